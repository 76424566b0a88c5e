import CloudAssembly

/// A value that is given when a stack is deployed.
public final class CfnParameter: CfnElement {
    /// The type of a parameter, in CloudFormation's words.
    public struct Kind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
        /// The type's name in CloudFormation: `List<Number>`.
        public let rawValue: String

        /// A type that has no name here, such as `AWS::EC2::Image::Id`.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// A type by its name in CloudFormation.
        public init(stringLiteral value: String) { rawValue = value }

        /// Any text.
        public static let string: Kind = "String"
        /// A whole number or a fraction.
        public static let number: Kind = "Number"
        /// Texts with commas between them, which become a list.
        public static let commaDelimitedList: Kind = "CommaDelimitedList"
        /// Numbers with commas between them, which become a list.
        public static let numberList: Kind = "List<Number>"
        /// A text that is kept as a parameter of Systems Manager; its name is what is given.
        public static let ssmString: Kind = "AWS::SSM::Parameter::Value<String>"

        var isNumber: Bool { self == .number }
        var isList: Bool { rawValue.contains("List<") || rawValue.contains("CommaDelimitedList") }
    }

    /// The type of the values that are taken.
    public let type: Kind
    /// The value if none is given when the stack is deployed; without it one has to be.
    public var defaultValue: AnyValue?
    /// A regular expression that the value has to match as a whole.
    public var allowedPattern: String?
    /// The values that are taken; any if nil.
    public var allowedValues: [String]?
    /// The message that CloudFormation gives for a value that it refuses.
    public var constraintDescription: String?
    /// The description that CloudFormation shows beside the parameter.
    public var parameterDescription: String?
    /// The most characters that a text may have.
    public var maxLength: Int?
    /// The greatest number that is taken.
    public var maxValue: Double?
    /// The fewest characters that a text may have.
    public var minLength: Int?
    /// The least number that is taken.
    public var minValue: Double?
    /// True if the value is hidden in the console and in logs; it is not if nil.
    public var noEcho: Bool?

    /// Creates a parameter, whose limits CloudFormation checks when the stack is deployed.
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

    /// The parameter as a text; one that is a list is reported.
    public var stringValue: Value<String> {
        if type.isList { report("text", action: "use listValue") }
        return reference(.ref)
    }

    /// The parameter as a number; one of another type is reported.
    public var numberValue: Value<Double> {
        if !type.isNumber { report("number", action: "use stringValue or listValue") }
        return reference(.ref, shape: .number)
    }

    /// The parameter as a list of texts; one that is no list is reported.
    public var listValue: List<Value<String>> {
        if !type.isList { report("list", action: "use stringValue") }
        return List(raw: .reference(Reference(self, .ref, shape: .list)))
    }

    private func report(_ kind: String, action: String) {
        node.report(
            .error("swift-cdk:template/parameter-kind", "A parameter of type \(type.rawValue) is no \(kind)", action: action))
    }

    override func letGo() {
        super.letGo()
        defaultValue = nil
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
