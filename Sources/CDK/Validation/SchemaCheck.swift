import CDKSchemas
import CloudAssembly

/// Holds the resources of a template against the schemas of their types.
struct SchemaCheck {
    let table: SchemaTable
    let patterns: PatternCache
    /// The defaults of the parameters that have one and are no lists.
    let defaults: [String: JSON]
    var budget = ValidationBudget()

    /// Whether a type is one of CloudFormation's: not a program of one's own, a module or a third party's extension.
    static func isOfCloudFormation(_ type: String) -> Bool {
        (type.hasPrefix("AWS::") || type.hasPrefix("Alexa::")) && !isAnybodys(type)
    }

    /// Whether a type is named by those who use it.
    private static func isAnybodys(_ type: String) -> Bool {
        type.hasPrefix("Custom::") || type.hasSuffix("::MODULE") || type == "AWS::CloudFormation::CustomResource"
            || type == "AWS::CDK::Metadata"
    }

    func findings(_ resource: JSON, of type: String) -> [Diagnostic] {
        guard Self.isOfCloudFormation(type) else {
            let nearest =
                Self.isAnybodys(type)
                ? [] : NearestNames.find(type, among: table.typeNames(ofLengthNear: type, by: NearestNames.maximumDistance))
            return nearest.isEmpty ? [] : [.doubtfulType(type, nearest: nearest)]
        }
        guard let node = table[type] else { return [.unknownType(type, among: table.typeNames)] }
        let properties = resource["Properties"] ?? .object([:])
        guard case .literal = DeferredJSON(properties) else { return [] }
        var walk = SchemaWalk(type: type, patterns: patterns, defaults: defaults, budget: budget)
        walk.check(properties, node, in: .member("Properties"))
        budget.take(steps: walk.steps)
        var findings = walk.findings
        for name in node.texts(.readOnly).lazy.map(\.string) where DeferredJSON.presence(properties[name]) == .present {
            findings.removeAll { $0.place == name && $0.id == Diagnostic.unknownProperty }
            findings.append(.readOnly(name, in: name))
        }
        return findings
    }
}
