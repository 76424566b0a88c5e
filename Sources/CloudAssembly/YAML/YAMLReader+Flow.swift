/// Nodes that stand on a line, and the collections in brackets and braces, which may go over several.
extension YAMLReader {
    /// A text, an alias or a collection in brackets.
    ///
    /// - Parameters:
    ///   - indent: The column of the collection that the node is in; nil within brackets.
    ///   - depth: How many collections the node is in; too many are an error.
    /// - Returns: The content, without the node's tag and anchor.
    /// - Throws: ``YAMLSyntaxError``.
    mutating func inlineContent(in indent: Int?, depth: Int) throws(YAMLSyntaxError) -> YAMLContent {
        try checkDepth(depth)
        switch cursor.current {
        case "\"": return .quoted(try doubleQuoted())
        case "'": return .quoted(try singleQuoted())
        case "[": return try flowSequence(depth: depth)
        case "{": return try flowMapping(depth: depth)
        case "*": return .alias(try alias(depth: depth))
        default: return .plain(try plain(in: indent))
        }
    }

    private mutating func flowNode(depth: Int) throws(YAMLSyntaxError) -> YAMLNode {
        try skipInBrackets()
        let properties = try properties()
        if properties.place != nil {
            try skipInBrackets()
            if isAtFlowEnd || isAtFlowColon { return try finish(.empty, properties, at: cursor.place) }
        }
        let place = cursor.place
        return try finish(try inlineContent(in: nil, depth: depth), properties, at: place)
    }

    private mutating func flowSequence(depth: Int) throws(YAMLSyntaxError) -> YAMLContent {
        let start = cursor.place
        cursor.advance()
        var elements = YAMLElements()
        while true {
            try skipInBrackets(from: start)
            if cursor.take("]") { return .list(elements) }
            let place = cursor.place
            let isPair = cursor.current == "?" && cursor.isBlank(1)
            if isPair { cursor.advance() }
            let node = try flowNode(depth: depth + 1)
            try skipInBrackets(from: start)
            if isPair || cursor.current == ":" {
                // A pair is a mapping of one member.
                var members = YAMLMembers()
                try members.add(node, try flowValue(depth: depth + 2), at: place, cursor)
                let json = JSON.object(try members.merged(cursor))
                elements.append(YAMLNode(json: json, size: members.size, height: members.height))
                try skipInBrackets(from: start)
            } else {
                elements.append(node)
            }
            if cursor.take(",") || cursor.current == "]" { continue }
            throw cursor.error("expected ',' or ']'")
        }
    }

    private mutating func flowMapping(depth: Int) throws(YAMLSyntaxError) -> YAMLContent {
        let start = cursor.place
        cursor.advance()
        var members = YAMLMembers()
        while true {
            try skipInBrackets(from: start)
            if cursor.take("}") { return .mapping(try members.merged(cursor), size: members.size, height: members.height) }
            let place = cursor.place
            if cursor.current == "?", cursor.isBlank(1) { cursor.advance() }
            let key = try flowNode(depth: depth + 1)
            try skipInBrackets(from: start)
            try members.add(key, try flowValue(depth: depth + 1), at: place, cursor)
            try skipInBrackets(from: start)
            if cursor.take(",") || cursor.current == "}" { continue }
            throw cursor.error("expected ',' or '}'")
        }
    }

    /// The value behind the colon of a member, if it has any.
    private mutating func flowValue(depth: Int) throws(YAMLSyntaxError) -> YAMLNode {
        let empty = YAMLNode(json: .null, text: "")
        guard cursor.take(":") else { return empty }
        try skipInBrackets()
        return isAtFlowEnd ? empty : try flowNode(depth: depth)
    }

    private var isAtFlowEnd: Bool { cursor.current == "," || cursor.current == "]" || cursor.current == "}" }
    private var isAtFlowColon: Bool { cursor.current == ":" && (cursor.isBlank(1) || cursor.peek(1).map(Self.isFlowIndicator) == true) }

    /// Goes to what stands next within brackets.
    ///
    /// - Parameter start: Where these begin, for the message where they do not end.
    /// - Throws: ``YAMLSyntaxError`` if the text or the document ends before the brackets do.
    private mutating func skipInBrackets(from start: YAMLCursor.Place? = nil) throws(YAMLSyntaxError) {
        _ = cursor.skipToContent()
        if cursor.isAtEnd { throw cursor.error("brackets are not closed", at: start ?? cursor.place) }
        if cursor.isAtDocumentMarker { throw cursor.error("brackets are not closed before the end of the document") }
    }

    static func isFlowIndicator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", "[", "]", "{", "}": true
        default: false
        }
    }

    // MARK: Plain texts

    /// A text without quotes.
    private mutating func plain(in indent: Int?) throws(YAMLSyntaxError) -> String {
        guard beginsPlain(isInBrackets: indent == nil) else {
            let found = cursor.current.map { "'\($0)'" } ?? "the end of the text"
            throw cursor.error("expected a value, not \(found)")
        }
        var text = String.UnicodeScalarView()
        var gap: [Unicode.Scalar] = []
        while true {
            appendPlainLine(isInBrackets: indent == nil, gap, to: &text)
            var spaces = 0
            while cursor.peek(spaces) == " " { spaces += 1 }
            guard let next = cursor.peek(spaces), YAMLCursor.isBreak(next) else { break }
            cursor.advance(spaces)
            gap = takeFold()
            if cursor.isAtEnd || cursor.isAtDocumentMarker || cursor.current == "#" { break }
            if let indent, cursor.column <= indent { break }
            if endsPlain(0, isInBrackets: indent == nil) { break }
        }
        return String(text)
    }

    /// Takes what belongs to a plain text on this line, but not the spaces behind it.
    private mutating func appendPlainLine(isInBrackets: Bool, _ gap: [Unicode.Scalar], to text: inout String.UnicodeScalarView) {
        text.append(contentsOf: gap)
        while true {
            var spaces = 0
            while cursor.peek(spaces) == " " { spaces += 1 }
            guard let scalar = cursor.peek(spaces), !endsPlain(spaces, isInBrackets: isInBrackets), !(spaces > 0 && scalar == "#") else {
                return
            }
            for _ in 0..<spaces { text.append(" ") }
            text.append(scalar)
            cursor.advance(spaces + 1)
        }
    }

    private func endsPlain(_ distance: Int, isInBrackets: Bool) -> Bool {
        guard let scalar = cursor.peek(distance), scalar != "\t", !YAMLCursor.isBreak(scalar) else { return true }
        if isInBrackets, Self.isFlowIndicator(scalar) { return true }
        guard scalar == ":" else { return false }
        return cursor.isBlank(distance + 1) || isInBrackets && cursor.peek(distance + 1).map(Self.isFlowIndicator) == true
    }

    private func beginsPlain(isInBrackets: Bool) -> Bool {
        guard let scalar = cursor.current, !cursor.isBlank() else { return false }
        switch scalar {
        case ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`": return false
        case "-", "?", ":": return !cursor.isBlank(1) && !(isInBrackets && cursor.peek(1).map(Self.isFlowIndicator) == true)
        default: return true
        }
    }

    /// Goes over line breaks and the spaces that indent the next line: what stands for them in a text that is folded.
    mutating func takeFold() -> [Unicode.Scalar] {
        guard let first = cursor.takeBreak() else { return [] }
        var others: [Unicode.Scalar] = []
        while true {
            while cursor.current == " " { cursor.advance() }
            guard let next = cursor.takeBreak() else { break }
            others.append(next)
        }
        if first != "\n" { return [first] + others }
        return others.isEmpty ? [" "] : others
    }
}
