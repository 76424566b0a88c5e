import CDK

extension Alias {
    func reportMistakes(_ name: String) {
        let isAllowed = name.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || ":/_-".unicodeScalars.contains($0)
        }
        if name == Self.prefix {
            node.report("Alias must include a value after \"\(Self.prefix)\": \(name)", action: "name the alias")
        } else if name.lowercased().hasPrefix(Self.prefix + "aws/") {
            node.report("Alias cannot start with \(Self.prefix)aws/: \(name)", action: "use another name: these are AWS's own")
        } else if !isAllowed || name.utf16.count > 256 {
            node.report("Alias name must be between 1 and 256 characters in a-zA-Z0-9:/_-", action: "correct the name '\(name)'")
        }
    }
}
