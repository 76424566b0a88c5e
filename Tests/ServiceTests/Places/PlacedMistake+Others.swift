import CDK
import CDKEvents
import CDKIAM
import CDKSQS

extension PlacedMistake {
    /// Statements of policies, and elements of templates that have one name.
    static var others: [PlacedMistake] {
        [
            PlacedMistake("iam/action") { stack, lines in
                let role = Role(stack, "R", assumedBy: .service("lambda.amazonaws.com"))
                role.addToPolicy(
                    lines.wrong(PolicyStatement(actions: ["s3GetObject"], resources: ["*"])))
            },
            PlacedMistake("iam/organization") { stack, lines in
                let queue = Queue(stack, "Q")
                queue.addToResourcePolicy(
                    lines.wrong(PolicyStatement(actions: ["sqs:SendMessage"], resources: ["*"], principals: [.organization("x")])))
            },
            PlacedMistake("iam/duplicate-statement-id") { stack, lines in
                let role = Role(stack, "R", assumedBy: .service("lambda.amazonaws.com"))
                role.addToPolicy(
                    lines.other(PolicyStatement(sid: "Read", actions: ["s3:GetObject"], resources: ["*"])))
                role.addToPolicy(
                    lines.wrong(PolicyStatement(sid: "Read", actions: ["sqs:ReceiveMessage"], resources: ["*"])))
            },
            PlacedMistake("tree/duplicate-id") { stack, lines in
                let bus = EventBus(stack, "B", name: "video")
                let all: PolicyMatch<Principal> = [.accountRoot]
                bus.addToResourcePolicy(
                    lines.other(PolicyStatement(sid: "Put", actions: ["events:PutEvents"], resources: ["*"], principals: all)))
                bus.addToResourcePolicy(
                    lines.wrong(PolicyStatement(sid: "Put", actions: ["events:PutRule"], resources: ["*"], principals: all)))
            },
            PlacedMistake("tree/duplicate-id") { stack, lines in
                _ = lines.other(Queue(stack, "Q"))
                _ = lines.wrong(Queue(stack, "Q"))
            },
            PlacedMistake("template/duplicate-key") { stack, lines in
                _ = lines.other(CfnOutput(stack, "Out-Put", value: "a"))
                _ = lines.wrong(CfnOutput(stack, "OutPut", value: "b"))
            },
            PlacedMistake("template/duplicate-key") { stack, lines in
                _ = lines.other(CfnParameter(stack, "P-1"))
                _ = lines.wrong(CfnParameter(stack, "P1"))
            },
            PlacedMistake("template/duplicate-key") { stack, lines in
                _ = lines.other(CfnMapping(stack, "M-1", mapping: ["a": ["b": "c"]]))
                _ = lines.wrong(CfnMapping(stack, "M1", mapping: ["a": ["b": "c"]]))
            },
            PlacedMistake("template/duplicate-key") { stack, lines in
                _ = lines.other(CfnCondition(stack, "C-1", expression: Fn.equals("a", "b")))
                _ = lines.wrong(CfnCondition(stack, "C1", expression: Fn.equals("a", "b")))
            },
            PlacedMistake("template/duplicate-key") { stack, lines in
                let template = #"{"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}}"#
                _ = lines.other(try? CfnInclude(stack, "One", json: template))
                _ = lines.wrong(try? CfnInclude(stack, "Two", json: template))
            },
            PlacedMistake("template/renamed-twice") { stack, lines in
                Queue(stack, "Q").node.defaultChild.map { ($0 as? CfnElement)?.overrideLogicalID("Q") }
                _ = CfnParameter(stack, "P")
                lines.other(stack.renameLogicalID("P", to: "A"))
                lines.wrong(stack.renameLogicalID("P", to: "B"))
            },
            PlacedMistake("template/duplicate-export") { stack, lines in
                _ = lines.other(CfnOutput(stack, "One", value: "a", exportName: "shared"))
                _ = lines.wrong(CfnOutput(stack, "Two", value: "b", exportName: "shared"))
            },
            PlacedMistake("context/lookup-without-environment") { stack, lines in
                let unplaced = Stack(stack, "unplaced")
                _ = lines.wrong(ContextLookup.ssmParameter("/films").value(in: unplaced))
            },
            PlacedMistake("context/deferred-lookup") { stack, lines in
                let name = PseudoParameter.stackName.description
                _ = lines.wrong(ContextLookup.ssmParameter(name).value(in: Construct(stack, "C")))
            },
            PlacedMistake("annotations/error") { stack, lines in
                stack.node.setContext("ssm:account=111111111111:parameterName=/films:region=eu-south-1", ["$providerError": "no access"])
                _ = lines.wrong(ContextLookup.ssmParameter("/films").value(in: stack))
            },
        ]
    }
}
