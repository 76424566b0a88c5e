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
public final class Dashboard: Construct {
    public let arn: ARN
    public let name: Value<String>
    private var rows: [any Widget] = []
    private var variables: [DashboardVariable] = []

    /// How the periods of graphs change with the time that is shown.
    public enum PeriodOverride: String, Sendable {
        /// They fit the time that is shown.
        case auto
        /// Each graph keeps its own.
        case inherit
    }

    /// - Parameters:
    ///   - dashboardName: Letters, digits, `-` and `_`; CloudFormation makes one if not given.
    ///   - time: Which time is shown at first.
    ///   - widgets: Rows of widgets.
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
        resource.dashboardBody = .lazy { [unowned self] in Fn.jsonText(body(time, periodOverride)) }
        if let literal = dashboardName.literal, !Self.isName(literal) {
            node.report(
                "The value \(literal) for field dashboardName contains invalid characters. It can only contain alphanumerics, dash (-) and "
                    + "underscore (_).", action: "correct the name")
        }
        for row in widgets { addWidgets(row) }
        for variable in variables { addVariable(variable) }
    }

    /// Adds a row of widgets below the others. Those that do not fit into 24 units start a new line.
    public func addWidgets(_ widgets: any Widget...) { addWidgets(widgets) }

    /// Adds a row of widgets below the others. Those that do not fit into 24 units start a new line.
    public func addWidgets(_ widgets: [any Widget]) {
        guard let first = widgets.first else { return }
        let all = widgets.flatMap(\.descendants)
        var warnings: OrderedMap<String> = [:]
        for warning in all.flatMap(\.series).flatMap(\.warnings) { warnings[warning.id] = warning.message }
        for (id, message) in warnings { Annotations.of(self).addWarning(Diagnostic.ID(rawValue: id), message) }
        for widget in all { widget.validate(for: self) }
        rows.append(widgets.count > 1 ? Row(widgets) : first)
    }

    /// Adds something that the reader can choose.
    public func addVariable(_ variable: DashboardVariable) {
        if let problem = variable.problem { node.report(problem.message, action: problem.action) }
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
