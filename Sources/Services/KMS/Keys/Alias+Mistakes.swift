import CDK

extension Alias {
    /// A name that KMS does not accept.
    /// [Source](https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html)
    func mistakes(inName name: String) -> [Diagnostic] {
        let isAllowed = name.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || ":/_-".unicodeScalars.contains($0)
        }
        if name == Self.prefix {
            return [.error("swift-cdk:kms/alias-empty", "The name of the alias is empty", action: "give the alias a name", in: "name")]
        }
        if name.lowercased().hasPrefix(Self.prefix + "aws/") {
            return [
                .error(
                    "swift-cdk:kms/alias-reserved", "Aliases such as '\(name)', which begin with '\(Self.prefix)aws/', are AWS's own",
                    action: "use another name", in: "name")
            ]
        }
        if !isAllowed || name.utf16.count > 256 {
            return [
                .error(
                    "swift-cdk:kms/alias-name", "An alias has at most 256 letters, digits and ':/_-', but this one is '\(name)'",
                    action: "correct the name", in: "name")
            ]
        }
        return []
    }
}
