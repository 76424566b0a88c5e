import CloudAssembly

/// The role with which the CLI publishes assets.
public struct PublishingRole {
    let roleARN: String
    let externalID: String?
    let additionalOptions: OrderedMap<JSON>?

    /// Creates a role.
    ///
    /// - Parameters:
    ///   - roleARN: The role's ARN, with placeholders; nil gives nil, for the caller's own permissions.
    ///   - externalID: The external id that the role's trust policy asks for.
    ///   - additionalOptions: More options of `AssumeRole`, such as `Tags`.
    public init?(roleARN: String?, externalID: String? = nil, additionalOptions: OrderedMap<JSON>? = nil) {
        guard let roleARN else { return nil }
        self.roleARN = roleARN
        self.externalID = externalID
        self.additionalOptions = additionalOptions
    }
}
