/// Tags, anchors and aliases, and what they make of a node.
extension YAMLReader {
    /// The tag and the anchor of the node that begins here.
    mutating func properties() throws(YAMLSyntaxError) -> YAMLProperties {
        var properties = YAMLProperties()
        while true {
            let place = cursor.place
            if cursor.current == "!", properties.tag == nil {
                let text = cursor.take { $0 != " " && $0 != "\t" && !YAMLCursor.isBreak($0) }
                // A mark alone says nothing that the text does not say by itself.
                properties.tag = YAMLTag(text)
                if properties.tag == nil, text != "!" { throw cursor.error("'\(text)' is not a tag of templates", at: place) }
            } else if cursor.current == "&", properties.anchor == nil {
                let index = cursor.index
                let name = try anchorName()
                properties.anchor = (name, index)
                anchors[name] = nil
                anchorPlaces[name] = index
            } else {
                return properties
            }
            if properties.place == nil { properties.place = place }
            guard cursor.isBlank() || cursor.current.map(Self.isFlowIndicator) == true else {
                throw cursor.error("expected a space after a tag or an anchor")
            }
            while cursor.current == " " || cursor.current == "\t" { cursor.advance() }
        }
    }

    /// What the alias that begins here stands for.
    mutating func alias(depth: Int) throws(YAMLSyntaxError) -> YAMLNode {
        let place = cursor.place
        let name = try anchorName()
        guard let node = anchors[name] else {
            let reason =
                anchorPlaces[name] != nil ? "'*\(name)' stands within what it stands for" : "there is no '&\(name)' before this alias"
            throw cursor.error(reason, at: place)
        }
        aliasedSize += node.size
        if aliasedSize > Self.maximumAliasedSize {
            throw cursor.error("the aliases of the text stand for more than \(Self.maximumAliasedSize) values", at: place)
        }
        try checkDepth(depth + node.height)
        return node
    }

    /// A node with its properties.
    ///
    /// - Parameters:
    ///   - content: What has been read of the node.
    ///   - properties: Its tag and anchor.
    ///   - place: Where the content begins.
    /// - Returns: The node, which aliases of the anchor stand for from now on.
    /// - Throws: ``YAMLSyntaxError`` if the content cannot have the properties.
    mutating func finish(
        _ content: YAMLContent, _ properties: YAMLProperties = YAMLProperties(), at place: YAMLCursor.Place
    ) throws(YAMLSyntaxError) -> YAMLNode {
        let node = try value(content, properties, at: place)
        if let (name, index) = properties.anchor, anchorPlaces[name] == index { anchors[name] = node }
        return node
    }

    private func value(
        _ content: YAMLContent, _ properties: YAMLProperties, at place: YAMLCursor.Place
    ) throws(YAMLSyntaxError) -> YAMLNode {
        switch content {
        case .alias(let node):
            if properties.place != nil { throw cursor.error("an alias has no tag or anchor of its own", at: place) }
            return node
        case .list(let elements):
            return try collection(.array(elements.values), "seq", elements.size, elements.height, properties, at: place)
        case .mapping(let members, let size, let height):
            return try collection(.object(members), "map", size, height, properties, at: place)
        case .empty: return try scalar("", isPlain: true, properties, at: place)
        case .plain(let text): return try scalar(text, isPlain: true, properties, at: place)
        case .quoted(let text): return try scalar(text, isPlain: false, properties, at: place)
        }
    }

    private func collection(
        _ json: JSON, _ type: String, _ size: Int, _ height: Int, _ properties: YAMLProperties, at place: YAMLCursor.Place
    ) throws(YAMLSyntaxError) -> YAMLNode {
        switch properties.tag {
        case nil, .core(type): return YAMLNode(json: json, size: size, height: height)
        case .function(let name): return YAMLNode(json: .object([name: json]), size: size + 1, height: height + 1)
        case .core(let other): throw cursor.error("'!!\(other)' stands before a collection", at: place)
        }
    }

    private func scalar(
        _ text: String, isPlain: Bool, _ properties: YAMLProperties, at place: YAMLCursor.Place
    ) throws(YAMLSyntaxError) -> YAMLNode {
        switch properties.tag {
        case nil:
            if !isPlain { return YAMLNode(json: .string(text), text: text) }
            guard let json = YAMLScalarResolution.plain(text) else {
                throw cursor.error("JSON cannot hold the number '\(text)': put it in quotes", at: place)
            }
            return YAMLNode(json: json, text: text, isMergeKey: text == "<<")
        case .core(let type):
            guard let json = YAMLScalarResolution.typed(type, text) else {
                throw cursor.error("'\(text)' is not what '!!\(type)' says", at: place)
            }
            return YAMLNode(json: json, text: text)
        case .function(let name): return YAMLNode(json: .object([name: Self.argument(text, of: name)]), size: 2, height: 2)
        }
    }

    /// The argument of a short form that is a text.
    ///
    /// Of an attribute, resource and name are two.
    private static func argument(_ text: String, of function: String) -> JSON {
        guard function == "Fn::GetAtt", let point = text.firstIndex(of: ".") else { return .string(text) }
        return [.string(String(text[..<point])), .string(String(text[text.index(after: point)...]))]
    }

    /// The name behind `&` or `*`.
    private mutating func anchorName() throws(YAMLSyntaxError) -> String {
        cursor.advance()
        let name = cursor.take { $0 == "-" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil }
        if name.isEmpty { throw cursor.error("expected a name of letters, digits, '-' and '_'") }
        return name
    }
}
