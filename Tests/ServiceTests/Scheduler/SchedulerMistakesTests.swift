import CDK
import CDKScheduler
import Testing

/// What a user gets to read, to the letter.
@Suite struct SchedulerMistakesTests {
    @Test func names() {
        let long = String(repeating: "a", count: 65)
        for (name, shown) in [("my reminders", "my reminders"), ("a/b", "a/b"), ("grüße", "grüße"), ("", "")] {
            #expect(
                stackReport { ScheduleGroup($0, "G", scheduleGroupName: PhysicalName(name)) } == """
                    error: video/G: scheduleGroupName: The name of a group of schedules consists of letters and digits of ASCII, '_', '.' \
                    and '-', which '\(shown)' does not [swift-cdk:scheduler/name-characters]
                      call it by those, such as reminders
                    """)
        }
        #expect(
            stackReport { ScheduleGroup($0, "G", scheduleGroupName: PhysicalName(long)) } == """
                error: video/G: scheduleGroupName: The name of a group of schedules has at most 64 characters, but '\(long)' has 65 \
                [swift-cdk:scheduler/name-length]
                  shorten it
                """)
        for name in ["a", "a.b_c-D9", String(long.dropLast()), "Default", "default2"] {
            #expect(stackReport { ScheduleGroup($0, "G", scheduleGroupName: PhysicalName(name)) } == "")
        }
        #expect(stackReport { ScheduleGroup($0, "G") } == "")
        #expect(stackReport { ScheduleGroup($0, "G", scheduleGroupName: .given(CfnParameter($0, "Name").stringValue)) } == "")
    }

    @Test func theGroupOfTheAccount() {
        #expect(
            stackReport { ScheduleGroup($0, "G", scheduleGroupName: "default") } == """
                error: video/G: scheduleGroupName: The group 'default' is there already, in each account and region \
                [swift-cdk:scheduler/default-group]
                  call this one differently, or use ScheduleGroup.imported(…, name: "default")
                """)
        #expect(stackReport { _ = ScheduleGroup.imported($0, "G", name: "default") } == "")
    }

    @Test func imports() {
        #expect(
            stackReport { _ = ScheduleGroup.imported($0, "G", name: "my reminders") } == """
                error: video/G: name: The name of a group of schedules consists of letters and digits of ASCII, '_', '.' and '-', which \
                'my reminders' does not [swift-cdk:scheduler/name-characters]
                  call it by those, such as reminders
                """)
        #expect(stackReport { _ = ScheduleGroup.imported($0, "G", name: CfnParameter($0, "Name").stringValue) } == "")
    }
}
