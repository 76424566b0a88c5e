/// The plan of a service's files: names, types and facts, all decided.
struct ServicePlan {
    /// The module's name without its prefix, and the enumeration that the classes stand in.
    let name: String
    /// The namespace in CloudFormation, such as `AWS::SQS`.
    let cloudFormationNamespace: String
    let resources: [ResourcePlan]
}

/// A resource class.
struct ResourcePlan {
    /// The enumeration that the class stands in: the service's name.
    let namespace: String
    let className: String
    let typeName: String
    let tagging: TaggingPlan?
    /// The transform that a template with the type needs.
    let transform: String?
    let facts: [String]
    let referencePage: String
    let parameters: [ParameterPlan]
    let attributes: [AttributePlan]
    var structures: [StructurePlan]
    var constants: [ConstantPlan]
    /// Nested types that another resource of the service has as well.
    var aliases: [AliasPlan] = []
    let formerNames: [FormerNamePlan]

    /// The class as it is written outside of its namespace: `SQS.CfnQueue`.
    var qualifiedName: String { "\(namespace).\(className)" }
}

/// The description of the tags for the class's `ResourceType`.
struct TaggingPlan {
    /// The case of `TagFormat`.
    let format: String
    let property: String
}

/// A nested type.
struct StructurePlan {
    /// The type's name in Swift, such as `LoggingConfigProperty`.
    let name: String
    /// The type's name in CloudFormation, such as `LoggingConfig`.
    let cloudFormationName: String
    let referencePage: String
    /// Whether a property takes the type; otherwise one did in an earlier specification.
    let isUsed: Bool
    var parameters: [ParameterPlan]
}

/// A nested type that is written with another resource.
struct AliasPlan: Equatable {
    let name: String
    let className: String
}

/// A name that a nested type had in an earlier specification.
struct FormerNamePlan: Equatable {
    let name: String
    let current: String
}

/// A property: an argument of an initializer, and an accessor of a class.
struct ParameterPlan: Hashable {
    let cloudFormationName: String
    let label: String
    /// The name within the initializer; the label unless that is taken.
    let variable: String
    /// The name of the accessor; the label unless the class has such a member already.
    let accessor: String
    let type: SwiftType
    let isRequired: Bool
    let isDeprecated: Bool
    let facts: [String]
    /// What the value may be: sentences.
    var limits: [String] = []

    /// What is said of it in a comment, name first.
    var comment: String { (["`\(cloudFormationName)`."] + facts + limits).joined(separator: " ") }
}

/// A value that `Fn::GetAtt` gives.
struct AttributePlan {
    let cloudFormationName: String
    let name: String
    let type: SwiftType
    let isDeprecated: Bool
}

/// A set of texts that a property takes.
struct ConstantPlan {
    struct Member: Hashable {
        let name: String
        let text: String
    }

    let name: String
    /// The properties that take it, as `Type.Property`.
    let uses: [String]
    /// All of the texts, in the order of the specification.
    let texts: [String]
    /// The texts that have names.
    let members: [Member]
}
