import CloudAssembly

/// A check of parameters that CloudFormation makes before it deploys.
public final class CfnRule: CfnElement {
    /// What has to hold, and what CloudFormation says otherwise.
    public struct Assertion {
        public let assert: ConditionExpression
        public let description: String?

        public init(_ assert: ConditionExpression, description: String? = nil) {
            self.assert = assert
            self.description = description
        }
    }

    public var ruleCondition: ConditionExpression?
    public var assertions: [Assertion]

    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, assertions: [Assertion], ruleCondition: ConditionExpression? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        self.ruleCondition = ruleCondition
        self.assertions = assertions
        super.init(elementIn: scope, id, file: file, line: line)
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
