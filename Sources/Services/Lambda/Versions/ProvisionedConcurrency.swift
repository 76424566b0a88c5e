import CDK

/// Instances that are kept ready for a version or an alias.
enum ProvisionedConcurrency {
    static func property(_ count: Int?, at node: Node) -> Lambda.CfnAlias.ProvisionedConcurrencyConfigurationProperty? {
        guard let count else { return nil }
        if count < 1 {
            node.report(
                .error(
                    "swift-cdk:lambda/provisioned-concurrency",
                    "The number of instances that are kept ready is \(count), and the least is 1",
                    action: "set provisionedConcurrency to 1 or more, or leave it out"))
        }
        return .init(provisionedConcurrentExecutions: Value(count))
    }
}
