/// The managed policy that bounds what every role and user of a stack or stage may do.
public struct PermissionsBoundary: Sendable {
    let arn: String

    /// The boundary policy with this ARN. It may hold `${AWS::Partition}` and the like.
    public init(arn: String) {
        self.arn = arn
    }

    /// The customer-managed boundary policy with this name in the stack's account.
    public init(policyName: String) {
        arn = "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/\(policyName)"
    }
}
