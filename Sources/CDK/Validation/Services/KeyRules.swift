/// Keys of KMS.
///
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html, …/API_CreateAlias.html
enum KeyRules {
    private static let type = "AWS::KMS::Key"

    static let rules: [ServiceRule] = [
        // "The new key policy will not allow you to update the key policy in the future":
        // https://github.com/widdix/aws-cf-templates/issues/259, https://github.com/terraform-aws-modules/terraform-aws-kms/issues/14
        .error("swift-cdk:kms/locked-policy", type, "AWS::KMS::ReplicaKey") { key in
            guard key["BypassPolicyLockoutSafetyCheck"].flag != true, let statements = key["KeyPolicy"].statements,
                !statements.contains(where: { $0.allows && $0.mayName("kms:PutKeyPolicy") })
            else { return }
            key.report(
                key["KeyPolicy"], "Nobody may change the policy later on: no statement allows kms:PutKeyPolicy",
                "let the account do all with the key: kms:*")
        },
        .error("swift-cdk:kms/rotated-spec", type) { key in
            guard key["EnableKeyRotation"].flag == true, let spec = key["KeySpec"].text, spec != "SYMMETRIC_DEFAULT" else { return }
            key.report(key["EnableKeyRotation"], "Keys of the kind \(spec) are not rotated", "remove it")
        },
        .error("swift-cdk:kms/spec-usage", type) { key in
            let spec = key["KeySpec"].isAbsent ? "SYMMETRIC_DEFAULT" : key["KeySpec"].text
            let usage = key["KeyUsage"].isAbsent ? "ENCRYPT_DECRYPT" : key["KeyUsage"].text
            guard let spec, let usage, let allowed = spec.usages, !allowed.contains(usage) else { return }
            key.report(
                key["KeyUsage"].isPresent ? key["KeyUsage"] : key["KeySpec"], "A key of the kind \(spec) is not for \(usage)",
                "set KeyUsage to \(NearestNames.list(allowed))")
        },
        .error("swift-cdk:kms/reserved-alias", "AWS::KMS::Alias") { alias in
            guard let name = alias["AliasName"].text, name.hasPrefix("alias/aws/") else { return }
            alias.report(
                alias["AliasName"], "'\(name)' is one of the names of AWS's own keys", "choose one that does not begin with alias/aws/")
        },
        .error("swift-cdk:kms/alias-target", "AWS::KMS::Alias") { alias in
            let place = alias["TargetKeyId"]
            guard
                place.text?.hasPrefix("alias/") == true || place.arn?.resource.hasPrefix("alias/") == true
                    || alias.target(of: place, type: "AWS::KMS::Alias") != nil
            else { return }
            alias.report(place, "An alias is the name of a key, not of an alias", "give the id or the ARN of a key")
        },
        .error("swift-cdk:kms/key-region", "AWS::KMS::Alias") { alias in
            guard let region = alias.region, let other = alias["TargetKeyId"].arn?.region, !other.isEmpty, other != region.rawValue else {
                return
            }
            alias.report(alias["TargetKeyId"], "The key is in \(other), and the alias in \(region)", "name a key of the same region")
        },
    ]
}

extension String {
    /// What keys of a kind can be for.
    fileprivate var usages: [String]? {
        switch self {
        case "SYMMETRIC_DEFAULT": ["ENCRYPT_DECRYPT"]
        case _ where hasPrefix("HMAC_"): ["GENERATE_VERIFY_MAC"]
        case _ where hasPrefix("RSA_"): ["ENCRYPT_DECRYPT", "SIGN_VERIFY"]
        case _ where hasPrefix("ECC_NIST_P"): ["SIGN_VERIFY", "KEY_AGREEMENT"]
        case "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519": ["SIGN_VERIFY"]
        case _ where hasPrefix("ML_DSA_"): ["SIGN_VERIFY"]
        default: nil
        }
    }
}
