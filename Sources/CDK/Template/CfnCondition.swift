import CloudAssembly

/// A condition that CloudFormation decides when it deploys a stack, and on which resources, outputs and values depend.
public final class CfnCondition: CfnElement {
    /// The decision; a condition without one is left out of the template.
    public var expression: ConditionExpression?

    /// Creates a condition, whose expression can also be set later.
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

    override func letGo() {
        super.letGo()
        var held = content()
        expression = nil
        held.letGo()
    }

    override var section: String { "Conditions" }
    override func content() -> TemplateValue { expression?.raw ?? .absent }
}

extension TemplateRepresentable {
    /// A value that CloudFormation chooses when it deploys (`Fn::If`).
    public static func `if`(_ condition: CfnCondition, _ value: Self, else otherwise: Self) -> Self {
        let id = LazyValue { resolver in resolver.conditionID(condition) }
        return Self(raw: .intrinsic(Intrinsic("Fn::If", .list([.lazy(id), value.raw, otherwise.raw]))))
    }

    /// A value that is left out (`AWS::NoValue`) unless the condition holds when CloudFormation deploys.
    public static func `if`(_ condition: CfnCondition, _ value: Self) -> Self {
        .if(condition, value, else: Self(reinterpreting: PseudoParameter.noValue))
    }
}

extension Resolver {
    /// The logical id of a condition, which must be in the template that uses it.
    final func conditionID(_ condition: CfnCondition) -> TemplateValue {
        if condition.node.stack !== consumer, condition.node.stack !== node.stack {
            report(
                .error(
                    "swift-cdk:template/condition-of-another-stack", "The condition '\(condition.node.path)' belongs to another stack",
                    action: "create a condition in the stack that uses it"))
        }
        return .string(condition.resolvedLogicalID())
    }
}
