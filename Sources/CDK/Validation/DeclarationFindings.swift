/// Diagnostics about a template's sections, parameters and outputs, and about attributes of resources.
extension Diagnostic {
    static func notAnObject(_ thing: String, in place: String) -> Diagnostic {
        .error("swift-cdk:template/not-an-object", "\(thing) is not an object", action: "write it as an object", in: place)
    }

    static func notAName(_ member: String, in place: String) -> Diagnostic {
        .error("swift-cdk:template/not-a-name", "\(member) takes names alone", action: "give the name as a literal text", in: place)
    }

    static func unknownMember(_ name: String, _ owner: String, among names: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/unknown-member", "\(owner) has no member '\(name)'",
            action: NearestNames.advice(name, among: names, otherwise: "use one of \(NearestNames.list(names))"), in: place)
    }

    static func missingMember(_ name: String, _ owner: String, in place: String = "") -> Diagnostic {
        .error("swift-cdk:template/missing-member", "\(owner) needs '\(name)'", action: "add it", in: place)
    }

    static func unknownPolicy(_ policy: String, among policies: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/unknown-policy", "'\(policy)' is no \(place)",
            action: NearestNames.advice(policy, among: policies, otherwise: "use \(NearestNames.list(policies))"), in: place)
    }

    static func unknownParameterType(_ type: String, among types: Set<String>) -> Diagnostic {
        .error(
            "swift-cdk:template/parameter-type", "'\(type)' is no type of parameters",
            action: NearestNames.advice(type, among: types, otherwise: "use String, Number or a list of them"), in: "Type")
    }

    static func defaultMismatch(_ reason: String, action: String) -> Diagnostic {
        .error(
            "swift-cdk:template/parameter-default", "The parameter does not take its own default: \(reason)", action: action, in: "Default")
    }

    static func formatVersion(_ version: String) -> Diagnostic {
        .error(
            "swift-cdk:template/format-version", "'\(version.shortened)' is no version of the template format",
            action: "write '2010-09-09'",
            in: "AWSTemplateFormatVersion")
    }

    static func descriptionLength(_ count: Int, _ limit: Int) -> Diagnostic {
        .error(
            "swift-cdk:template/description-length", "The description has \(count) bytes, and at most \(limit) are allowed",
            action: "shorten it", in: "Description")
    }

    static func tooMany(_ id: ID, _ things: String, _ count: Int, _ limit: Int) -> Diagnostic {
        .error(
            id, "The template has \(count) \(things), and at most \(limit) are allowed",
            action: "divide the stack")
    }

    static func outputValue() -> Diagnostic {
        .error("swift-cdk:template/output-value", "An output's value is a text", action: "join the parts to one text", in: "Value")
    }

    static func mappingValue(in place: String) -> Diagnostic {
        .error(
            "swift-cdk:template/mapping-value", "A mapping holds texts, numbers and lists of them", action: "use one of these", in: place)
    }

    static func conditionShape() -> Diagnostic {
        .error(
            "swift-cdk:template/condition-shape", "A condition is Fn::And, Fn::Equals, Fn::Not, Fn::Or or another condition",
            action: "use one of these")
    }
}
