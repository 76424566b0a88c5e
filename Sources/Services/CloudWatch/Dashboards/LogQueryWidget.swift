import CDK
import CloudAssembly

/// The result of a query of logs.
///
///     LogQueryWidget(logGroups: [logs.name], query: ["fields @timestamp, @message", "sort @timestamp desc", "limit 20"])
public struct LogQueryWidget: Widget {
    /// The way in which the result is shown.
    public enum View: String, Sendable {
        /// A table.
        case table
        /// Lines over time.
        case line
        /// Bars.
        case bar
        /// A pie.
        case pie
        /// Areas over time, on top of each other.
        case stackedArea = "stackedarea"
    }

    /// The language of the query.
    public struct Language: RawRepresentable, Hashable, Sendable {
        /// The name of the language in dashboards.
        public let rawValue: String

        /// A language that has no name here.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// CloudWatch Logs Insights.
        public static let logsInsights = Language(rawValue: "Logs")
        /// The language of databases.
        public static let sql = Language(rawValue: "SQL")
        /// OpenSearch's piped processing language.
        public static let ppl = Language(rawValue: "PPL")
    }

    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int
    /// The line that made the widget.
    public let location: SourceLocation?
    private let logGroups: [Value<String>]
    private let query: [Value<String>]
    private let properties: OrderedMap<AnyValue>

    /// Creates a widget of a query.
    ///
    /// - Parameters:
    ///   - title: The title; none if not given.
    ///   - logGroups: The names of the log groups, one at least.
    ///   - query: Commands, to be joined by `|`.
    ///   - width: The width in units of the grid, of which a dashboard has 24.
    ///   - height: The height in units of the grid.
    ///   - view: The way in which the result is shown.
    ///   - language: The language of the query; that of CloudWatch Logs Insights if not given.
    ///   - region: The region of the log groups; the dashboard's if not given.
    ///   - account: The account of the log groups; the dashboard's if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        title: String? = nil, logGroups: [Value<String>], query: [Value<String>], width: Int = 6, height: Int = 6, view: View = .table,
        language: Language? = nil, region: Region? = nil, account: String? = nil, file: String = #fileID, line: Int = #line
    ) {
        location = .ofUser(file, line)
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

    /// The widget as a member of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("log", at: position, properties)
    }

    /// Reports mistakes in the widget at the dashboard.
    public func validate(for dashboard: any Scope) {
        reportWidth(at: dashboard)
        if logGroups.isEmpty {
            dashboard.node.report(
                .error(
                    "swift-cdk:cloudwatch/query-without-log-group", "The query reads no log group", action: "name at least one in logGroups"
                ))
        }
        if query.isEmpty {
            dashboard.node.report(
                .error("swift-cdk:cloudwatch/empty-query", "The query has no command", action: "add one, such as \"fields @message\""))
        }
    }

    private static func joined(_ parts: [Value<String>], separator: String) -> Value<String> {
        guard let first = parts.first else { return "" }
        return parts.dropFirst().reduce(first) { "\($0)\(separator)\($1)" }
    }
}
