import CDK

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A resource type of `kinds.json`, made as generated classes make theirs.
struct ResourceKind {
    private let type: ResourceType
    private let properties: OrderedMap<JSON>
    /// The names of all properties, those of nested types by the path to them.
    private let names: OrderedMap<JSON>

    static func named(_ name: String) throws -> ResourceKind {
        guard let kind = kinds[name] else { throw MalformedRecipe("no kind \(name)") }
        return try ResourceKind(Operation(kind))
    }

    private init(_ kind: Operation) throws {
        let format: TagFormat =
            switch try kind.text("tags") {
            case "map": .map
            case "autoScalingGroup": .autoScalingGroup
            default: .standard
            }
        type = ResourceType(try kind.text("type"), tags: format, tagProperty: try kind.text("tagProperty"))
        properties = try kind.object("properties")
        names = try kind.object("names")
    }

    func make(_ scope: Node, _ id: String, _ members: [JSON], tags: [JSON]?, _ values: RecipeValues) throws -> CfnResource {
        var bag = try bag(members, properties, at: "", values)
        if let tags { bag.set("Tags", raw: try self.tags(tags)) }
        return CfnResource(scope, id, type, bag, file: #fileID, line: #line)
    }

    private func bag(_ members: [JSON], _ shape: OrderedMap<JSON>, at path: String, _ values: RecipeValues) throws -> PropertyBag {
        let known = names[path]?.array?.compactMap(\.string).joined(separator: " ") ?? ""
        var bag = PropertyBag(of: known, capacity: members.count)
        for member in members {
            guard let name = member[0]?.string, let value = member[1], let inner = shape[name]?[1] else {
                throw MalformedRecipe("no property \(member.text())")
            }
            if let nested = inner.object, let members = value.array {
                bag.set(name, raw: .record(try self.bag(members, nested, at: path.isEmpty ? name : "\(path).\(name)", values)))
            } else {
                bag.set(name, try values.any(value))
            }
        }
        return bag
    }

    private func tags(_ pairs: [JSON]) throws -> TemplateValue {
        let pairs = pairs.map { (key: $0[0]?.string ?? "", value: $0[1]?.string ?? "") }
        if type.tags == .map { return .object(OrderedMap(pairs.map { ($0.key, .string($0.value)) })) }
        return .list(
            pairs.map { pair in
                var bag = PropertyBag(
                    of: type.tags == .autoScalingGroup ? "Key PropagateAtLaunch Value" : "Key Value", capacity: 3)
                bag.set("Key", raw: .string(pair.key))
                if type.tags == .autoScalingGroup { bag.set("PropagateAtLaunch", raw: .bool(true)) }
                bag.set("Value", raw: .string(pair.value))
                return .record(bag)
            })
    }

    /// Read once: the table is the one that the oracle reads.
    private static let kinds: OrderedMap<JSON> = {
        let path = ProcessInfo.processInfo.environment["FUZZ_KINDS"] ?? ""
        guard let data = FileManager.default.contents(atPath: path), let json = try? JSON(parsing: data) else {
            fatalError("FUZZ_KINDS does not name kinds.json")
        }
        return json.object ?? [:]
    }()
}
