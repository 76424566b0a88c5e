import CDK
import CDKCloudFront

/// How long browsers keep what they get.
///
/// As long as CloudFront does: a new making of a film has a folder of its own, so that nothing changes under a URL.
enum BrowserCaching {
    static func function(
        _ scope: Node, names: ResourceNames, viewers: Viewers, manifestTime: Duration
    ) -> CloudFront.CfnDistribution.FunctionAssociationProperty {
        // What not everybody may see is for the browser of the one who may, not for caches between.
        let whose = viewers == .everyone ? "public" : "private"
        let manifests = manifestTime.whole(.seconds, for: scope)
        let constants = """
            const KEPT = {
                manifests: '\(whose), max-age=\(manifests)',
                thumbnails: '\(whose), max-age=\(CachePolicies.thumbnailTime.seconds)',
                media: '\(whose), max-age=\(CachePolicies.mediaTime.seconds), immutable'
            };

            """
        return EdgeFunction.browserCaching.association(scope, names: names, constants: constants)
    }
}
