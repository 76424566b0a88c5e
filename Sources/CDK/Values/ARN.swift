import CloudAssembly

/// The name that identifies an AWS resource everywhere. Each part can be a literal or deferred.
public struct ARN: TemplateRepresentable {
    public let raw: TemplateValue

    public init(raw: TemplateValue) {
        self.raw = raw
    }

    /// An ARN from its parts.
    ///
    /// - Parameters:
    ///   - region: Empty for global services.
    ///   - account: Empty for resources whose names are global.
    ///   - resource: The last part, such as `role/name` or `function:name`.
    public init(
        partition: Value<String> = PseudoParameter.partition, service: String, region: Value<String> = "", account: Value<String> = "",
        resource: Value<String>
    ) {
        let text: Value<String> = "arn:\(partition):\(service):\(region):\(account):\(resource)"
        raw = text.raw
    }

    /// An ARN in the environment of `scope`: its partition, region and account.
    public init(in scope: any Scope, service: String, resource: Value<String>) {
        let node = scope.node
        self.init(partition: node.partition, service: service, region: node.region, account: node.account, resource: resource)
    }
}

extension ARN: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { raw = .string(value) }
    public init(stringInterpolation: TextInterpolation) { raw = stringInterpolation.raw }
}

extension Value where Wrapped == String {
    /// The ARN as text.
    public init(_ arn: ARN) { raw = arn.raw }
}
