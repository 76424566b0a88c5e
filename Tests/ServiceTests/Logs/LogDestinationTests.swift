import CDK
import CDKAssertions
import CDKLambda
import CDKLogs
import Testing

/// Where the events of a log group can go.
@Suite struct LogDestinationTests {
    private func template(_ build: (Stack, LogGroup) -> Void) throws -> Template {
        let stack = Stack(App(outputDirectory: "never-written", processEnvironment: [:]), "S")
        build(stack, LogGroup(stack, "Group"))
        return try Template(of: stack)
    }

    @Test func functions() throws {
        let template = try template { stack, group in
            let function = Function(
                stack, "Function", code: .inline("def handler(e, c): pass"), runtime: .python3_13, handler: "index.handler")
            group.addSubscriptionFilter("S", destination: .function(function), filterPattern: .allEvents)
        }
        let permissions = template.resources(ofType: "AWS::Lambda::Permission")
        let id = try #require(permissions.keys.first)
        let permission = permissions[id]?["Properties"]
        #expect(permission?["Principal"] == "logs.amazonaws.com")
        #expect(permission?["SourceArn"]?["Fn::GetAtt"]?.array?.last == "Arn")
        let filter = try #require(template.resources(ofType: "AWS::Logs::SubscriptionFilter").values.first)
        #expect(filter["DependsOn"]?.array?.contains(JSON.string(id)) == true)
    }

    @Test(arguments: [true, false])
    func streams(isFirehose: Bool) throws {
        let arn: ARN =
            isFirehose ? "arn:aws:firehose:eu-south-1:111111111111:deliverystream/x" : "arn:aws:kinesis:eu-south-1:111111111111:stream/x"
        let template = try template { _, group in
            if isFirehose {
                group.addSubscriptionFilter("S", destination: .firehose(arn: arn), filterPattern: .allEvents)
            } else {
                SubscriptionFilter(
                    group, "S", logGroup: group, destination: .stream(arn: arn), filterPattern: .allEvents, distribution: .random)
            }
        }
        let policies = template.resources(ofType: "AWS::IAM::Policy")
        let id = try #require(policies.keys.first)
        let statement = policies[id]?["Properties"]?["PolicyDocument"]?["Statement"]
        #expect(statement?.array?.first?["Resource"] == JSON.string(arn.text.literal ?? ""))
        let filter = try #require(template.resources(ofType: "AWS::Logs::SubscriptionFilter").values.first)
        #expect(filter["Properties"]?["RoleArn"] != nil)
        #expect(filter["DependsOn"]?.array?.contains(JSON.string(id)) == true)
    }

    @Test func destinationsOfOtherAccounts() throws {
        let template = try template { _, group in
            group.addSubscriptionFilter(
                "S", destination: .destination(arn: "arn:aws:logs:eu-south-1:2:destination:x"), filterPattern: .allEvents)
        }
        let filter = try #require(template.resources(ofType: "AWS::Logs::SubscriptionFilter").values.first)
        #expect(filter["Properties"]?["DestinationArn"] == "arn:aws:logs:eu-south-1:2:destination:x")
        #expect(filter["Properties"]?["RoleArn"] == nil)
    }
}
