/// The statements of the table about a value: a resource type's properties, or something within them.
public struct SchemaNode {
    let table: SchemaTable
    /// Where the node begins: the same for nodes that say the same.
    public let place: Int
    let fields: Int

    /// True if the node has a field.
    public func has(_ field: SchemaField) -> Bool { fields >> field.rawValue & 1 == 1 }

    /// True if the node says something of the value as a whole, by other nodes: most do not.
    public var hasCombinations: Bool { fields & Self.combinations != 0 }

    /// The facts in a bit each.
    public var traits: SchemaTraits { SchemaTraits(rawValue: number(.traits) ?? 0) }

    /// The content of a field with a number.
    public func number(_ field: SchemaField) -> Int? {
        start(of: field).map { SchemaDigits.number(table.nodes, at: $0, width: SchemaDigits.number) }
    }

    /// The content of a field with a text.
    public func text(_ field: SchemaField) -> SchemaText? {
        start(of: field).map { table.text(at: SchemaDigits.number(table.nodes, at: $0, width: SchemaDigits.text)) }
    }

    /// The content of a field with a node.
    public func node(_ field: SchemaField) -> SchemaNode? {
        start(of: field).map { table.node(at: SchemaDigits.number(table.nodes, at: $0, width: SchemaDigits.node)) }
    }

    /// The content of a field with texts; none if the node does not have it.
    public func texts(_ field: SchemaField) -> SchemaTexts { SchemaTexts(list: list(field, width: SchemaDigits.text)) }

    /// The content of a field with nodes; none if the node does not have it.
    public func nodes(_ field: SchemaField) -> SchemaNodes { SchemaNodes(list: list(field, width: SchemaDigits.node)) }

    /// The content of a field with nodes by name; none if the node does not have it.
    public func members(_ field: SchemaField) -> SchemaMembers { SchemaMembers(list: list(field, width: SchemaMembers.width)) }

    private func list(_ field: SchemaField, width: Int) -> SchemaList {
        guard let start = start(of: field) else { return SchemaList(table: table, start: 0, count: 0) }
        let count = SchemaDigits.number(table.nodes, at: start, width: SchemaDigits.count)
        return SchemaList(table: table, start: start + SchemaDigits.count, count: count)
    }

    /// Where a field's content begins.
    private func start(of field: SchemaField) -> Int? {
        guard has(field) else { return nil }
        let before = fields & (1 << field.rawValue - 1)
        // Those of a fixed width come first.
        var start = place + SchemaDigits.fields + (before & Self.numbers).nonzeroBitCount * SchemaDigits.number
        start +=
            (before & Self.textFields).nonzeroBitCount * SchemaDigits.text + (before & Self.nodeFields).nonzeroBitCount * SchemaDigits.node
        var lists = before & Self.lists
        while lists != 0 {
            let index = lists.trailingZeroBitCount
            lists &= lists - 1
            guard let other = SchemaField(rawValue: index) else { return nil }
            start += lengthOfList(at: start, other.form)
        }
        return start
    }

    private static let combinations = [SchemaField.allOf, .anyOf, .oneOf, .not, .ifNode].reduce(0) { $0 | 1 << $1.rawValue }
    private static let numbers = bits(.number)
    private static let textFields = bits(.text)
    private static let nodeFields = bits(.node)
    private static let lists = bits(.texts) | bits(.nodes) | bits(.members)

    /// A bit for each field of a form.
    private static func bits(_ form: SchemaField.Form) -> Int {
        SchemaField.allCases.reduce(0) { $1.form == form ? $0 | 1 << $1.rawValue : $0 }
    }

    private func lengthOfList(at start: Int, _ form: SchemaField.Form) -> Int {
        SchemaDigits.count + SchemaDigits.number(table.nodes, at: start, width: SchemaDigits.count) * form.elementWidth
    }
}

extension SchemaField.Form {
    var elementWidth: Int {
        switch self {
        case .number, .text, .texts: SchemaDigits.text
        case .node, .nodes: SchemaDigits.node
        case .members: SchemaMembers.width
        }
    }
}
