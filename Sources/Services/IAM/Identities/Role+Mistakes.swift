import CDK

extension Role {
    func reportMistakes(roleName: String?, path: String?, sessionSeconds: Int?, description: String?) {
        if let roleName, !(1...64).contains(roleName.utf16.count) || !roleName.unicodeScalars.allSatisfy(Self.isAllowedInName) {
            node.report(
                "Invalid roleName. The name must be a string of characters consisting of upper and lowercase alphanumeric characters with "
                    + "no spaces. You can also include any of the following characters: _+=,.@-. Length must be between 1 and 64 "
                    + "characters.",
                action: "correct the name '\(roleName)'")
        }
        if let sessionSeconds, !(3_600...43_200).contains(sessionSeconds) {
            node.report(
                "maxSessionDuration is set to \(sessionSeconds), but must be >= 3600sec (1hr) and <= 43200sec (12hrs)",
                action: "set it between .hours(1) and .hours(12)")
        }
        if let description, description.utf16.count > 1_000 {
            node.report("Role description must be no longer than 1000 characters.", action: "shorten the description")
        }
        guard let path else { return }
        if !(1...512).contains(path.utf16.count) {
            node.report(
                "Role path must be between 1 and 512 characters. The provided role path is \(path.utf16.count) characters.",
                action: "use a shorter path")
        } else if !Self.isPath(path) {
            node.report(
                "Role path must be either a slash or valid characters (alphanumerics and symbols) surrounded by slashes. Valid characters "
                    + "are unicode characters in [\\u0021-\\u007F]. However, \(path) is provided.",
                action: "begin and end the path with a slash")
        }
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
