import CDK
import CloudAssembly

/// A page of graphs, numbers and texts (`AWS::CloudWatch::Dashboard`).
///
///     let dashboard = Dashboard(stack, "Dashboard", dashboardName: "video", time: .last(.days(7)))
///     dashboard.addWidgets(
///         TextWidget("# Video", width: 24),
///         GraphWidget(title: "Requests", left: [requests], region: .usEast1, isStacked: true))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html)
public final class Dashboard: Construct, NamedByARN {
    /// The ARN of the dashboard.
    public let arn: ARN
    /// The name of the dashboard.
    public let name: Value<String>
    private var rows: [any Widget] = []
    private var variables: [DashboardVariable] = []

    /// The treatment of the graphs' periods when another time is shown.
    public enum PeriodOverride: String, Sendable {
        /// They fit the time that is shown.
        case auto
        /// Each graph keeps its own.
        case inherit
    }

    /// Creates a dashboard.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - dashboardName: The name: letters, digits, `-` and `_`; CloudFormation makes one if not given.
    ///   - time: The time that is shown at first.
    ///   - periodOverride: The treatment of the graphs' periods when another time is shown; they fit it if not given.
    ///   - widgets: Rows of widgets.
    ///   - variables: The values that the reader can choose.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, dashboardName: PhysicalName = .chosenAtDeployment, time: GraphTime? = nil,
        periodOverride: PeriodOverride? = nil, widgets: [[any Widget]] = [], variables: [DashboardVariable] = [],
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceIdentity(scope, name: dashboardName)
        let resource = CloudWatch.CfnDashboard(
            scope, "Resource", dashboardBody: "", dashboardName: names.property, file: file, line: line)
        func arn(_ name: Value<String>) -> ARN {
            ARN(in: scope, service: "cloudwatch", region: "", resource: "dashboard", resourceName: name)
        }
        self.arn = names.arn(arn(Value(dashboardName.literal) ?? resource.ref), arn)
        name = names.name(resource.ref)
        super.init(scope)
        resource.dashboardBody = .lazy { [self] in Fn.jsonText(body(time, periodOverride)) }
        if let literal = dashboardName.literal, !Self.isName(literal) {
            node.report(
                .error(
                    "swift-cdk:cloudwatch/dashboard-name",
                    "The dashboard's name '\(literal)' does not consist of letters, digits, hyphens and underscores alone",
                    action: "correct dashboardName"))
        }
        for row in widgets { addWidgets(row) }
        for variable in variables { addVariable(variable) }
    }

    /// Adds a row of widgets below the others.
    ///
    /// Those that do not fit into 24 units start a new line.
    public func addWidgets(_ widgets: any Widget...) { addWidgets(widgets) }

    /// Adds a row of widgets below the others.
    ///
    /// Those that do not fit into 24 units start a new line.
    public func addWidgets(_ widgets: [any Widget]) {
        guard let first = widgets.first else { return }
        let all = widgets.flatMap(\.descendants)
        node.report(all.flatMap(\.series).flatMap(\.warnings).lastOfEachKind)
        for widget in all { node.reporting(at: widget.location) { widget.validate(for: self) } }
        rows.append(widgets.count > 1 ? Row(widgets) : first)
    }

    /// Adds something that the reader can choose.
    public func addVariable(_ variable: DashboardVariable) {
        if let mistake = variable.mistake { node.report(mistake.at(variable.location)) }
        if let other = variables.first(where: { $0.id == variable.id }) {
            node.report(
                .error(
                    "swift-cdk:cloudwatch/duplicate-variable", "Two variables of the dashboard have the id '\(variable.id)'",
                    action: "give each an id of its own", at: variable.location, other: other.location))
        }
        variables.append(variable)
    }

    private func body(_ time: GraphTime?, _ periodOverride: PeriodOverride?) -> AnyValue {
        var members: OrderedMap<AnyValue> = [:]
        members.set(time: time)
        members.set("periodOverride", periodOverride?.rawValue)
        members["widgets"] = AnyValue(Column(rows).json(at: WidgetPosition(), in: node.environment))
        members.set("variables", variables.map(\.json))
        return .object(members)
    }

    private static func isName(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
        }
    }
}
