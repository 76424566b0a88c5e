import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// How an asset's execution ends, whatever happens to it: what is recorded, and who is told.
@Suite struct WorkflowEndsTests {
    private func states(_ name: String, _ template: Template) throws -> JSON { try template.states(of: name) }

    @Test func whoRecordsAFailureTellsIt() throws {
        for place in Place.allCases {
            let workflow = try states("transcode-state-machine-test", place.template())
            #expect(workflow["Record failure"]?["Next"] == "Tell failure")
            #expect(workflow["Record failure"]?["Catch"]?[0]?["Next"] == "Failed")
            let stopped = try states("stopped-state-machine-test", place.template())
            #expect(stopped["Record failure"]?["Next"] == "Tell failure")
            #expect(
                stopped["Record failure"]?["Catch"]
                    == [["ErrorEquals": ["DynamoDB.ConditionalCheckFailedException"], "ResultPath": nil, "Next": "Was it stopped?"]])
            // What has failed by itself has told it; what was stopped may have recorded its end and told nobody.
            let failed = try #require(stopped["Was it stopped?"]?["Choices"]?[0])
            #expect(failed == ["Variable": "$.status", "StringEquals": "FAILED", "Next": "Let submissions end"])
            #expect(stopped["Was it stopped?"]?["Default"] == "Find end")
            for told in ["Tell recorded success", "Tell recorded failure", "Tell recorded rejection"] {
                #expect(stopped[told]?["Next"] == "Let submissions end")
            }
            #expect(
                stopped["Record failure"]?["Parameters"]?["ConditionExpression"]
                    == """
                    attribute_not_exists(pk) OR #recordedBy = :recordedBy OR (executionName = :execution AND #status <> :status \
                    AND #status <> :complete AND #status <> :rejected)
                    """)
        }
    }

    @Test func whatEndsAnAssetIsTriedForTwoHours() throws {
        for place in Place.allCases {
            for (machine, ends) in [
                ("transcode", ["Record success", "Tell success", "Record failure", "Tell failure"]),
                (
                    "stopped",
                    [
                        "Record failure", "Tell failure", "Find end", "Tell recorded success", "Tell recorded failure",
                        "Tell recorded rejection",
                    ]
                ),
            ] {
                let states = try states("\(machine)-state-machine-test", place.template())
                for state in ends {
                    let passing = try #require(states[state]?["Retry"]?.array?.last)
                    #expect(passing["JitterStrategy"] == nil || passing["JitterStrategy"] == "NONE")
                    #expect(passing["MaxAttempts"] == 30)
                    let waits = (0..<30).map { min(5 << min($0, 10), 300) }
                    #expect(passing["IntervalSeconds"] == 5 && passing["BackoffRate"] == 2 && passing["MaxDelaySeconds"] == 300)
                    #expect(waits.reduce(0, +) > 2 * 3_600, "\(state)")
                    // Whatever it is, but that the row is another's.
                    #expect(passing["ErrorEquals"] == ["States.TaskFailed", "States.Timeout"])
                    let another = try #require(states[state]?["Retry"]?.array?.first)
                    #expect(another["ErrorEquals"] == ["DynamoDB.ConditionalCheckFailedException"] && another["MaxAttempts"] == 0)
                }
            }
        }
    }

    @Test func aFileThatIsNoMediaIsRecordedAndTold() throws {
        for place in Place.allCases {
            let states = try states("transcode-state-machine-test", place.template())
            #expect(states["Plan"]?["Next"] == "Can be transcoded?")
            #expect(states["Can be transcoded?"]?["Choices"]?[0]?["Next"] == "Unsupported media")
            #expect(states["Unsupported media"]?["Parameters"] == ["Error": "UnsupportedMedia", "Cause.$": "$.plan.unsupported"])
            #expect(states["Unsupported media"]?["Next"] == "Record failure")
        }
    }

    @Test func whatIsNotTakenIsRecordedAndToldWithoutAFailure() throws {
        for place in Place.allCases {
            let states = try states("transcode-state-machine-test", place.template())
            #expect(states["Can be transcoded?"]?["Choices"]?[1]?["Next"] == "Record rejection")
            #expect(states["Record rejection"]?["Next"] == "Tell rejection")
            #expect(states["Tell rejection"]?["Next"] == "Rejected")
            #expect(states["Rejected"]?["Type"] == "Succeed")
            // One that is told once is not taken again, nor one that failed, unless somebody says so.
            #expect(
                states["Claim"]?["Parameters"]?["ConditionExpression"]
                    == "begins_with(#line, :waiting) OR (executionName = :execution AND #line = :line)")
            let intake = try self.states("intake-state-machine-test", place.template())
            #expect(intake["Line up"]?["Parameters"]?["ConditionExpression"] == "attribute_not_exists(createdAt)")
            #expect(
                intake["Line up again"]?["Parameters"]?["ConditionExpression"]
                    == "#status IN (:failed, :takesUp) AND attribute_exists(createdAt)")
        }
    }

    @Test func aStoppedExecutionStartsTheOneThatRecordsIt() throws {
        for place in Place.allCases {
            let template = try place.template()
            func id(_ name: String) throws -> String {
                try #require(
                    template.resources(
                        ofType: "AWS::StepFunctions::StateMachine", properties: ["StateMachineName": .equal(.string(name))]
                    ).keys.first)
            }
            let rule = try #require(
                template.resources(ofType: "AWS::Events::Rule", properties: ["Name": "stopped-rule-test"]).values.first?["Properties"])
            #expect(
                rule["EventPattern"]
                    == [
                        "source": ["aws.states"], "detail-type": ["Step Functions Execution Status Change"],
                        "detail": [
                            "stateMachineArn": [["Ref": .string(try id("transcode-state-machine-test"))]],
                            "status": ["ABORTED", "FAILED", "TIMED_OUT"],
                        ],
                    ])
            #expect(rule["Targets"]?[0]?["Arn"] == ["Ref": .string(try id("stopped-state-machine-test"))])
            #expect(rule["Targets"]?[0]?["DeadLetterConfig"] != nil)
            // Both know an asset by the same id.
            let (workflow, stopped) = (
                try states("intake-state-machine-test", template), try states("stopped-state-machine-test", template)
            )
            for state in ["Identify version", "Identify content"] {
                let identity = try #require(workflow[state]?["Parameters"]?["assetId.$"]?.string)
                #expect(
                    stopped[state]?["Parameters"]?["assetId.$"]?.string
                        == identity.split(separator: "$.detail", omittingEmptySubsequences: false).joined(separator: "$.input.detail"))
            }
        }
    }

    @Test func aTakeoverGoesOnWithTheHistory() throws {
        let workflow = try states("transcode-state-machine-test", Place.remote.template())
        let claim = try #require(workflow["Claim"])
        #expect(claim["Resource"]?.string?.hasSuffix("dynamodb:updateItem") == true)
        let update = try #require(claim["Parameters"]?["UpdateExpression"]?.string)
        #expect(update.contains("history = list_append(if_not_exists(history, :none), :event)"))
        #expect(update.contains("attempts = if_not_exists(attempts, :zero) + :one"))
        #expect(update.hasSuffix(" REMOVE #error, cause, recordedBy, making, #plan, gone"))
        #expect(claim["Parameters"]?["ReturnValues"] == "UPDATED_NEW")
        #expect(claim["ResultPath"] == "$.claim")
        #expect(claim["ResultSelector"] == ["making.$": "States.StringToJson($.Attributes.attempts.N)"])
        for state in ["Plan", "Verify"] { #expect(workflow[state]?["Parameters"]?["making.$"] == "$.claim.making") }
    }

    /// Until another making is verified, the row points at the files that are there.
    @Test func theRowPointsAtTheMakingThatWasVerified() throws {
        let workflow = try states("transcode-state-machine-test", Place.remote.template())
        func recorded(_ state: String, _ attribute: String) -> JSON? {
            workflow[state]?["Parameters"]?["ExpressionAttributeValues"]?[":\(attribute)"]
        }
        #expect(recorded("Record plan", "making") == ["N.$": "States.Format('{}', $.claim.making)"])
        #expect(recorded("Record plan", "folder") == nil)
        #expect(recorded("Record success", "folder") == ["S.$": "$.plan.folder"])
    }
}
