/// What can be wrong with the structure of a template.
extension Diagnostic {
    static func danglingReference(_ name: String, isResource: Bool, among targets: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/dangling-reference",
            isResource
                ? "Ref names the resource '\(name)', and conditions and rules are decided before there are resources"
                : "Ref leads nowhere: the template has no resource and no parameter '\(name)'",
            action: NearestNames.advice(name, among: targets, otherwise: "refer to something that this template has"), in: place)
    }

    static func danglingAttribute(_ name: String, among resources: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/dangling-attribute", "Fn::GetAtt leads nowhere: the template has no resource '\(name)'",
            action: NearestNames.advice(name, among: resources, otherwise: "refer to a resource that this template has"), in: place)
    }

    static func doubtfulAttribute(_ name: String, of type: String, in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:schema/doubtful-attribute", "'\(name)' is a property of \(type) that its schema does not list as an attribute",
            action: "use the value that the property is set to", in: place)
    }

    static func danglingVariable(_ name: String, among targets: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/dangling-variable", "The variable ${\(name.shortened)} of Fn::Sub leads nowhere",
            action: NearestNames.advice(
                name, among: targets, otherwise: "give it a value beside the text, or write ${!\(name.shortened)} if the text is meant"),
            in: place)
    }

    static func danglingCondition(_ name: String, among conditions: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/dangling-condition", "The template has no condition '\(name)'",
            action: NearestNames.advice(name, among: conditions, otherwise: "declare it in the same stack"), in: place)
    }

    static func danglingMapping(_ name: String, among mappings: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/dangling-mapping", "The template has no mapping '\(name)'",
            action: NearestNames.advice(name, among: mappings, otherwise: "declare it in the same stack"), in: place)
    }

    static func danglingKey(_ key: String, _ owner: String, among keys: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/dangling-key", "There is no key '\(key)' in \(owner)",
            action: NearestNames.advice(key, among: keys, otherwise: "use a key that the mapping has"), in: place)
    }

    static func danglingDependency(_ name: String, among resources: [String]) -> Diagnostic {
        .error(
            "swift-cdk:template/dangling-dependency", "DependsOn names '\(name)', and the template has no such resource",
            action: NearestNames.advice(name, among: resources, otherwise: "name a resource of this template"), in: "DependsOn")
    }

    static func cycle(_ chain: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/cycle",
            chain.count == 1
                ? "The resource needs itself: \(chain[0])" : "Resources need each other in a circle: \(chain.joined(separator: "; "))",
            action: "take one of these references out", in: place)
    }

    static func conditionCycle(_ names: [String]) -> Diagnostic {
        .error(
            "swift-cdk:template/condition-cycle", "The condition depends on itself: \(names.joined(separator: " needs "))",
            action: "take one of these references out")
    }

    static func functionBesideOthers(_ name: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/function-beside-others", "\(name) stands beside other members, so that it is no function",
            action: "let it stand alone in its object", in: place)
    }

    static func lateFunction(_ name: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/late-function",
            "\(name) is known only when there are resources, and conditions and rules are decided before",
            action: "compare parameters, pseudo parameters and what mappings hold", in: place)
    }

    static func listInText(_ parameter: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/list-in-text", "The parameter '\(parameter)' is a list, and Fn::Sub takes texts alone",
            action: "join the list with Fn::Join", in: place)
    }

    static func unknownFunction(_ name: String, among functions: Set<String>, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/unknown-function", "CloudFormation has no function \(name)",
            action: NearestNames.advice(name, among: functions, otherwise: "use one of its functions"), in: place)
    }

    static func needsExtensions(_ name: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/missing-transform", "\(name) is one of the language extensions, which the template does not turn on",
            action: "add the transform AWS::LanguageExtensions to the stack", in: place)
    }

    static func functionShape(_ name: String, _ expected: String, in place: String) -> Diagnostic {
        .error("swift-cdk:template/function-shape", "\(name) takes \(expected)", action: "give it that", in: place)
    }

    static func null(in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:template/null", "CloudFormation refuses null in templates", action: "leave the member out, or use AWS::NoValue",
            in: place)
    }
}
