import CDKSchemas

/// The schemas of CloudFormation's types, each looked for once: templates have few types.
final class TypeSchemas {
    let table: SchemaTable
    private var known: [String: SchemaNode?] = [:]

    init(_ table: SchemaTable = .current) { self.table = table }

    /// The schema of a type; nil if the type is none of CloudFormation's, or it is not known.
    subscript(type: String) -> SchemaNode? {
        if let node = known[type] { return node }
        let node = Self.isOfCloudFormation(type) ? table[type] : nil
        known[type] = .some(node)
        return node
    }

    /// Whether a type is one of CloudFormation's: not a program of one's own, a module or a third party's extension.
    static func isOfCloudFormation(_ type: String) -> Bool {
        (type.hasPrefix("AWS::") || type.hasPrefix("Alexa::")) && !isAnybodys(type)
    }

    /// Whether a type is named by those who use it.
    static func isAnybodys(_ type: String) -> Bool {
        type.hasPrefix("Custom::") || type.hasSuffix("::MODULE") || type == "AWS::CloudFormation::CustomResource"
            || type == "AWS::CDK::Metadata"
    }
}
