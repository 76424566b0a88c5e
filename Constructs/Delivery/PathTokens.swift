import CDK
import CDKCloudFront

/// The check of tokens in the paths of URLs, with keys in a store of CloudFront's own.
///
/// In a store, not in the function's code: a key stands in no template, whoever may read the stack's may not read it, and a new one is in
/// use within seconds, without a deployment.
struct PathTokens {
    /// The ARN of the store.
    let storeARN: Value<String>
    let function: CloudFront.CfnDistribution.FunctionAssociationProperty

    /// Nil if viewers need no token.
    init?(_ scope: Node, names: ResourceNames, viewers: Viewers) {
        guard viewers == .pathTokens else { return nil }
        let name = names("path-token-keys")
        let store = CloudFront.CfnKeyValueStore(scope, "PathTokenKeys", name: Value(name), comment: Value(name))
        storeARN = store.attrArn
        function = EdgeFunction.pathTokens.association(scope, names: names, store: store)
    }
}
