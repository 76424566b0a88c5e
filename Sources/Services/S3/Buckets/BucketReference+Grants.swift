import CDK
import CDKIAM
import CDKKMS

// All of them include what the bucket's key needs. `objects` says which keys a grant is for.
extension BucketReference {
    /// Lets someone list the bucket and read objects.
    @discardableResult
    public func grantRead(to grantee: any Grantable, objects: Value<String> = "*") -> Grant {
        grant(BucketActions.read, BucketActions.decrypt, on: [arn, arnForObjects(objects)], to: grantee)
    }

    /// Lets someone write and delete objects.
    ///
    /// - Parameters:
    ///   - grantee: The principal that may do so.
    ///   - objects: The keys of the objects, in which `*` and `?` stand for any characters.
    ///   - actions: The actions in place of all that write and delete, such as `s3:PutObject`.
    /// - Returns: The permission.
    @discardableResult
    public func grantWrite(to grantee: any Grantable, objects: Value<String> = "*", actions: [String] = []) -> Grant {
        let actions = actions.isEmpty ? BucketActions.write : actions
        return grant(actions, BucketActions.encrypt, on: [arn, arnForObjects(objects)], to: grantee)
    }

    /// Lets someone write objects, not delete them.
    @discardableResult
    public func grantPut(to grantee: any Grantable, objects: Value<String> = "*") -> Grant {
        grant(BucketActions.put, BucketActions.encrypt, on: [arnForObjects(objects)], to: grantee)
    }

    /// Lets someone change who may use single objects.
    @discardableResult
    public func grantPutACL(to grantee: any Grantable, objects: Value<String> = "*") -> Grant {
        grant(["s3:PutObjectAcl", "s3:PutObjectVersionAcl"], [], on: [arnForObjects(objects)], to: grantee)
    }

    /// Lets someone delete objects.
    @discardableResult
    public func grantDelete(to grantee: any Grantable, objects: Value<String> = "*") -> Grant {
        grant(BucketActions.delete, [], on: [arnForObjects(objects)], to: grantee)
    }

    /// Lets someone list the bucket, and read, write and delete objects.
    @discardableResult
    public func grantReadWrite(to grantee: any Grantable, objects: Value<String> = "*") -> Grant {
        let keyActions = BucketActions.decrypt + BucketActions.encrypt.filter { !BucketActions.decrypt.contains($0) }
        return grant(BucketActions.read + BucketActions.write, keyActions, on: [arn, arnForObjects(objects)], to: grantee)
    }

    /// Lets everyone do something with objects: read them, if not told otherwise.
    ///
    /// The bucket must not block public policies; one that does is reported.
    @discardableResult
    public func grantPublicAccess(objects: Value<String> = "*", actions: [String] = ["s3:GetObject"]) -> Grant {
        if blocksPublicPolicy {
            node.report(
                .error(
                    "swift-cdk:s3/public-grant", "Everyone gets a permission, but the bucket rejects policies that let the public in",
                    action: "set blockPublicAccess to .aclsOnly, or serve the objects by a distribution"))
            return .none
        }
        return grant(actions, [], on: [arnForObjects(objects)], to: Principal.anyone)
    }

    private func grant(_ actions: [String], _ keyActions: [String], on resources: [ARN], to grantee: any Grantable) -> Grant {
        let grant = Grant.addToPrincipalOrResource(grantee, actions: actions, resources: resources, of: self)
        if !keyActions.isEmpty { encryptionKey?.grant(keyActions, to: grantee) }
        return grant
    }
}

/// The actions of S3 and KMS for the things that can be done with a bucket.
///
/// The wildcards are the original's.
///
/// [Source](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html)
private enum BucketActions {
    static let read = ["s3:GetObject*", "s3:GetBucket*", "s3:List*"]
    static let put = [
        "s3:PutObject", "s3:PutObjectLegalHold", "s3:PutObjectRetention", "s3:PutObjectTagging", "s3:PutObjectVersionTagging", "s3:Abort*",
    ]
    static let delete = ["s3:DeleteObject*"]
    static let write = delete + put
    static let decrypt = ["kms:Decrypt", "kms:DescribeKey"]
    static let encrypt = ["kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Decrypt"]
}
