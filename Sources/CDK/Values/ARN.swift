import CloudAssembly

/// The name that identifies an AWS resource everywhere. Each part can be a literal or deferred (Semantics 18).
public struct ARN: TemplateRepresentable {
    public let raw: TemplateValue

    public init(raw: TemplateValue) {
        self.raw = raw
    }

    /// How the resource and its name stand in an ARN.
    public enum Format: Sendable, Hashable {
        /// `arn:aws:service:region:account:resource`
        case resource
        /// `arn:aws:service:region:account:resource:name`
        case colon
        /// `arn:aws:service:region:account:resource/name`
        case slash
        /// `arn:aws:service:region:account:/resource/name`
        case leadingSlash
    }

    /// An ARN from its parts.
    ///
    /// - Parameters:
    ///   - region: Empty for global services.
    ///   - account: Empty for resources whose names are global.
    ///   - resource: The resource or its kind; the last part altogether where there is no `resourceName`.
    ///   - resourceName: Follows the resource after the separator that `format` says.
    public init(
        partition: Value<String> = PseudoParameter.partition, service: String, region: Value<String> = "", account: Value<String> = "",
        resource: Value<String>, resourceName: Value<String>? = nil, format: Format = .slash
    ) {
        let start: Value<String> = "arn:\(partition):\(service):\(region):\(account):\(format == .leadingSlash ? "/" : "")\(resource)"
        guard let resourceName else {
            raw = start.raw
            return
        }
        let text: Value<String> = "\(start)\(format == .colon ? ":" : "/")\(resourceName)"
        raw = text.raw
    }

    /// An ARN in the environment of `scope`: parts that are not given are the stack's.
    public init(
        in scope: any Scope, partition: Value<String>? = nil, service: String, region: Value<String>? = nil, account: Value<String>? = nil,
        resource: Value<String>, resourceName: Value<String>? = nil, format: Format = .slash
    ) {
        let node = scope.node
        self.init(
            partition: partition ?? node.partition, service: service, region: region ?? node.region, account: account ?? node.account,
            resource: resource, resourceName: resourceName, format: format)
    }

    /// The ARN as text.
    public var text: Value<String> { Value(raw: raw) }
}

extension ARN: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { raw = .string(value) }
    public init(stringInterpolation: TextInterpolation) { raw = stringInterpolation.raw }
}

extension Value where Wrapped == String {
    /// The ARN as text.
    public init(_ arn: ARN) { raw = arn.raw }
}
