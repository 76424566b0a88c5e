/// CloudFormation's resource types and what their properties may hold.
///
/// Three texts, which the generator writes (`SchemaTableWriter`) and which are read where they lie:
///
/// - types: for each, sorted by name, where its name and its node begin;
/// - nodes: the fields that the node has, a bit for each, and then these fields (``SchemaField``). Nodes that say the same are one;
/// - texts: sorted, each once, behind its length in bytes.
public struct SchemaTable: @unchecked Sendable {
    private let types: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<UInt8>
    let texts: UnsafeBufferPointer<UInt8>

    init(types: StaticString, nodes: StaticString, texts: StaticString) {
        self.types = UnsafeBufferPointer(start: types.utf8Start, count: types.utf8CodeUnitCount)
        self.nodes = UnsafeBufferPointer(start: nodes.utf8Start, count: nodes.utf8CodeUnitCount)
        self.texts = UnsafeBufferPointer(start: texts.utf8Start, count: texts.utf8CodeUnitCount)
    }

    /// A table of texts that were just made.
    ///
    /// They stay in memory: it is for tests and for the generator.
    public init(keepingTypes types: [UInt8], nodes: [UInt8], texts: [UInt8]) {
        func kept(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = copy.initialize(from: bytes)
            return UnsafeBufferPointer(copy)
        }
        self.types = kept(types)
        self.nodes = kept(nodes)
        self.texts = kept(texts)
    }

    private static let entryWidth = SchemaDigits.text + SchemaDigits.node

    /// The number of types.
    public var count: Int { types.count / Self.entryWidth }

    /// The names of all types, sorted.
    public var typeNames: [String] { (0..<count).map { name(ofType: $0).string } }

    /// The names of the types that are nearly as long as another name, sorted.
    public func typeNames(ofLengthNear name: String, by difference: Int) -> [String] {
        let length = name.utf8.count
        return (0..<count).lazy.map { self.name(ofType: $0) }.filter { abs($0.bytes.count - length) <= difference }.map(\.string)
    }

    /// The node of a type; nil if there is no such type.
    public subscript(type: String) -> SchemaNode? {
        var type = type
        return type.withUTF8 { name in
            var low = 0
            var high = count
            while low < high {
                let middle = (low + high) / 2
                let order = self.name(ofType: middle).order(name)
                if order == 0 {
                    let place = middle * Self.entryWidth + SchemaDigits.text
                    return node(at: SchemaDigits.number(types, at: place, width: SchemaDigits.node))
                }
                if order < 0 { low = middle + 1 } else { high = middle }
            }
            return nil
        }
    }

    private func name(ofType index: Int) -> SchemaText {
        text(at: SchemaDigits.number(types, at: index * Self.entryWidth, width: SchemaDigits.text))
    }

    func text(at place: Int) -> SchemaText {
        let count = SchemaDigits.number(texts, at: place, width: SchemaDigits.count)
        let start = place + SchemaDigits.count
        return SchemaText(bytes: UnsafeBufferPointer(rebasing: texts[start..<(start + count)]))
    }

    func node(at place: Int) -> SchemaNode {
        SchemaNode(table: self, place: place, fields: SchemaDigits.number(nodes, at: place, width: SchemaDigits.fields))
    }
}

/// A text of the table.
public struct SchemaText: CustomStringConvertible {
    let bytes: UnsafeBufferPointer<UInt8>

    /// Where the text lies: the same for equal texts of one table, and another in each table.
    public var id: UnsafePointer<UInt8>? { bytes.baseAddress }

    /// A copy of the text.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The text itself.
    public var description: String { string }

    /// True if this is the text of a string.
    public func equals(_ string: String) -> Bool {
        guard string.utf8.count == bytes.count else { return false }
        return string.utf8.withContiguousStorageIfAvailable { order($0) == 0 } ?? (string == self.string)
    }

    /// The number that the text is as a decimal; nil if it is none.
    public var number: Double? {
        // Most bounds have a few digits.
        guard (1...15).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return Double(string) }
        return Double(bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }

    /// Less than zero if this text comes before another one, byte by byte; zero if they are equal.
    func order(_ other: UnsafeBufferPointer<UInt8>) -> Int {
        let count = min(bytes.count, other.count)
        var index = 0
        // Eight bytes at a time: most names have a long beginning in common.
        let (one, two) = (UnsafeRawBufferPointer(bytes), UnsafeRawBufferPointer(other))
        while index + 8 <= count {
            let left = UInt64(bigEndian: one.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let right = UInt64(bigEndian: two.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            if left != right { return left < right ? -1 : 1 }
            index += 8
        }
        while index < count {
            if bytes[index] != other[index] { return Int(bytes[index]) - Int(other[index]) }
            index += 1
        }
        return bytes.count - other.count
    }
}
