import CDK
import CDKLambda
import CDKSNS
import CDKSQS
import CDKStepFunctions
import CDKStepFunctionsTasks
import Testing

/// What a user gets to read about tasks, to the letter.
@Suite struct StepFunctionsTasksMistakesTests {
    /// The lines about a state machine of one task.
    private func mistakes(_ task: (Stack) -> TaskState) -> [String] {
        stackDiagnostics { StateMachine($0, "Machine", definition: task($0)) }
    }

    @Test func taskTokens() {
        func missing(in label: String) -> [String] {
            [
                "video/Task [stepfunctions-tasks/missing-task-token] The task waits for an answer, but its \(label) does not hand over the "
                    + "token to answer with -> put .path(.taskToken) into it"
            ]
        }
        #expect(
            mistakes {
                CallAWSService($0, "Task", service: "s3", action: "getObject", resources: ["arn:aws:s3:::b"], pattern: .waitForTaskToken)
            } == missing(in: "parameters"))
        #expect(
            mistakes {
                EventBridgePutEvents($0, "Task", entries: [.init(source: "video", detailType: "Ready")], pattern: .waitForTaskToken)
            } == missing(in: "entries"))
        #expect(
            mistakes { LambdaInvoke($0, "Task", function: Function.imported($0, "F", name: "f"), pattern: .waitForTaskToken) }
                == missing(in: "payload"))
        #expect(
            mistakes { SNSPublish($0, "Task", topic: Topic($0, "Topic"), message: "m", pattern: .waitForTaskToken) }
                == missing(in: "message"))
        #expect(
            mistakes { SQSSendMessage($0, "Task", queue: Queue($0, "Queue"), message: "m", pattern: .waitForTaskToken) }
                == missing(in: "message"))
        #expect(
            mistakes {
                StepFunctionsStartExecution(
                    $0, "Task", stateMachine: StateMachine.imported($0, "Other", name: "other"), pattern: .waitForTaskToken)
            } == missing(in: "input"))
        // With the token, nothing is said.
        #expect(
            mistakes {
                SQSSendMessage($0, "Task", queue: Queue($0, "Queue"), message: ["token": .path(.taskToken)], pattern: .waitForTaskToken)
            } == [])
    }

    @Test func calls() {
        #expect(
            mistakes {
                CallAWSService(
                    $0, "Task", service: "s3", action: "GetObject", parameters: ["bucket": "b", "Key": "k", "version": "1"],
                    resources: ["arn:aws:s3:::b/k"])
            } == [
                "video/Task [stepfunctions-tasks/action-name] The action 'GetObject' begins with a capital letter, and the SDKs' do not -> "
                    + "begin it with a small letter",
                "video/Task [stepfunctions-tasks/parameter-names] Parameters of actions begin with a capital letter, and these do not: "
                    + "bucket, version -> begin them with a capital letter",
            ])
        #expect(
            mistakes {
                LambdaInvoke(
                    $0, "Task", function: Function.imported($0, "F", name: "f"), response: .payloadOnly, invocationType: .event)
            } == [
                "video/Task [stepfunctions-tasks/payload-only] A task that gives .payloadOnly cannot have a pattern, invocationType, "
                    + "clientContext or qualifier -> use the response .full"
            ])
        #expect(
            mistakes { MediaConvertCreateJob($0, "Task", role: "arn:aws:iam::111111111111:role/r", request: ["Queue": "q"]) } == [
                "video/Task [stepfunctions-tasks/job-without-settings] The request of the job has no Settings -> add them: "
                    + "[\"Settings\": …]"
            ])
        #expect(
            mistakes {
                StepFunctionsStartExecution(
                    $0, "Task", stateMachine: StateMachine.imported($0, "Other", name: "other"), input: .path("$.a"),
                    isAssociatedWithParent: true)
            } == [
                "video/Task [stepfunctions-tasks/associated-input] The input is one path, so the execution cannot be associated with its "
                    + "parent in it -> write the input as an object, or leave isAssociatedWithParent out"
            ])
    }

    @Test func messages() {
        #expect(
            mistakes { EventBridgePutEvents($0, "Task", entries: []) }.first
                == "video/Task [stepfunctions-tasks/no-entries] There is no event to send -> add an entry")
        #expect(
            mistakes { EventBridgePutEvents($0, "Task", entries: [.init(source: "aws.video", detailType: "Ready")]) } == [
                "video/Task [stepfunctions-tasks/event-source] The source of an event begins with aws., as only those of AWS do -> choose a "
                    + "name of your own"
            ])
        #expect(
            mistakes { SNSPublish($0, "Task", topic: Topic($0, "Topic", isFIFO: true), message: "m") } == [
                "video/Task [stepfunctions-tasks/fifo-group] A message to a FIFO topic needs a group -> give it a groupID"
            ])
    }
}
