/// A color of a graph: `#` and six hexadecimal digits.
public struct GraphColor: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }

    // The colors that the CloudWatch console uses for its own graphs.
    public static let blue: GraphColor = "#1f77b4"
    public static let brown: GraphColor = "#8c564b"
    public static let green: GraphColor = "#2ca02c"
    public static let grey: GraphColor = "#7f7f7f"
    public static let orange: GraphColor = "#ff7f0e"
    public static let pink: GraphColor = "#e377c2"
    public static let purple: GraphColor = "#9467bd"
    public static let red: GraphColor = "#d62728"
}
