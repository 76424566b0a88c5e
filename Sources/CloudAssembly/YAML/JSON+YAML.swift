extension JSON {
    /// Parses a CloudFormation template, or a part of one, that is written in YAML 1.1.
    ///
    /// The value is the one that the template has in JSON: `!Ref` and the other short forms are written out, aliases and merge keys are
    /// replaced by what they stand for, dates stay the texts that they are in a template, and the keys of mappings stay as they are
    /// written.
    ///
    /// What a template cannot mean is an error: another tag, a key that a mapping has already, a number that JSON would write with other
    /// digits, more than one document, nesting of more than 256 levels, and aliases that stand for more than 250,000 values altogether.
    ///
    /// - Throws: ``YAMLSyntaxError``.
    public init(parsingYAML text: some Sequence<UInt8>) throws(YAMLSyntaxError) {
        var reader = YAMLReader(cursor: try YAMLCursor(text))
        self = try reader.document()
    }

    /// Parses a CloudFormation template, or a part of one, that is written in YAML 1.1; see ``init(parsingYAML:)-(Sequence<UInt8>)``.
    ///
    /// - Throws: ``YAMLSyntaxError``.
    public init(parsingYAML text: String) throws(YAMLSyntaxError) {
        try self.init(parsingYAML: text.utf8)
    }
}
