import CloudAssembly

extension TemplateRepresentable {
    /// A text that two values share if they are the same before anything is rendered: equal literals, references to the same attribute
    /// of the same element, calls of the same function with the same arguments, one and the same lazy value.
    public var identity: String { raw.identity }
}

extension TemplateValue {
    var identity: String {
        switch self {
        case .absent: "absent"
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): JSON.text(of: number)
        case .string(let text): JSON.string(text).text()
        case .list(let elements): "[" + elements.map(\.identity).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { JSON.string($0.key).text() + ":" + $0.value.identity }.joined(separator: ",") + "}"
        case .record(let bag): "{" + bag.sorted.map { "\($0.name):" + $0.value.identity }.joined(separator: ",") + "}"
        case .text(let pieces): "(" + pieces.map(\.identity).joined(separator: "+") + ")"
        case .reference(let reference): "\(Self.address(reference.target)).\(reference.attribute.name)"
        case .intrinsic(let intrinsic): "\(intrinsic.name)(\(intrinsic.argument.identity))"
        case .lazy(let lazy): lazy.reference.map { "lazy \(TemplateValue.reference($0).identity)" } ?? Self.address(lazy)
        }
    }

    private static func address(_ object: AnyObject) -> String {
        "@\(UInt(bitPattern: ObjectIdentifier(object)))"
    }
}
