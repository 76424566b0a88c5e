import CDK
import CDKEvents
import CDKIAM
import CDKLambda

extension RuleTarget {
    /// Invokes a Lambda function.
    ///
    /// - Parameter input: What the function gets; the whole event if not given.
    public static func function(
        _ function: any FunctionReference, input: RuleTargetInput? = nil, delivery: TargetDelivery = TargetDelivery()
    ) -> RuleTarget {
        RuleTarget { rule in
            let id = "AllowEventRule\(Names.uniqueID(function))"
            if rule.node.child(id) == nil {
                let location = rule.node.location
                function.addPermission(
                    id, principal: .service("events.amazonaws.com"), sourceARN: rule.arn, scope: rule, file: location.file,
                    line: location.line)
            }
            delivery.permit(rule)
            return Binding(arn: function.arn, input: input, delivery: delivery, resource: function)
        }
    }
}
