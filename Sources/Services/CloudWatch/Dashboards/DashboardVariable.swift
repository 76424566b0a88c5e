import CDK
import CloudAssembly

/// Something that the reader of a dashboard can choose: it takes the place of a property, or of a text, in all widgets.
///
///     DashboardVariable("stage", .pattern("prod"), input: .select(.values("prod", "test")), defaultValue: .value("prod"))
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_dashboard_variables.html)
public struct DashboardVariable {
    /// What the variable replaces.
    public enum Target: Sendable {
        /// The property of this name, such as `region`.
        case property(String)
        /// This text, wherever it stands.
        case pattern(String)
    }

    /// How the reader chooses.
    public enum Input: Sendable {
        /// By writing.
        case text
        case radio(Choices)
        case select(Choices)
    }

    /// What there is to choose from.
    public struct Choices: Sendable {
        fileprivate let members: [(String, AnyJSON)]
        fileprivate let problem: MetricProblem?

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
                problem: values.isEmpty ? MetricProblem(message: "Empty values is not allowed", action: "give values to choose from") : nil)
        }

        /// The values that a dimension has among the metrics that a search finds.
        public static func search(_ expression: String, dimension: String) -> Choices {
            Choices(members: [("search", .text(expression)), ("populateFrom", .text(dimension))], problem: nil)
        }

        /// The values that a dimension has among the metrics of a name.
        ///
        /// - Parameter dimensions: All that the metrics have.
        public static func metrics(namespace: String, name: String, dimensions: [String], dimension: String) -> Choices {
            let schema = ([namespace] + dimensions).joined(separator: ",")
            let found = search("{\(schema)} MetricName=\"\(name)\"", dimension: dimension)
            var problem: MetricProblem?
            if dimensions.isEmpty {
                problem = MetricProblem(
                    message: "Empty dimensions provided. Please specify one dimension at least", action: "name the metrics' dimensions")
            } else if !dimensions.contains(dimension) {
                problem = MetricProblem(
                    message: "populateFrom (\(dimension)) is not present in dimensions", action: "name it among the dimensions")
            }
            return Choices(members: found.members, problem: problem)
        }
    }

    /// What is chosen in the beginning.
    public enum DefaultValue: Sendable {
        /// The first that there is.
        case first
        case value(String)
    }

    let json: AnyValue
    let problem: MetricProblem?

    public init(
        _ id: String, _ target: Target, input: Input, defaultValue: DefaultValue? = nil, label: String? = nil, isVisible: Bool? = nil
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
        problem = choices?.problem
    }
}
