/// Reads a YAML text: documents and the collections that indentation makes.
///
/// Each function begins at its node's first character, or at the white space before it, and ends behind the node. There are no steps back.
struct YAMLReader {
    /// Deeper nesting than anything that CloudFormation accepts; a bound keeps hostile text from exhausting the stack.
    static let maximumDepth = 256
    /// More values than a template of the greatest size can hold.
    static let maximumAliasedSize = 250_000

    var cursor: YAMLCursor
    /// The nodes that have a name.
    var anchors: [String: YAMLNode] = [:]
    /// Where each name was given last.
    ///
    /// The node may still be read, or begin further down again under the same name.
    var anchorPlaces: [String: Int] = [:]
    /// How many values aliases stand for so far.
    var aliasedSize = 0

    init(cursor: YAMLCursor) { self.cursor = cursor }

    /// The only document of the text.
    mutating func document() throws(YAMLSyntaxError) -> JSON {
        _ = cursor.skipToContent()
        while cursor.column == 0, cursor.current == "%" { try directive() }
        var isMarked = false
        if cursor.isAtDocumentMarker, cursor.current == "-" {
            cursor.advance(3)
            isMarked = true
        }
        let node = try blockNode(in: -1, onSameLine: !isMarked, depth: 0)
        _ = cursor.skipToContent()
        while cursor.isAtDocumentMarker, cursor.current == "." {
            cursor.advance(3)
            _ = cursor.skipToContent()
        }
        if cursor.isAtDocumentMarker { throw cursor.error("a template is one document, but another begins here") }
        if !cursor.isAtEnd { throw cursor.error("unexpected text after the document") }
        return node.json
    }

    private mutating func directive() throws(YAMLSyntaxError) {
        let place = cursor.place
        let text = cursor.take { !YAMLCursor.isBreak($0) }
        if !text.hasPrefix("%YAML 1.") { throw cursor.error("'\(text)' is a directive that templates do not have", at: place) }
        _ = cursor.skipToContent()
    }

    // MARK: Nodes

    /// A node outside of brackets.
    ///
    /// - Parameters:
    ///   - indent: The column of the collection that the node is in.
    ///   - onSameLine: Whether a collection may begin on the line where the cursor is.
    ///   - allowsFlushList: Whether the entries of a list may stand in the column of the collection, as those of a mapping's value may.
    ///   - depth: How many collections the node is in; too many are an error.
    /// - Returns: The node; an empty one if what stands next belongs to a collection further out.
    /// - Throws: ``YAMLSyntaxError``.
    mutating func blockNode(
        in indent: Int, onSameLine: Bool, allowsFlushList: Bool = false, depth: Int
    ) throws(YAMLSyntaxError) -> YAMLNode {
        try checkDepth(depth)
        var mayBeginCollection = cursor.skipToContent() || onSameLine
        if try isEmptyNode(in: indent, allowsFlushList) { return try finish(.empty, at: cursor.place) }
        let properties = try properties()
        var arePropertiesBefore = properties.place != nil
        if arePropertiesBefore, cursor.skipToContent() {
            mayBeginCollection = true
            arePropertiesBefore = false
            if try isEmptyNode(in: indent, allowsFlushList) { return try finish(.empty, properties, at: cursor.place) }
        }
        let contentPlace = cursor.place
        if cursor.isAtEnd { return try finish(.empty, properties, at: contentPlace) }

        if isEntry || isExplicitKey {
            guard mayBeginCollection, !arePropertiesBefore else { throw cursor.error("a list or mapping cannot begin on this line") }
            let content =
                isEntry
                ? try sequence(isFlush: cursor.column == indent, depth: depth)
                : try mapping(column: cursor.column, first: nil, depth: depth)
            return try finish(content, properties, at: contentPlace)
        }
        if cursor.current == "|" || cursor.current == ">" {
            return try finish(.quoted(try blockText(in: indent)), properties, at: contentPlace)
        }

        let start = arePropertiesBefore ? properties.place ?? contentPlace : contentPlace
        let content = try inlineContent(in: indent, depth: depth)
        guard isAtKeyEnd else { return try finish(content, properties, at: contentPlace) }
        guard mayBeginCollection else {
            throw cursor.error("a mapping cannot begin on this line: give it lines of its own or braces")
        }
        guard cursor.line == start.line else { throw cursor.error("a key must be on one line") }
        // What stands before the first key on its line belongs to the key.
        let key = try finish(content, arePropertiesBefore ? properties : YAMLProperties(), at: contentPlace)
        let first = BlockKey(node: key, place: start, isExplicit: false)
        let collection = try mapping(column: start.column, first: first, depth: depth)
        return try finish(collection, arePropertiesBefore ? YAMLProperties() : properties, at: contentPlace)
    }

