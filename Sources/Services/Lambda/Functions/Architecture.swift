/// The processors that a function's code is made for.
public struct Architecture: RawRepresentable, Hashable, Sendable {
    /// As Lambda calls it.
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// The platform of container images: `linux/arm64`.
    var imagePlatform: String { self == .x86_64 ? "linux/amd64" : "linux/\(rawValue)" }

    public static let arm64 = Architecture(rawValue: "arm64")
    // swift-format-ignore: AlwaysUseLowerCamelCase
    public static let x86_64 = Architecture(rawValue: "x86_64")
}
