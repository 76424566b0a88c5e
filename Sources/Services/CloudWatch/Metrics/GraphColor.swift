/// A color of a graph: `#` and six hexadecimal digits.
public struct GraphColor: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The color as CloudWatch reads it.
    public let rawValue: String

    /// A color such as `#1f77b4`.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A color such as `#1f77b4`.
    public init(stringLiteral value: String) { rawValue = value }

    // The colors that the CloudWatch console uses for its own graphs.
    /// Blue (`#1f77b4`), as in the console's own graphs.
    public static let blue: GraphColor = "#1f77b4"
    /// Brown (`#8c564b`), as in the console's own graphs.
    public static let brown: GraphColor = "#8c564b"
    /// Green (`#2ca02c`), as in the console's own graphs.
    public static let green: GraphColor = "#2ca02c"
    /// Grey (`#7f7f7f`), as in the console's own graphs.
    public static let grey: GraphColor = "#7f7f7f"
    /// Orange (`#ff7f0e`), as in the console's own graphs.
    public static let orange: GraphColor = "#ff7f0e"
    /// Pink (`#e377c2`), as in the console's own graphs.
    public static let pink: GraphColor = "#e377c2"
    /// Purple (`#9467bd`), as in the console's own graphs.
    public static let purple: GraphColor = "#9467bd"
    /// Red (`#d62728`), as in the console's own graphs.
    public static let red: GraphColor = "#d62728"
}
