/// The statements of the table about a value: a resource type's properties, or something within them.
public struct SchemaNode {
    let table: SchemaTable
    /// Where the node begins: the same for nodes that say the same.
    public let place: Int
    @usableFromInline let fields: Int

    /// True if the node has a field.
    @inlinable public func has(_ field: SchemaField) -> Bool { fields >> field.rawValue & 1 == 1 }

    /// True if the node says something of the value as a whole, by other nodes: most do not.
    public var hasCombinations: Bool { fields & Self.combinations != 0 }

    /// The facts in a bit each.
    public var traits: SchemaTraits {
        // Every value is asked for them: they are the first field.
        guard has(.traits) else { return [] }
        return SchemaTraits(rawValue: SchemaDigits.number(table.nodes, at: place + SchemaDigits.fields, width: SchemaDigits.number))
    }

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
        var before = fields & (1 << field.rawValue - 1)
        var start = place + SchemaDigits.fields
        while before != 0 {
            let index = before.trailingZeroBitCount
            before &= before - 1
            // Forms follow each other.
            switch index {
            case ..<SchemaField.pattern.rawValue: start += SchemaDigits.number
            case ..<SchemaField.items.rawValue: start += SchemaDigits.text
            case ..<SchemaField.required.rawValue: start += SchemaDigits.node
            case ..<SchemaField.allOf.rawValue: start += lengthOfList(at: start, width: SchemaDigits.text)
            case ..<SchemaField.properties.rawValue: start += lengthOfList(at: start, width: SchemaDigits.node)
            default: start += lengthOfList(at: start, width: SchemaMembers.width)
            }
        }
        return start
    }

    private static var combinations: Int {
        1 << SchemaField.allOf.rawValue | 1 << SchemaField.anyOf.rawValue | 1 << SchemaField.oneOf.rawValue
            | 1 << SchemaField.not.rawValue | 1 << SchemaField.ifNode.rawValue
    }

    private func lengthOfList(at start: Int, width: Int) -> Int {
        SchemaDigits.count + SchemaDigits.number(table.nodes, at: start, width: SchemaDigits.count) * width
    }
}
