import CDK

extension Environment {
    /// The account and region of a resource: as its ARN says if that is literal, as with imported ones; else those of its stack.
    package init(of resource: any Scope, arn: ARN) {
        let own = resource.node.environment
        let parts = try? arn.components(.resource)
        func literal(_ value: Value<String>?) -> String? { value?.literal.flatMap { $0.isEmpty ? nil : $0 } }
        self.init(
            account: literal(parts?.account) ?? own.account, region: literal(parts?.region).map { Region($0) } ?? own.region)
    }
}
