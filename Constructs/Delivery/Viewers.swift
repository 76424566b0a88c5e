import CDK

/// Who may watch.
public enum Viewers: Sendable, Hashable {
    /// Everybody, in players on any site.
    case everyone
    /// Those who have a cookie that the holder of a private key has signed, in players on the named sites.
    ///
    /// Browsers send cookies only to answers that name the site and admit credentials, so the sites have to be known.
    ///
    /// - Parameters:
    ///   - publicKeys: Public keys in PEM, RSA of 2,048 bits or ECDSA P-256; two of them while keys are being changed: add the new one,
    ///     deploy, sign with it, and take the old one out when the last cookie that it signed has expired. Their ids are the distribution's
    ///     ``Distribution/viewerKeyIDs``.
    ///   - sites: Origins of the players, such as `https://www.example.com`.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-cookies.html)
    case signedCookies(publicKeys: [String], sites: [String])
    /// Those who have a URL that the holder of a private key has signed, in players on any site.
    ///
    /// What is signed goes in the query, which the names in manifests do not have: a player has to add it to each request, of a policy that
    /// opens the whole folder of an asset, `https://…/assets/<id>/*`. For one file, such as a preview, any player will do.
    ///
    /// - Parameter publicKeys: Public keys in PEM, as for ``signedCookies(publicKeys:sites:)``.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html)
    case signedURLs(publicKeys: [String])
    /// Those who have a URL with a token in its path, which opens one asset until a time, in any player: the names in manifests are relative
    /// to the path and so keep the token.
    ///
    /// For televisions and other devices that send no cookies and add nothing to requests. CloudFront's own signatures are not asked for;
    /// the code of a token comes from a key that you put into the store ``Distribution/pathTokenStoreARN``.
    case pathTokens
}

/// The countries whose viewers are served or refused, by their codes in ISO 3166: `DE`, `IT`.
public enum GeoRestriction: Sendable, Hashable {
    /// Viewers in these countries alone are served.
    case only([String])
    /// Viewers in these countries are refused.
    case allExcept([String])

    var countries: [String] {
        switch self {
        case .only(let countries), .allExcept(let countries): countries
        }
    }

    var mistakes: [Diagnostic] {
        if countries.isEmpty {
            return [
                .error(
                    "swift-cdk:media/no-countries", "The geo restriction names no country",
                    action: "name countries by their codes, such as DE")
            ]
        }
        return countries.filter { $0.count != 2 || $0 != $0.uppercased() }.map {
            .error("swift-cdk:media/country-code", "'\($0)' is not the code of a country", action: "use codes of ISO 3166 such as DE")
        }
    }

    /// CloudFront's name for it.
    var kind: String {
        switch self {
        case .only: "whitelist"
        case .allExcept: "blacklist"
        }
    }
}

/// Which of CloudFront's edge locations serve viewers.
///
/// Fewer cost less; viewers elsewhere are served from afar.
/// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html)
public enum PriceClass: String, Sendable {
    /// Europe, North America and Israel.
    case europeAndNorthAmerica = "PriceClass_100"
    /// Those, and Asia, Africa and the Middle East.
    case withoutSouthAmericaAndOceania = "PriceClass_200"
    /// All of them.
    case all = "PriceClass_All"
}
