import CloudAssembly

/// Something that CloudFormation decides when it deploys a stack; resources, outputs and values depend on it.
public final class CfnCondition: CfnElement {
    /// What is decided; a condition without it is left out of the template.
    public var expression: ConditionExpression?

    public init(
        _ scope: any Scope, _ id: String, expression: ConditionExpression? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.expression = expression
        super.init(elementIn: scope, id, file: file, line: line)
    }

    /// The condition as a part of another.
    public var asExpression: ConditionExpression {
        ConditionExpression(raw: .intrinsic(Intrinsic("Condition", .lazy(LazyValue { [self] in $0.conditionID(self) }))))
    }

    override var section: String { "Conditions" }
    override func content() -> TemplateValue { expression?.raw ?? .absent }
}
