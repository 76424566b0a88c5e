import CDK
import CDKIAM

/// A KMS key, made here or imported.
public protocol KeyReference: ResourceWithPolicy {
    var arn: ARN { get }
    var keyID: Value<String> { get }
    /// Lets someone do these things with the key, such as `kms:Decrypt`, in the grantee's policy and where necessary in the key's.
    @discardableResult
    func grant(_ actions: [String], to grantee: any Grantable) -> Grant
    /// Gives the key a name: `alias/<name>`.
    @discardableResult
    func addAlias(_ name: String) -> Alias
}

extension KeyReference {
    @discardableResult
    public func grantEncrypt(to grantee: any Grantable) -> Grant { grant(KeyActions.encrypt, to: grantee) }

    @discardableResult
    public func grantDecrypt(to grantee: any Grantable) -> Grant { grant(KeyActions.decrypt, to: grantee) }

    @discardableResult
    public func grantEncryptDecrypt(to grantee: any Grantable) -> Grant { grant(KeyActions.decrypt + KeyActions.encrypt, to: grantee) }

    @discardableResult
    public func grantSign(to grantee: any Grantable) -> Grant { grant(KeyActions.sign, to: grantee) }

    @discardableResult
    public func grantVerify(to grantee: any Grantable) -> Grant { grant(KeyActions.verify, to: grantee) }

    @discardableResult
    public func grantSignVerify(to grantee: any Grantable) -> Grant { grant(KeyActions.sign + KeyActions.verify, to: grantee) }

    @discardableResult
    public func grantGenerateMAC(to grantee: any Grantable) -> Grant { grant(KeyActions.generateMAC, to: grantee) }

    @discardableResult
    public func grantVerifyMAC(to grantee: any Grantable) -> Grant { grant(KeyActions.verifyMAC, to: grantee) }

    /// Lets someone administer the key, but not use it.
    @discardableResult
    public func grantAdmin(to grantee: any Grantable) -> Grant { grant(KeyActions.administer, to: grantee) }
}

/// What KMS calls the things that can be done with a key.
/// [Source](https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html)
public enum KeyActions {
    public static let encrypt = ["kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"]
    public static let decrypt = ["kms:Decrypt"]
    public static let sign = ["kms:Sign"]
    public static let verify = ["kms:Verify"]
    public static let generateMAC = ["kms:GenerateMac"]
    public static let verifyMAC = ["kms:VerifyMac"]
    /// As the key policy that KMS recommends for administrators.
    public static let administer = [
        "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Revoke*", "kms:Disable*", "kms:Get*",
        "kms:Delete*", "kms:TagResource", "kms:UntagResource", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion",
    ]
}
