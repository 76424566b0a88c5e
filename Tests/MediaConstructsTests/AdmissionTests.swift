import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// How uploads wait, and are admitted.
@Suite struct AdmissionTests {
    /// What ends goes to the line of what is swept, and nothing else does.
    @Test func anAssetThatHasEndedIsSweptLater() throws {
        for place in Place.allCases {
            let template = try place.template()
            for machine in ["intake", "transcode", "stopped"] {
                for (name, state) in try #require(template.states(of: "\(machine)-state-machine-test").object) {
                    guard let update = state["Parameters"]?["UpdateExpression"]?.string else { continue }
                    let values = state["Parameters"]?["ExpressionAttributeValues"]
                    let ends = ["Record success", "Record failure", "Record rejection"].contains(name)
                    #expect((values?[":line"] == ["S": "ENDED"]) == ends, "\(name)")
                    #expect((values?[":waitingSince"] != nil) == (ends || name.hasPrefix("Line up")), "\(name)")
                    #expect(
                        update.contains("#line = :line") == (ends || ["Claim", "Line up", "Line up again"].contains(name)), "\(name)")
                }
            }
        }
    }

    /// Its index has an order by time for each priority, so that the longest waiting are found without reading the others.
    @Test func whatWaitsIsInOrderByItsPriority() throws {
        let template = try Place.remote.template()
        let intake = try template.states(of: "intake-state-machine-test")
        for state in ["Line up", "Line up again"] {
            let values = intake[state]?["Parameters"]?["ExpressionAttributeValues"]
            #expect(values?[":line"] == ["S.$": "States.Format('WAITING#{}', $.priority)"])
            #expect(values?[":waitingSince"] == ["S.$": "$$.State.EnteredTime"])
        }
        let claim = try template.states(of: "transcode-state-machine-test")["Claim"]?["Parameters"]
        #expect(claim?["ExpressionAttributeValues"]?[":line"] == ["S": "WORKING"])
        #expect(claim?["ExpressionAttributeValues"]?[":waiting"] == ["S": "WAITING#"])
        let table = try #require(
            template.resources(ofType: "AWS::DynamoDB::Table", properties: ["TableName": "assets-table-test"]).values.first)
        let index = table["Properties"]?["GlobalSecondaryIndexes"]?.array?.first { $0["IndexName"] == "by-line" }
        #expect(
            index?["KeySchema"] == [
                ["AttributeName": "line", "KeyType": "HASH"], ["AttributeName": "waitingSince", "KeyType": "RANGE"],
            ])
        // What is read of a row is in the index, and no more.
        #expect(
            index?["Projection"] == [
                "ProjectionType": "INCLUDE",
                "NonKeyAttributes": ["attempts", "bucket", "creator", "key", "priority", "uploadedAt", "version", "versionId"],
            ])
    }

    /// What is still to be recorded of the execution that failed does not end the wait of an asset that is taken up again.
    @Test func whatWaitsIsNoExecutions() throws {
        let intake = try Place.remote.template().states(of: "intake-state-machine-test")
        for state in ["Line up", "Line up again"] {
            let update = try #require(intake[state]?["Parameters"]?["UpdateExpression"]?.string)
            #expect(update.hasSuffix(" REMOVE executionName, recordedBy, #error, cause"), "\(state)")
        }
    }

    @Test(arguments: [false, true]) func theRowOfAPresignedUploadIsLookedAt(isPresigned: Bool) throws {
        let built = BuiltStack()
        let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix, presignsUploads: isPresigned)
        TranscodePipeline(built.stack, "Transcode", environmentSuffix: built.suffix, source: ingest)
        let intake = try built.template().states(of: "intake-state-machine-test")
        #expect(intake["Identify version"]?["Next"] == (isPresigned ? "Find upload" : "Place"))
        #expect((intake["Find upload"] != nil) == isPresigned)
        guard isPresigned else { return }
        let find = intake["Find upload"]?["Parameters"]
        #expect(find?["Key"] == ["pk": ["S.$": "States.Format('UPLOAD#{}', $.key)"]])
        #expect(find?["ConsistentRead"] == true)
        #expect(find?["ProjectionExpression"] == "creator,priority,fileName,title")
        #expect(intake["Find upload"]?["Next"] == "Place")
    }

    /// An event that comes to the workflow, as to a former version, goes to the intake.
    @Test func theWorkflowHandsEventsToTheIntake() throws {
        for place in Place.allCases {
            let template = try place.template()
            let states = try template.states(of: "transcode-state-machine-test")
            #expect(states["Is admitted?"]?["Choices"] == [["Variable": "$.assetId", "IsPresent": true, "Next": "Claim"]])
            #expect(states["Is admitted?"]?["Default"] == "Hand to intake")
            let intake = try #require(
                template.resources(
                    ofType: "AWS::StepFunctions::StateMachine", properties: ["StateMachineName": "intake-state-machine-test"]
                ).keys.first)
            #expect(states["Hand to intake"]?["Parameters"]?["StateMachineArn"] == .string("<\(intake)>"))
            #expect(states["Hand to intake"]?["Parameters"]?["Input.$"] == "$")
        }
    }

    /// Reserved concurrency cannot be had in accounts with a Lambda quota of 10.
    @Test func messagesOnlyWake() throws {
        let template = try Place.remote.template()
        let mapping = try #require(template.resources(ofType: "AWS::Lambda::EventSourceMapping").values.first?["Properties"])
        #expect(mapping["ScalingConfig"] == ["MaximumConcurrency": 2])
        #expect(mapping["MaximumBatchingWindowInSeconds"] == 1)
        let rules = template.resources(ofType: "AWS::Events::Rule").values.compactMap { $0["Properties"] }
        let waking = rules.filter { $0["Targets"]?[0]?["Id"] == "Queue" }
        #expect(waking.compactMap { $0["ScheduleExpression"]?.string } == ["rate(1 minute)"])
        let ends = try #require(waking.first { $0["EventPattern"] != nil }?["EventPattern"]?["detail"])
        #expect(ends["status"] == ["ABORTED", "FAILED", "SUCCEEDED", "TIMED_OUT"])
        #expect(ends["stateMachineArn"]?.array?.count == 2)
        for function in template.resources(ofType: "AWS::Lambda::Function").values {
            #expect(function["Properties"]?["ReservedConcurrentExecutions"] == nil)
        }
    }

    @Test(arguments: [0, -1, 10_001]) func soManyFilmsCannotBeAtWork(films: Int) {
        let built = BuiltStack()
        let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix)
        TranscodePipeline(built.stack, "Transcode", environmentSuffix: built.suffix, source: ingest, filmsAtOnce: films)
        #expect(built.mistakes == ["There cannot be \(films) films at work at once -> use a number from 1 to 10000"])
    }

    @Test func soManyFilmsAreAtWorkAsTheSettingSays() throws {
        let built = BuiltStack()
        let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix)
        TranscodePipeline(built.stack, "Transcode", environmentSuffix: built.suffix, source: ingest, filmsAtOnce: 7)
        let function = try #require(
            built.template().resources(
                ofType: "AWS::Lambda::Function", properties: ["FunctionName": "admit-uploads-function-test"]
            ).values.first)
        #expect(function["Properties"]?["Environment"]?["Variables"]?["FILMS_AT_ONCE"] == "7")
    }
}
