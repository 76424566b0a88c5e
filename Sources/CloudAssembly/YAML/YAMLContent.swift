/// What stands behind the properties of a node.
enum YAMLContent {
    /// Nothing.
    case empty
    /// A text without quotes, which may mean a number or a flag.
    case plain(String)
    /// A text in quotes, or one of several lines.
    case quoted(String)
    case list(YAMLElements)
    case mapping(OrderedMap<JSON>, size: Int, height: Int)
    /// What an alias stands for.
    case alias(YAMLNode)
}

/// The elements of a list.
struct YAMLElements {
    private(set) var values: [JSON] = []
    private(set) var size = 1
    private(set) var height = 0

    mutating func append(_ node: YAMLNode) {
        values.append(node.json)
        size += node.size
        height = max(height, node.height + 1)
    }
}

/// The members of a mapping.
struct YAMLMembers {
    private var entries: [(String, JSON)] = []
    private var names: Set<ScalarString> = []
    private(set) var size = 1
    private(set) var height = 0
    /// The value of `<<`, and where the key stands.
    private var mergedMappings: (value: JSON, place: YAMLCursor.Place)?

    mutating func add(_ key: YAMLNode, _ value: YAMLNode, at place: YAMLCursor.Place, _ cursor: YAMLCursor) throws(YAMLSyntaxError) {
        guard let name = key.text else { throw cursor.error("a key of a template is a text", at: place) }
        size += value.size
        height = max(height, value.height + 1)
        if key.isMergeKey {
            if mergedMappings != nil { throw cursor.error("the mapping has the key '<<' already", at: place) }
            mergedMappings = (value.json, place)
            return
        }
        guard names.insert(ScalarString(string: name)).inserted else {
            throw cursor.error("the mapping has the key '\(name)' already", at: place)
        }
        entries.append((name, value.json))
    }

    /// The members with those of the mappings that `<<` names, as far as the mapping does not have them itself.
    ///
    /// Of these the first counts.
    func merged(_ cursor: YAMLCursor) throws(YAMLSyntaxError) -> OrderedMap<JSON> {
        guard let (value, place) = mergedMappings else { return OrderedMap(distinct: entries) }
        var known = names
        var others: [(String, JSON)] = []
        for mapping in value.array ?? [value] {
            guard case .object(let members) = mapping else { throw cursor.error("'<<' merges mappings, and nothing else", at: place) }
            for (key, member) in members where known.insert(ScalarString(string: key)).inserted { others.append((key, member)) }
        }
        return OrderedMap(distinct: others + entries)
    }
}
