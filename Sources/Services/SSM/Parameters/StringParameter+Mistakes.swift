import CDK

extension StringParameter {
    private static let mostLevels = 15
    private static let longestDescription = 1_024
    private static let standardSize = 4_096
    private static let advancedSize = 8_192

    /// What is wrong with a name; AWS's own parameters have names that begin with `/aws`, and can be imported.
    /// [Source](https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html)
    static func mistakes(inName name: Value<String>, hasPath: Bool?, place: String, isThere: Bool = false) -> [Diagnostic] {
        guard let literal = name.literal else {
            guard hasPath == nil else { return [] }
            return [
                .error(
                    "swift-cdk:ssm/deferred-name",
                    "The ARN of a parameter depends on whether its name begins with a slash, and this name is known only at deployment",
                    action: "say it: hasPath: true or false", in: "hasPath")
            ]
        }
        let known = mistakes(inName: literal, place: place) + (isThere ? [] : mistakes(inNewName: literal, place: place))
        guard let hasPath, hasPath != literal.hasPrefix("/") else { return known }
        return known + [
            .error(
                "swift-cdk:ssm/path",
                "The name '\(literal)' \(hasPath ? "does not begin" : "begins") with a slash, and hasPath is \(hasPath)",
                action: "leave hasPath out", in: "hasPath")
        ]
    }

    private static func mistakes(inName name: String, place: String) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if name.isEmpty || !name.unicodeScalars.allSatisfy(isAllowed) {
            mistakes.append(
                .error(
                    "swift-cdk:ssm/name-characters",
                    "The name of a parameter consists of letters and digits of ASCII, '_', '.', '-' and '/', which '\(name)' does not",
                    action: "call it by those, such as /media/ladder", in: place))
        }
        if name.contains("/"), !name.hasPrefix("/") {
            mistakes.append(
                .error(
                    "swift-cdk:ssm/name-slash", "The name of a parameter in a hierarchy begins with a slash, but this one is '\(name)'",
                    action: "call it '/\(name)'", in: place))
        }
        let levels = name.split(separator: "/").count
        if levels > mostLevels {
            mistakes.append(
                .error(
                    "swift-cdk:ssm/name-levels", "A hierarchy of parameters has at most 15 levels, but '\(name)' is in level \(levels)",
                    action: "leave levels out", in: place))
        }
        return mistakes
    }

    private static func mistakes(inNewName name: String, place: String) -> [Diagnostic] {
        let start = name.drop { $0 == "/" }.prefix(3).lowercased()
        guard start == "aws" || start == "ssm" else { return [] }
        return [
            .error(
                "swift-cdk:ssm/name-prefix", "Names of parameters that begin with '\(start)' are AWS's own, such as '\(name)'",
                action: "begin the name with something else", in: place)
        ]
    }

    private static func isAllowed(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-", "/": true
        default: false
        }
    }

    /// What is wrong with a text.
    ///
    /// Without a tier the account's setting decides, so that the larger limit holds.
    /// [Source](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html)
    static func mistakes(inValue value: String?, tier: SSM.CfnParameter.Tier?) -> [Diagnostic] {
        guard let size = value?.utf8.count else { return [] }
        if size > advancedSize {
            return [
                .error(
                    "swift-cdk:ssm/value-size", "A parameter holds at most 8,192 bytes, not \(size)",
                    action: "divide the text, or keep it as an object in a bucket", in: "value")
            ]
        }
        guard size > standardSize, tier?.literal == SSM.CfnParameter.Tier.standard.literal else { return [] }
        return [
            .error(
                "swift-cdk:ssm/value-size", "A parameter of the standard tier holds at most 4,096 bytes, not \(size)",
                action: "set tier to .advanced, which costs something, or to .intelligentTiering", in: "value")
        ]
    }

    /// What is wrong with a description.
    /// [Source](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html)
    static func mistakes(inDescription description: String?) -> [Diagnostic] {
        guard let length = description?.count, length > longestDescription else { return [] }
        return [
            .error(
                "swift-cdk:ssm/description-length", "The description of a parameter has at most 1,024 characters, not \(length)",
                action: "shorten it", in: "description")
        ]
    }
}