    /// Whether what stands next belongs to a collection further out, so that there is no node.
    private func isEmptyNode(in indent: Int, _ allowsFlushList: Bool) throws(YAMLSyntaxError) -> Bool {
        if cursor.isAtEnd || cursor.isAtDocumentMarker { return true }
        guard cursor.isFirstOnLine else { return false }
        if cursor.isIndentedByTabs { throw cursor.error("tabs cannot indent a line") }
        return cursor.column <= indent && !(allowsFlushList && cursor.column == indent && isEntry)
    }

    /// Whether an entry of a list begins here.
    private var isEntry: Bool { cursor.current == "-" && cursor.isBlank(1) }

    /// Whether a key begins here that a question mark announces.
    private var isExplicitKey: Bool { cursor.current == "?" && cursor.isBlank(1) }

    /// Whether what has been read on this line is a key.
    ///
    /// Goes over the spaces before the colon.
    private var isAtKeyEnd: Bool {
        mutating get {
            while cursor.current == " " || cursor.current == "\t" { cursor.advance() }
            return cursor.current == ":" && cursor.isBlank(1) && !cursor.isFirstOnLine
        }
    }

    func checkDepth(_ depth: Int) throws(YAMLSyntaxError) {
        if depth > Self.maximumDepth { throw cursor.error("nested more than \(Self.maximumDepth) levels deep") }
    }

    // MARK: Collections

    private mutating func sequence(isFlush: Bool, depth: Int) throws(YAMLSyntaxError) -> YAMLContent {
        let column = cursor.column
        var elements = YAMLElements()
        while true {
            cursor.advance()
            elements.append(try blockNode(in: column, onSameLine: true, depth: depth + 1))
            guard try goesOn(column) else { break }
            if !isEntry {
                if isFlush { break }
                throw cursor.error("expected '- ', for another entry of the list")
            }
        }
        return .list(elements)
    }

    /// A key of a mapping outside of braces.
    private struct BlockKey {
        let node: YAMLNode
        let place: YAMLCursor.Place
        /// Whether a question mark is before it.
        let isExplicit: Bool
    }

    /// - Parameters:
    ///   - column: The column of the keys.
    ///   - first: The first key, if it has been read.
    ///   - depth: How many collections the mapping is in; too many are an error.
    /// - Returns: The mapping with its members.
    /// - Throws: ``YAMLSyntaxError``.
    private mutating func mapping(column: Int, first: BlockKey?, depth: Int) throws(YAMLSyntaxError) -> YAMLContent {
        var members = YAMLMembers()
        var next = first
        while true {
            let key = if let next { next } else { try blockKey(column: column, depth: depth) }
            next = nil
            var value = YAMLNode(json: .null, text: "")
            if cursor.current == ":", cursor.isBlank(1) {
                cursor.advance()
                value = try blockNode(in: column, onSameLine: key.isExplicit, allowsFlushList: true, depth: depth + 1)
            } else if !key.isExplicit {
                throw cursor.error("expected ':' after a key")
            }
            try members.add(key.node, value, at: key.place, cursor)
            guard try goesOn(column) else { return .mapping(try members.merged(cursor), size: members.size, height: members.height) }
        }
    }

    private mutating func blockKey(column: Int, depth: Int) throws(YAMLSyntaxError) -> BlockKey {
        let place = cursor.place
        if isExplicitKey {
            cursor.advance()
            let key = try blockNode(in: column, onSameLine: true, depth: depth + 1)
            // The colon stands in the column of the question mark, or there is no value.
            _ = try goesOn(column)
            return BlockKey(node: key, place: place, isExplicit: true)
        }
        if isEntry { throw cursor.error("expected a key, but an entry of a list begins here") }
        let properties = try properties()
        let contentPlace = cursor.place
        let content = try inlineContent(in: column, depth: depth)
        guard isAtKeyEnd else { throw cursor.error("expected ':' after a key") }
        guard cursor.line == place.line else { throw cursor.error("a key must be on one line") }
        return BlockKey(node: try finish(content, properties, at: contentPlace), place: place, isExplicit: false)
    }

    /// Goes to what follows a node of a collection; whether that is a part of the collection too.
    private mutating func goesOn(_ column: Int) throws(YAMLSyntaxError) -> Bool {
        _ = cursor.skipToContent()
        if cursor.isAtEnd || cursor.isAtDocumentMarker { return false }
        guard cursor.isFirstOnLine else { throw cursor.error("expected the end of the line") }
        if cursor.isIndentedByTabs { throw cursor.error("tabs cannot indent a line") }
        if cursor.column > column { throw cursor.error("the line is indented further than those that it could belong to") }
        return cursor.column == column
    }
}
