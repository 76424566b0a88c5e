import CDK

extension Key {
    /// The settings that KMS does not accept.
    /// [Source](https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html)
    func mistakes(
        isRotated: Bool?, rotationPeriod: Duration?, pendingWindow: Duration?, spec: KMS.CfnKey.KeySpec?, usage: KMS.CfnKey.KeyUsage?
    ) -> [Diagnostic] {
        var mistakes: [Diagnostic] = []
        let specText = spec.map { $0.literal } ?? "SYMMETRIC_DEFAULT"
        let usageText = usage.map { $0.literal } ?? "ENCRYPT_DECRYPT"
        if let specText, let usageText, let allowed = Self.usages(of: specText), !allowed.contains(usageText) {
            mistakes.append(
                .error(
                    "swift-cdk:kms/usage",
                    "A key of the spec \(specText) is not for \(usageText), but for \(allowed.joined(separator: " or "))",
                    action: "choose another usage or spec", in: "usage"))
        }
        if let specText, specText != "SYMMETRIC_DEFAULT", isRotated == true {
            mistakes.append(
                .error(
                    "swift-cdk:kms/rotation-spec", "KMS rotates only symmetric keys for encryption, not those of the spec \(specText)",
                    action: "leave isRotated out", in: "isRotated"))
        }
        if let days = rotationPeriod.map(Self.days) {
            if isRotated == false {
                mistakes.append(
                    .error(
                        "swift-cdk:kms/rotation-off", "The key is not rotated, but has a rotation period of \(days) days",
                        action: "leave isRotated out, or rotationPeriod", in: "rotationPeriod"))
            } else if !(90...2_560).contains(days) {
                mistakes.append(
                    .error(
                        "swift-cdk:kms/rotation-period", "KMS rotates keys every 90 to 2,560 days, not every \(days)",
                        action: "set rotationPeriod between .days(90) and .days(2_560)", in: "rotationPeriod"))
            }
        }
        if let days = pendingWindow.map(Self.days), !(7...30).contains(days) {
            mistakes.append(
                .error(
                    "swift-cdk:kms/pending-window", "KMS waits for 7 to 30 days before it deletes a key, not for \(days)",
                    action: "set pendingWindow between .days(7) and .days(30)", in: "pendingWindow"))
        }
        return mistakes
    }

    /// The usages of a kind of key; nil for one that is not known.
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
