import CDK
import CDKCloudWatch
import CDKIAM
import CDKKMS
import CDKLogs
import CDKStepFunctions
import ConformanceSupport
import Testing

/// State machines, what may be done with them, and their metrics.
@Suite struct StepFunctionsMachineCases {
    @Test func machines() throws {
        try Conformance.check("121-stepfunctions-machines") { app in
            let stack = Stack(app, "Machines", env: Conformance.environment)
            var number = 0
            func pass(_ stack: Stack) -> Pass {
                defer { number += 1 }
                return Pass(stack, "Pass\(number)")
            }
            let user = User(stack, "User")
            let standard = StateMachine(
                stack, "Standard", definition: pass(stack), stateMachineName: "a+!@.()-=_'1", type: .standard,
                logs: .init(destination: LogGroup(stack, "L1")), isTracingEnabled: false)
            let given = StateMachine(
                stack, "Given", definition: pass(stack), role: Role(stack, "Role", assumedBy: .service("states.amazonaws.com")),
                logs: .init(destination: LogGroup(stack, "L2"), level: .off, includesExecutionData: false), isTracingEnabled: true,
                removalPolicy: .retain)
            let foreign = StateMachine(
                stack, "Foreign", definition: pass(stack),
                role: Role.imported(stack, "ForeignRole", arn: "arn:aws:iam::111111111111:role/foreign"), isTracingEnabled: true)
            let key = Key(stack, "Key")
            let encrypted = StateMachine(
                stack, "Encrypted", definition: pass(stack), stateMachineName: "encrypted",
                logs: .init(destination: LogGroup(stack, "L3"), level: .error), isTracingEnabled: true,
                encryption: .key(key, reusePeriod: .seconds(75)))
            StateMachine(stack, "EncryptedUnnamed", definition: pass(stack), encryption: .key(key))
            StateMachine(stack, "Owned", definition: pass(stack), encryption: .awsOwnedKey)
            StateMachine(
                stack, "Text",
                definition: .text(
                    #"{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":${seconds},"Next":"B"},"B":{"Type":"Succeed"}}}"#),
                comment: "not written", timeout: .hours(1), substitutions: ["seconds": Value(key.arn), "1": "one"])

            standard.grantStartExecution(to: user)
            standard.grantStartSyncExecution(to: user)
            given.grantRead(to: user)
            given.grantTaskResponse(to: user)
            encrypted.grantExecution("states:StopExecution", "states:DescribeExecution", to: user)
            encrypted.grantRedriveExecution(to: user)
            encrypted.grant("states:DescribeStateMachine", to: user)
            standard.grantStartExecution(to: .service("events.amazonaws.com"))
            encrypted.grantStartExecution(to: foreign)
            foreign.addToRolePolicy(PolicyStatement(actions: ["s3:GetObject"], resources: ["*"]))
            let imported = StateMachine.imported(
                stack, "Imported", arn: "arn:aws:states:us-east-1:222222222222:stateMachine:other")
            imported.grantStartExecution(to: user)
            imported.grantRead(to: given)
            let named = StateMachine.imported(stack, "Named", name: "near")
            named.grantExecution("states:StopExecution", to: user)

            func alarm(_ id: String, _ metric: Metric) { Alarm(stack, id, metric: metric, threshold: 1, evaluationPeriods: 1) }
            alarm("Failed", standard.metricFailed())
            alarm("TimedOut", given.metricTimedOut(period: .minutes(1)))
            alarm("Aborted", imported.metricAborted())
            alarm("Throttled", named.metricThrottled())
            alarm("Succeeded", encrypted.metricSucceeded())
            alarm("Started", encrypted.metricStarted())
            alarm("Time", encrypted.metricTime())
            alarm("Own", encrypted.metric("Own", statistic: .percentile(99)))
            topic(
                stack, "After",
                [
                    "a": AnyValue(standard.arn), "b": AnyValue(standard.name), "c": AnyValue(standard.revisionID),
                    "d": AnyValue(given.role.arn), "e": AnyValue(named.arn), "f": AnyValue(imported.arn),
                ])

            let near = Stack(app, "Near", env: Environment(account: "111111111111", region: .usEast1))
            topic(near, "Uses", ["a": AnyValue(standard.arn), "b": AnyValue(encrypted.name)])
            let agnostic = Stack(app, "Agnostic")
            StateMachine(agnostic, "Anywhere", definition: pass(agnostic), isTracingEnabled: true)
                .grantRead(to: User(agnostic, "U"))
            StateMachine.imported(agnostic, "ByName", name: "near").grantRead(to: User(agnostic, "V"))
        }
    }
}
