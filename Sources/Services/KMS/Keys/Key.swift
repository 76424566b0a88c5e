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

    private static func days(_ duration: Duration) -> Int { duration.seconds / 86_400 }
}

// MARK: - Mistakes

extension Key {
    private func reportMistakes(
        isRotated: Bool?, rotationPeriod: Duration?, pendingWindow: Duration?, spec: KMS.CfnKey.KeySpec?, usage: KMS.CfnKey.KeyUsage?
    ) {
        let specText = spec.map { $0.literal } ?? "SYMMETRIC_DEFAULT"
        let usageText = usage.map { $0.literal } ?? "ENCRYPT_DECRYPT"
        if let specText, let usageText, let allowed = Self.usages(of: specText), !allowed.contains(usageText) {
            node.report(
                "key spec '\(specText)' is not valid with usage '\(usageText)'", action: "use it for \(allowed.joined(separator: " or "))")
        }
        if let specText, specText != "SYMMETRIC_DEFAULT", isRotated == true {
            let kind = specText.hasPrefix("HMAC") ? "HMAC" : "asymmetric"
            node.report("key rotation cannot be enabled on \(kind) keys", action: "leave isRotated out")
        }
        if let days = rotationPeriod.map(Self.days) {
            if isRotated == false {
                node.report(
                    "'rotationPeriod' cannot be specified when 'enableKeyRotation' is disabled",
                    action: "leave isRotated out, or the period")
            } else if !(90...2_560).contains(days) {
                node.report(
                    "'rotationPeriod' value must between 90 and 2650 days. Received: \(days)",
                    action: "set it between .days(90) and .days(2560)")
            }
        }
        if let days = pendingWindow.map(Self.days), !(7...30).contains(days) {
            node.report(
                "'pendingWindow' value must between 7 and 30 days. Received: \(days)", action: "set it between .days(7) and .days(30)")
        }
    }

    /// What a kind of key can be used for; nil for one that is not known.
    /// [Source](https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html)
    private static func usages(of spec: String) -> [String]? {
        switch spec {
        case "SYMMETRIC_DEFAULT": ["ENCRYPT_DECRYPT"]
        case _ where spec.hasPrefix("RSA_"): ["ENCRYPT_DECRYPT", "SIGN_VERIFY"]
        case "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519": ["SIGN_VERIFY"]
        case _ where spec.hasPrefix("ECC_NIST_P"): ["SIGN_VERIFY", "KEY_AGREEMENT"]
        case _ where spec.hasPrefix("HMAC_"): ["GENERATE_VERIFY_MAC"]
        case _ where spec.hasPrefix("ML_DSA_"): ["SIGN_VERIFY"]
        case "SM2": ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "KEY_AGREEMENT"]
        default: nil
        }
    }
}

extension Principal {
    /// Whoever calls KMS by way of another service, such as `s3.eu-south-1.amazonaws.com`.
    public static func viaService(_ name: String, _ principal: Principal = .anyone) -> Principal {
        principal.withConditions(["StringEquals": ["kms:ViaService": AnyValue(name)]])
    }
}
