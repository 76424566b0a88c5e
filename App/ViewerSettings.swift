import CDK
import MediaConstructs

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The settings of a deployment that are about its viewers.
struct ViewerSettings {
    let admitted: Viewers
    let priceClass: PriceClass
    let countries: GeoRestriction?
    let originShield: OriginShield?
    let firewall: Firewall?

    /// Who may watch, as the guard compares it: whoever forgets it opens what was closed.
    let guarded: [String]
    /// Which of the two settings of countries there is, as the guard compares it.
    let restrictions: [String]

    init(_ context: DeploymentContext) {
        guarded = context.text("viewers").flatMap { $0 == "everyone" ? nil : [$0] } ?? []
        restrictions = ["countries", "refusedCountries"].filter { context.text($0) != nil }
        admitted = Self.admitted(context)
        priceClass = Self.priceClass(context)
        countries = Self.countries(context)
        originShield = Self.originShield(context)
        firewall = Self.firewall(context, countries: countries)
    }

    /// `everyone`, `signedCookies`, `signedURLs` or `pathTokens`; the two in the middle with files of public keys, cookies with the sites of
    /// the players too.
    private static func admitted(_ context: DeploymentContext) -> Viewers {
        let way = context.text("viewers") ?? "everyone"
        let signs = ["signedCookies", "signedURLs"].contains(way)
        if !signs, context.text("viewerKeys") != nil {
            context.report(
                "viewerKeys", "Keys of viewers, who need none", action: "set viewers to signedCookies or signedURLs")
        }
        if way != "signedCookies", context.text("playerSites") != nil {
            context.report("playerSites", "Sites of players, which send no cookies", action: "set viewers to signedCookies")
        }
        switch way {
        case "everyone": return .everyone
        case "pathTokens": return .pathTokens
        // The distribution checks keys and sites.
        case "signedCookies": return .signedCookies(publicKeys: keys(context), sites: context.list("playerSites"))
        case "signedURLs": return .signedURLs(publicKeys: keys(context))
        default:
            context.report(
                "viewers", "'\(way)' says not who may watch", action: "use everyone, signedCookies, signedURLs or pathTokens")
            return .everyone
        }
    }

    /// The texts of the files of `viewerKeys`.
    private static func keys(_ context: DeploymentContext) -> [String] {
        context.list("viewerKeys").compactMap { path in
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                context.report("viewerKeys", "The file '\(path)' cannot be read", action: "name files of public keys in PEM")
                return nil
            }
            return text
        }
    }

    private static func priceClass(_ context: DeploymentContext) -> PriceClass {
        guard let text = context.text("priceClass") else { return .europeAndNorthAmerica }
        let classes: [String: PriceClass] = ["100": .europeAndNorthAmerica, "200": .withoutSouthAmericaAndOceania, "all": .all]
        guard let found = classes[text] else {
            context.report("priceClass", "'\(text)' is no price class", action: "use 100, 200 or all")
            return .europeAndNorthAmerica
        }
        return found
    }

    /// Those of `countries` alone, or all but those of `refusedCountries`; the distribution checks their codes.
    private static func countries(_ context: DeploymentContext) -> GeoRestriction? {
        switch (context.text("countries"), context.text("refusedCountries")) {
        case (nil, nil): return nil
        case (.some, nil): return .only(context.list("countries"))
        case (nil, .some): return .allExcept(context.list("refusedCountries"))
        case (.some, .some):
            context.report("countries", "Countries are served alone, or refused, not both", action: "leave one of the two out")
            return nil
        }
    }

    /// By the requests of one address in five minutes, which the distribution checks, and with the countries.
    private static func firewall(_ context: DeploymentContext, countries: GeoRestriction?) -> Firewall? {
        guard let text = context.text("firewall") else { return nil }
        guard let requests = Int(text) else {
            context.report(
                "firewall", "'\(text)' is no number of requests", action: "use how many one address may make in five minutes, such as 10000"
            )
            return nil
        }
        return Firewall(requestsInFiveMinutes: requests, countries: countries)
    }

    /// `nearest` or a region, which the distribution checks.
    private static func originShield(_ context: DeploymentContext) -> OriginShield? {
        context.text("originShield").map { $0 == "nearest" ? .nearest : .in(Region($0)) }
    }
}
