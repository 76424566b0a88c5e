import CDK
import CDKCloudWatch
import CDKIAM

/// Invokes a function when the state of an alarm changes.
///
/// [Reference](https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html)
public struct FunctionAlarmAction: AlarmAction {
    let function: any FunctionReference

    /// The ARN of the function, which the alarm may invoke from now on.
    public func bind(to alarm: any AlarmReference) -> ARN {
        let id = "\(alarm.node.id)AlarmPermission"
        switch function.node.child(id)?.construct as? Lambda.CfnPermission {
        case nil: permit(alarm, id)
        // The alarm does so in another state already.
        case let permission? where permission.sourceArn?.identity == alarm.arn.identity: break
        default: permit(alarm, "\(Names.uniqueID(alarm))AlarmPermission")
        }
        return function.arn
    }

    private func permit(_ alarm: any AlarmReference, _ id: String) {
        guard function.node.child(id) == nil else { return }
        function.addPermission(
            id, principal: .service("lambda.alarms.cloudwatch.amazonaws.com"), sourceARN: alarm.arn, sourceAccount: alarm.node.account,
            file: function.node.location.file, line: function.node.location.line)
    }
}

extension AlarmAction where Self == FunctionAlarmAction {
    /// Invokes a function.
    ///
    /// Its policy lets the alarm do so.
    public static func function(_ function: any FunctionReference) -> FunctionAlarmAction { FunctionAlarmAction(function: function) }
}
