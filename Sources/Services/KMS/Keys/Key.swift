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
    public let arn: ARN
    public let keyID: Value<String>
    public let policy: PolicyDocument
    private var aliasCount = 0

    /// - Parameters:
    ///   - alias: A name for the key; `alias/` is put before it.
    ///   - description: What the key is for.
    ///   - isEnabled: Whether the key can be used; it can if not given.
    ///   - isRotated: Whether KMS makes new key material from time to time. Only for symmetric keys.
    ///   - rotationPeriod: 90 to 2,560 days; 365 if not given. Turns rotation on.
    ///   - pendingWindow: How long a deleted key can still be saved: 7 to 30 days; 30 if not given.
    ///   - spec: What kind of key it is; symmetric if not given.
    ///   - usage: What it is for; to encrypt and decrypt if not given.
    ///   - isMultiRegion: Whether it can be replicated to other regions.
    ///   - policy: In place of the one that lets the account's own policies decide.
    ///   - admins: Who may administer the key.
    ///   - removalPolicy: What happens to the key when its stack no longer has it.
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
        reportMistakes(isRotated: isRotated, rotationPeriod: rotationPeriod, pendingWindow: pendingWindow, spec: spec, usage: usage)
        document.checkAsResourcePolicy(of: self)
        for admin in admins { grantAdmin(to: admin) }
        if let alias { addAlias(alias) }
    }

    @discardableResult
    public func grant(_ actions: [String], to grantee: any Grantable) -> Grant {
        KeyGrants.grant(actions, on: self, in: node.environment, to: grantee)
    }

    @discardableResult
    public func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition {
        policy.add(statement)
        return .added(to: self)
    }

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
