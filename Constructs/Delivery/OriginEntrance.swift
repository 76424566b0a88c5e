import CDK
import CDKCloudFront
import CDKIAM
import CDKKMS

/// The way in which CloudFront, and nobody else, gets into the delivery bucket.
struct OriginEntrance {
    /// What may be read: the renditions and the error pages.
    ///
    /// Not the list of objects, or a request for / would show the catalogue.
    private static let readable = [HandlerContract.Folder.assets.rawValue, NotFoundPage.prefix]

    /// The id of the origin access control, if there is one.
    let controlID: Value<String>?
    /// The path of the origin access identity; empty if there is a control.
    let identityPath: Value<String>
    private let scope: Node
    private let origin: PrivateBucket
    private let identity: CloudFront.CfnCloudFrontOriginAccessIdentity?

    init(_ scope: Node, names: ResourceNames, access: OriginAccess, origin: PrivateBucket) {
        self.scope = scope
        self.origin = origin
        switch access {
        case .identity:
            scope.report(OriginAccess.obstaclesToIdentities(origin))
            let identity = CloudFront.CfnCloudFrontOriginAccessIdentity(
                scope, "Identity",
                cloudFrontOriginAccessIdentityConfig: .init(comment: Value(names("origin-access-identity"))))
            self.identity = identity
            controlID = nil
            identityPath = "origin-access-identity/cloudfront/\(identity.ref)"
        case .control:
            let control = CloudFront.CfnOriginAccessControl(
                scope, "Control",
                originAccessControlConfig: .init(
                    name: Value(names("origin-access-control")), originAccessControlOriginType: "s3", signingBehavior: "always",
                    signingProtocol: "sigv4"))
            identity = nil
            controlID = control.attrId
            identityPath = ""
        }
    }

    /// Lets the distribution read.
    func admit(_ distribution: CloudFront.CfnDistribution) {
        let resources = Self.readable.map { origin.objects($0) }
        if let identity {
            origin.addStatement(
                PolicyStatement(
                    actions: ["s3:GetObject"], resources: .only(resources), principals: [.canonicalUser(identity.attrS3CanonicalUserId)]))
            return
        }
        let distributionARN = ARN(
            in: scope, service: "cloudfront", region: "", resource: "distribution", resourceName: distribution.ref)
        let isDistribution: Conditions = ["StringEquals": ["aws:SourceArn": AnyValue(distributionARN)]]
        origin.addStatement(
            PolicyStatement(
                actions: ["s3:GetObject"], resources: .only(resources), principals: [.service("cloudfront.amazonaws.com")],
                conditions: isDistribution))
        if let key = origin.encryptionKey { letDecrypt(with: key) }
    }

    /// Lets the account's distributions decrypt with a key.
    ///
    /// One whose policy cannot be changed is warned of: it may let them already.
    private func letDecrypt(with key: any KeyReference) {
        let service = "cloudfront.amazonaws.com"
        let addition = key.addToResourcePolicy(
            PolicyStatement(
                actions: ["kms:Decrypt"],
                // In a key's own policy the resource is the key. The distribution depends on the bucket and the bucket on the key, so the
                // key can name the account's distributions, not this one
                // (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html).
                resources: ["*"], principals: [.service(service)],
                // Their ARN has the account in it.
                conditions: [
                    "ArnLike": [
                        "aws:SourceArn": AnyValue(
                            ARN(in: scope, service: "cloudfront", region: "", resource: "distribution", resourceName: "*"))
                    ]
                ]))
        guard !addition.isAdded else { return }
        let environment = scope.environment
        let statement: JSON = [
            "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Principal": ["Service": .string(service)],
            "Condition": [
                "ArnLike": [
                    "aws:SourceArn": .string(
                        "arn:\(environment.region?.partition ?? "aws"):cloudfront::\(environment.account ?? "<account>"):distribution/*")
                ]
            ],
        ]
        scope.report(
            .warning(
                "swift-cdk:media/key-policy-not-added",
                "The policy of the key '\(key.node.path)' cannot be changed here, and CloudFront cannot read the bucket without the "
                    + "statement " + statement.text(), action: "add it where the key is made"))
    }
}
