/// Logical ids: an element's name within its template.
enum LogicalIDs {
    /// The id that an element's place in its stack gives it, its own or the one that it takes its name from.
    static func allocate(for element: CfnElement) -> String {
        guard let stack = element.node.stack else { return "" }
        var ids = element.namingPlace.map { [$0.id] } ?? []
        var place: Node? = element.namingPlace?.scope ?? element.node
        while let node = place, node !== stack {
            ids.append(node.id)
            place = node.scope
        }
        return Names.uniqueID(components: ids.reversed(), at: element.node)
    }

    static func isValid(_ id: String) -> Bool {
        (1...255).contains(id.utf8.count) && id.utf8.allSatisfy(Names.isAlphanumeric)
    }
}

extension Diagnostic {
    static func logicalID(_ id: String) -> Diagnostic {
        .error(
            "swift-cdk:template/logical-id", "The logical id '\(id)' is empty, too long, or has more than ASCII letters and digits",
            action: "use 1 to 255 ASCII letters and digits")
    }
}

/// The way in which a stack chooses logical ids, where its construct has rules of its own.
final class LogicalIDAllocation: Slot {
    var allocate: ((CfnElement) -> String)?

    func dismantle() { allocate = nil }
}

/// The logical ids that a stack renames.
final class LogicalIDRenames: Slot {
    private var renames: [(old: String, new: String, line: SourceLocation)] = []
    private var used: Set<String> = []
    private var allocated: [String: (id: String, element: Node)] = [:]

    func add(_ old: String, _ new: String, at line: SourceLocation, _ stack: StackNode) {
        if let other = renames.first(where: { $0.old == old }) {
            stack.report(
                .error(
                    "swift-cdk:template/renamed-twice", "The logical id '\(old)' is renamed twice", action: "keep one of the two", at: line,
                    other: other.line))
            return
        }
        renames.append((old, new, line))
        // Every id is asked for again.
        allocated = [:]
    }

    func apply(to id: String, at element: Node) -> String {
        let rename = renames.first { $0.old == id }
        let renamed = rename?.new ?? id
        if rename != nil { used.insert(id) }
        guard !renames.isEmpty else { return renamed }
        if let other = allocated[renamed], other.id != id {
            element.report(
                .error(
                    "swift-cdk:template/shared-logical-id", "'\(other.id)' and '\(id)' would both have the logical id '\(renamed)'",
                    action: "rename to an id that is not taken", other: other.element.location))
        }
        allocated[renamed] = (id, element)
        return renamed
    }

    func dismantle() { allocated = [:] }

    /// The number of renames up to now.
    var count: Int { renames.count }

    /// The renames that no element had.
    var unused: [String] {
        renames.map(\.old).filter { !used.contains($0) }.sorted { $0.utf16Precedes($1) }
    }
}

extension StackNode {
    final var renames: LogicalIDRenames { slot(LogicalIDRenames.self) }
}

/// A logical id that is computed from the template's values.
final class ComputedLogicalID {
    private let compute: (String, Rendering) -> String
    private var isComputing = false

    init(_ compute: @escaping (String, Rendering) -> String) { self.compute = compute }

    /// The logical id of an element that would have `id` otherwise.
    func id(_ id: String, of element: CfnElement) -> String {
        let node = element.node
        if isComputing {
            node.report(
                .error(
                    "swift-cdk:template/endless-logical-id", "The logical id is computed from values that contain it",
                    action: "do not refer to it there"))
            return id
        }
        isComputing = true
        defer { isComputing = false }
        return compute(id, Rendering(resolver: TemplateResolver(consumer: node.stack, node: node)))
    }
}
