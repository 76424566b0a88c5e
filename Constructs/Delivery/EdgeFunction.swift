import CDK
import CDKCloudFront

/// A function that CloudFront runs at its edge locations for each request of a viewer, or each response.
///
/// It is JavaScript, the one language of CloudFront's functions, and carried in the program.
enum EdgeFunction: String {
    /// Tells browsers how long to keep what they get.
    case browserCaching = "browser-caching-function"
    /// Lets in whose URL has a token in front.
    case pathTokens = "path-token-function"

    private var code: String {
        switch self {
        case .browserCaching: String(decoding: PackageResources.browser_caching_js, as: UTF8.self)
        case .pathTokens: String(decoding: PackageResources.path_tokens_js, as: UTF8.self)
        }
    }

    /// When it is run.
    private var event: Value<String> {
        switch self {
        case .browserCaching: "viewer-response"
        case .pathTokens: "viewer-request"
        }
    }

    /// Makes the function, as behaviours name it.
    ///
    /// - Parameters:
    ///   - scope: The construct that it is part of.
    ///   - names: The names of the construct's resources.
    ///   - constants: What stands in front of its code.
    ///   - store: Where it reads keys.
    /// - Returns: The association with its event.
    func association(
        _ scope: Node, names: ResourceNames, constants: String = "", store: CloudFront.CfnKeyValueStore? = nil
    ) -> CloudFront.CfnDistribution.FunctionAssociationProperty {
        let name = names(rawValue)
        let function = CloudFront.CfnFunction(
            scope, self == .browserCaching ? "BrowserCaching" : "PathTokens", functionCode: Value(constants + code),
            functionConfig: .init(
                comment: Value(name), runtime: "cloudfront-js-2.0",
                keyValueStoreAssociations: store.map { [.init(keyValueStoreArn: $0.attrArn)] }),
            name: Value(name), autoPublish: true)
        return .init(eventType: event, functionArn: function.attrFunctionArn)
    }
}
