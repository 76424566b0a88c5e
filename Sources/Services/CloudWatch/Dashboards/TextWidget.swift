import CDK
import CloudAssembly

/// Text in Markdown.
public struct TextWidget: Widget {
    public enum Background: String, Sendable { case solid, transparent }

    public let width: Int
    public let height: Int
    private let markdown: Value<String>
    private let background: Background?

    public init(_ markdown: Value<String>, width: Int = 6, height: Int = 2, background: Background? = nil) {
        self.width = width
        self.height = height
        self.markdown = markdown
        self.background = background
    }

    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        var members: OrderedMap<AnyValue> = ["markdown": AnyValue(markdown)]
        members.set("background", background?.rawValue)
        return json("text", at: position, members)
    }

    public func validate(for dashboard: any Scope) { reportWidth(at: dashboard) }
}
