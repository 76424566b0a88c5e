/// The processors that a function's code is made for.
public struct Architecture: RawRepresentable, Hashable, Sendable {
    /// The name that Lambda has for them.
    public let rawValue: String

    /// Processors that have no name here.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The platform of container images: `linux/arm64`.
    var imagePlatform: String { self == .x86_64 ? "linux/amd64" : "linux/\(rawValue)" }

    /// Processors of Arm, AWS Graviton among them.
    public static let arm64 = Architecture(rawValue: "arm64")
    // swift-format-ignore: AlwaysUseLowerCamelCase
    /// Processors of Intel and AMD.
    public static let x86_64 = Architecture(rawValue: "x86_64")
}
