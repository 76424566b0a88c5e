import CDKSchemas

/// A type of a template's resources, with what is held against each of them: looked up once, since templates have few types.
final class CheckedType {
    let name: String
    /// The schema; nil if the type is none of CloudFormation's, or it is not known.
    let schema: SchemaNode?
    /// What its service wants.
    let rules: [ServiceRule]
    /// Where policies stand.
    let policies: [PolicyPlace]
    /// The property that is a name which there can be once.
    let physicalName: PhysicalNames.Property?

    init(_ name: String) {
        self.name = name
        schema = Self.isOfCloudFormation(name) ? SchemaTable.current[name] : nil
        rules = ServiceCheck.rules[name] ?? []
        policies = PolicyPlace.all[name] ?? []
        physicalName = PhysicalNames.properties[name]
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
