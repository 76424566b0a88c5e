import CDK
import CDKAssertions
import Testing

/// What users test their stacks with.
@Suite struct AssertionsTests {
    private let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])

    @Test func patterns() {
        let value: JSON = ["name": "films-dev", "size": 3, "public": false, "rules": ["a", ["b": 1]]]
        let matching: [Pattern] = [
            .present, .equal(value), [:], ["name": "films-dev", "size": 3, "public": false], ["name": .prefix("films-")],
            ["absent": .absent], ["rules": ["a", ["b": 1]]], ["rules": .arrayContaining([["b": .present]])],
            ["rules": .arrayContaining([["b": 1], "a"])],
        ]
        for pattern in matching { #expect(pattern.matches(value), "\(pattern)") }
        let others: [Pattern] = [
            .absent, .equal("films-dev"), ["name": "films"], ["name": .prefix("dev")], ["size": .prefix("3")], ["size": 4],
            ["absent": .present], ["rules": ["a"]], ["rules": [["b": 1], "a"]], ["rules": .arrayContaining(["c"])],
            ["name": .arrayContaining([])], ["name": [:]], "films-dev",
        ]
        for pattern in others { #expect(!pattern.matches(value), "\(pattern)") }
        #expect(Pattern.absent.matches(nil))
        #expect(!Pattern.present.matches(nil))
    }

    @Test func patternsInWords() {
        let pattern: Pattern = [
            "a": .present, "b": .absent, "c": [1, true], "d": .arrayContaining(["x"]), "e": .prefix("y"),
        ]
        #expect(pattern.description == #"{"a": present, "b": absent, "c": [1, true], "d": […, "x", …], "e": "y…", …}"#)
    }

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
        #expect(template.description == "A: AWS::SNS::Topic {\"DisplayName\":\"films\"}\nB: AWS::SNS::Topic {}")
    }

    @Test func aTemplateFromElsewhere() {
        #expect(Template([:]).outputs.isEmpty)
        #expect(Template([:]).parameters.isEmpty)
        #expect(!Template(["Resources": []]).hasResource(ofType: "AWS::SNS::Topic"))
    }

    @Test func aStackThatThereIsNot() {
        func problem(_ path: String) -> String? {
            do {
                _ = try Template(of: app, stack: path)
                return nil
            } catch {
                return error.description
            }
        }
        #expect(
            problem("absent")
                == "error: The app has no stack 'absent' [swift-cdk:assertions/no-stack]\n  it has none at all: build it first")
        let stack = Stack(app, "website")
        NestedStack(nestedIn: stack, "Pages")
        Construct(app, "Group")
        for path in ["Group", "websit"] {
            #expect(
                problem(path) == """
                    error: The app has no stack '\(path)' [swift-cdk:assertions/no-stack]
                      name one that it has: 'website', 'website/Pages'
                    """)
        }
    }
}
