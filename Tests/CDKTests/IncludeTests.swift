import CDKIAM
import CDKS3
import Foundation
import Testing

@testable import CDK

/// Templates that a stack includes.
///
/// What many are merged to is compared with aws-cdk-lib, and what all styles of YAML mean with PyYAML.
@Suite struct IncludeTests {
    private static let text = """
        Parameters:
          Stage: {Type: String}
          Names: {Type: CommaDelimitedList}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
          IsTest: !Not [Condition: IsLive]
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
            DeletionPolicy: Retain
            Condition: IsLive
            DependsOn: Topic
            Odd: 1
            Properties:
              BucketName: !Sub "films-${Stage}-${AWS::Region}-${!Stage}"
              Tags:
                - {Key: z, Value: !Ref Stage}
                - !If [IsLive, {Key: a, Value: b}, !Ref AWS::NoValue]
                - {Key: b, Value: c}
          Topic:
            Type: AWS::SNS::Topic
            Metadata: {}
            Properties:
              TopicName: !Join ["-", [!Ref Bucket, !GetAtt Bucket.Arn, !Sub "${ Bucket }/${Bucket.Arn}", a, b]]
          Child:
            Type: AWS::CloudFormation::Stack
            UpdateReplacePolicy: Delete
            Properties:
              TemplateURL: https://example.org/child
              TimeoutInMinutes: 5
              Tags: [{Key: k, Value: v}]
              Parameters: {Stage: !Ref Stage, Other: x}
        Outputs:
          Arn: {Value: !GetAtt [Bucket, Arn], Condition: IsLive}
        """

    /// The template that a stack gets from an include and what is done with it.
    private func template(
        _ text: String = Self.text, parameters: [String: AnyValue] = [:], file: String = "S.template.json",
        _ change: (CfnInclude) throws -> Void = { _ in }
    ) throws -> JSON {
        let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S", synthesizer: BootstraplessSynthesizer())
        try change(try CfnInclude(stack, "I", yaml: text, parameters: parameters))
        return try JSON(parsing: try #require(try app.render().first { $0.path == file }).bytes)
    }

    private func mistakes(_ text: String = Self.text, parameters: [String: AnyValue] = [:], _ change: (CfnInclude) -> Void) -> [String] {
        App.diagnostics { app in
            let stack = Stack(app, "S")
            guard let include = try? CfnInclude(stack, "I", yaml: text, parameters: parameters) else { return }
            change(include)
        }
    }

    @Test func whatIsTakenStaysAsItIs() throws {
        let taken = try template { include in
            let bucket = include.resource("Bucket", as: S3.CfnBucket.self)
            #expect(bucket === include.resource("Bucket"))
            #expect(bucket.deletionPolicy == .retain)
            #expect(include.resource("Topic").resourceType.name == "AWS::SNS::Topic")
            _ = include.condition("IsLive")
            _ = include.resource("Child")
        }
        #expect(try taken == JSON(parsingYAML: Self.text))
    }

    @Test func changes() throws {
        let changed = try template { include in
            let bucket = include.resource("Bucket", as: S3.CfnBucket.self)
            bucket.bucketName = "films"
            bucket.deletionPolicy = nil
            bucket.condition = include.condition("IsTest")
            bucket.addResourceDependency(CfnResource(include.node.stack ?? include.node, "Queue", type: "AWS::SQS::Queue"))
            Tags.of(bucket).add("k", "v")
        }
        let bucket = try #require(changed["Resources"]?["Bucket"])
        #expect(bucket["Properties"]?["BucketName"] == "films")
        #expect(bucket["DeletionPolicy"] == nil)
        #expect(bucket["Condition"] == "IsTest")
        #expect(bucket["DependsOn"] == ["Topic", "Queue"])
        #expect(bucket["Odd"] == 1)
        #expect(
            bucket["Properties"]?["Tags"] == [
                ["Key": "b", "Value": "c"], ["Key": "k", "Value": "v"], ["Key": "z", "Value": ["Ref": "Stage"]],
                ["Fn::If": ["IsLive", ["Key": "a", "Value": "b"], ["Ref": "AWS::NoValue"]]],
            ])
        #expect(try changed["Resources"]?["Topic"] == JSON(parsingYAML: Self.text)["Resources"]?["Topic"])
    }

