import CDKSchemas
import CloudAssembly

/// What can be wrong with a resource by the schema of its type.
extension Diagnostic {
    static func unknownType(_ type: String, among types: some Sequence<String>) -> Diagnostic {
        .error(
            "swift-cdk:schema/unknown-type", "CloudFormation has no resource type '\(type)'",
            action: NearestNames.advice(type, among: types, otherwise: "use a type that the CloudFormation reference lists"), in: "Type")
    }

    /// A type that may be a third party's, were it not spelt so much like one of CloudFormation's.
    static func doubtfulType(_ type: String, nearest: [String]) -> Diagnostic {
        .warning(
            "swift-cdk:schema/doubtful-type", "'\(type)' is not a resource type of CloudFormation's",
            action: "write \(NearestNames.list(nearest)), or acknowledge this if the type is registered in the account", in: "Type")
    }

    /// The id of properties that a type does not have.
    static let unknownProperty: ID = "swift-cdk:schema/unknown-property"

    static func unknownProperty(_ name: String, of type: String, among names: [String], in place: String) -> Diagnostic {
        let others = names.isEmpty ? "remove it" : "use one of \(listed(names, limit: 20)), or remove it"
        return .error(
            unknownProperty, "\(type) has no property '\(name)' here",
            action: NearestNames.advice(name, among: names, otherwise: others), in: place)
    }

    static func memberName(_ name: String, _ patterns: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:schema/member-name", "The name '\(name.shortened)' does not match \(NearestNames.list(patterns))",
            action: "choose a name that does", in: place)
    }

    static func missing(_ name: String, in place: String) -> Diagnostic {
        .error("swift-cdk:schema/missing-property", "The required property '\(name)' is missing", action: "set '\(name)'", in: place)
    }

    static func readOnly(_ name: String, in place: String) -> Diagnostic {
        .warning(
            "swift-cdk:schema/read-only", "'\(name)' is read-only: the service sets it, whatever the template says",
            action: "remove it; Fn::GetAtt gives it to others", in: place)
    }

    static func wrongType(expected types: SchemaTraits, found: String, in place: String) -> Diagnostic {
        let names: [(SchemaTraits, String)] = [
            (.string, "a text"), (.number, "a number"), (.integer, "a whole number"), (.boolean, "true or false"), (.array, "a list"),
            (.object, "an object"), (.null, "null"),
        ]
        let expected = NearestNames.list(names.filter { types.contains($0.0) }.map(\.1))
        return .error(
            "swift-cdk:schema/wrong-type", "\(found.capitalizedFirst) stands where \(expected) is expected", action: "give \(expected)",
            in: place)
    }

    static let unlistedValue: Diagnostic.ID = "swift-cdk:schema/unlisted-value"

    static func notListed(_ text: String, _ allowed: [String], in place: String) -> Diagnostic {
        // A number may be listed as a text, too.
        var known: Set<String> = []
        let allowed = allowed.filter { known.insert($0).inserted }
        return .warning(
            unlistedValue,
            "'\(text.shortened)' is not among the values that CloudFormation lists: \(listed(allowed, limit: 20))",
            action: NearestNames.advice(text, among: allowed, otherwise: "use one of them")
                + ", or acknowledge this if the service takes the value by now", in: place)
    }

    static func mismatch(_ text: String, _ pattern: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:schema/pattern", "'\(text.shortened)' does not match the pattern \(pattern)", action: "give a text that matches",
            in: place)
    }

    static func format(_ text: String, _ format: String, in place: String) -> Diagnostic {
        let name =
            switch format {
            case "ipv4-network": "a network such as 10.0.0.0/16"
            case "date-time": "a time such as 2026-11-30T02:00:00Z"
            case "AWS::IAM::Role.Arn": "the ARN of a role"
            case "AWS::Logs::LogGroup.Name": "the name of a log group"
            default: "the id of a resource of \(format.pieces(separatedBy: ".")[0])"
            }
        return .error("swift-cdk:schema/format", "'\(text.shortened)' is not \(name)", action: "give \(name)", in: place)
    }

    static func size(
        _ thing: String, _ unit: String, _ count: Int, maximum: Int? = nil, minimum: Int? = nil, in place: String
    ) -> Diagnostic {
        let limit = maximum.map { "at most \($0)" } ?? minimum.map { "at least \($0)" } ?? ""
        let id: Diagnostic.ID =
            switch thing {
            case "text": "swift-cdk:schema/length"
            case "list": "swift-cdk:schema/element-count"
            default: "swift-cdk:schema/member-count"
            }
        let unitOfCount = count == 1 ? String(unit.dropLast()) : unit
        return .error(
            id, "The \(thing) has \(count) \(unitOfCount), and \(limit) are \(maximum == nil ? "required" : "allowed")",
            action: maximum == nil ? "give \(limit) \(unit)" : "shorten it to \(limit) \(unit)", in: place)
    }

    static func range(_ number: Double, _ limit: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:schema/range", "\(JSON.text(of: number)) is out of range: \(limit) is allowed", action: "give \(limit)", in: place)
    }

    static func repeated(_ message: String, in place: String) -> Diagnostic {
        .error("swift-cdk:schema/repeated-element", message, action: "remove one of the two", in: place)
    }

    static func excluded(_ name: String, in place: String) -> Diagnostic {
        .error(
            "swift-cdk:schema/excluded-property", "'\(name)' cannot be set together with another property that is set here",
            action: "remove one of the two", in: place)
    }

    static func noneOf(_ names: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:schema/choice-missing", "None of \(quoted(names)) is set, and one is required",
            action: "set \(NearestNames.list(names))", in: place)
    }

    static func severalOf(_ names: [String], in place: String) -> Diagnostic {
        .error(
            "swift-cdk:schema/choice-ambiguous", "\(NearestNames.list(names, "and")) are set, and only one of these choices is allowed",
            action: "keep one of them", in: place)
    }

    static func noForm(_ found: String, _ patterns: [String], in place: String) -> Diagnostic {
        let forms = patterns.isEmpty ? "" : ": \(NearestNames.list(Array(patterns.prefix(4))))"
        return .error(
            "swift-cdk:schema/no-form", "\(found.capitalizedFirst) fits none of the forms that are allowed\(forms)",
            action: "give a value of one of the forms", in: place)
    }

    static func forbidden(_ found: String, _ required: [String], in place: String) -> Diagnostic {
        let names = NearestNames.list(required, "and")
        return .error(
            "swift-cdk:schema/forbidden",
            required.isEmpty ? "\(found.capitalizedFirst) is not allowed here" : "\(names) cannot be set here",
            action: required.isEmpty ? "give another value" : "remove \(names)", in: place)
    }

    static func unknownAttribute(_ name: String, of type: String, among names: [String], in place: String) -> Diagnostic {
        let otherwise = names.isEmpty ? "use Ref" : "use one of \(listed(names, limit: 20))"
        return .error(
            "swift-cdk:schema/unknown-attribute", "\(type) has no attribute '\(name)' that Fn::GetAtt could give",
            action: NearestNames.advice(name, among: names, otherwise: otherwise), in: place)
    }

    private static func listed(_ names: [String], limit: Int) -> String {
        let more = names.count - limit
        return names.prefix(limit).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    private static func quoted(_ names: [String]) -> String { NearestNames.list(names.map { "'\($0)'" }, "and") }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
