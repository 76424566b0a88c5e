import CDK
import CDKAssertions
import CDKCloudWatch
import CDKIAM
import CDKScheduler
import Testing

/// The example of the documentation, as it stands there.
@Suite struct SchedulerExampleTests {
    @Test func groups() throws {
        let stack = Stack(App(processEnvironment: [:]), "video")
        let role = Role(stack, "Role", assumedBy: .service("ec2.amazonaws.com"))
        // example: Sources/Services/Scheduler/CDKScheduler.docc/CDKScheduler.md
        let reminders = ScheduleGroup(stack, "Reminders", removalPolicy: .destroy)
        reminders.grantWriteSchedules(to: role)
        reminders.grantDeleteSchedules(to: role)
        Alarm(stack, "RemindersLost", metric: reminders.metricDropped(), threshold: 1, evaluationPeriods: 1)

        let standard = ScheduleGroup.imported(stack, "Default", name: "default")
        standard.grantReadSchedules(to: role)
        // end of example
        let template = try Template(of: stack)
        let group = template.resources(ofType: "AWS::Scheduler::ScheduleGroup").values.first
        let name = try #require(group?["Properties"]?["Name"]?.string)
        #expect(name.hasPrefix("video-Reminders-"))
        #expect(group?["DeletionPolicy"] == "Delete")
        let alarm = template.resources(ofType: "AWS::CloudWatch::Alarm").values.first
        #expect(alarm?["Properties"]?["Dimensions"] == [["Name": "ScheduleGroup", "Value": .string(name)]])
        let policy = template.resources(ofType: "AWS::IAM::Policy").values.first
        let statements = policy?["Properties"]?["PolicyDocument"]?["Statement"]?.array ?? []
        #expect(
            statements.map { $0["Action"] } == [
                ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:UpdateSchedule"],
                ["scheduler:GetSchedule", "scheduler:ListSchedules"],
            ])
        let resources = statements.map { $0["Resource"]?["Fn::Join"]?.array?.last?.array?.last?.string }
        #expect(resources == [":schedule/\(name)/*", ":schedule/default/*"])
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 1) }
}