    @Test func otherLogicalIDs() throws {
        let renamed = try template { include in
            include.resource("Bucket").overrideLogicalID("Films")
            include.condition("IsLive").overrideLogicalID("Live")
        }
        let resources = try #require(renamed["Resources"])
        #expect(resources["Bucket"] == nil)
        #expect(resources["Films"]?["Condition"] == "Live")
        #expect(
            resources["Topic"]?["Properties"]?["TopicName"] == [
                "Fn::Join": [
                    "-", [["Ref": "Films"], ["Fn::GetAtt": ["Films", "Arn"]], ["Fn::Sub": "${Films}/${Films.Arn}"], "a", "b"],
                ]
            ])
        #expect(renamed["Outputs"]?["Arn"] == ["Value": ["Fn::GetAtt": ["Films", "Arn"]], "Condition": "Live"])
        #expect(renamed["Conditions"]?["IsTest"] == ["Fn::Not": [["Condition": "Live"]]])
        #expect(renamed["Conditions"]?["Live"] == ["Fn::Equals": [["Ref": "Stage"], "live"]])
    }

    @Test func replacedParameters() throws {
        let literal = try template(parameters: ["Stage": "live", "Names": ["a", "b"]])
        #expect(literal["Parameters"] == nil)
        #expect(literal["Conditions"]?["IsLive"] == ["Fn::Equals": ["live", "live"]])
        let bucket = literal["Resources"]?["Bucket"]?["Properties"]
        #expect(bucket?["BucketName"] == ["Fn::Sub": "films-live-${AWS::Region}-${!Stage}"])
        #expect(bucket?["Tags"]?[0] == ["Key": "z", "Value": "live"])
        let deferred = try template(parameters: ["Stage": AnyValue(PseudoParameter.stackName)]) { include in
            #expect(include.resource("Bucket", as: S3.CfnBucket.self).bucketName != nil)
        }
        #expect(deferred["Parameters"]?.object?.keys == ["Names"])
        #expect(
            deferred["Resources"]?["Bucket"]?["Properties"]?["BucketName"] == [
                "Fn::Sub": ["films-${Stage}-${AWS::Region}-${!Stage}", ["Stage": ["Ref": "AWS::StackName"]]]
            ])
    }

    @Test func parametersAsValues() throws {
        let used = try template { include in
            CfnOutput(include.node.stack ?? include.node, "O", value: "\(include.parameter("Stage"))-x")
        }
        #expect(used["Outputs"]?["O"]?["Value"] == ["Fn::Join": ["", [["Ref": "Stage"], "-x"]]])
    }

    @Test func nestedStacks() throws {
        func change(_ include: CfnInclude) throws {
            let child = include.nestedStack("Child")
            #expect(child === include.nestedStack("Child"))
            let text = "Parameters: {Stage: {Type: String}, Other: {Type: String}}\nOutputs: {O: {Value: !Ref Stage}}"
            _ = try CfnInclude(child, "Template", yaml: text, parameters: ["Stage": "s"])
        }
        let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S")
        try change(try CfnInclude(stack, "I", yaml: Self.text))
        let files = try app.render()
        let parent = try JSON(parsing: try #require(files.first { $0.path == "S.template.json" }).bytes)
        let resource = try #require(parent["Resources"]?["Child"])
        #expect(resource["Properties"]?["Parameters"] == ["Other": "x"])
        #expect(resource["Properties"]?["TimeoutInMinutes"] == 5)
        #expect(resource["Properties"]?["Tags"] == [["Key": "k", "Value": "v"]])
        let location = try #require(resource["Properties"]?["TemplateURL"]?["Fn::Join"])
        #expect(location.text().contains("s3.") && !location.text().contains("example.org"))
        #expect(resource["UpdateReplacePolicy"] == "Delete")
        #expect(resource["DeletionPolicy"] == nil)
        let nested = try JSON(parsing: try #require(files.first { $0.path.hasSuffix(".nested.template.json") }).bytes)
        #expect(nested == ["Parameters": ["Other": ["Type": "String"]], "Outputs": ["O": ["Value": "s"]]])
    }

    @Test func mistakes() {
        #expect(
            mistakes { _ = $0.resource("Films") } == [
                "Films: The template has no resource 'Films' [swift-cdk:include/no-such-resource] use one of: Bucket, Topic, Child"
            ])
        #expect(
            mistakes {
                _ = $0.resource("Topic", as: S3.CfnBucket.self)
                _ = $0.resource("Topic", as: S3.CfnBucket.self)
            }.first
                == "Topic: The resource is of the type AWS::SNS::Topic, not AWS::S3::Bucket [swift-cdk:include/other-type] "
                + "ask for the class of that type")
        #expect(
            mistakes {
                _ = $0.resource("Bucket")
                _ = $0.resource("Bucket", as: S3.CfnBucket.self)
            } == [
                "Bucket: The resource was asked for without its class before [swift-cdk:include/untyped-before] "
                    + "ask for CfnBucket the first time too"
            ])
        #expect(
            mistakes { _ = $0.condition("No") } == [
                "No: The template has no condition 'No' [swift-cdk:include/no-such-condition] use one of: IsLive, IsTest"
            ])
        #expect(
            mistakes { _ = $0.parameter("No") } == [
                "No: The template has no parameter 'No' [swift-cdk:include/no-such-parameter] use one of: Stage, Names"
            ])
        #expect(
            mistakes(parameters: ["No": 1]) { _ in } == [
                "No: The template has no parameter 'No' [swift-cdk:include/no-such-parameter] use one of: Stage, Names"
            ])
        #expect(
            mistakes { _ = $0.nestedStack("Topic") } == [
                "Topic: The resource is of the type AWS::SNS::Topic, not AWS::CloudFormation::Stack [swift-cdk:include/other-type] "
                    + "ask for the class of that type"
            ])
        #expect(
            mistakes("Resources: {R: {Properties: {}}}") { _ = $0.resource("R") } == [
                "R: The template does not say of which type the resource is [swift-cdk:include/no-type] write its Type as a text"
            ])
        let rule = "Parameters: {P: {Type: String}}\nRules: {R: {Assertions: [{Assert: !ValueOf [P, X]}]}}"
        #expect(
            mistakes(rule, parameters: ["P": 1]) { _ in }.first
                == "P: A rule asks for an attribute of the parameter 'P', which is replaced [swift-cdk:include/attribute-of-parameter] "
                + "do not replace it")
    }

    @Test func valuesInAnotherStack() {
        let found = App.diagnostics { app in
            guard let include = try? CfnInclude(Stack(app, "S"), "I", yaml: Self.text) else { return }
            let bucket = include.resource("Bucket", as: S3.CfnBucket.self)
            S3.CfnBucket(Stack(app, "T"), "B", bucketName: bucket.bucketName)
        }
        #expect(
            found.first
                == "A value of the template that S/I includes names 'Stage', which another stack does not have "
                + "[swift-cdk:include/foreign-reference] use the attributes of include.resource(\"Stage\") there")
    }

    @Test(arguments: [
        ("x.yaml", "a: b: c", "line 1, column 5: a mapping cannot begin on this line: give it lines of its own or braces"),
        ("x.json", "a: b", "line 1, column 1: expected a value"),
        ("x.template", "{\"a\": 1, \"a\": 2}", "line 1, column 10: the object has the member 'a' already"),
        ("x.template", "a: 1\na: 2", "line 2, column 1: the mapping has the key 'a' already"),
    ])
    func filesThatAreNoTemplates(name: String, text: String, message: String) throws {
        let directory = NSTemporaryDirectory() + "include-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let path = directory + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let found = App.diagnostics { _ = CfnInclude(Stack($0, "S"), "I", templateFile: path).resource("Bucket") }
        #expect(found == ["\(path), \(message) [swift-cdk:include/syntax] correct the template"])
    }

    @Test func aFileThatIsNotThere() {
        let found = App.diagnostics { CfnInclude(Stack($0, "S"), "I", templateFile: "no/such.yaml") }
        #expect(
            found == [
                "The template 'no/such.yaml' cannot be read: no such file or directory [swift-cdk:include/unreadable] "
                    + "name a file that exists and may be read"
            ])
    }

    @Test func textsThatAreNoTemplates() {
        func found(_ text: String) -> [String] { mistakes(text) { _ = $0 } }
        #expect(found("") == ["The included template is no object: null [swift-cdk:include/no-object] give it sections such as Resources"])
        #expect(
            found("- a") == ["The included template is no object: [\"a\"] [swift-cdk:include/no-object] give it sections such as Resources"]
        )
        #expect(
            found("Resources: [a]") == [
                "The section 'Resources' of the template is no object: [\"a\"] [swift-cdk:template/section-no-object] write it as an object"
            ])
    }

    @Test func descriptionsThatAreNoTexts() {
        let found = App.diagnostics { app in
            let stack = Stack(app, "S")
            _ = try? CfnInclude(stack, "I", yaml: "Description: a")
            _ = try? CfnInclude(stack, "J", yaml: "Description: {Ref: b}")
        }
        #expect(
            found == [
                "Descriptions are joined, but one is no text: {\"Ref\":\"b\"} [swift-cdk:include/description] write it as a text"
            ])
    }

    @Test(arguments: [
        (#"{"a": 1, "a": 2}"#, "line 1, column 10: the object has the member 'a' already"),
        (#"{"a": 9007199254740993}"#, "line 1, column 7: the number is rounded when it is read: put it in quotes"),
    ])
    func whatJSONWouldLose(json: String, message: String) {
        #expect {
            try CfnInclude(Stack(App(), "S"), "I", json: json)
        } throws: {
            ($0 as? JSONSyntaxError)?.description == message
        }
    }
}

extension App {
    /// What synthesis finds: place, message, id and action of each.
    fileprivate static func diagnostics(_ build: (App) -> Void) -> [String] {
        let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])
        build(app)
        _ = try? app.render()
        return app.diagnostics.map { ($0.place.isEmpty ? "" : "\($0.place): ") + "\($0.message) [\($0.id)] \($0.action ?? "")" }
    }
}
