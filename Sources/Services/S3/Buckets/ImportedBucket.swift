import CDK
import CDKIAM
import CDKKMS

/// A bucket that is there already.
///
/// Its policy cannot be changed.
private final class ImportedBucket: Construct, BucketReference {
    let arn: ARN
    let name: Value<String>
    let domainName: Value<String>
    let regionalDomainName: Value<String>
    let dualStackDomainName: Value<String>
    let websiteDomainName: Value<String>
    let isWebsite: Bool
    let encryptionKey: (any KeyReference)?
    let owningAccount: Value<String>
    let region: Value<String>

    init(
        _ scope: any Scope, _ id: String, arn: ARN, name: Value<String>, region: Region?, account: String?,
        encryptionKey: (any KeyReference)?, isWebsite: Bool, location: SourceLocation
    ) {
        let scope = Node(scope, id, file: location.file, line: location.line)
        let own = region ?? scope.environment.region
        let place = own.map { Value($0.rawValue) } ?? scope.region
        let suffix = own.flatMap(\.domainSuffix).map { Value($0) } ?? PseudoParameter.urlSuffix
        self.arn = arn
        self.name = name
        domainName = "\(name).s3.\(suffix)"
        regionalDomainName = "\(name).s3.\(place).\(suffix)"
        dualStackDomainName = "\(name).s3.dualstack.\(place).\(suffix)"
        websiteDomainName = "\(name).s3-website\(own?.hasDashInWebsites == true ? "-" : ".")\(place).\(suffix)"
        self.isWebsite = isWebsite
        self.encryptionKey = encryptionKey
        owningAccount = Value(account) ?? scope.account
        self.region = place
        super.init(scope)
        if let literal = name.literal { node.report(BucketName(literal, isOld: true).mistakes(in: "name")) }
    }

    var websiteURL: Value<String> { "http://\(websiteDomainName)" }
    var blocksPublicPolicy: Bool { false }

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { .refused }
}

extension Bucket {
    /// A bucket that is there already.
    ///
    /// A name that no bucket has is reported at the bucket.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - name: The name of the bucket.
    ///   - region: The region of the bucket; the stack's if not given.
    ///   - account: The account that owns the bucket; the stack's if not given.
    ///   - encryptionKey: The key that encrypts its objects; grants are for it as well then.
    ///   - isWebsite: Whether the bucket is served as a website.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The bucket. Its policy cannot be changed.
    public static func imported(
        _ scope: any Scope, _ id: String, name: Value<String>, region: Region? = nil, account: String? = nil,
        encryptionKey: (any KeyReference)? = nil, isWebsite: Bool = false, file: String = #fileID, line: Int = #line
    ) -> any BucketReference {
        ImportedBucket(
            scope, id, arn: ARN(in: scope, service: "s3", region: "", account: "", resource: name), name: name, region: region,
            account: account, encryptionKey: encryptionKey, isWebsite: isWebsite, location: SourceLocation(file: file, line: line))
    }

    /// A bucket that is there already, by its ARN.
    ///
    /// An ARN that is none is reported at the bucket.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - arn: The ARN of the bucket: `arn:aws:s3:::<name>`.
    ///   - region: The region of the bucket; the stack's if not given.
    ///   - account: The account that owns the bucket; the stack's if not given.
    ///   - encryptionKey: The key that encrypts its objects; grants are for it as well then.
    ///   - isWebsite: Whether the bucket is served as a website.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The bucket. Its policy cannot be changed.
    public static func imported(
        _ scope: any Scope, _ id: String, arn: ARN, region: Region? = nil, account: String? = nil,
        encryptionKey: (any KeyReference)? = nil, isWebsite: Bool = false, file: String = #fileID, line: Int = #line
    ) -> any BucketReference {
        let name = try? arn.components(.slash).resource
        let bucket = ImportedBucket(
            scope, id, arn: arn, name: name ?? "", region: region, account: account, encryptionKey: encryptionKey, isWebsite: isWebsite,
            location: SourceLocation(file: file, line: line))
        if name == nil {
            bucket.node.report(
                .error(
                    "swift-cdk:s3/imported-arn", "'\(arn.text.description)' is not the ARN of a bucket",
                    action: "import the bucket by arn:aws:s3:::<name>", in: "arn"))
        }
        return bucket
    }
}

extension Region {
    /// The end of the region's host names; nil for a region that no rule knows.
    fileprivate var domainSuffix: String? {
        switch partition {
        case "aws", "aws-us-gov": "amazonaws.com"
        case "aws-cn": "amazonaws.com.cn"
        case "aws-eusc": "amazonaws.eu"
        case "aws-iso": "c2s.ic.gov"
        case "aws-iso-b": "sc2s.sgov.gov"
        case "aws-iso-e": "cloud.adc-e.uk"
        case "aws-iso-f": "csp.hci.ic.gov"
        default: nil
        }
    }

    /// Whether the region is one of the first, whose website endpoints have a dash before the region.
    ///
    /// [Source](https://docs.aws.amazon.com/general/latest/gr/s3.html)
    fileprivate var hasDashInWebsites: Bool {
        [
            "ap-northeast-1", "ap-southeast-1", "ap-southeast-2", "eu-west-1", "sa-east-1", "us-east-1", "us-gov-west-1", "us-west-1",
            "us-west-2",
        ].contains(rawValue)
    }
}
