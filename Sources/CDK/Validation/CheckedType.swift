import CDKSchemas

/// A type of a template's resources: its schema is looked up once, since templates have few types.
final class CheckedType {
    let name: String
    /// The place of the type among those of the template.
    let number: Int
    /// The schema; nil if the type is none of CloudFormation's, or it is not known.
    let schema: SchemaNode?

    init(_ name: String, number: Int = 0) {
        self.name = name
        self.number = number
        schema = Self.isOfCloudFormation(name) ? SchemaTable.current[name] : nil
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
