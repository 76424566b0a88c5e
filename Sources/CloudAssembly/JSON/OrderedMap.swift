/// A map from strings to values in the order of a JavaScript object.
///
/// Keys that are canonical array indices (`0` … `4294967294`) come first, in ascending numeric order; all others follow in the order of
/// their first insertion. Keys are compared by their Unicode scalars: two canonically equivalent spellings are two keys.
/// Every map of the cloud assembly, the children of a construct included, is one of these (Semantics 1.1). Inlinable, so that other
/// modules use it specialized for their values: most of the time of a synthesis goes through it.
public struct OrderedMap<Value> {
    /// A map is searched through up to this many keys: nearly all are smaller, and for those it takes less time than a hash.
    @usableFromInline static var maximumSearchedCount: Int { 16 }

    @usableFromInline var entries: [(key: String, value: Value)] = []
    /// The place of each key's entry; empty for maps that are searched.
    @usableFromInline var places: [ScalarString: Int] = [:]

    /// An empty map.
    @inlinable public init() {}

    /// The number of entries.
    @inlinable public var count: Int { entries.count }
    /// True if the map has no entry.
    @inlinable public var isEmpty: Bool { entries.isEmpty }

    /// The keys, in enumeration order.
    @inlinable public var keys: [String] { entries.map(\.key) }

    /// The values, in enumeration order.
    @inlinable public var values: [Value] { entries.map(\.value) }

    /// The place of `key` in enumeration order; nil if there is no such key.
    @inlinable public func place(of key: String) -> Int? {
        let wanted = ScalarString(string: key)
        guard places.isEmpty else { return places[wanted] }
        // A plain loop, in which a debug build looks up no types.
        let (count, size) = (entries.count, key.utf8.count)
        var place = 0
        while place < count {
            let other = entries[place].key
            if other.utf8.count == size, ScalarString(string: other) == wanted { return place }
            place += 1
        }
        return nil
    }

    /// The place of the first key in enumeration order that is wanted; nil if none is.
    @inlinable public func place(where isWanted: (String) -> Bool) -> Int? { entries.firstIndex { isWanted($0.key) } }

    /// The entry at a place in enumeration order.
    @inlinable public subscript(place: Int) -> (key: String, value: Value) { entries[place] }

    /// The value of `key`; nil if there is none.
    ///
    /// Setting a new value for an existing key keeps its place; setting nil removes the key.
    @inlinable public subscript(key: String) -> Value? {
        get {
            guard let place = place(of: key) else { return nil }
            return entries[place].value
        }
        set {
            let place = place(of: key)
            if let value = newValue {
                if let place { entries[place].value = value } else { _ = insert(key, value) }
            } else if let place {
                remove(at: place)
            }
        }
    }

    /// The value of `key`, or of a new entry with `defaultValue`, to be changed in place.
    @inlinable public subscript(key: String, default defaultValue: @autoclosure () -> Value) -> Value {
        get { self[key] ?? defaultValue() }
        _modify {
            let place = place(of: key) ?? insert(key, defaultValue())
            yield &entries[place].value
        }
    }

    /// A map with the same keys and transformed values.
    @inlinable public func mapValues<T>(_ transform: (Value) throws -> T) rethrows -> OrderedMap<T> {
        var result = OrderedMap<T>()
        result.entries = try entries.map { ($0.key, try transform($0.value)) }
        result.places = places
        return result
    }

    /// A map of pairs of which no two have the same key.
    ///
    /// Keys that spell indices are sorted first: inserted one by one before greater ones, many would take quadratic time.
    init(distinct elements: [(String, Value)]) {
        // The others follow below.
        let indices = elements.enumerated().compactMap { place, element in Self.arrayIndex(element.0).map { (index: $0, place: place) } }
        guard !indices.isEmpty else {
            self.init(elements)
            return
        }
        let sorted = indices.sorted { $0.index < $1.index }
        self.init(sorted.map { elements[$0.place] } + elements.filter { Self.arrayIndex($0.0) == nil })
    }

    /// Adds a key that the map does not have; its place.
    @inlinable mutating func insert(_ key: String, _ value: Value) -> Int {
        let place = Self.arrayIndex(key).map(place(ofIndex:)) ?? count
        if place == count { entries.append((key, value)) } else { entries.insert((key, value), at: place) }
        if count > Self.maximumSearchedCount { notePlaces(from: places.isEmpty ? 0 : place) }
        return place
    }

    @inlinable mutating func remove(at place: Int) {
        let key = entries.remove(at: place).key
        if count <= Self.maximumSearchedCount {
            places = [:]
        } else {
            places[ScalarString(string: key)] = nil
            notePlaces(from: place)
        }
    }

    @inlinable mutating func notePlaces(from start: Int) {
        for place in start..<count { places[ScalarString(string: entries[place].key)] = place }
    }

    /// The place where a key that spells an index belongs: before greater ones and all other keys.
    @inlinable func place(ofIndex index: UInt32) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if let other = Self.arrayIndex(entries[middle].key), other < index { low = middle + 1 } else { high = middle }
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
    /// The entries in enumeration order.
    @inlinable public func makeIterator() -> IndexingIterator<[(key: String, value: Value)]> { entries.makeIterator() }
    /// The number of entries, exactly.
    @inlinable public var underestimatedCount: Int { count }
}

extension OrderedMap: ExpressibleByDictionaryLiteral {
    /// A map of the pairs as written; of equal keys the last value wins, in the place of the first.
    @inlinable public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements)
    }

    /// A map of the pairs in order; of equal keys the last value wins, in the place of the first.
    @inlinable public init(_ elements: some Sequence<(String, Value)>) {
        entries.reserveCapacity(elements.underestimatedCount)
        for (key, value) in elements { self[key] = value }
    }
}

extension OrderedMap: Sendable where Value: Sendable {}

/// Equal maps have equal values for equal keys; order does not count.
extension OrderedMap: Equatable where Value: Equatable {
    /// True if both maps have equal values for equal keys, in whatever order.
    @inlinable public static func == (lhs: OrderedMap, rhs: OrderedMap) -> Bool {
        lhs.count == rhs.count && lhs.allSatisfy { rhs[$0.key] == $0.value }
    }
}

/// A string compared scalar by scalar, as JavaScript compares, instead of by canonical equivalence.
@usableFromInline struct ScalarString: Hashable, Sendable {
    @usableFromInline let string: String

    @inlinable init(string: String) { self.string = string }

    @inlinable static func == (lhs: ScalarString, rhs: ScalarString) -> Bool {
        let count = lhs.string.utf8.count
        // Most differ in length. Of ASCII, which has a code unit for each byte, String's own comparison is exact.
        return count == rhs.string.utf8.count && lhs.string == rhs.string
            && (count == lhs.string.utf16.count || lhs.string.utf8.elementsEqual(rhs.string.utf8))
    }

    // Strings that are equal as scalars are equal canonically too, so String's own hash serves.
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
    /// Writes an object with the entries in their order.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: MapKey.self)
        for (key, value) in self { try container.encode(value, forKey: MapKey(stringValue: key)) }
    }
}

extension OrderedMap: Decodable where Value: Decodable {
    /// Reads an object; its members come in the order in which the decoder lists them.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: MapKey.self)
        for key in container.allKeys { self[key.stringValue] = try container.decode(Value.self, forKey: key) }
    }
}
