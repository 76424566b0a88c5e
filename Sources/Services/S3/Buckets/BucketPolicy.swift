import CDK
import CDKIAM

/// The policy of a bucket: who may use it, beside what policies of the account's identities permit (`AWS::S3::BucketPolicy`).
///
/// A bucket has one, and makes it when something is granted by it; see ``Bucket/addToResourcePolicy(_:)``.
public final class BucketPolicy: Construct {
    /// The statements of the policy.
    public let document: PolicyDocument

    /// The policy of a bucket.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - bucket: The bucket whose policy it is.
    ///   - document: The statements to begin with; none if not given.
    ///   - removalPolicy: The policy for this resource when its stack no longer has it; CloudFormation deletes it if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, bucket: any BucketReference, document: PolicyDocument? = nil,
        removalPolicy: RemovalPolicy? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let document = document ?? PolicyDocument()
        let resource = S3.CfnBucketPolicy(
            scope, "Resource", bucket: bucket.name, policyDocument: AnyValue(document), file: file, line: line)
        if let removalPolicy { resource.applyRemovalPolicy(removalPolicy) }
        self.document = document
        super.init(scope)
        document.checkAsResourcePolicy(of: self)
    }
}
