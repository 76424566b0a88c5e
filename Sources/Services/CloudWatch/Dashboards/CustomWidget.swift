import CDK
import CloudAssembly

/// The result of a Lambda function, as HTML, Markdown or JSON.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard.html)
public struct CustomWidget: Widget {
    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int
    /// The line that made the widget.
    public let location: SourceLocation?
    private let properties: OrderedMap<AnyValue>

    /// Creates a widget that a function fills.
    ///
    /// - Parameters:
    ///   - title: The title; none if not given.
    ///   - function: The ARN of the function.
    ///   - parameters: The parameters of the function.
    ///   - width: The width in units of the grid, of which a dashboard has 24.
    ///   - height: The height in units of the grid.
    ///   - updatesOnRefresh: Whether the function is called when the dashboard is refreshed.
    ///   - updatesOnResize: Whether it is called when the widget gets another size.
    ///   - updatesOnTimeChange: Whether it is called when another time is shown.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        title: String, function: ARN, parameters: AnyValue? = nil, width: Int = 6, height: Int = 6, updatesOnRefresh: Bool = true,
        updatesOnResize: Bool = true, updatesOnTimeChange: Bool = true, file: String = #fileID, line: Int = #line
    ) {
        location = .ofUser(file, line)
        self.width = width
        self.height = height
        var members: OrderedMap<AnyValue> = ["endpoint": AnyValue(function)]
        members["params"] = parameters
        members.set("title", title)
        members["updateOn"] = [
            "refresh": AnyValue(updatesOnRefresh), "resize": AnyValue(updatesOnResize), "timeRange": AnyValue(updatesOnTimeChange),
        ]
        properties = members
    }

    /// The widget as a member of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("custom", at: position, properties)
    }

    /// Reports mistakes in the widget at the dashboard.
    public func validate(for dashboard: any Scope) { reportWidth(at: dashboard) }
}
