import CloudAssembly
import Testing

@testable import CDK

/// What is said of the structure of templates, word by word.
@Suite struct TemplateValidationTests {
    private static func findings(_ template: String, context: OrderedMap<JSON> = [:]) throws -> [Diagnostic] {
        let app = App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        _ = try CfnInclude(Stack(app, "Stack"), "Template", json: template)
        _ = try? app.render()
        return app.diagnostics
    }

    /// Templates, the place and the words of what is wrong with them, and what to do.
    static let mistakes: [(template: String, place: String, id: String, message: String, action: String)] = [
        (
            #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Ref": "Nam"}}}}, "Parameters": {"Name": {"Type": "String"}}}"#,
            "Resources.Topic.DisplayName.Ref", "dangling-reference",
            "Ref leads nowhere: the template has no resource and no parameter 'Nam'",
            "write Name"
        ),
        (
            #"{"Conditions": {"C": {"Fn::Equals": [{"Ref": "Topic"}, "a"]}}, "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}"#,
            "Conditions.C.Fn::Equals[0].Ref", "dangling-reference",
            "Ref names the resource 'Topic', and conditions and rules are decided before there are resources",
            "refer to something that this template has"
        ),
        (
            #"{"Outputs": {"O": {"Value": {"Fn::GetAtt": ["Queue", "Arn"]}}}, "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}"#,
            "Outputs.O.Value.Fn::GetAtt", "dangling-attribute", "Fn::GetAtt leads nowhere: the template has no resource 'Queue'",
            "refer to a resource that this template has"
        ),
        (
            #"{"Outputs": {"O": {"Value": {"Fn::Sub": "${Topic.TopicArm}"}}}, "Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}"#,
            "Outputs.O.Value.Fn::Sub", "unknown-attribute", "AWS::SNS::Topic has no attribute 'TopicArm' that Fn::GetAtt could give",
            "write TopicArn"
        ),
        (
            #"{"Outputs": {"O": {"Value": {"Fn::Sub": "echo ${HOME}"}}}}"#, "Outputs.O.Value.Fn::Sub", "dangling-variable",
            "The variable ${HOME} of Fn::Sub leads nowhere", "give it a value beside the text, or write ${!HOME} if the text is meant"
        ),
        (
            #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Condition": "Prod"}}}"#, "Resources.Topic.Condition",
            "dangling-condition",
            "The template has no condition 'Prod'", "declare it in the same stack"
        ),
        (
            #"{"Outputs": {"O": {"Value": {"Fn::FindInMap": ["M", "a", "b"]}}}}"#, "Outputs.O.Value.Fn::FindInMap", "dangling-mapping",
            "The template has no mapping 'M'", "declare it in the same stack"
        ),
        (
            #"{"Mappings": {"M": {"east": {"b": "c"}}}, "Outputs": {"O": {"Value": {"Fn::FindInMap": ["M", "eats", "b"]}}}}"#,
            "Outputs.O.Value.Fn::FindInMap", "dangling-key", "There is no key 'eats' in the mapping 'M'", "write east"
        ),
        (
            #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "DependsOn": ["Queue"]}}}"#, "Resources.Topic.DependsOn",
            "dangling-dependency", "DependsOn names 'Queue', and the template has no such resource", "name a resource of this template"
        ),
        (
            #"{"Outputs": {"O": {"Value": {"Fn::Join": ["a", "b", "c"]}}}}"#, "Outputs.O.Value.Fn::Join", "function-shape",
            "Fn::Join takes a list of a literal delimiter and a list of texts", "give it that"
        ),
        (
            #"{"Outputs": {"O": {"Value": {"Fn::Joins": ["a", ["b"]]}}}}"#, "Outputs.O.Value.Fn::Joins", "unknown-function",
            "CloudFormation has no function Fn::Joins", "write Fn::Join"
        ),
        (
            #"{"Outputs": {"O": {"Value": {"Fn::ToJsonString": {"a": 1}}}}}"#, "Outputs.O.Value.Fn::ToJsonString", "missing-transform",
            "Fn::ToJsonString is one of the language extensions, which the template does not turn on",
            "add the transform AWS::LanguageExtensions to the stack"
        ),
        (
            #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": {"Fn::Sub": "a", "b": "c"}}}}}"#,
            "Resources.Topic.TopicName.Fn::Sub", "function-beside-others", "Fn::Sub stands beside other members, so that it is no function",
            "let it stand alone in its object"
        ),
        (
            #"{"Parameters": {"P": {"Type": "Sting"}}}"#, "Parameters.P.Type", "parameter-type", "'Sting' is no type of parameters",
            "write String"
        ),
        (
            #"{"Parameters": {"P": {"Type": "String", "Default": "c", "AllowedValues": ["a", "b"]}}}"#, "Parameters.P.Default",
            "parameter-default", "The parameter does not take its own default: 'c' is not among the allowed values",
            "allow it, or give one of them"
        ),
        (
            #"{"Parameters": {"P": {"Type": "Number", "Default": 5, "MaxValue": 4}}}"#, "Parameters.P.Default", "parameter-default",
            "The parameter does not take its own default: 5 is more than MaxValue", "give at most 4"
        ),
        (
            #"{"Parameters": {"P": {"Type": "String", "Default": "abc", "AllowedPattern": "[a-b]*"}}}"#, "Parameters.P.Default",
            "parameter-default", "The parameter does not take its own default: 'abc' does not match AllowedPattern [a-b]*",
            "give a text that matches"
        ),
        (
            #"{"Outputs": {"O": {"Value": ["a"]}}}"#, "Outputs.O.Value", "output-value", "An output's value is a text",
            "join the parts to one text"
        ),
        (
            #"{"Outputs": {"O": {"Valu": "a", "Value": "b"}}}"#, "Outputs.O.Valu", "unknown-member", "An output has no member 'Valu'",
            "write Value"
        ),
        (
            #"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "DeletionPolicy": "Keep"}}}"#, "Resources.Topic.DeletionPolicy",
            "unknown-policy", "'Keep' is no DeletionPolicy", "use Delete, Retain, RetainExceptOnCreate or Snapshot"
        ),
        (
            #"{"Mappings": {"M": {"a": "b"}}}"#, "Mappings.M.a", "not-an-object", "A key of a mapping is not an object",
            "write it as an object"
        ),
        (
            #"{"Mappings": {"M": {"a": {"b": {"c": "d"}}}}}"#, "Mappings.M.a.b", "mapping-value",
            "A mapping holds texts, numbers and lists of them", "use one of these"
        ),
        (
            #"{"Conditions": {"C": "true"}}"#, "Conditions.C", "condition-shape",
            "A condition is Fn::And, Fn::Equals, Fn::Not, Fn::Or or another condition", "use one of these"
        ),
    ]

