import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// What an asset's execution does, and how long it tries.
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

    @Test func allThatIsNotEmptyBelowTheUploadsStartsAnExecution() throws {
        let built = BuiltStack()
        built.pipeline()
        let rule = try #require(
            built.template().resources(ofType: "AWS::Events::Rule", properties: ["Name": "ingest-rule-test"]).values.first)
        let object = rule["Properties"]?["EventPattern"]?["detail"]?["object"]
        #expect(object == ["key": [["prefix": "uploads/"]], "size": [["numeric": [">", 0]]]])
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
