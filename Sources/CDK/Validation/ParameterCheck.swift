import CDKSchemas
import CloudAssembly

/// Checks the declarations of parameters.
enum ParameterCheck {
    private static let members: Set<String> = [
        "Type", "Default", "AllowedValues", "AllowedPattern", "MinLength", "MaxLength", "MinValue", "MaxValue", "NoEcho", "Description",
        "ConstraintDescription",
    ]
    private static let types: Set<String> = [
        "String", "Number", "CommaDelimitedList", "List<Number>", "List<String>", "AWS::SSM::Parameter::Name",
    ]
    /// Types whose values CloudFormation looks for in the account.
    private static let resourceTypes: Set<String> = [
        "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id", "AWS::EC2::KeyPair::KeyName",
        "AWS::EC2::SecurityGroup::GroupName", "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::Volume::Id",
        "AWS::EC2::VPC::Id", "AWS::Route53::HostedZone::Id",
    ]
    private static let allTypes =
        types.union(resourceTypes).union(resourceTypes.map { "List<\($0)>" })
        .union(
            ["String", "List<String>", "CommaDelimitedList"].map { "AWS::SSM::Parameter::Value<\($0)>" }
                + resourceTypes.flatMap { ["AWS::SSM::Parameter::Value<\($0)>", "AWS::SSM::Parameter::Value<List<\($0)>>"] })

    static func findings(_ parameter: JSON) -> [Diagnostic] {
        guard let given = parameter.object else { return [.notAnObject("A parameter", in: "")] }
        var findings = given.keys.filter { !members.contains($0) && !$0.isFunctionName }
            .map { Diagnostic.unknownMember($0, "A parameter", among: members.sorted(), in: $0) }
        guard let type = given["Type"]?.string else { return findings + [.missingMember("Type", "A parameter")] }
        if !allTypes.contains(type) { findings.append(.unknownParameterType(type, among: allTypes)) }
        guard let value = given["Default"] else { return findings }
        switch value {
        case .string(let text): findings += defaultFindings(text, type, given)
        case .number(let number): findings += defaultFindings(JSON.text(of: number), type, given)
        case .bool(let flag): findings += defaultFindings(flag ? "true" : "false", type, given)
        case .null, .array, .object: findings.append(.defaultMismatch("it is no text", action: "give a text"))
        }
        return findings
    }

    /// Whether the default is a value that the parameter would take.
    private static func defaultFindings(_ text: String, _ type: String, _ parameter: OrderedMap<JSON>) -> [Diagnostic] {
        // What is stored in Systems Manager is checked by it, not the name under which it is stored.
        if type.hasPrefix("AWS::SSM::") { return [] }
        let isList = type.hasPrefix("List<") || type == "CommaDelimitedList"
        let isNumber = type == "Number" || type == "List<Number>"
        let values = isList ? text.pieces(separatedBy: ",").map { String($0.trimmed) } : [text]
        return values.flatMap { value -> [Diagnostic] in
            var findings: [Diagnostic] = []
            if let allowed = parameter["AllowedValues"]?.array?.map(text(of:)), !allowed.contains(value) {
                findings.append(
                    .defaultMismatch("'\(value.shortened)' is not among the allowed values", action: "allow it, or give one of them"))
            }
            if isNumber {
                guard let number = Double(value) else {
                    return findings + [.defaultMismatch("'\(value.shortened)' is no number", action: "give a number")]
                }
                if let least = bound("MinValue", parameter), number < least {
                    findings.append(.defaultMismatch("\(value) is less than MinValue", action: "give at least \(JSON.text(of: least))"))
                }
                if let most = bound("MaxValue", parameter), number > most {
                    findings.append(.defaultMismatch("\(value) is more than MaxValue", action: "give at most \(JSON.text(of: most))"))
                }
            } else {
                findings += textFindings(value, parameter)
            }
            return findings
        }
    }

    private static func textFindings(_ value: String, _ parameter: OrderedMap<JSON>) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        let count = Double(value.unicodeScalars.count)
        if let least = bound("MinLength", parameter), count < least {
            findings.append(.defaultMismatch("it is shorter than MinLength", action: "give at least \(JSON.text(of: least)) characters"))
        }
        if let most = bound("MaxLength", parameter), count > most {
            findings.append(.defaultMismatch("it is longer than MaxLength", action: "give at most \(JSON.text(of: most)) characters"))
        }
        // A pattern that the matcher does not understand is not looked at: it may be right.
        if let pattern = parameter["AllowedPattern"]?.string, let compiled = try? Pattern("^(?:\(pattern))$"),
            compiled.matches(value) == false
        {
            findings.append(
                .defaultMismatch("'\(value.shortened)' does not match AllowedPattern \(pattern)", action: "give a text that matches"))
        }
        return findings
    }

    private static func text(of value: JSON) -> String {
        switch value {
        case .string(let text): text
        default: value.text()
        }
    }

    private static func bound(_ name: String, _ parameter: OrderedMap<JSON>) -> Double? {
        parameter[name]?.number ?? parameter[name]?.string.flatMap(Double.init)
    }
}

extension String {
    /// Without white space at the ends.
    fileprivate var trimmed: Substring {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
