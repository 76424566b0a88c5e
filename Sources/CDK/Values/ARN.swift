import CloudAssembly

/// The name that identifies an AWS resource everywhere, with parts that can be literal or deferred (Semantics 18).
public struct ARN: TemplateRepresentable {
    /// The ARN as a text of the template.
    public let raw: TemplateValue

    /// Sees a value as an ARN; its form is not checked.
    public init(raw: TemplateValue) {
        self.raw = raw
    }

    /// The way in which the resource and its name stand in an ARN.
    public enum Format: Sendable, Hashable {
        /// The resource alone: `arn:aws:service:region:account:resource`.
        case resource
        /// A colon before the name: `arn:aws:service:region:account:resource:name`.
        case colon
        /// A slash before the name: `arn:aws:service:region:account:resource/name`.
        case slash
        /// Slashes before the resource and the name: `arn:aws:service:region:account:/resource/name`.
        case leadingSlash
    }

    /// An ARN from its parts.
    ///
    /// - Parameters:
    ///   - partition: The partition of the stack in whose template the ARN stands, if not given.
    ///   - service: The service's name in ARNs, such as `sqs`.
    ///   - region: Empty for global services.
    ///   - account: Empty for resources whose names are global.
    ///   - resource: The resource or its kind; the last part altogether where there is no `resourceName`.
    ///   - resourceName: Follows the resource after the separator that `format` says.
    ///   - format: The separator, and whether a slash goes before the resource.
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

    /// The ARN as text; of one that may be missing `table.streamARN?.text`.
    public var text: Value<String> { Value(raw: raw) }
}

extension ARN: ExpressibleByStringInterpolation {
    /// An ARN as it is written; its form is not checked.
    public init(stringLiteral value: String) { raw = .string(value) }
    /// An ARN with parts that may be deferred: `"arn:aws:s3:::\(bucket.ref)"`.
    public init(stringInterpolation: TextInterpolation) { raw = stringInterpolation.raw }
}

extension Value where Wrapped == String {
    /// The ARN as text.
    public init(_ arn: ARN) { raw = arn.raw }
}

/// Something that an ARN names: the building block of a resource, or a reference to one.
///
/// Its ARN can be given as it is where an ``ARN`` is wanted and where a property of a generated class takes a text:
/// `Lambda.CfnFunction(…, role: role.arn)`.
public protocol NamedByARN {
    /// The ARN.
    var arn: ARN { get }
}

extension NamedByARN {
    /// The ARN as text, for properties of generated classes.
    public var arn: Value<String> {
        let arn: ARN = arn
        return arn.text
    }
}

extension ARN: CustomStringConvertible {
    /// The text of a literal ARN, or a text marker in place of a deferred one; see ``Value/description``.
    public var description: String { raw.description }
}

extension DefaultStringInterpolation {
    /// Makes a plain `String`, in which a deferred ARN cannot stand.
    @available(*, deprecated, message: "a deferred value in a plain String: give the result the type Value<String>")
    public mutating func appendInterpolation(_ arn: ARN) {
        appendLiteral(arn.description)
    }
}
