import CDK
import CloudAssembly

/// What a query finds in logs.
///
///     LogQueryWidget(logGroups: [logs.name], query: ["fields @timestamp, @message", "sort @timestamp desc", "limit 20"])
public struct LogQueryWidget: Widget {
    /// How the result is shown.
    public enum View: String, Sendable {
        case table, line, bar, pie
        case stackedArea = "stackedarea"
    }

    /// The language of the query.
    public struct Language: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        /// CloudWatch Logs Insights.
        public static let logsInsights = Language(rawValue: "Logs")
        public static let sql = Language(rawValue: "SQL")
        /// OpenSearch's piped processing language.
        public static let ppl = Language(rawValue: "PPL")
    }

    public let width: Int
    public let height: Int
    private let logGroups: [Value<String>]
    private let query: [Value<String>]
    private let properties: OrderedMap<AnyValue>

    /// - Parameters:
    ///   - logGroups: Names of at least one.
    ///   - query: Commands, to be joined by `|`.
    ///   - region: Where the log groups are; the dashboard's if not given.
    ///   - account: Where the log groups are; the dashboard's if not given.
    public init(
        title: String? = nil, logGroups: [Value<String>], query: [Value<String>], width: Int = 6, height: Int = 6, view: View = .table,
        language: Language? = nil, region: Region? = nil, account: String? = nil
    ) {
        self.width = width
        self.height = height
        self.logGroups = logGroups
        self.query = query
        var members: OrderedMap<AnyValue> = [:]
        let isOverTime = view == .line || view == .stackedArea
        members.set("view", isOverTime ? "timeSeries" : view.rawValue)
        members.set("title", title)
        members.set(region: region)
        members.set("accountId", account)
        let sources = Self.joined(logGroups.map { "SOURCE '\($0)'" }, separator: " | ")
        members.set("query", "\(sources) | \(Self.joined(query, separator: "\n| "))" as Value<String>)
        members.set("queryLanguage", language?.rawValue)
        if isOverTime { members.set("stacked", view == .stackedArea) }
        properties = members
    }

    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("log", at: position, properties)
    }

    public func validate(for dashboard: any Scope) {
        reportWidth(at: dashboard)
        if logGroups.isEmpty {
            dashboard.node.report("Specify at least one log group name.", action: "name the log groups that the query reads")
        }
        if query.isEmpty {
            dashboard.node.report("A query of logs needs at least one command", action: "add one, such as \"fields @message\"")
        }
    }

    private static func joined(_ parts: [Value<String>], separator: String) -> Value<String> {
        guard let first = parts.first else { return "" }
        return parts.dropFirst().reduce(first) { "\($0)\(separator)\($1)" }
    }
}
