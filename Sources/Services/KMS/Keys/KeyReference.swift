import CDK
import CDKIAM

/// A KMS key, made here or imported.
public protocol KeyReference: ResourceWithPolicy, NamedByARN {
    /// The ARN of the key.
    var arn: ARN { get }
    /// The id of the key, or an alias that stands for it.
    var keyID: Value<String> { get }
    /// Lets someone do these things with the key, such as `kms:Decrypt`, in the grantee's policy and where necessary in the key's.
    @discardableResult
    func grant(_ actions: [String], to grantee: any Grantable) -> Grant
    /// Gives the key a name: `alias/<name>`.
    @discardableResult
    func addAlias(_ name: String) -> Alias
}

extension KeyReference {
    /// Lets someone encrypt with the key.
    @discardableResult
    public func grantEncrypt(to grantee: any Grantable) -> Grant { grant(KeyActions.encrypt, to: grantee) }

    /// Lets someone decrypt with the key.
    @discardableResult
    public func grantDecrypt(to grantee: any Grantable) -> Grant { grant(KeyActions.decrypt, to: grantee) }

    /// Lets someone encrypt and decrypt with the key.
    @discardableResult
    public func grantEncryptDecrypt(to grantee: any Grantable) -> Grant { grant(KeyActions.decrypt + KeyActions.encrypt, to: grantee) }

    /// Lets someone sign with the key.
    @discardableResult
    public func grantSign(to grantee: any Grantable) -> Grant { grant(KeyActions.sign, to: grantee) }

    /// Lets someone verify signatures of the key.
    @discardableResult
    public func grantVerify(to grantee: any Grantable) -> Grant { grant(KeyActions.verify, to: grantee) }

    /// Lets someone sign with the key and verify its signatures.
    @discardableResult
    public func grantSignVerify(to grantee: any Grantable) -> Grant { grant(KeyActions.sign + KeyActions.verify, to: grantee) }

    /// Lets someone make authentication codes with the key.
    @discardableResult
    public func grantGenerateMAC(to grantee: any Grantable) -> Grant { grant(KeyActions.generateMAC, to: grantee) }

    /// Lets someone verify authentication codes of the key.
    @discardableResult
    public func grantVerifyMAC(to grantee: any Grantable) -> Grant { grant(KeyActions.verifyMAC, to: grantee) }

    /// Lets someone administer the key, but not use it.
    @discardableResult
    public func grantAdmin(to grantee: any Grantable) -> Grant { grant(KeyActions.administer, to: grantee) }
}

/// The actions of KMS for the things that can be done with a key.
///
/// [Source](https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html)
public enum KeyActions {
    /// Encrypting, data keys for it included.
    public static let encrypt = ["kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"]
    /// Decrypting.
    public static let decrypt = ["kms:Decrypt"]
    /// Signing.
    public static let sign = ["kms:Sign"]
    /// Verifying signatures.
    public static let verify = ["kms:Verify"]
    /// Making authentication codes.
    public static let generateMAC = ["kms:GenerateMac"]
    /// Verifying authentication codes.
    public static let verifyMAC = ["kms:VerifyMac"]
    /// Administering, as in the key policy that KMS recommends for it.
    public static let administer = [
        "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Revoke*", "kms:Disable*", "kms:Get*",
        "kms:Delete*", "kms:TagResource", "kms:UntagResource", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion",
    ]
}
