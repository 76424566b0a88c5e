import CDK

extension Role {
    /// The settings that IAM does not accept.
    /// [Source](https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html)
    static func mistakes(roleName: String?, path: String?, sessionSeconds: Int?, description: String?) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if let roleName, !(1...64).contains(roleName.utf16.count) || !roleName.unicodeScalars.allSatisfy(isAllowedInName) {
            mistakes.append(
                .error(
                    "swift-cdk:iam/role-name",
                    "The name of a role has 1 to 64 letters, digits and '_+=,.@-', but this one is '\(roleName)'",
                    action: "correct the name", in: "roleName"))
        }
        if let sessionSeconds, !(3_600...43_200).contains(sessionSeconds) {
            mistakes.append(
                .error(
                    "swift-cdk:iam/session-duration", "A role is assumed for up to 3,600 to 43,200 seconds, not up to \(sessionSeconds)",
                    action: "set maxSessionDuration between .hours(1) and .hours(12)", in: "maxSessionDuration"))
        }
        if let length = description?.utf16.count, length > 1_000 {
            mistakes.append(
                .error(
                    "swift-cdk:iam/role-description", "The description of a role has at most 1,000 characters, but this one has \(length)",
                    action: "shorten the description", in: "description"))
        }
        guard let path else { return mistakes }
        let length = path.utf16.count
        if !(1...512).contains(length) {
            mistakes.append(
                .error(
                    "swift-cdk:iam/role-path-length", "The path of a role has 1 to 512 characters, but this one has \(length)",
                    action: length == 0 ? "leave the path out" : "use a shorter path", in: "path"))
        } else if !isPath(path) {
            mistakes.append(
                .error(
                    "swift-cdk:iam/role-path",
                    "The path of a role is '/', or ASCII characters without spaces between two slashes, but this one is '\(path)'",
                    action: "begin and end the path with a slash", in: "path"))
        }
        return mistakes
    }

    private static func isAllowedInName(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || "_+=,.@-".unicodeScalars.contains(scalar)
    }

    private static func isPath(_ path: String) -> Bool {
        path == "/"
            || (path.utf8.count > 2 && path.hasPrefix("/") && path.hasSuffix("/")
                && path.utf8.allSatisfy { (0x21...0x7f).contains($0) })
    }
}