    @Test(arguments: mistakes) func tells(template: String, place: String, id: String, message: String, action: String) throws {
        let found = try Self.findings(template)
        let area = id == "unknown-attribute" ? "schema" : "template"
        #expect(found.map(\.id.rawValue) == ["swift-cdk:\(area)/\(id)"])
        #expect(found.first?.place == place)
        #expect(found.first?.message == message)
        #expect(found.first?.action == action)
        #expect(found.first?.severity == .error)
        #expect(found.first?.constructPath == "Stack/Template")
    }

    /// What gives a list cannot stand where a function takes a text.
    @Test(arguments: [
        #"{"Fn::Cidr": ["10.0.0.0/16", 2, 8]}"#, #"{"Fn::GetAZs": ""}"#, #"{"Fn::Split": [",", "a,b"]}"#, #"{"Ref": "Names"}"#,
    ])
    func listsAreNoTexts(list: String) throws {
        let start = #"{"Parameters": {"Names": {"Type": "CommaDelimitedList", "Default": "a,b"}}, "#
        for (rest, expected) in [
            (#""Outputs": {"O": {"Value": {"Fn::Sub": ["${A}", {"A": LIST}]}}}}"#, "texts for its variables, of which 'A' is none"),
            (#""Outputs": {"O": {"Value": {"Fn::Base64": LIST}}}}"#, "a text"),
            (#""Conditions": {"C": {"Fn::Equals": [LIST, "a"]}}}"#, "a list of two texts"),
        ] {
            let found = try Self.findings(start + rest.replacingOccurrences(of: "LIST", with: list))
            #expect(found.map(\.severity) == [.error], "\(rest)")
            #expect(found.first?.message.contains(expected) == true, "\(rest) \(found)")
        }
    }

    /// Those who take templates for CloudFormation take null as well.
    @Test func nullIsAWarning() throws {
        let found = try Self.findings(#"{"Resources": {"Topic": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": null}}}}"#)
        #expect(
            found.map(\.annotation) == [
                "Resources.Topic.TopicName: CloudFormation refuses null in templates; leave the member out, or use AWS::NoValue"
            ])
        #expect(found.map(\.severity) == [.warning])
    }

    /// A macro, or a loop, may make of a template what nobody sees yet.
    @Test(arguments: [
        #"{"Transform": "MyMacro", "Resources": {"A": {"Type": "AWS::S3::Bukket", "Properties": {"B": {"Ref": "C"}}}}}"#,
        #"{"Transform": "AWS::LanguageExtensions", "Outputs": {"O": {"Value": {"Fn::ToJsonString": {"a": 1}}}}}"#,
        #"{"Transform": "AWS::LanguageExtensions", "Resources": {"Fn::ForEach::T": ["N", ["a"], {"T${N}": {"Type": "AWS::SNS::Topic"}}]}, "Outputs": {"O": {"Value": {"Ref": "Ta"}}}}"#,
        #"{"Mappings": {"M": {"a": {"b": "c"}}}, "Outputs": {"O": {"Value": {"Fn::FindInMap": ["M", {"Ref": "AWS::Region"}, "b"]}}}}"#,
        #"{"Outputs": {"O": {"Value": {"Fn::Sub": ["${A} ${!B} ${AWS::Region}", {"A": "b"}]}}}}"#,
        #"{"Parameters": {"P": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/a", "AllowedValues": ["b"]}}}"#,
        #"{"Parameters": {"P": {"Type": "CommaDelimitedList", "Default": "a, b", "AllowedValues": ["a", "b"]}}}"#,
    ]) func isSilent(_ template: String) throws {
        #expect(try Self.findings(template) == [])
    }

    @Test func circlesAreToldWithTheirLines() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "Stack")
        let line = #line + 1
        let topic = CfnResource(stack, "Topic", type: "AWS::SNS::Topic")
        let queue = CfnResource(
            stack, "Queue", type: "AWS::SQS::Queue", properties: ["QueueName": AnyValue(topic.getAtt("TopicName") as Value<String>)])
        topic[property: "DisplayName"] = queue.ref
        _ = try? app.render()
        #expect(
            app.diagnostics.map(\.message) == [
                "Resources need each other in a circle: Stack/Topic (CDKTests/TemplateValidationTests.swift:\(line)) needs Stack/Queue "
                    + "(CDKTests/TemplateValidationTests.swift:\(line + 1)) by DisplayName.Ref; Stack/Queue "
                    + "(CDKTests/TemplateValidationTests.swift:\(line + 1)) needs Stack/Topic "
                    + "(CDKTests/TemplateValidationTests.swift:\(line)) by QueueName.Fn::GetAtt"
            ])
    }

