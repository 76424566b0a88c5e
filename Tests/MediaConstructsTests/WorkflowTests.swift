import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// How an asset's execution ends, whatever happens to it.
@Suite struct WorkflowTests {
    private func states(_ name: String, _ template: Template) throws -> JSON { try template.states(of: name) }

    private func branches(_ states: JSON) throws -> [JSON] {
        let jobs = try #require(states["Transcode"]?["Branches"]?.array).compactMap { $0["States"] }
        // The preview's are within a state that lets them fail.
        return jobs.map { $0["Preview: try"]?["Branches"]?[0]?["States"] ?? $0 }
    }

    @Test func aPreviewThatFailsDoesNotFailTheFilm() throws {
        for place in Place.allCases {
            let states = try states("transcode-state-machine-test", place.template())
            let preview = try #require(states["Transcode"]?["Branches"]?[1]?["States"])
            #expect(
                preview["Preview: try"]?["Catch"]
                    == [["ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Preview: missing"]])
            #expect(preview["Preview: missing"]?["Parameters"] == ["error.$": "$.error.Error", "cause.$": "$.error.Cause"])
            #expect(preview["Preview: missing"]?["End"] == true)
            // What became of both is what is verified.
            #expect(states["Transcode"]?["ResultPath"] == "$.jobs")
            #expect(states["Verify"]?["Parameters"]?["jobs.$"] == "$.jobs")
        }
    }

    @Test func aFileThatDoesNotHoldWhatItSaysIsNoErrorOfAFunction() throws {
        for place in Place.allCases {
            let states = try states("transcode-state-machine-test", place.template())
            #expect(states["Verify"]?["Parameters"]?["executionName.$"] == "$$.Execution.Name")
            #expect(states["Verify"]?["Next"] == "Is it the film?")
            #expect(
                states["Is it the film?"]?["Choices"] == [["Variable": "$.outputs.error", "IsPresent": true, "Next": "Not what it says"]])
            #expect(states["Not what it says"]?["Parameters"] == ["Error.$": "$.outputs.error", "Cause.$": "$.outputs.cause"])
            #expect(states["Not what it says"]?["Next"] == "Record failure")
        }
    }

    /// A job's clock begins with the work on it, so no state and no execution has one that would count its waiting.
    @Test func waitingForAJobHasNoEnd() throws {
        for place in Place.allCases {
            let states = try states("transcode-state-machine-test", place.template())
            for (title, branch) in zip(["Renditions", "Preview"], try branches(states)) {
                #expect(branch["\(title): ended?"]?["Default"] == .string(place == .remote ? "\(title): wait" : "\(title): await event"))
                if place == .remote {
                    #expect(branch["\(title): wait"]?["SecondsPath"] == "$.job.waitSeconds")
                } else {
                    let wait = try #require(branch["\(title): await event"])
                    #expect(wait["TimeoutSecondsPath"] == "$.job.waitSeconds")
                    #expect(wait["Catch"] == [["ErrorEquals": ["States.Timeout"], "ResultPath": nil, "Next": .string("\(title): ask")]])
                }
            }
        }
    }

    /// What each state hands on: no settings of jobs, which are in their rows.
    @Test func jobsAreKnownByTheirRows() throws {
        for place in Place.allCases {
            for (kind, branch) in zip(["main", "preview"], try branches(states("transcode-state-machine-test", place.template()))) {
                for (name, state) in try #require(branch.object) where state["Type"] == "Task" {
                    let payload = state["Parameters"]?["Payload"] ?? state["Parameters"]
                    #expect(payload?["kind"] == .string(kind), "\(name)")
                    #expect(payload?["making.$"] == "$.claim.making")
                    #expect(payload?["assetId.$"] == "$.assetId")
                    #expect(payload?.object?.keys.contains { $0.hasPrefix("job.") || $0.hasPrefix("settings") } == false)
                }
            }
        }
    }

    /// Each cause has attempts of its own, and those that pass have hours.
    @Test func errorsAreTriedAgainByTheirCauses() throws {
        for place in Place.allCases {
            let template = try place.template()
            for machine in ["intake", "transcode", "stopped"] {
                for (name, state) in try allStates(states("\(machine)-state-machine-test", template)) where state["Type"] == "Task" {
                    let retries = try #require(state["Retry"]?.array, "\(name)")
                    let throttled = try #require(
                        retries.firstIndex { $0["ErrorEquals"]?.array?.contains("Lambda.TooManyRequestsException") == true })
                    let passing = try #require(retries.firstIndex { $0["ErrorEquals"]?.array?.contains("ServiceUnreachable") == true })
                    #expect(throttled != passing, "\(name)")
                    for retry in [retries[throttled], retries[passing]] {
                        #expect(retry["JitterStrategy"] == "FULL")
                        let attempts = try #require(retry["MaxAttempts"]?.number)
                        let delays = (0..<Int(attempts)).map { min(5 << min($0, 10), 300) }
                        #expect(retry["IntervalSeconds"] == 5 && retry["BackoffRate"] == 2 && retry["MaxDelaySeconds"] == 300)
                        #expect(delays.reduce(0, +) / 2 > 11 * 3_600, "\(name): half of each on average")
                    }
                    // What will not get better fails at once.
                    let all = retries.flatMap { $0["ErrorEquals"]?.array ?? [] }
                    for final in [
                        "BadRequestException", "ForbiddenException", "NotFoundException", "UnprocessableEntityException", "MalformedEvent",
                    ] {
                        #expect(!all.contains(.string(final)), "\(name)")
                    }
                    #expect(!all.contains("States.ALL"))
                }
            }
        }
    }

    /// Those within others too.
    private func allStates(_ states: JSON) throws -> [(String, JSON)] {
        try #require(states.object).flatMap { name, state in
            [(name, state)]
                + (try (state["Branches"]?.array ?? []).flatMap { try allStates(#require($0["States"])) })
        }
    }

    @Test func jobsAreCancelledBeforeAFailureIsRecorded() throws {
        for place in Place.allCases {
            for (machine, execution) in [("transcode", "$$.Execution.Name"), ("stopped", "$.executionName")] {
                let states = try states("\(machine)-state-machine-test", place.template())
                let cancel = try #require(states["Cancel jobs"])
                #expect(cancel["Parameters"]?["action"] == "cancel")
                #expect(cancel["Parameters"]?["executionName.$"] == .string(execution))
                #expect(cancel["Next"] == "Record failure")
                #expect(cancel["Catch"]?[0]?["Next"] == "Record failure")
                #expect(cancel["Catch"]?[0]?["ResultPath"] == .null, "what went wrong before stays in $.error")
            }
            let workflow = try states("transcode-state-machine-test", place.template())
            #expect(workflow["Transcode"]?["Catch"]?[0]?["Next"] == "Cancel jobs")
        }
    }

    @Test func whoRecordsAFailureTellsIt() throws {
        for place in Place.allCases {
            let workflow = try states("transcode-state-machine-test", place.template())
            #expect(workflow["Record failure"]?["Next"] == "Tell failure")
            #expect(workflow["Record failure"]?["Catch"]?[0]?["Next"] == "Failed")
            let stopped = try states("stopped-state-machine-test", place.template())
            #expect(stopped["Record failure"]?["Next"] == "Tell failure")
            #expect(
                stopped["Record failure"]?["Catch"]
                    == [["ErrorEquals": ["DynamoDB.ConditionalCheckFailedException"], "ResultPath": nil, "Next": "Let submissions end"]])
            #expect(
                stopped["Record failure"]?["Parameters"]?["ConditionExpression"]
                    == """
                    attribute_not_exists(pk) OR #recordedBy = :recordedBy OR (executionName = :execution AND #status <> :status \
                    AND #status <> :complete)
                    """)
        }
    }

    /// One that is submitted while its execution ends is in no list yet.
    @Test func jobsAreLookedForOnceMoreWhenNoSubmissionCanBeUnderWay() throws {
        for place in Place.allCases {
            let template = try place.template()
            let run = try #require(
                template.resources(ofType: "AWS::Lambda::Function", properties: ["FunctionName": "run-job-function-test"]).values.first)
            let timeout = try #require(run["Properties"]?["Timeout"]?.number)
            let states = try states("stopped-state-machine-test", template)
            #expect(states["Tell failure"]?["Next"] == "Let submissions end")
            let wait = try #require(states["Let submissions end"])
            #expect(try #require(wait["Seconds"]?.number) > timeout)
            #expect(wait["Next"] == "Cancel late jobs")
            #expect(states["Cancel late jobs"]?["Parameters"] == states["Cancel jobs"]?["Parameters"])
        }
    }

    @Test func whatEndsAnAssetIsTriedForTwoHours() throws {
        for place in Place.allCases {
            for (machine, ends) in [
                ("transcode", ["Record success", "Tell success", "Record failure", "Tell failure"]),
                ("stopped", ["Record failure", "Tell failure"]),
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
                intake["Line up again"]?["Parameters"]?["ConditionExpression"] == "#status = :failed AND attribute_exists(createdAt)")
        }
    }

    @Test func allThatIsNotEmptyBelowTheUploadsStartsAnExecution() throws {
        let built = BuiltStack()
        built.pipeline()
        let rule = try #require(
            built.template().resources(ofType: "AWS::Events::Rule", properties: ["Name": "ingest-rule-test"]).values.first)
        let object = rule["Properties"]?["EventPattern"]?["detail"]?["object"]
        #expect(object == ["key": [["prefix": "uploads/"]], "size": [["numeric": [">", 0]]]])
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
        #expect(update.hasSuffix(" REMOVE #error, cause, recordedBy, metadata, making, #plan, folder, outputs"))
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

    @Test func everyFunctionButTheOneOfDeploymentsIsWatched() throws {
        let built = BuiltStack()
        let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix, presignsUploads: true)
        _ = TranscodePipeline(
            built.stack, "Transcode", environmentSuffix: built.suffix, source: ingest,
            mediaConvert: .companionStack(region: .euCentral1))
        let template = try built.template()
        let functions = template.resources(ofType: "AWS::Lambda::Function").filter {
            $0.value["Properties"]?["FunctionName"] != "bucket-contents-function-test"
        }
        #expect(functions.count == 7)
        for metric in ["Errors", "Throttles", "Duration"] {
            // A metric of its own, or one of an expression.
            let metrics = template.resources(ofType: "AWS::CloudWatch::Alarm").values.flatMap { alarm -> [JSON] in
                let queries = alarm["Properties"]?["Metrics"]?.array?.compactMap { $0["MetricStat"]?["Metric"] }
                return queries ?? [alarm["Properties"]].compactMap { $0 }
            }
            let watched = metrics.filter { $0["Namespace"] == "AWS/Lambda" && $0["MetricName"] == .string(metric) }
                .compactMap { $0["Dimensions"]?[0]?["Value"]?["Ref"]?.string }
            #expect(watched.sorted() == functions.map(\.key).sorted(), "\(metric)")
        }
    }

    @Test func aDistributionGoesBeforeTheBucketOfItsLogsIsEmptied() throws {
        let built = BuiltStack(region: .euWest1)
        let pipeline = built.pipeline()
        _ = Distribution(
            built.stack, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output, writesAccessLogs: true)
        let template = try built.template()
        let distribution = try #require(template.resources(ofType: "AWS::CloudFront::Distribution").values.first)
        let contents = template.resources(ofType: "Custom::BucketContents").keys.filter { $0.hasPrefix("DeliveryLogs") }
        #expect(contents.count == 1)
        #expect(distribution["DependsOn"] == .array(contents.map { .string($0) }))
    }
}
