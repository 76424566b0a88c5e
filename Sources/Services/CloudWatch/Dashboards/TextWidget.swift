import CDK
import CloudAssembly

/// Text in Markdown.
public struct TextWidget: Widget {
    /// The background of a text.
    public enum Background: String, Sendable { case solid, transparent }

    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int
    /// The line that made the widget.
    public let location: SourceLocation?
    private let markdown: Value<String>
    private let background: Background?

    /// Creates a text.
    ///
    /// - Parameters:
    ///   - markdown: The text, in Markdown.
    ///   - width: The width in units of the grid, of which a dashboard has 24.
    ///   - height: The height in units of the grid.
    ///   - background: The background; solid if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ markdown: Value<String>, width: Int = 6, height: Int = 2, background: Background? = nil, file: String = #fileID, line: Int = #line
    ) {
        location = .ofUser(file, line)
        self.width = width
        self.height = height
        self.markdown = markdown
        self.background = background
    }

    /// The widget as a member of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        var members: OrderedMap<AnyValue> = ["markdown": AnyValue(markdown)]
        members.set("background", background?.rawValue)
        return json("text", at: position, members)
    }

    /// Reports mistakes in the widget at the dashboard.
    public func validate(for dashboard: any Scope) { reportWidth(at: dashboard) }
}
