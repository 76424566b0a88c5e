import OrderedCollections

/// A dictionary from strings that enumerates in the order of a JavaScript object.
///
/// Keys that are canonical array indices (`0` … `4294967294`) come first, in ascending numeric order; all others follow in the order of
/// their first insertion. Keys are compared by their Unicode scalars: two canonically equivalent spellings are two keys.
/// Every map of the cloud assembly, the children of a construct included, is one of these (CDK-SEMANTICS 1.1). Inlinable, so that other
/// modules use it specialized for their values: most of the time of a synthesis goes through it.
public struct OrderedMap<Value> {
    @usableFromInline var storage: OrderedDictionary<ScalarString, Value> = [:]
    @usableFromInline var indexKeyCount = 0

    /// An empty map.
    @inlinable public init() {}

    @inlinable public var count: Int { storage.count }
    @inlinable public var isEmpty: Bool { storage.isEmpty }

    /// The keys, in enumeration order.
    @inlinable public var keys: [String] { storage.keys.map(\.string) }

    /// The values, in enumeration order.
    @inlinable public var values: [Value] { storage.values.elements }

    /// The value of `key`. Setting a new value for an existing key keeps its place; setting nil removes the key.
    @inlinable public subscript(key: String) -> Value? {
        get { storage[ScalarString(string: key)] }
        set {
            let storageKey = ScalarString(string: key)
            guard let newValue else {
                if storage.removeValue(forKey: storageKey) != nil, Self.arrayIndex(key) != nil { indexKeyCount -= 1 }
                return
            }
            if storage.index(forKey: storageKey) != nil {
                storage[storageKey] = newValue
            } else if let index = Self.arrayIndex(key) {
                storage.updateValue(newValue, forKey: storageKey, insertingAt: position(ofIndex: index))
                indexKeyCount += 1
            } else {
                storage[storageKey] = newValue
            }
        }
    }

    /// The value of `key`, or of a new entry with `defaultValue`, to be changed in place.
    @inlinable public subscript(key: String, default defaultValue: @autoclosure () -> Value) -> Value {
        get { self[key] ?? defaultValue() }
        _modify {
            if self[key] == nil { self[key] = defaultValue() }
            yield &storage[ScalarString(string: key), default: defaultValue()]
        }
    }

    /// A map with the same keys and transformed values.
    @inlinable public func mapValues<T>(_ transform: (Value) throws -> T) rethrows -> OrderedMap<T> {
        var result = OrderedMap<T>()
        for (key, value) in self { result[key] = try transform(value) }
        return result
    }

    @inlinable func position(ofIndex index: UInt32) -> Int {
        var low = 0
        var high = indexKeyCount
        while low < high {
            let middle = (low + high) / 2
            if let other = Self.arrayIndex(storage.keys[middle].string), other < index { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The number that `key` spells if JavaScript treats it as an array index.
    @inlinable static func arrayIndex(_ key: String) -> UInt32? {
        guard let first = key.utf8.first, first >= 0x30, first <= 0x39, key.utf8.count <= 10 else { return nil }
        if first == 0x30 { return key.utf8.count == 1 ? 0 : nil }
        guard let value = UInt64(key), value < UInt64(UInt32.max) else { return nil }
        return UInt32(value)
    }
}

extension OrderedMap: Sequence {
    public struct Iterator: IteratorProtocol {
        @usableFromInline var base: OrderedDictionary<ScalarString, Value>.Elements.Iterator

        @inlinable init(base: OrderedDictionary<ScalarString, Value>.Elements.Iterator) { self.base = base }

        @inlinable public mutating func next() -> (key: String, value: Value)? {
            base.next().map { ($0.key.string, $0.value) }
        }
    }

    @inlinable public func makeIterator() -> Iterator { Iterator(base: storage.elements.makeIterator()) }
    @inlinable public var underestimatedCount: Int { storage.count }
}

extension OrderedMap: ExpressibleByDictionaryLiteral {
    /// A map of the pairs as written; of equal keys the last value wins, in the place of the first.
    @inlinable public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements)
    }

    /// A map of the pairs in order; of equal keys the last value wins, in the place of the first.
    @inlinable public init(_ elements: some Sequence<(String, Value)>) {
        for (key, value) in elements { self[key] = value }
    }
}

extension OrderedMap: Sendable where Value: Sendable {}

/// Equal maps have equal values for equal keys; order does not count.
extension OrderedMap: Equatable where Value: Equatable {
    @inlinable public static func == (lhs: OrderedMap, rhs: OrderedMap) -> Bool {
        lhs.count == rhs.count && lhs.allSatisfy { rhs[$0.key] == $0.value }
    }
}

/// A string compared scalar by scalar, as JavaScript compares, instead of by canonical equivalence.
@usableFromInline struct ScalarString: Hashable, Sendable {
    @usableFromInline let string: String

    @inlinable init(string: String) { self.string = string }

    // Strings that are equal as scalars are equal canonically too, so String's own hash serves.
    @inlinable static func == (lhs: ScalarString, rhs: ScalarString) -> Bool {
        lhs.string == rhs.string && lhs.string.utf8.elementsEqual(rhs.string.utf8)
    }

    @inlinable func hash(into hasher: inout Hasher) {
        hasher.combine(string)
    }
}

/// A key of a coded map.
struct MapKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension OrderedMap: Encodable where Value: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: MapKey.self)
        for (key, value) in self { try container.encode(value, forKey: MapKey(stringValue: key)) }
    }
}

extension OrderedMap: Decodable where Value: Decodable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: MapKey.self)
        for key in container.allKeys { self[key.stringValue] = try container.decode(Value.self, forKey: key) }
    }
}
