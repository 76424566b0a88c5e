import CDK

/// Names of the policies of imported identities.
enum PolicyName {
    private static let maximumLength = 128
    private static let prefix = "Policy"

    /// A name for the policy of an identity that several stacks may import.
    ///
    /// Unlike an id, the name of a policy is unique only within its identity: of two stacks with the same name one would overwrite the
    /// other's policy. So it holds the whole path.
    static func inOtherStacksToo(_ identity: Construct) -> String {
        let name = prefix + Names.uniqueID(identity)
        if name.utf16.count <= maximumLength { return name }
        return prefix + Names.uniqueResourceName(identity, maximumLength: maximumLength - prefix.count)
    }
}
