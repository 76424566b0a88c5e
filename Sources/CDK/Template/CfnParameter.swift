import CloudAssembly

/// A value that is given when a stack is deployed.
public final class CfnParameter: CfnElement {
    /// The type of a parameter, in CloudFormation's words.
    public struct Kind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }
        public init(stringLiteral value: String) { rawValue = value }

        public static let string: Kind = "String"
        public static let number: Kind = "Number"
        public static let commaDelimitedList: Kind = "CommaDelimitedList"
        public static let numberList: Kind = "List<Number>"
        /// A text that is kept as a parameter of Systems Manager; its name is what is given.
        public static let ssmString: Kind = "AWS::SSM::Parameter::Value<String>"

        var isNumber: Bool { self == .number }
        var isList: Bool { rawValue.contains("List<") || rawValue.contains("CommaDelimitedList") }
    }

    public let type: Kind
    public var defaultValue: AnyValue?
    public var allowedPattern: String?
    public var allowedValues: [String]?
    public var constraintDescription: String?
    public var parameterDescription: String?
    public var maxLength: Int?
    public var maxValue: Double?
    public var minLength: Int?
    public var minValue: Double?
    /// Hides the value in the console and in logs.
    public var noEcho: Bool?

    public init(
        _ scope: any Scope, _ id: String, type: Kind = .string, default defaultValue: AnyValue? = nil, allowedPattern: String? = nil,
        allowedValues: [String]? = nil, constraintDescription: String? = nil, description: String? = nil, maxLength: Int? = nil,
        maxValue: Double? = nil, minLength: Int? = nil, minValue: Double? = nil, noEcho: Bool? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        self.type = type
        self.defaultValue = defaultValue
        self.allowedPattern = allowedPattern
        self.allowedValues = allowedValues
        self.constraintDescription = constraintDescription
        parameterDescription = description
        self.maxLength = maxLength
        self.maxValue = maxValue
        self.minLength = minLength
        self.minValue = minValue
        self.noEcho = noEcho
        super.init(elementIn: scope, id, file: file, line: line)
    }

    /// The parameter as a string.
    public var stringValue: Value<String> {
        if type.isList { report("text", action: "use listValue") }
        return reference(.ref)
    }

    /// The parameter as a number.
    public var numberValue: Value<Double> {
        if !type.isNumber { report("number", action: "use stringValue or listValue") }
        return reference(.ref, shape: .number)
    }

    /// The parameter as a list.
    public var listValue: List<Value<String>> {
        if !type.isList { report("list", action: "use stringValue") }
        return List(raw: .reference(Reference(self, .ref, shape: .list)))
    }

    private func report(_ kind: String, action: String) {
        node.report(
            .error("swift-cdk:template/parameter-type", "A parameter of type \(type.rawValue) is no \(kind)", action: action))
    }

    override var section: String { "Parameters" }

    override func content() -> TemplateValue {
        var content: OrderedMap<TemplateValue> = ["Type": .string(type.rawValue)]
        content["Default"] = defaultValue?.raw
        content["AllowedPattern"] = allowedPattern.map { .string($0) }
        content["AllowedValues"] = allowedValues.map { .list($0.map { .string($0) }) }
        content["ConstraintDescription"] = constraintDescription.map { .string($0) }
        content["Description"] = parameterDescription.map { .string($0) }
        content["MaxLength"] = maxLength.map { .number(Double($0)) }
        content["MaxValue"] = maxValue.map { .number($0) }
        content["MinLength"] = minLength.map { .number(Double($0)) }
        content["MinValue"] = minValue.map { .number($0) }
        content["NoEcho"] = noEcho.map { .bool($0) }
        return .object(content)
    }
}
