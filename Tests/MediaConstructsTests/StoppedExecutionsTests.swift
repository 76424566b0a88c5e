import CDK
import CDKAssertions
import CloudAssembly
import MediaConstructs
import Testing

/// Executions that are ended from outside: what records them, and where.
@Suite struct StoppedExecutionsTests {
    private func definitions(_ placement: MediaConvertPlacement, region: Region) throws -> [String: String] {
        let built = BuiltStack(region: region)
        built.pipeline(mediaConvert: placement)
        var found: [String: String] = [:]
        for (_, machine) in try built.template().resources(ofType: "AWS::StepFunctions::StateMachine") {
            let properties = machine["Properties"]
            found[properties?["StateMachineName"]?.string ?? ""] = properties?["DefinitionString"]?.text()
        }
        return found
    }

    @Test func theEventOfEveryEndButSuccessStartsTheOtherStateMachine() throws {
        let built = BuiltStack()
        built.pipeline()
        let template = try built.template()
        let machines = template.resources(ofType: "AWS::StepFunctions::StateMachine")
        func id(_ name: String) throws -> String {
            try #require(machines.first { $0.value["Properties"]?["StateMachineName"]?.string == name }?.key)
        }
        let rule = try #require(
            template.resources(ofType: "AWS::Events::Rule").first { $0.value["Properties"]?["Name"]?.string == "stopped-rule-test" }?.value)
        #expect(
            rule["Properties"]?["EventPattern"] == [
                "source": ["aws.states"], "detail-type": ["Step Functions Execution Status Change"],
                "detail": [
                    "stateMachineArn": [["Ref": .string(try id("transcode-state-machine-test"))]],
                    "status": ["ABORTED", "FAILED", "TIMED_OUT"],
                ],
            ])
        let target = rule["Properties"]?["Targets"]?[0]
        #expect(target?["Arn"] == ["Ref": .string(try id("stopped-state-machine-test"))])
        #expect(target?["DeadLetterConfig"]?["Arn"] != nil)
    }

    /// In its own region Step Functions cancels the jobs that it waits for.
    @Test(arguments: [
        (MediaConvertPlacement.automatic, Region.euWest1, false), (.automatic, .euSouth1, true),
        (.companionStack(region: .euCentral1), .euSouth1, true),
    ])
    func jobsAreCanceledWhereNobodyElseDoes(placement: MediaConvertPlacement, region: Region, isByFunction: Bool) throws {
        let found = try definitions(placement, region: region)
        #expect(Set(found.keys) == ["stopped-state-machine-test", "transcode-state-machine-test"])
        for definition in found.values { #expect(definition.contains("Cancel jobs") == isByFunction) }
    }
}
