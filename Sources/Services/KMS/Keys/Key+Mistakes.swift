import CDK

extension Key {
    func reportMistakes(
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
