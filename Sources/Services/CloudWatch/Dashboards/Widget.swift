import CDK
import CloudAssembly

/// A part of a dashboard, on a grid that is 24 units wide.
///
/// The module has one for each kind of widget that CloudWatch knows, and ``Row``, ``Column`` and ``Spacer`` to arrange them.
public protocol Widget {
    /// The width in units of the grid.
    var width: Int { get }
    /// The height in units of the grid.
    var height: Int { get }
    /// The series that the widget shows.
    var series: [any TimeSeries] { get }
    /// The widgets that this one is made of.
    var parts: [any Widget] { get }
    /// The line that made the widget, for diagnostics; the dashboard's if nil.
    var location: SourceLocation? { get }

    /// The widget as members of the list of a dashboard's widgets.
    ///
    /// - Parameters:
    ///   - position: The place of the upper left corner.
    ///   - environment: The account and region of the dashboard.
    /// - Returns: The members, of which a widget without content has none and a row one for each of its parts.
    func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue]

    /// Reports mistakes in the widget at the dashboard that it is added to.
    func validate(for dashboard: any Scope)
}

extension Widget {
    /// No series.
    public var series: [any TimeSeries] { [] }
    /// No parts.
    public var parts: [any Widget] { [] }
    /// The dashboard's line.
    public var location: SourceLocation? { nil }
    /// Reports nothing.
    public func validate(for dashboard: any Scope) {}

    /// The widget and all that it is made of.
    var descendants: [any Widget] { [self] + parts.flatMap(\.descendants) }
}

/// A place on the grid of a dashboard.
public struct WidgetPosition: Sendable, Hashable {
    /// From the left, from 0.
    public var x: Int
    /// From the top, from 0.
    public var y: Int

    /// Creates a place; the upper left corner if nothing is given.
    public init(x: Int = 0, y: Int = 0) {
        self.x = x
        self.y = y
    }
}

/// The grid of a dashboard.
enum WidgetGrid {
    static let width = 24
}

extension Widget {
    /// A widget of one of CloudWatch's types.
    func json(_ type: String, at position: WidgetPosition, _ properties: OrderedMap<AnyValue>) -> [AnyValue] {
        [
            .object([
                ("type", AnyValue(type)), ("width", AnyValue(width)), ("height", AnyValue(height)), ("x", AnyValue(position.x)),
                ("y", AnyValue(position.y)), ("properties", .object(properties)),
            ])
        ]
    }

    func reportWidth(at dashboard: any Scope) {
        guard width > WidgetGrid.width else { return }
        dashboard.node.report(
            .error(
                "swift-cdk:cloudwatch/widget-width", "The widget is \(width) units wide, and a dashboard \(WidgetGrid.width)",
                action: "give the widget a width of at most \(WidgetGrid.width)"))
    }
}

extension AnyValue {
    /// The members in order.
    static func object(_ members: OrderedMap<AnyValue>) -> AnyValue { .object(members.map { ($0.key, $0.value) }) }
}

// Members that may be missing.
extension OrderedMap where Value == AnyValue {
    mutating func set(_ key: String, _ value: String?) { self[key] = value.map { AnyValue($0) } }
    mutating func set(_ key: String, _ value: Int?) { self[key] = value.map { AnyValue($0) } }
    mutating func set(_ key: String, _ value: Double?) { self[key] = value.map { AnyValue($0) } }
    mutating func set(_ key: String, _ value: Bool?) { self[key] = value.map { AnyValue($0) } }
    mutating func set(_ key: String, _ value: (some TemplateRepresentable)?) { self[key] = value.map { AnyValue($0) } }
    mutating func set(_ key: String, _ values: [AnyValue]) {
        if !values.isEmpty { self[key] = AnyValue(values) }
    }
}
