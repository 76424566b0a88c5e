import CDK
import CDKCloudWatch
import CDKIAM
import CDKScheduler
import ConformanceSupport
import Testing

@Suite struct SchedulerCases {
    @Test func groups() throws {
        try Conformance.check("107-scheduler") { app in
            build(Stack(app, "Groups", env: Conformance.environment))
            build(Stack(app, "Agnostic"))
            let producer = Stack(app, "Producer", env: Conformance.environment)
            let consumer = Stack(app, "Consumer", env: Environment(account: "222222222222", region: .euSouth1))
            let near = Stack(app, "Near", env: Conformance.environment)
            let shared = ScheduleGroup(producer, "Shared", scheduleGroupName: "shared")
            shared.grantReadSchedules(to: Role(consumer, "R", assumedBy: .service("ec2.amazonaws.com"), roleName: "r"))
            let role = Role(near, "R", assumedBy: .service("ec2.amazonaws.com"))
            shared.grantReadSchedules(to: role)
            shared.grant(["scheduler:DeleteScheduleGroup"], to: role)
        }
    }

    private func build(_ stack: Stack) {
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        let unnamed = ScheduleGroup(stack, "Unnamed")
        let named = ScheduleGroup(stack, "Named", scheduleGroupName: "Reminders_1.a-b", removalPolicy: .destroy)
        let name = CfnParameter(stack, "Name")
        let deferred = ScheduleGroup(stack, "Deferred", scheduleGroupName: "a-\(name.stringValue)")
        let long = ScheduleGroup(stack, "LongerThanTheNameOfAGroupMayBe-LongerThanTheNameOfAGroupMayBe_x")
        let there = ScheduleGroup.imported(stack, "There", name: "there")
        let standard = ScheduleGroup.imported(stack, "Default", name: "default")
        let elsewhere = ScheduleGroup.imported(stack, "Elsewhere", name: name.stringValue)
        let all: [any ScheduleGroupReference] = [unnamed, named, deferred, long, there, standard, elsewhere]
        for group in all {
            group.grantReadSchedules(to: role)
            group.grantWriteSchedules(to: role)
            group.grantDeleteSchedules(to: role)
            group.grant(["scheduler:DeleteScheduleGroup"], to: role)
            group.grantReadSchedules(to: .service("events.amazonaws.com"))
        }
        let alarms: [(id: String, metric: Metric)] = [
            ("Attempts", unnamed.metricAttempts()), ("Throttled", named.metricThrottled()), ("Errors", deferred.metricTargetErrors()),
            ("TargetThrottled", there.metricTargetThrottled()), ("Dropped", standard.metricDropped()),
            ("Sent", elsewhere.metricSentToDeadLetterQueue()), ("Truncated", unnamed.metricSentToDeadLetterQueueTruncated()),
            ("Failed", unnamed.metricFailedToBeSentToDeadLetterQueue()),
            ("FailedByCode", unnamed.metricFailedToBeSentToDeadLetterQueue(errorCode: "AccessDenied")),
        ]
        for alarm in alarms { Alarm(stack, alarm.id, metric: alarm.metric, threshold: 1, evaluationPeriods: 1) }
        let text = all.flatMap { [Value($0.arn), $0.name] }.reduce(nil as Value<String>?) { text, value in
            text.map { "\($0)|\(value)" } ?? value
        }
        CfnOutput(stack, "O", value: text ?? "")
    }
}
