import CDK
import CloudAssembly

/// Something that the reader of a dashboard can choose: it takes the place of a property, or of a text, in all widgets.
///
///     DashboardVariable("stage", .pattern("prod"), input: .select(.values("prod", "test")), defaultValue: .value("prod"))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_dashboard_variables.html)
public struct DashboardVariable {
    /// The property or text that a variable replaces.
    public enum Target: Sendable {
        /// The property of this name, such as `region`.
        case property(String)
        /// This text, wherever it stands.
        case pattern(String)
    }

    /// The way in which the reader chooses.
    public enum Input: Sendable {
        /// A text that the reader writes.
        case text
        /// Buttons, one for each choice.
        case radio(Choices)
        /// A list to choose from.
        case select(Choices)
    }

    /// The values that there are to choose from.
    public struct Choices: Sendable {
        fileprivate let members: [(String, AnyJSON)]
        fileprivate let mistake: Diagnostic?

        fileprivate enum AnyJSON: Sendable {
            case text(String)
            case values([(label: String?, value: String)])
        }

        /// These values.
        public static func values(_ values: String...) -> Choices { labeled(values.map { (nil, $0) }) }

        /// These values, shown by other names.
        public static func labeled(_ values: [(label: String?, value: String)]) -> Choices {
            Choices(
                members: [("values", .values(values))],
                mistake: values.isEmpty
                    ? .error(
                        "swift-cdk:cloudwatch/variable-without-values", "The variable has no values to choose from",
                        action: "give it at least one") : nil)
        }

        /// The values that a dimension has among the metrics that a search finds.
        public static func search(_ expression: String, dimension: String) -> Choices {
            Choices(members: [("search", .text(expression)), ("populateFrom", .text(dimension))], mistake: nil)
        }

        /// The values that a dimension has among the metrics of a name.
        ///
        /// - Parameters:
        ///   - namespace: The namespace of the metrics, such as `AWS/SQS`.
        ///   - name: The name of the metrics.
        ///   - dimensions: All that the metrics have.
        ///   - dimension: The dimension whose values there are to choose from.
        /// - Returns: The choices, in the order in which CloudWatch finds them.
        public static func metrics(namespace: String, name: String, dimensions: [String], dimension: String) -> Choices {
            let schema = ([namespace] + dimensions).joined(separator: ",")
            let found = search("{\(schema)} MetricName=\"\(name)\"", dimension: dimension)
            var mistake: Diagnostic?
            if dimensions.isEmpty {
                mistake = .error(
                    "swift-cdk:cloudwatch/variable-without-dimensions",
                    "No dimension of the metric \(name) is named, so there is nothing to choose from",
                    action: "name all dimensions that the metric has")
            } else if !dimensions.contains(dimension) {
                mistake = .error(
                    "swift-cdk:cloudwatch/variable-dimension",
                    "The dimension '\(dimension)' is not among those of the metric \(name): \(dimensions.joined(separator: ", "))",
                    action: "name it among dimensions")
            }
            return Choices(members: found.members, mistake: mistake)
        }
    }

    /// The value that is chosen in the beginning.
    public enum DefaultValue: Sendable {
        /// The first that there is.
        case first
        /// This value.
        case value(String)
    }

    let id: String
    let json: AnyValue
    let mistake: Diagnostic?
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// Creates a variable.
    ///
    /// - Parameters:
    ///   - id: The name of the variable, unique in the dashboard.
    ///   - target: The property or text that it replaces.
    ///   - input: The way in which the reader chooses.
    ///   - defaultValue: The value that is chosen in the beginning; none if not given.
    ///   - label: The name that the reader sees; CloudWatch chooses it if not given.
    ///   - isVisible: Whether the reader sees the variable; it is seen if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ id: String, _ target: Target, input: Input, defaultValue: DefaultValue? = nil, label: String? = nil, isVisible: Bool? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        var members: OrderedMap<AnyValue> = [:]
        switch target {
        case .property(let name):
            members.set("property", name)
            members.set("type", "property")
        case .pattern(let text):
            members.set("pattern", text)
            members.set("type", "pattern")
        }
        let choices: Choices?
        switch input {
        case .text: (choices, members["inputType"]) = (nil, "input")
        case .radio(let given): (choices, members["inputType"]) = (given, "radio")
        case .select(let given): (choices, members["inputType"]) = (given, "select")
        }
        members.set("id", id)
        switch defaultValue {
        case .first?: members.set("defaultValue", "__FIRST")
        case .value(let value)?: members.set("defaultValue", value)
        case nil: break
        }
        members.set("visible", isVisible)
        members.set("label", label)
        for (key, value) in choices?.members ?? [] {
            switch value {
            case .text(let text): members.set(key, text)
            case .values(let values):
                members[key] = AnyValue(
                    values.map { choice in
                        var pair: OrderedMap<AnyValue> = [:]
                        pair.set("label", choice.label)
                        pair.set("value", choice.value)
                        return .object(pair)
                    })
            }
        }
        json = .object(members)
        mistake = choices?.mistake
        self.id = id
        location = .ofUser(file, line)
    }
}
