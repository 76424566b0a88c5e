import CDK

/// Widgets side by side; those that do not fit start a new line below.
public struct Row: Widget {
    /// The widgets, from left to right.
    public let parts: [any Widget]
    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int
    private let offsets: [WidgetPosition]

    /// Creates a row.
    public init(_ widgets: any Widget...) { self.init(widgets) }

    /// Creates a row.
    public init(_ widgets: [any Widget]) {
        parts = widgets
        var offsets: [WidgetPosition] = []
        var next = WidgetPosition()
        var width = 0
        var height = 0
        for widget in widgets {
            if next.x + widget.width > WidgetGrid.width { next = WidgetPosition(y: height) }
            offsets.append(next)
            width = max(width, next.x + widget.width)
            height = max(height, next.y + widget.height)
            next.x += widget.width
        }
        self.offsets = offsets
        self.width = width
        self.height = height
    }

    /// The widgets as members of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        zip(parts, offsets).flatMap { widget, offset in
            widget.json(at: WidgetPosition(x: position.x + offset.x, y: position.y + offset.y), in: environment)
        }
    }
}

/// Widgets one below the other.
public struct Column: Widget {
    /// The widgets, from top to bottom.
    public let parts: [any Widget]
    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int

    /// Creates a column.
    public init(_ widgets: any Widget...) { self.init(widgets) }

    /// Creates a column.
    public init(_ widgets: [any Widget]) {
        parts = widgets
        width = widgets.map(\.width).max() ?? 0
        height = widgets.map(\.height).reduce(0, +)
    }

    /// The widgets as members of the list of a dashboard's widgets.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] {
        var position = position
        return parts.flatMap { widget in
            defer { position.y += widget.height }
            return widget.json(at: position, in: environment)
        }
    }
}

/// Empty space.
public struct Spacer: Widget {
    /// The width in units of the grid.
    public let width: Int
    /// The height in units of the grid.
    public let height: Int

    /// Creates a space.
    public init(width: Int = 1, height: Int = 1) {
        self.width = width
        self.height = height
    }

    /// Nothing: the space has no member in the list.
    public func json(at position: WidgetPosition, in environment: Environment) -> [AnyValue] { [] }
}
