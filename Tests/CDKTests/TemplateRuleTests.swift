import CloudAssembly
import Testing

@testable import CDK

/// Rules of users: where they hold, what they see, and how what they say is told.
@Suite struct TemplateRuleTests {
    /// The rule of the page Policy.
    private struct QueuesHaveOurKey: TemplateRule {
        func check(_ resource: RenderedResource) -> [Diagnostic] {
            guard resource.type == "AWS::SQS::Queue", resource["KmsMasterKeyId"] == nil else { return [] }
            return [
                .error(
                    "example:sqs/our-key", "The queue is not encrypted with a key of ours", action: "make it with encryption: .kms(key:)")
            ]
        }
    }

    private func app(_ context: OrderedMap<JSON> = [:]) -> App {
        App(context: context, outputDirectory: "never-written", processEnvironment: [:])
    }

    @discardableResult
    private func queue(_ scope: any Scope, _ id: String = "Queue", key: String? = nil) -> CfnResource {
        let properties = Map(key.map { [("KmsMasterKeyId", AnyValue($0))] } ?? [])
        return CfnResource(scope, id, type: "AWS::SQS::Queue", properties: properties, file: "App/Queues.swift", line: 7)
    }

    private func told(_ app: App) -> [String] {
        _ = try? app.render()
        return app.diagnostics.map(\.description)
    }

    @Test func toldAtTheConstructAndItsLine() {
        let app = app()
        TemplateRules.of(app).add(QueuesHaveOurKey())
        let stack = Stack(app, "Stack")
        queue(stack)
        queue(stack, "Ours", key: "alias/ours")
        #expect(
            told(app) == [
                """
                error: Stack/Queue (App/Queues.swift:7): The queue is not encrypted with a key of ours [example:sqs/our-key]
                  make it with encryption: .kms(key:)
                """
            ])
    }

    /// A rule holds below its scope: in stages, nested stacks and includes, and not beside it.
    @Test func holdsBelowItsScope() throws {
        let app = app()
        let stage = Stage(app, "Stage")
        TemplateRules.of(stage).add(QueuesHaveOurKey())
        let stack = Stack(stage, "Stack")
        queue(stack)
        queue(NestedStack(nestedIn: stack, "Nested"))
        _ = try CfnInclude(stack, "Template", json: #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}}"#)
        queue(Stack(app, "Beside"))
        _ = try? app.render()
        #expect(
            app.diagnostics.map { "\($0.constructPath) \($0.place)" }.sorted() == [
                "Stage/Stack/Nested/Queue ", "Stage/Stack/Queue ", "Stage/Stack/Template Resources.Jobs",
            ])
    }

    @Test func aClosureIsARule() {
        let app = app()
        let stack = Stack(app, "Stack")
        TemplateRules.of(stack).add { resource in
            resource.type == "AWS::SQS::Queue" ? [.warning("example:sqs/none", "There is a queue", in: "QueueName")] : []
        }
        queue(stack)
        CfnResource(stack, "Topic", type: "AWS::SNS::Topic")
        #expect(told(app) == ["warning: Stack/Queue (App/Queues.swift:7): QueueName: There is a queue [example:sqs/none]"])
    }

    @Test func acknowledgedAsAnyFinding() {
        let app = app()
        TemplateRules.of(app).add(QueuesHaveOurKey())
        let stack = Stack(app, "Stack")
        let first = queue(stack, "First")
        queue(stack, "Second")
        Annotations.of(first).acknowledgeRule("example:sqs/our-key", reason: "nothing secret is in it")
        _ = try? app.render()
        #expect(app.diagnostics.map(\.constructPath) == ["Stack/Second"])
    }

    /// The library's own checks can be switched off, rules of a house not.
    @Test func staysWhenValidationIsOff() {
        let app = app(["swift-cdk:validation": "off"])
        TemplateRules.of(app).add(QueuesHaveOurKey())
        queue(Stack(app, "Stack"))
        #expect(told(app).count == 1)
    }

    /// Rules may ask for other resources of the template.
    @Test func seesTheTemplate() throws {
        let app = app()
        let stack = Stack(app, "Stack")
        var seen: [String] = []
        TemplateRules.of(app).add { resource in
            if resource.type == "AWS::SQS::QueuePolicy" {
                let target = resource.template.target(of: resource["Queues"]?[0])
                seen = [resource.logicalID, target?.logicalID ?? "none", target?.node.path ?? "none", resource.template.stack.path]
                seen += resource.template.resources.map(\.type) + resource.template.resources(ofType: "AWS::SQS::Queue").map(\.type)
            }
            return []
        }
        let queue = queue(stack)
        CfnResource(stack, "Policy", type: "AWS::SQS::QueuePolicy", properties: ["Queues": [AnyValue(queue.ref)]])
        _ = try? app.render()
        #expect(
            seen == ["Policy", "Queue", "Stack/Queue", "Stack", "AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "AWS::SQS::Queue"])
    }

    /// What is known only at deployment is neither on nor off.
    @Test func switches() {
        func resource(_ value: JSON) -> RenderedResource {
            let stack = Stack(app(), "Stack")
            let template: JSON = ["Resources": ["R": ["Type": "T", "Properties": ["Switch": ["On": value]]]]]
            return RenderedTemplate(template, of: stack.stackNode).resources[0]
        }
        func states(_ value: JSON) -> [Bool] {
            let resource = resource(value)
            return [resource.mayBeOn("Switch.On"), resource.isOn("Switch.On"), resource.isOff("Switch.On"), resource["Switch.On"] != nil]
        }
        #expect(states(true) == [true, true, false, true])
        #expect(states("true") == [true, true, false, true])
        #expect(states(false) == [false, false, true, true])
        #expect(states(["Ref": "P"]) == [true, false, false, true])
        #expect(states(["Fn::If": ["C", true, false]]) == [true, false, false, true])
        #expect(states(["Fn::If": ["C", false, ["Ref": "AWS::NoValue"]]]) == [false, false, true, true])
        #expect(states(["Ref": "AWS::NoValue"]) == [false, false, false, false])
        #expect(resource(true)["Switch.Off"] == nil)
    }
}
