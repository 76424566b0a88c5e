import CDK
import CDKCloudFront
import CloudAssembly

/// The public keys with which CloudFront checks the cookies of viewers.
enum ViewerKeys {
    /// The group of keys that every behaviour trusts; nothing if everybody may watch. Mistakes are reported.
    static func group(_ scope: Node, names: ResourceNames, viewers: Viewers) -> CfnKeyGroup? {
        guard case .signedCookies(let publicKeys, let sites) = viewers else { return nil }
        reportMistakes(scope, publicKeys, sites)
        let keys = publicKeys.enumerated().map { index, text in
            let name = names("viewer-key-\(index + 1)")
            return CfnPublicKey(
                scope, "ViewerKey\(index + 1)",
                publicKeyConfig: .init(callerReference: Value(name), encodedKey: Value(text), name: Value(name)))
        }
        return CfnKeyGroup(
            scope, "ViewerKeys", keyGroupConfig: .init(items: List(keys.map(\.ref)), name: Value(names("viewer-key-group"))))
    }

    private static func reportMistakes(_ scope: Node, _ publicKeys: [String], _ sites: [String]) {
        if publicKeys.isEmpty { scope.report("Signed cookies need a public key", action: "give at least one in PEM") }
        for (index, key) in publicKeys.enumerated() where !key.hasPrefix("-----BEGIN PUBLIC KEY-----") {
            scope.report(
                "The public key number \(index + 1) is not in PEM",
                action: "give what `openssl rsa -pubout` writes, from -----BEGIN PUBLIC KEY----- on")
        }
        if sites.isEmpty {
            scope.report(
                "Signed cookies need the sites of the players", action: "name their origins, such as https://www.example.com")
        }
        for site in sites where !WebOrigin.isValid(site) {
            scope.report(
                "'\(site)' cannot be the site of a player that sends cookies",
                action: "\(WebOrigin.form), such as https://www.example.com")
        }
    }
}
