/// Where a list lies in the table.
struct SchemaList {
    let table: SchemaTable
    let start: Int
    let count: Int

    func text(at place: Int) -> SchemaText {
        table.text(at: SchemaDigits.number(table.nodes, at: start + place, width: SchemaDigits.text))
    }

    func node(at place: Int) -> SchemaNode {
        table.node(at: SchemaDigits.number(table.nodes, at: start + place, width: SchemaDigits.node))
    }
}

/// Texts of the table.
public struct SchemaTexts: RandomAccessCollection {
    let list: SchemaList

    /// The place of the first element: zero.
    public var startIndex: Int { 0 }
    /// The number of elements.
    public var endIndex: Int { list.count }

    /// The text at a place.
    public subscript(index: Int) -> SchemaText { list.text(at: index * SchemaDigits.text) }

    /// True if a string is one of the texts.
    public func contains(_ string: String) -> Bool {
        var string = string
        return string.withUTF8 { bytes in contains { $0.bytes.count == bytes.count && $0.order(bytes) == 0 } }
    }
}

/// Nodes of the table.
public struct SchemaNodes: RandomAccessCollection {
    let list: SchemaList

    /// The place of the first element: zero.
    public var startIndex: Int { 0 }
    /// The number of elements.
    public var endIndex: Int { list.count }

    /// The node at a place.
    public subscript(index: Int) -> SchemaNode { list.node(at: index * SchemaDigits.node) }
}

/// Nodes by name, sorted by it.
public struct SchemaMembers: RandomAccessCollection {
    static let width = SchemaDigits.text + SchemaDigits.node

    let list: SchemaList

    /// The place of the first element: zero.
    public var startIndex: Int { 0 }
    /// The number of elements.
    public var endIndex: Int { list.count }

    /// A name and its node, by their place in the order of the names.
    public subscript(index: Int) -> (name: SchemaText, node: SchemaNode) {
        (list.text(at: index * Self.width), list.node(at: index * Self.width + SchemaDigits.text))
    }

    /// The node of a name.
    public subscript(name: String) -> SchemaNode? {
        var name = name
        return name.withUTF8 { bytes in
            var low = 0
            var high = list.count
            while low < high {
                let middle = (low + high) / 2
                let order = list.text(at: middle * Self.width).order(bytes)
                if order == 0 { return list.node(at: middle * Self.width + SchemaDigits.text) }
                if order < 0 { low = middle + 1 } else { high = middle }
            }
            return nil
        }
    }
}
