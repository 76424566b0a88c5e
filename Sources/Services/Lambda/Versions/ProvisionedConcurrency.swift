import CDK

/// Instances that are kept ready for a version or an alias.
enum ProvisionedConcurrency {
    static func property(_ count: Int?, at node: Node) -> Lambda.CfnAlias.ProvisionedConcurrencyConfigurationProperty? {
        guard let count else { return nil }
        if count < 1 {
            node.report(
                "provisionedConcurrentExecutions must have value greater than or equal to 1", action: "leave provisionedConcurrency out")
        }
        return .init(provisionedConcurrentExecutions: Value(count))
    }
}
