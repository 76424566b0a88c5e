import CDK
import CloudAssembly

/// What a Lambda function returns, as HTML, Markdown or JSON.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard.html)
public struct CustomWidget: Widget {
    public let width: Int
    public let height: Int
    private let properties: OrderedMap<AnyValue>

    /// - Parameters:
    ///   - function: The ARN of the function.
    ///   - parameters: What the function gets.
    ///   - updatesOnRefresh: Whether the function is called when the dashboard is refreshed.
    ///   - updatesOnResize: Whether it is called when the widget gets another size.
    ///   - updatesOnTimeChange: Whether it is called when another time is shown.
    public init(
        title: String, function: ARN, parameters: AnyValue? = nil, width: Int = 6, height: Int = 6, updatesOnRefresh: Bool = true,
        updatesOnResize: Bool = true, updatesOnTimeChange: Bool = true
    ) {
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

    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        json("custom", at: position, properties)
    }

    public func validate(for dashboard: any Scope) { reportWidth(at: dashboard) }
}
