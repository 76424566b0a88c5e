import CDK
import CDKAssertions
import Testing

@testable import MediaConstructs

/// What alarms say, and what state machines log.
@Suite struct MonitoringTests {
    private func built(runbookURL: String? = nil, logsAllEvents: Bool = false) -> BuiltStack {
        let built = BuiltStack()
        let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix)
        TranscodePipeline(
            built.stack, "Transcode", environmentSuffix: built.suffix, source: ingest, runbookURL: runbookURL, logsAllEvents: logsAllEvents)
        return built
    }

    @Test func alarmsNameTheirSectionByAddress() throws {
        let template = try built(runbookURL: "https://wiki.example.com/runbook").template()
        func description(_ type: String, _ name: String) throws -> String? {
            let alarm = try #require(template.resources(ofType: type, properties: ["AlarmName": .equal(.string(name))]).values.first)
            return alarm["Properties"]?["AlarmDescription"]?.string
        }
        #expect(
            try description("AWS::CloudWatch::Alarm", "ingest-dlq-messages-alarm-test")
                == "Messages wait in the dead-letter queue ingest-dlq. Runbook: https://wiki.example.com/runbook#dead-letters")
        #expect(
            try description("AWS::CloudWatch::CompositeAlarm", "pipeline-down-alarm-test")
                == "The pipeline does not work. Runbook: https://wiki.example.com/runbook#the-pipeline-does-not-work")
    }

    @Test func noDescriptionIsTooLong() throws {
        let template = try built(runbookURL: "https://" + String(repeating: "a", count: 504)).template()
        for alarm in template.resources(ofType: "AWS::CloudWatch::Alarm").values {
            #expect((alarm["Properties"]?["AlarmDescription"]?.string ?? "").utf8.count <= 1_024)
        }
    }

    @Test(arguments: [(false, "ERROR"), (true, "ALL")]) func stateMachinesLogWhatFailsOrAll(all: Bool, level: String) throws {
        let machines = try built(logsAllEvents: all).template().resources(ofType: "AWS::StepFunctions::StateMachine")
        #expect(machines.count == 3)
        for machine in machines.values { #expect(machine["Properties"]?["LoggingConfiguration"]?["Level"] == .string(level)) }
    }

    @Test func stateMachinesLogWhereNoPolicyFillsUp() throws {
        let template = try built().template()
        let groups = template.resources(ofType: "AWS::Logs::LogGroup")
        for machine in template.resources(ofType: "AWS::StepFunctions::StateMachine").values {
            let destination = machine["Properties"]?["LoggingConfiguration"]?["Destinations"]?[0]?["CloudWatchLogsLogGroup"]?["LogGroupArn"]
            let group = try #require(destination?["Fn::GetAtt"]?[0]?.string)
            let name = try #require(groups[group]?["Properties"]?["LogGroupName"]?.string)
            #expect(name.hasPrefix("/aws/vendedlogs/") && name.hasSuffix("-test"))
        }
    }
}
