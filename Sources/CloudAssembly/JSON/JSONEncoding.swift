extension JSON {
    /// The JSON of an encodable value, members in the order in which it encodes them.
    ///
    /// - Throws: What the value's own `encode(to:)` throws.
    public init(encoding value: some Encodable) throws {
        let encoder = JSONEncoding(codingPath: [])
        try value.encode(to: encoder)
        self = encoder.slot.json
    }
}

extension JSON: Encodable {
    /// Writes the value to an encoder of any format.
    public func encode(to encoder: any Encoder) throws {
        if let encoder = encoder as? JSONEncoding {
            encoder.slot.content = .value(self)
            return
        }
        switch self {
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let value):
            var container = encoder.singleValueContainer()
            if let integer = Int(exactly: value) { try container.encode(integer) } else { try container.encode(value) }
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .array(let elements): try elements.encode(to: encoder)
        case .object(let members): try members.encode(to: encoder)
        }
    }
}

/// A place for a value that is still being encoded.
private final class Slot {
    enum Content {
        case value(JSON)
        case array([Slot])
        case object(OrderedMap<Slot>)
    }

    var content: Content = .object([:])

    var json: JSON {
        switch content {
        case .value(let value): value
        case .array(let slots): .array(slots.map(\.json))
        case .object(let slots): .object(slots.mapValues(\.json))
        }
    }

    func member(_ key: any CodingKey) -> Slot {
        let slot = Slot()
        if case .object(var slots) = content {
            content = .array([])  // Gives up the only other reference, so that the map is changed in place.
            slots[key.stringValue] = slot
            content = .object(slots)
        }
        return slot
    }

    func element() -> Slot {
        let slot = Slot()
        if case .array(var slots) = content {
            content = .array([])
            slots.append(slot)
            content = .array(slots)
        }
        return slot
    }
}

private final class JSONEncoding: Encoder, SingleValueEncodingContainer {
    let codingPath: [any CodingKey]
    let slot: Slot
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(codingPath: [any CodingKey], slot: Slot = Slot()) {
        self.codingPath = codingPath
        self.slot = slot
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = slot.content {} else { slot.content = .object([:]) }
        return KeyedEncodingContainer(KeyedContainer<Key>(codingPath: codingPath, slot: slot))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        slot.content = .array([])
        return UnkeyedContainer(codingPath: codingPath, slot: slot)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { slot.content = .value(.null) }

    func encode<T: Encodable>(_ value: T) throws {
        switch value {
        case let value as String: slot.content = .value(.string(value))
        case let value as Bool: slot.content = .value(.bool(value))
        case let value as Double: slot.content = .value(.number(value))
        case let value as Float: slot.content = .value(.number(Double(value)))
        case let value as any BinaryInteger: slot.content = .value(.number(Double(value)))
        default: try value.encode(to: self)
        }
    }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let codingPath: [any CodingKey]
    let slot: Slot

    func encoder(_ key: any CodingKey) -> JSONEncoding { JSONEncoding(codingPath: codingPath + [key], slot: slot.member(key)) }

    func encodeNil(forKey key: Key) { encoder(key).encodeNil() }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try encoder(key).encode(value) }
    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
        encoder(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { encoder(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder(MapKey(stringValue: "super")) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
    let codingPath: [any CodingKey]
    let slot: Slot

    var count: Int {
        if case .array(let slots) = slot.content { slots.count } else { 0 }
    }

    func encoder() -> JSONEncoding { JSONEncoding(codingPath: codingPath, slot: slot.element()) }

    func encodeNil() { encoder().encodeNil() }
    func encode<T: Encodable>(_ value: T) throws { try encoder().encode(value) }
    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        encoder().container(keyedBy: type)
    }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder() }
}