    /// A thousand resources in one circle, and one that needs itself.
    @Test func longCircles() throws {
        let resources = (0..<1_000).map { number in
            #""R\#(number)": {"Type": "AWS::SNS::Topic", "DependsOn": "R\#((number + 1) % 1_000)"}"#
        }
        let found = try Self.findings(
            #"{"Resources": {\#(resources.joined(separator: ",")), "S": {"Type": "AWS::SNS::Topic", "DependsOn": "S"}}}"#
        )
        .filter { $0.id == "swift-cdk:template/cycle" }
        #expect(found.count == 2)
        #expect(found.first?.message.hasSuffix("; and 980 more") == true)
        #expect(found.last?.message.hasPrefix("The resource needs itself: S of Stack/Template (CDKTests/") == true)
    }

    @Test func limitsOfOutputsMappingsAndDescriptions() throws {
        let outputs = (0...200).map { #""O\#($0)": {"Value": "a"}"# }.joined(separator: ",")
        let mappings = (0...200).map { #""M\#($0)": {"a": {"b": "c"}}"# }.joined(separator: ",")
        let description = String(repeating: "ö", count: 513)
        let found = try Self.findings(#"{"Outputs": {\#(outputs)}, "Mappings": {\#(mappings)}, "Description": "\#(description)"}"#)
        #expect(
            found.map(\.id) == [
                "swift-cdk:template/description-length", "swift-cdk:template/too-many-outputs", "swift-cdk:template/too-many-mappings",
            ])
    }

    @Test func limits() throws {
        // The synthesizer has one of its own.
        let parameters = (0..<200).map { #""P\#($0)": {"Type": "String"}"# }.joined(separator: ",")
        let found = try Self.findings(#"{"Parameters": {\#(parameters)}}"#)
        #expect(found.map(\.message) == ["The template has 201 parameters, and at most 200 are allowed"])
        #expect(found.map(\.id) == ["swift-cdk:template/too-many-parameters"])
    }

    @Test func namesThatAreTaken() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let environment = Environment(account: "111111111111", region: .euSouth1)
        for (id, env) in [("A", environment), ("B", environment), ("C", Environment(account: "111111111111", region: .euWest1))] {
            let stack = Stack(app, id, env: env, stackName: "films")
            CfnOutput(stack, "Films", value: "x", exportName: "films")
        }
        for id in ["D", "E"] { CfnOutput(Stack(app, id), "Films", value: "x", exportName: "films") }
        _ = try? app.render()
        #expect(
            app.diagnostics.map { "\($0.severity) \($0.constructPath) \($0.place): \($0.message) [\($0.id)]" } == [
                "error B/Films Export.Name: 'A/Films' exports 'films' too, in one account and region "
                    + "[swift-cdk:template/duplicate-export]",
                "warning B : The stack 'A' has the name 'films' too, in one account and region, so that one takes the other's place "
                    + "[swift-cdk:template/duplicate-stack]",
            ])
    }

    // MARK: Switching off

    private func bucket(_ scope: any Scope) -> CfnResource { CfnResource(scope, "Bucket", type: "AWS::S3::Bukket") }

    @Test func isSwitchedOffByContext() {
        for value in ["off", false, "false"] as [JSON] {
            let app = App(context: ["swift-cdk:validation": value], outputDirectory: "never-written", processEnvironment: [:])
            _ = bucket(Stack(app, "Stack"))
            _ = try? app.render()
            #expect(app.diagnostics == [])
        }
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "Stack")
        let group = Construct(stack, "Group")
        group.node.setContext("swift-cdk:validation", "off")
        _ = bucket(group)
        _ = bucket(stack)
        _ = try? app.render()
        #expect(app.diagnostics.map(\.constructPath) == ["Stack/Bucket"])
    }

    @Test func isAcknowledged() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "Stack")
        let first = bucket(Construct(stack, "First"))
        _ = bucket(Construct(stack, "Second"))
        Annotations.of(first).acknowledgeRule("swift-cdk:schema/unknown-type", reason: "a private preview")
        _ = try? app.render()
        #expect(app.diagnostics.map(\.constructPath) == ["Stack/Second/Bucket"])
    }

    /// In stages and nested stacks as anywhere.
    @Test func stagesAndNestedStacks() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        _ = bucket(Stack(Stage(app, "Stage"), "Stack"))
        _ = bucket(NestedStack(nestedIn: Stack(app, "Parent"), "Nested"))
        _ = try? app.render()
        #expect(app.diagnostics.map(\.constructPath).sorted() == ["Parent/Nested/Bucket", "Stage/Stack/Bucket"])
    }

    /// While the CLI has values to look up, there are dummies in their place.
    @Test func dummiesAreNotLookedAt() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "Stack", env: Environment(account: "123456789012", region: .euSouth1))
        let name = ContextLookup.ssmParameter("/name").value(in: stack)?.string ?? ""
        CfnResource(stack, "Alias", type: "AWS::KMS::Alias", properties: ["AliasName": AnyValue(name), "TargetKeyId": "key"])
        _ = try? app.render()
        #expect(app.diagnostics == [])
    }
}
