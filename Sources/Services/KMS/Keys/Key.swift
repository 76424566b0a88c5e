import CDK
import CDKIAM

/// A key with which services encrypt, sign or authenticate (`AWS::KMS::Key`).
///
///     let key = Key(stack, "Key", alias: "media", isRotated: true, pendingWindow: .days(7), removalPolicy: .destroy)
///     key.grantDecrypt(to: role)
///
/// Its policy lets the policies of the account decide, so that grants to identities of the account are in their own policies. The key is
/// retained when its stack is deleted, unless a removal policy says otherwise: what it encrypted is lost with it.
///
/// [Reference](https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html)
public final class Key: Construct, KeyReference {
    /// The ARN of the key: `arn:aws:kms:<region>:<account>:key/<id>`.
    public let arn: ARN
    /// The id of the key: the last part of its ARN.
    public let keyID: Value<String>
    /// The key's policy, to which statements can be added.
    public let policy: PolicyDocument
    private var aliasCount = 0

    /// A key.
    ///
    /// What KMS does not accept is reported at it.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - alias: A name for the key; `alias/` is put before it. Further ones are given by ``addAlias(_:)``.
    ///   - description: The purpose of the key, for people.
    ///   - isEnabled: Whether the key can be used; it can if not given.
    ///   - isRotated: Whether KMS makes new key material from time to time. Only for symmetric keys; it does not if not given.
    ///   - rotationPeriod: The time between two rotations: 90 to 2,560 days; 365 if not given. Turns rotation on.
    ///   - pendingWindow: The time for which a deleted key can still be saved: 7 to 30 days; 30 if not given.
    ///   - spec: The kind of key; symmetric if not given.
    ///   - usage: The operations that the key is for; to encrypt and decrypt if not given.
    ///   - isMultiRegion: Whether it can be replicated to other regions; it cannot if not given.
    ///   - policy: The policy in place of the one that lets the account's own policies decide.
    ///   - admins: The principals that may administer the key.
    ///   - removalPolicy: The policy for the key when its stack no longer has it; it is retained if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, alias: String? = nil, description: String? = nil, isEnabled: Bool? = nil,
        isRotated: Bool? = nil, rotationPeriod: Duration? = nil, pendingWindow: Duration? = nil, spec: KMS.CfnKey.KeySpec? = nil,
        usage: KMS.CfnKey.KeyUsage? = nil, isMultiRegion: Bool? = nil, policy: PolicyDocument? = nil, admins: [any Grantable] = [],
        removalPolicy: RemovalPolicy = .retain, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let document = policy ?? Self.standardPolicy
        let resource = KMS.CfnKey(
            scope, "Resource", description: Value(description), enabled: Value(isEnabled),
            enableKeyRotation: Value(isRotated ?? (rotationPeriod == nil ? nil : true)), keyPolicy: AnyValue(document), keySpec: spec,
            keyUsage: usage, multiRegion: Value(isMultiRegion), pendingWindowInDays: Value(pendingWindow.map(Self.days)),
            rotationPeriodInDays: Value(rotationPeriod.map(Self.days)), file: file, line: line)
        resource.applyRemovalPolicy(removalPolicy)
        arn = ARN(raw: resource.attrArn.raw)
        keyID = resource.ref
        self.policy = document
        super.init(scope)
        node.report(
            mistakes(isRotated: isRotated, rotationPeriod: rotationPeriod, pendingWindow: pendingWindow, spec: spec, usage: usage))
        document.checkAsResourcePolicy(of: self)
        for admin in admins { grantAdmin(to: admin) }
        if let alias { addAlias(alias) }
    }

    /// Lets someone do these things with the key, such as `kms:Decrypt`, in the grantee's policy and where necessary in the key's.
    @discardableResult
    public func grant(_ actions: [String], to grantee: any Grantable) -> Grant {
        KeyGrants.grant(actions, on: self, in: node.environment, to: grantee)
    }

    /// Adds a statement to the key's policy.
    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        policy.add(statement)
        return .added(to: self)
    }

    /// Gives the key a name: `alias/<name>`.
    @discardableResult
    public func addAlias(_ name: String) -> Alias {
        let id = aliasCount == 0 ? "Alias" : "Alias\(name)"
        aliasCount += 1
        return Alias(self, id, name: name, target: self, file: node.location.file, line: node.location.line)
    }

    /// Everything for the account itself: its own policies decide who may use the key.
    private static var standardPolicy: PolicyDocument {
        PolicyDocument(statements: [PolicyStatement(actions: ["kms:*"], resources: ["*"], principals: [.accountRoot])])
    }

    static func days(_ duration: Duration) -> Int { duration.seconds / 86_400 }
}
