import CDK
import CDKEvents
import CDKEventsTargets
import CDKIAM
import CDKKMS
import CDKLambda
import CDKS3
import CDKSQS
import CDKStepFunctions
import MediaConstructs
import Testing

/// The words of mistakes that no other test makes.
@Suite struct ExactWordsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let id: Diagnostic.ID
        let message: String
        let action: String?
        let build: @Sendable (Stack) throws -> Void

        init(_ id: Diagnostic.ID, _ message: String, _ action: String?, _ build: @escaping @Sendable (Stack) throws -> Void) {
            self.id = id
            self.message = message
            self.action = action
            self.build = build
        }

        var testDescription: String { id.rawValue }
    }

    private static func include(_ stack: Stack, _ yaml: String) throws -> CfnInclude { try CfnInclude(stack, "Template", yaml: yaml) }

    private static func section(_ name: String, _ entry: String) -> String {
        "Resources:\n  T: {Type: 'AWS::SNS::Topic'}\n\(name):\n" + (0...200).map { "  N\($0): \(entry)\n" }.joined()
    }

    private static let nestedStack =
        "Resources:\n  N: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: 'https://u', Parameters: "

    private static func state(_ state: AnyValue) -> any StateMachineDefinition { .json(["StartAt": "A", "States": ["A": state]]) }

    static let rows: [Row] = [
        Row(
            "swift-cdk:events/bus-arn", "'none' is not the ARN of an event bus",
            "import the bus by the ARN that the EventBridge console shows"
        ) { _ = EventBus.imported($0, "Bus", arn: "none") },
        Row(
            "swift-cdk:events/rule-arn", "'none' is not the ARN of a rule", "import the rule by the ARN that the EventBridge console shows"
        ) { _ = Rule.imported($0, "Rule", arn: "none") },
        Row(
            "swift-cdk:events/event-source",
            "The event source 'aws.partner/a/\(String(repeating: "x", count: 250))' does not consist of 1 to 256 letters, digits, slashes, "
                + "periods, hyphens and underscores", "correct eventSource"
        ) { EventBus($0, "Bus", eventSource: "aws.partner/a/" + String(repeating: "x", count: 250)) },
        Row(
            "@aws-cdk/aws-events-targets:manuallyAddDLQResourcePolicy",
            "A dead-letter queue of the rule is in account 222222222222, whose policies this stack cannot change",
            "add to the queue's policy that events.amazonaws.com may call sqs:SendMessage for the rule"
        ) { stack in
            let elsewhere = Stack(stack.node.root, "Elsewhere", env: Environment(account: "222222222222", region: .euSouth1))
            let delivery = TargetDelivery(deadLetterQueue: Queue(elsewhere, "Queue", queueName: "q"))
            let function = Function.imported(stack, "F", arn: "arn:aws:lambda:eu-south-1:111111111111:function:f", isSameEnvironment: true)
            Rule(stack, "Rule", schedule: .rate(.hours(1)), targets: [.function(function, delivery: delivery)])
        },
        Row(
            "@aws-cdk/aws-lambda-event-sources:sqsFunctionImportWithoutRole",
            "The function was imported without its role, so it gets no permission to read from the queue at video/Queue",
            "import it with its role, or give the role the permission elsewhere"
        ) { stack in
            Function.imported(stack, "F", arn: "arn:aws:lambda:eu-south-1:111111111111:function:f")
                .addEventSource(.queue(Queue(stack, "Queue")))
        },
        Row(
            "@aws-cdk/aws-lambda:codeFromBucketObjectVersionNotSpecified",
            "The object with the code has no version, so new code under the same key is not deployed",
            "give .object(in:key:version:) a version, or publish the code with .path(_:)"
        ) { stack in
            Function(
                stack, "F", code: .object(in: Bucket.imported(stack, "B", name: "code"), key: "k"), runtime: .python3_13, handler: "a.b")
        },
        Row(
            "@aws-cdk/core:crossStackReferencesBothTransitional",
            "References between stacks are strong and weak at once, which is meant for a time of change",
            "set the context value @aws-cdk/core:defaultCrossStackReferences to weak once every stack was deployed like this"
        ) { stack in
            stack.node.root.setContext("@aws-cdk/core:defaultCrossStackReferences", "both")
            let other = Stack(stack.node.root, "Other", env: Environment(account: "111111111111", region: .euSouth1))
            CfnOutput(other, "Output", value: Queue(stack, "Queue").name)
        },
        Row(
            "swift-cdk:iam/imported-group-managed-policy", "The managed policies of an imported group cannot be changed",
            "attach the policy to the group with ManagedPolicy.attach(to:)"
        ) { Group.imported($0, "Group", name: "editors").addManagedPolicy(.aws("ReadOnlyAccess")) },
        Row(
            "swift-cdk:iam/duplicate-statement-id", "Two statements of the policy have the sid 'Read'",
            "give each a sid of its own, or none"
        ) { stack in
            let role = Role(stack, "Role", assumedBy: .accountRoot)
            for bucket in ["a", "b"] {
                role.addToPolicy(PolicyStatement(sid: "Read", actions: ["s3:GetObject"], resources: ["arn:aws:s3:::\(bucket)/*"]))
            }
        },
        Row("swift-cdk:s3/duplicate-id", "Two lifecycle rules have the id 'old'", "give each an id of its own") { stack in
            Bucket(
                stack, "Bucket",
                lifecycleRules: [
                    LifecycleRule(id: "old", prefix: "a/", expiration: .after(.days(1))),
                    LifecycleRule(id: "old", prefix: "b/", expiration: .after(.days(2))),
                ])
        },
        Row(
            "swift-cdk:stepfunctions/custom-definition", "The definition of the state is no object",
            "write the state's fields: [\"Type\": …]"
        ) { StateMachine($0, "Machine", definition: CustomState($0, "State", definition: "Pass")) },
        Row(
            "swift-cdk:stepfunctions/key-reuse-period", "A data key is to be used for 30 seconds, and 1 to 15 minutes are possible",
            "set reusePeriod between .minutes(1) and .minutes(15)"
        ) { stack in
            StateMachine(
                stack, "Machine", definition: Pass(stack, "Pass"), encryption: .key(Key(stack, "Key"), reusePeriod: .seconds(30)))
        },
        Row(
            "swift-cdk:stepfunctions/express-waits",
            "The task waits for a job or a task token, which executions of express state machines cannot",
            "make the state machine a standard one, or do not let the task wait"
        ) {
            let task: AnyValue = ["Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "End": true]
            StateMachine($0, "Machine", definition: state(task), type: .express)
        },
        Row("swift-cdk:stepfunctions/path-kind", "Parameters.film.$ is no path", "write a path, or leave the .$ out") {
            StateMachine($0, "Machine", definition: state(["Type": "Pass", "Parameters": ["film.$": 5], "End": true]))
        },
        Row(
            "swift-cdk:stepfunctions/rule-without-condition", "Choices[0] has no condition in JSONata",
            "write it as .jsonata(\"{% … %}\")"
        ) {
            StateMachine(
                $0, "Machine",
                definition: state(["QueryLanguage": "JSONata", "Type": "Choice", "Choices": [["Next": "A"]], "Default": "A"]))
        },
        Row("swift-cdk:template/empty-export-name", "The export's name is empty", "give the export a name") {
            CfnOutput($0, "Output", value: "a", exportName: "")
        },
        Row(
            "swift-cdk:template/endless-logical-id", "The logical id is computed from values that contain it", "do not refer to it there"
        ) { stack in
            let topic = CfnResource(stack, "Topic", type: "AWS::SNS::Topic")
            topic.overrideLogicalID { [unowned topic] id, rendering in rendering.json(topic.ref) == nil ? id : "Topic" }
        },
        Row(
            "swift-cdk:template/description-length", "The description has 1025 bytes, and at most 1024 are allowed", "shorten it"
        ) { _ = try include($0, "Description: \(String(repeating: "d", count: 1025))\nResources: {T: {Type: 'AWS::SNS::Topic'}}") },
        Row(
            "swift-cdk:template/too-many-mappings", "The template has 201 mappings, and at most 200 are allowed",
            "divide the stack"
        ) { _ = try include($0, section("Mappings", "{a: {b: c}}")) },
        Row("swift-cdk:template/too-many-outputs", "The template has 201 outputs, and at most 200 are allowed", "divide the stack") {
            _ = try include($0, section("Outputs", "{Value: a}"))
        },
        Row(
            "swift-cdk:include/nested-parameters", "The nested stack's parameters are no literal object",
            "leave it a resource, or write them out"
        ) { _ = try include($0, nestedStack + "!Ref 'AWS::NoValue'}}\n").nestedStack("N") },
        Row(
            "swift-cdk:include/resource-before", "The nested stack was asked for as a resource before", "ask for the nested stack first"
        ) { stack in
            let include = try include(stack, nestedStack + "{a: b}}}\n")
            _ = include.resource("N")
            _ = include.nestedStack("N")
        },
        Row("swift-cdk:media/time-to-ready", "No asset is ready after 0 seconds", "use the time after which an alarm should tell") {
            stack in
            let suffix = EnvironmentSuffix("test", at: stack)
            let ingest = IngestBucket(stack, "Ingest", environmentSuffix: suffix)
            TranscodePipeline(stack, "Transcode", environmentSuffix: suffix, source: ingest, timeToReady: .seconds(0))
        },
    ]

    @Test(arguments: rows + ofStacks) func words(row: Row) throws {
        var thrown: (any Error)?
        let found = diagnostics { stack in
            do { try row.build(stack) } catch { thrown = error }
        }.filter { $0.id == row.id }
        if let thrown { throw thrown }
        #expect(found.map(\.message) == [row.message])
        #expect(found.map(\.action) == [row.action])
    }
}
