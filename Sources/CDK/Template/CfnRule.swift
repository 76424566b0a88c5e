import CloudAssembly

/// A check of parameters that CloudFormation makes before it deploys.
public final class CfnRule: CfnElement {
    /// A condition that has to hold, with the message that CloudFormation gives otherwise.
    public struct Assertion {
        /// The condition that has to hold.
        public let assert: ConditionExpression
        /// The message where it does not hold.
        public let description: String?

        /// An assertion with or without a message of its own.
        public init(_ assert: ConditionExpression, description: String? = nil) {
            self.assert = assert
            self.description = description
        }
    }

    /// The case in which the assertions are checked; always if nil.
    public var ruleCondition: ConditionExpression?
    /// The conditions that have to hold.
    public var assertions: [Assertion]

    /// Creates a rule of the template.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, assertions: [Assertion], ruleCondition: ConditionExpression? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        self.ruleCondition = ruleCondition
        self.assertions = assertions
        super.init(elementIn: scope, id, file: file, line: line)
    }

    override func letGo() {
        super.letGo()
        (assertions, ruleCondition) = ([], nil)
    }

    override var section: String { "Rules" }

    override func content() -> TemplateValue {
        var content: OrderedMap<TemplateValue> = [:]
        content["RuleCondition"] = ruleCondition?.raw
        if !assertions.isEmpty {
            content["Assertions"] = .list(
                assertions.map { assertion in
                    var member: OrderedMap<TemplateValue> = ["Assert": assertion.assert.raw]
                    member["AssertDescription"] = assertion.description.map { .string($0) }
                    return .object(member)
                })
        }
        return .object(content)
    }
}
