extension ARN {
    /// The parts of an ARN.
    public struct Components {
        /// The partition, such as `aws`.
        public let partition: Value<String>
        /// The service's name in ARNs, such as `sqs`.
        public let service: Value<String>
        /// The region; empty for global services.
        public let region: Value<String>
        /// The account; empty for resources whose names are global.
        public let account: Value<String>
        /// The resource, or its kind where a name follows.
        public let resource: Value<String>
        /// The text between the resource and its name, `/` or `:`; nil if there is no name.
        public let separator: String?
        /// The resource's name; nil where the format has none.
        public let resourceName: Value<String>?
        /// The format of a literal ARN as it was found; for a deferred one the format that was asked for.
        public let format: Format
    }

    /// The parts of the ARN.
    ///
    /// A literal ARN is taken apart by what it looks like; of the format only ``Format/resource`` counts, which keeps slashes. A deferred
    /// one is taken apart when it is deployed, as the format says.
    ///
    /// - Throws: ``ParseError`` if a literal is not an ARN.
    public func components(_ format: Format) throws(ParseError) -> Components {
        guard let literal = leadingLiteral, literal.hasPrefix("arn:") else {
            if text.literal == nil { return deferredComponents(format) }
            throw ParseError("'\(text.description)' is no ARN: it does not begin with arn:")
        }
        // The rest may be deferred: its pieces stay where they are.
        return try literalComponents(format)
    }

    /// The partition that the ARN is in: `aws` for most; nil for a literal that is no ARN.
    public var partition: Value<String>? { parts?.partition }
    /// The service, such as `sqs`; nil for a literal that is no ARN.
    public var service: Value<String>? { parts?.service }
    /// The region, empty for global services; nil for a literal that is no ARN.
    public var region: Value<String>? { parts?.region }
    /// The account, empty for resources whose names are global; nil for a literal that is no ARN.
    public var account: Value<String>? { parts?.account }
    /// All that follows the account; nil for a literal that is no ARN.
    ///
    /// Of a deferred ARN it ends before the next colon.
    public var resource: Value<String>? {
        guard let parts, let name = parts.resourceName else { return parts?.resource }
        return "\(parts.resource)\(parts.separator ?? ":")\(name)"
    }

    // What is no ARN has no parts, as those who ask for one of them are told.
    private var parts: Components? { try? components(.resource) }

    /// The name of a resource of a known kind, such as `role`.
    ///
    /// - Throws: ``ParseError`` if a literal is not the ARN of such a resource.
    public func resourceName(ofType type: String) throws(ParseError) -> Value<String> {
        guard text.literal != nil else { return Fn.split(":\(type)/", text)[1] }
        let components = try components(.slash)
        if let resource = components.resource.literal, resource != type {
            throw ParseError("'\(text.description)' is the ARN of a \(resource), not of a \(type)")
        }
        guard let name = components.resourceName else {
            throw ParseError("'\(text.description)' names no \(type)")
        }
        return name
    }

    /// The literal text with which the ARN begins.
    private var leadingLiteral: String? {
        switch raw {
        case .string(let text): text
        case .text(let pieces): pieces.first?.literalText
        default: nil
        }
    }

    private func literalComponents(_ format: Format) throws(ParseError) -> Components {
        let parts = PartialText(raw).split(":")
        for (index, name) in [(1, "partition"), (2, "service"), (5, "resource")]
        where parts.count <= index || parts[index].isEmpty {
            throw ParseError("'\(text.description)' is no ARN: it has no \(name)")
        }
        let rest = parts.dropFirst(6)
        var resource = parts[5]
        var name: PartialText?
        var separator: String?
        var found = Format.resource
        let hasLeadingSlash = resource.hasPrefix("/")
        let pieces = (hasLeadingSlash ? resource.dropFirst() : resource).split("/")
        if pieces.count > 1, format != .resource {
            resource = pieces[0]
            name = PartialText(joining: Array(pieces.dropFirst()), with: "/")
            separator = "/"
            found = hasLeadingSlash ? .leadingSlash : .slash
        } else if pieces.count == 1, !rest.isEmpty {
            separator = ":"
            found = .colon
        }
        if !rest.isEmpty {
            name = PartialText(joining: [name].compactMap { $0 } + rest, with: ":")
        }
        return Components(
            partition: parts[1].value, service: parts[2].value, region: parts.count > 3 ? parts[3].value : "",
            account: parts.count > 4 ? parts[4].value : "", resource: resource.value, separator: separator, resourceName: name?.value,
            format: found)
    }

    private func deferredComponents(_ format: Format) -> Components {
        let parts = Fn.split(":", text)
        let last = format == .slash || format == .leadingSlash ? Fn.split("/", parts[5]) : nil
        let resource = last.map { format == .slash ? $0[0] : $0[1] } ?? parts[5]
        let name: Value<String>? =
            switch format {
            case .resource: nil
            case .colon: parts[6]
            case .slash: last?[1]
            case .leadingSlash: last?[2]
            }
        return Components(
            partition: parts[1], service: parts[2], region: parts[3], account: parts[4], resource: resource,
            separator: format == .resource ? nil : format == .colon ? ":" : "/", resourceName: name, format: format)
    }
}

/// A text of literal and deferred pieces that is taken apart at separators in the literal ones.
private struct PartialText {
    private var pieces: [TemplateValue]

    init(_ value: TemplateValue) {
        if case .text(let pieces) = value { self.pieces = pieces } else { pieces = [value] }
    }

    private init(pieces: [TemplateValue]) { self.pieces = pieces }

    init(joining texts: [PartialText], with separator: String) {
        pieces = Array(texts.map(\.pieces).joined(separator: [.string(separator)]))
    }

    var isEmpty: Bool { pieces.allSatisfy { $0.literalText?.isEmpty == true } }

    func hasPrefix(_ text: String) -> Bool { pieces.first?.literalText?.hasPrefix(text) == true }

    func dropFirst() -> PartialText {
        guard let first = pieces.first?.literalText else { return self }
        return PartialText(pieces: [.string(String(first.dropFirst()))] + pieces.dropFirst())
    }

    func split(_ separator: String) -> [PartialText] {
        var result = [PartialText(pieces: [])]
        for piece in pieces {
            guard let text = piece.literalText else {
                result[result.count - 1].pieces.append(piece)
                continue
            }
            let parts = text.pieces(separatedBy: separator)
            result[result.count - 1].pieces.append(.string(parts[0]))
            result += parts.dropFirst().map { PartialText(pieces: [.string($0)]) }
        }
        return result
    }

    var value: Value<String> {
        var text = TextInterpolation(literalCapacity: 0, interpolationCount: pieces.count)
        for piece in pieces where piece.literalText?.isEmpty != true { text.appendInterpolation(Value<String>(raw: piece)) }
        return Value(raw: text.raw)
    }
}
