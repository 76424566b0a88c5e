import CDK
import CDKIAM
import CDKKMS
import CDKLogs

/// The log of executions that Step Functions writes into a log group.
public struct StateMachineLogs {
    let destination: any LogGroupReference
    let level: StepFunctions.CfnStateMachine.Level
    let includesExecutionData: Bool?

    /// - Parameters:
    ///   - destination: The log group.
    ///   - level: The events that are written.
    ///   - includesExecutionData: Whether the input and output of states are written too; they are not if not given.
    public init(
        destination: any LogGroupReference, level: StepFunctions.CfnStateMachine.Level = .error, includesExecutionData: Bool? = nil
    ) {
        self.destination = destination
        self.level = level
        self.includesExecutionData = includesExecutionData
    }

    var property: StepFunctions.CfnStateMachine.LoggingConfigurationProperty {
        .init(
            destinations: [.init(cloudWatchLogsLogGroup: .init(logGroupArn: Value(destination.arn)))],
            includeExecutionData: Value(includesExecutionData), level: level)
    }

    /// Log deliveries have no resources to name (https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html).
    static var policy: PolicyStatement {
        PolicyStatement(
            actions: [
                "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery",
                "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
            ], resources: ["*"])
    }
}

/// The key that encrypts a state machine's definition and the data of its executions.
public enum StateMachineEncryption {
    /// A key of AWS.
    case awsOwnedKey
    /// - Parameter reusePeriod: The time for which a data key is used: 60 to 900 seconds; 300 if not given.
    case key(any KeyReference, reusePeriod: Duration? = nil)

    var property: StepFunctions.CfnStateMachine.EncryptionConfigurationProperty {
        switch self {
        case .awsOwnedKey: .init(type: .awsOwnedKey)
        case .key(let key, let period):
            .init(
                type: .customerManagedKMSKey, kmsDataKeyReusePeriodSeconds: Value(period?.seconds ?? 300), kmsKeyId: Value(key.arn))
        }
    }
}

/// Sampling and sending of traces have no resources to name
/// (https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html).
enum Tracing {
    static var policy: PolicyStatement {
        PolicyStatement(
            actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"],
            resources: ["*"])
    }
}
