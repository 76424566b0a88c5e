import CDK
import CDKKMS

/// The encryption of the objects that are written to a bucket.
///
/// S3 encrypts all with keys of its own where nothing else is said.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingEncryption.html)
public enum BucketEncryption {
    /// Nothing is said: S3 encrypts with keys of its own.
    case unencrypted
    /// With keys of S3's own.
    case s3Managed
    /// With the key of the account that AWS manages for S3.
    case kmsManaged
    /// With a key of KMS; the bucket makes one, which is rotated, if none is given.
    case kms(key: (any KeyReference)? = nil)
    /// Twice, with the key of the account that AWS manages for S3.
    case dsseManaged
    /// Twice, with a key of KMS; the bucket makes one if none is given.
    case dsse(key: (any KeyReference)? = nil)

    /// The encryption with a key made for it where none is given.
    func withKey(in scope: Node) -> BucketEncryption {
        func makeKey(isRotated: Bool?) -> Key {
            Key(
                scope, "Key", description: "Created by \(scope.path)", isRotated: isRotated, file: scope.location.file,
                line: scope.location.line)
        }
        return switch self {
        case .kms(nil): .kms(key: makeKey(isRotated: true))
        case .dsse(nil): .dsse(key: makeKey(isRotated: nil))
        default: self
        }
    }

    var key: (any KeyReference)? {
        switch self {
        case .kms(let key), .dsse(let key): key
        case .unencrypted, .s3Managed, .kmsManaged, .dsseManaged: nil
        }
    }

    /// The property of the resource; nil where nothing is said.
    func property(usesBucketKey: Bool?) -> S3.CfnBucket.BucketEncryptionProperty? {
        let algorithm: S3.CfnBucket.SSEAlgorithm
        switch self {
        case .unencrypted: return nil
        case .s3Managed: algorithm = .aes256
        case .kmsManaged, .kms: algorithm = .awsKMS
        case .dsseManaged, .dsse: algorithm = .awsKMSDsse
        }
        let standard = S3.CfnBucket.ServerSideEncryptionByDefaultProperty(
            sseAlgorithm: algorithm, kmsMasterKeyId: key.map { Value($0.arn) })
        return S3.CfnBucket.BucketEncryptionProperty(
            serverSideEncryptionConfiguration: [
                S3.CfnBucket.ServerSideEncryptionRuleProperty(
                    bucketKeyEnabled: Value(usesBucketKey), serverSideEncryptionByDefault: standard)
            ])
    }
}
