import CDK
import CDKAssertions
import Testing

/// What a template holds, and which templates an app has.
@Suite struct TemplateTests {
    private let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])

    @Test func partsOfATemplate() throws {
        let stack = Stack(app, "S")
        _ = CfnParameter(stack, "Size", type: .number)
        CfnOutput(stack, "Domain", value: "d")
        CfnResource(stack, "A", type: "AWS::SNS::Topic", properties: ["DisplayName": "films"])
        CfnResource(stack, "B", type: "AWS::SNS::Topic")
        let template = try Template(of: app, stack: "S")
        #expect(template.outputs == ["Domain": ["Value": "d"]])
        #expect(template.parameters["Size"] == ["Type": "Number"])
        #expect(template.resources(ofType: "AWS::SNS::Topic").keys == ["A", "B"])
        #expect(template.resources(ofType: "AWS::SNS::Topic", properties: ["DisplayName": .present]).keys == ["A"])
        #expect(template.hasResource(ofType: "AWS::SNS::Topic", properties: ["DisplayName": .absent]))
        #expect(!template.hasResource(ofType: "AWS::SQS::Queue"))
        #expect(template.resources(ofType: "AWS::SNS::Topic", matching: ["Properties": .absent]).keys == ["B"])
        #expect(template.description == "2 AWS::SNS::Topic")
        #expect(Template([:]).description == "no resources")
    }

    @Test func aTemplateFromElsewhere() {
        #expect(Template([:]).outputs.isEmpty)
        #expect(Template([:]).parameters.isEmpty)
        #expect(!Template(["Resources": []]).hasResource(ofType: "AWS::SNS::Topic"))
    }

    @Test func aStackThatThereIsNot() {
        func mistake(_ path: String) -> String? {
            do {
                _ = try Template(of: app, stack: path)
                return nil
            } catch {
                return error.description
            }
        }
        #expect(
            mistake("absent")
                == "error: The app has no stack 'absent' [swift-cdk:assertions/no-stack]\n  it has none at all: build it first")
        let stack = Stack(app, "website")
        NestedStack(nestedIn: stack, "Pages")
        Construct(app, "Group")
        for path in ["Group", "websit"] {
            #expect(
                mistake(path) == """
                    error: The app has no stack '\(path)' [swift-cdk:assertions/no-stack]
                      name one that it has: 'website', 'website/Pages'
                    """)
        }
    }

    @Test func templatesOfStagesAndNestedStacks() throws {
        let stack = Stack(app, "website")
        let pages = NestedStack(nestedIn: stack, "Pages")
        CfnResource(pages, "A", type: "AWS::SNS::Topic")
        let stage = Stage(app, "Production")
        CfnResource(Stack(stage, "website"), "B", type: "AWS::SQS::Queue")
        let templates = try Template.all(of: app)
        #expect(templates.paths == ["website", "website/Pages", "Production/website"])
        #expect(templates.map(\.key) == templates.paths)
        #expect(templates["website/Pages"].resources.keys == ["A"])
        #expect(templates["Production/website"] == (try Template(of: app, stack: "Production/website")))
        #expect(
            failure { _ = templates["website/pages"] }
                == """
                error: The app has no stack 'website/pages' [swift-cdk:assertions/no-stack]
                  name one that it has: 'website', 'website/Pages', 'Production/website'
                """)
    }

    @Test func anAppIsFreedWhenItsTemplatesWereLookedAt() throws {
        weak var app: App?
        weak var topic: CfnResource?
        func look() throws {
            let made = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])
            let stack = Stack(made, "S")
            let resource = CfnResource(stack, "A", type: "AWS::SNS::Topic")
            (app, topic) = (made, resource)
            #expect(try Template(of: stack).hasResource(ofType: "AWS::SNS::Topic"))
            #expect(try Template(of: made, stack: "S").hasResource(ofType: "AWS::SNS::Topic"))
        }
        try look()
        #expect(app == nil && topic == nil)
    }

    @Test func aStackOfAnAppThatNobodyKeeps() throws {
        weak var topic: CfnResource?
        func look() throws {
            let stack = Stack(App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:]), "S")
            let resource = CfnResource(stack, "A", type: "AWS::SNS::Topic")
            topic = resource
            for _ in 0..<2 { #expect(try Template(of: stack).hasResource(ofType: "AWS::SNS::Topic")) }
        }
        try look()
        #expect(topic == nil)
    }
}
