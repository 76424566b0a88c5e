import CDK
import CDKCloudFront

/// The public keys with which CloudFront checks the cookies or URLs of viewers.
struct ViewerKeys {
    /// The group of keys that every behaviour trusts; nil if everybody may watch.
    let group: CloudFront.CfnKeyGroup?
    /// CloudFront's ids of the keys, in their order.
    let ids: [Value<String>]

    /// Mistakes are reported.
    init(_ scope: Node, names: ResourceNames, viewers: Viewers) {
        let distinctKeys: [ViewerKey]
        switch viewers {
        case .everyone, .pathTokens:
            (group, ids) = (nil, [])
            return
        case .signedCookies(let publicKeys, let sites):
            distinctKeys = Self.distinct(publicKeys, of: "Signed cookies", at: scope)
            Self.reportMistakes(sites, at: scope)
        case .signedURLs(let publicKeys):
            distinctKeys = Self.distinct(publicKeys, of: "Signed URLs", at: scope)
        }
        ids = distinctKeys.map { key in
            let name = names("viewer-key-\(key.fingerprint)")
            return CloudFront.CfnPublicKey(
                scope, "ViewerKey\(key.fingerprint)",
                publicKeyConfig: .init(callerReference: Value(name), encodedKey: Value(key.pem), name: Value(name))
            ).ref
        }
        group = CloudFront.CfnKeyGroup(scope, "ViewerKeys", keyGroupConfig: .init(items: List(ids), name: Value(names("viewer-key-group"))))
    }

    /// The keys, each once.
    ///
    /// What is no key or there already is reported.
    private static func distinct(_ publicKeys: [String], of what: String, at scope: Node) -> [ViewerKey] {
        if publicKeys.isEmpty {
            scope.report(.error("swift-cdk:media/no-public-key", "\(what) need a public key", action: "give at least one in PEM"))
        }
        var numbers: [ViewerKey: Int] = [:]
        return zip(1..., publicKeys).compactMap { number, text in
            guard let key = ViewerKey(text) else {
                scope.report(
                    .error(
                        "swift-cdk:media/public-key-form", "The public key number \(number) is not in PEM",
                        action: "give what `openssl rsa -pubout` writes, from \(ViewerKey.begin) to \(ViewerKey.end)"))
                return nil
            }
            if let first = numbers[key] {
                scope.report(
                    .error(
                        "swift-cdk:media/same-public-key", "The public keys number \(first) and \(number) are the same",
                        action: "leave one of them out"))
                return nil
            }
            numbers[key] = number
            return key
        }
    }

    private static func reportMistakes(_ sites: [String], at scope: Node) {
        if sites.isEmpty {
            scope.report(
                .error(
                    "swift-cdk:media/no-cookie-sites", "Signed cookies need the sites of the players",
                    action: "name their origins, such as https://www.example.com"))
        }
        for site in sites where !WebOrigin.isValid(site) {
            scope.report(
                .error(
                    "swift-cdk:media/cookie-site", "'\(site)' cannot be the site of a player that sends cookies",
                    action: "\(WebOrigin.form), such as https://www.example.com"))
        }
    }
}
