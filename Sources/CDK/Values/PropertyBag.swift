/// Properties of a CloudFormation type, by their CloudFormation names.
///
/// Generated types put their arguments in here instead of storing each: see <doc:Design#Properties-in-a-bag>. Rendered, the
/// properties are sorted by name.
public struct PropertyBag {
    /// The properties that were set, in the order of their names if `set` was called in that order.
    private(set) var properties: [(name: String, value: TemplateValue)] = []
    /// Literals for which CloudFormation lists other texts.
    private(set) var unlisted: [UnlistedText] = []
    /// The line that made the properties, where they are those of a part with a line of its own.
    var location: SourceLocation?

    /// The names of all properties of the type, set or not, joined by spaces; empty if they are not known.
    private let names: String

    /// An empty bag for a type whose properties are not known.
    public init() { names = "" }

    /// A bag for the properties of a type.
    ///
    /// - Parameters:
    ///   - names: The names of all of them, joined by spaces.
    ///   - capacity: How many there is room for at first.
    public init(of names: String, capacity: Int) {
        self.names = names
        properties.reserveCapacity(capacity)
    }

    /// Sets a property that is not in the bag yet; nil leaves it out.
    @inlinable
    public mutating func set<T: TemplateRepresentable>(_ name: String, _ value: T?) {
        if let value { set(name, raw: value.raw, listed: T.listedTexts) }
    }

    @usableFromInline
    mutating func set(_ name: String, raw: TemplateValue, listed: String?) {
        set(name, raw: raw)
        if let listed { unlisted += UnlistedText.find(in: raw, listed, property: name) }
    }

    /// Sets a property anew; nil removes it.
    mutating func replace<T: TemplateRepresentable>(_ name: String, _ value: T?) {
        self[name] = value?.raw
        if let value, let listed = T.listedTexts { unlisted += UnlistedText.find(in: value.raw, listed, property: name) }
    }

    /// Sets a property that is not in the bag yet.
    public mutating func set(_ name: String, raw: TemplateValue) {
        properties.append((name, raw))
    }

    /// The value of a property; nil if it is not set.
    ///
    /// Setting nil removes it.
    public subscript(name: String) -> TemplateValue? {
        get { properties.first { $0.name == name }?.value }
        set {
            unlisted.removeAll { $0.property == name }
            let index = properties.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): properties[index].value = value
            case (let index?, nil): properties.remove(at: index)
            case (nil, let value?): properties.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// A property seen as a type; nil if it is not set.
    public func get<T: TemplateRepresentable>(_ name: String, as type: T.Type = T.self) -> T? {
        self[name].map(T.init(raw:))
    }

    /// The names of all properties of the type, set or not; none if they are not known.
    var knownNames: Set<Substring> { Set(names.split(separator: " ")) }

    /// The properties sorted by the code units of their names.
    var sorted: [(name: String, value: TemplateValue)] {
        for index in properties.indices.dropFirst() where !(properties[index - 1].name.utf16Precedes(properties[index].name)) {
            return properties.sorted { $0.name.utf16Precedes($1.name) }
        }
        return properties
    }
}

extension TemplateRepresentable {
    /// The same properties with the line that made them: what is wrong with them is told there, not at the construct that has them.
    ///
    /// It concerns types that consist of properties; other values stay as they are.
    public func made(at line: SourceLocation?) -> Self {
        guard let line, case .record(var bag) = raw else { return self }
        bag.location = line
        return Self(raw: .record(bag))
    }
}

extension UnlistedText {
    /// The texts of a value, or of the elements of a list or map, that are not listed.
    fileprivate static func find(in value: TemplateValue, _ listed: String, property: String) -> [UnlistedText] {
        switch value {
        case .string(let text): contains(listed, text) ? [] : [UnlistedText(property: property, text: text, listed: listed)]
        case .list(let elements): elements.flatMap { find(in: $0, listed, property: property) }
        case .object(let members): members.flatMap { find(in: $0.value, listed, property: property) }
        default: []
        }
    }

    private static func contains(_ listed: String, _ text: String) -> Bool {
        listed.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).contains { $0.elementsEqual(text.utf8) }
    }
}
