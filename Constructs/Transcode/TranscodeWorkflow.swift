import CDK
import CDKDynamoDB
import CDKIAM
import CDKLogs
import CDKSNS
import CDKStepFunctions

/// The state machine that takes one upload from its event to its renditions.
final class TranscodeWorkflow: Construct {
    let stateMachine: CfnStateMachine

    init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, uploadPrefix: String, submit: PythonFunction, table: CfnTable,
        notifications: CfnTopic, key: ServiceKey
    ) {
        let scope = Node(scope, id)
        let logGroup = CfnLogGroup(
            scope, "LogGroup", logGroupName: Value(environmentSuffix.name("transcode-state-machine-log-group")), retentionInDays: 30)
        logGroup.applyRemovalPolicy(.destroy)
        let role = CfnRole(
            scope, "Role",
            assumeRolePolicyDocument: policyDocument([
                .trust(
                    service: "states.amazonaws.com", when: ["StringEquals": ["aws:SourceAccount": AnyValue(scope.account)]])
            ]),
            policies: [
                .init(
                    policyDocument: policyDocument([
                        .allow(["lambda:InvokeFunction"], on: [submit.function.attrArn]),
                        .allow(["dynamodb:PutItem", "dynamodb:UpdateItem"], on: [table.attrArn]),
                        .allow(["sns:Publish"], on: [notifications.ref]),
                        key.publishing,
                        // Log deliveries and X-Ray have no resources to name
                        // (https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html).
                        .allow(
                            [
                                "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups",
                                "logs:DescribeResourcePolicies", "logs:GetLogDelivery", "logs:ListLogDeliveries",
                                "logs:PutResourcePolicy", "logs:UpdateLogDelivery", "xray:GetSamplingRules", "xray:GetSamplingTargets",
                                "xray:PutTelemetryRecords", "xray:PutTraceSegments",
                            ], on: ["*"]),
                    ]), policyName: Value(environmentSuffix.name("transcode-state-machine-policy")))
            ], roleName: Value(environmentSuffix.name("transcode-state-machine-role")))
        role.applyRemovalPolicy(.destroy)

        let definition = TranscodeDefinition(
            uploadPrefix: uploadPrefix, functionARN: submit.function.attrArn, tableName: table.ref, topicARN: notifications.ref)
        stateMachine = CfnStateMachine(
            scope, "Resource", roleArn: role.attrArn, definitionString: Fn.jsonText(definition.json),
            loggingConfiguration: .init(
                destinations: [.init(cloudWatchLogsLogGroup: .init(logGroupArn: logGroup.attrArn))],
                includeExecutionData: true, level: .all),
            stateMachineName: Value(environmentSuffix.name("transcode-state-machine")), stateMachineType: .standard,
            tracingConfiguration: .init(enabled: true))
        stateMachine.applyRemovalPolicy(.destroy)
        super.init(scope)
    }
}
