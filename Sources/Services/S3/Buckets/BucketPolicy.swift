import CDK
import CDKIAM

/// The policy of a bucket: who may use it, beside what policies of the account's identities permit (`AWS::S3::BucketPolicy`).
///
/// A bucket has one, and makes it when something is granted by it; see ``Bucket/addToResourcePolicy(_:)``.
public final class BucketPolicy: Construct {
    public let document: PolicyDocument

    /// - Parameter document: In place of an empty one.
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
