import Testing

@testable import CDK

/// What stands for parameters of included templates, wherever the template has them.
@Suite struct IncludedParameterTests {
    private static let text = """
        Parameters: {Stage: {Type: String}, Names: {Type: CommaDelimitedList}, Size: {Type: Number}}
        Mappings: {Sizes: {live: {disk: "10"}}}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
          IsFirst: !Equals [!Select [0, !Ref Names], a]
          IsBoth: !And [!Condition IsLive, !Not [!Equals [!Sub "${Stage}-${Size}", test-1]]]
          IsLarge: !Equals [!FindInMap [Sizes, !Ref Stage, disk], "10"]
        Rules:
          Known:
            RuleCondition: !Equals [!Ref Stage, live]
            Assertions: [{Assert: !Contains [[live, test], !Ref Stage]}, {Assert: !EachMemberIn [!Ref Names, [a, b]]}]
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Condition: IsLive
            Properties: {TopicName: !Join ["-", !Ref Names], DisplayName: !Sub "${Stage}"}
        """

    private func json(_ parameters: (Stack) -> [String: AnyValue]) throws -> JSON {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S", synthesizer: BootstraplessSynthesizer())
        _ = try CfnInclude(stack, "I", yaml: Self.text, parameters: parameters(stack))
        return try JSON(parsing: try #require(app.render().first { $0.path == "S.template.json" }).bytes)
    }

    private func told(_ text: String = Self.text, _ parameters: (Stack) -> [String: AnyValue]) throws -> [String] {
        try App.diagnostics(context: [:]) { app in
            let stack = Stack(app, "S")
            _ = try CfnInclude(stack, "I", yaml: text, parameters: parameters(stack))
        }.map { "\($0.place): \($0.message) [\($0.id)]" }
    }

    /// As aws-cdk-lib has it: the literal stands where the parameter stood.
    @Test func literalsInConditionsAndRules() throws {
        let template = try json { _ in ["Stage": "live", "Names": ["a", "b"], "Size": 3] }
        #expect(template["Parameters"] == nil)
        #expect(
            template["Conditions"] == [
                "IsLive": ["Fn::Equals": ["live", "live"]], "IsFirst": ["Fn::Equals": [["Fn::Select": [0, ["a", "b"]]], "a"]],
                "IsBoth": ["Fn::And": [["Condition": "IsLive"], ["Fn::Not": [["Fn::Equals": [["Fn::Sub": "live-3"], "test-1"]]]]]],
                "IsLarge": ["Fn::Equals": [["Fn::FindInMap": ["Sizes", "live", "disk"]], "10"]],
            ])
        #expect(
            template["Rules"]?["Known"] == [
                "RuleCondition": ["Fn::Equals": ["live", "live"]],
                "Assertions": [
                    ["Assert": ["Fn::Contains": [["live", "test"], "live"]]], ["Assert": ["Fn::EachMemberIn": [["a", "b"], ["a", "b"]]]],
                ],
            ])
    }

    @Test func valuesThatAreKnownBefore() throws {
        let template = try json { stack in
            [
                "Stage": AnyValue(CfnParameter(stack, "Own").stringValue), "Size": AnyValue(PseudoParameter.accountID),
                "Names": .lazy { ["a", "b"] },
            ]
        }
        #expect(template["Conditions"]?["IsLive"] == ["Fn::Equals": [["Ref": "Own"], "live"]])
        #expect(
            template["Conditions"]?["IsBoth"]?["Fn::And"]?[1]?["Fn::Not"]?[0]?["Fn::Equals"]?[0]
                == ["Fn::Sub": ["${Stage}-${Size}", ["Stage": ["Ref": "Own"], "Size": ["Ref": "AWS::AccountId"]]]])
        #expect(template["Conditions"]?["IsFirst"]?["Fn::Equals"]?[0] == ["Fn::Select": [0, ["a", "b"]]])
    }

    @Test func valuesThatAreNotKnownBefore() throws {
        let late = "which is known only when there are resources, and 'IsLive' of the template's Conditions is decided before"
        let told = try self.told { ["Stage": AnyValue(CfnResource($0, "Own", type: "AWS::SNS::Topic").ref)] }
        #expect(
            told == ["Stage: The parameter 'Stage' is replaced by a value of the resource 'Own', \(late) [swift-cdk:include/late-value]"])
        let attribute = try self.told { stack in
            let topic = CfnResource(stack, "Own", type: "AWS::SNS::Topic")
            return ["Stage": "x-\(topic.getAtt("TopicName") as Value<String>)"]
        }
        #expect(attribute == ["Stage: The parameter 'Stage' is replaced by a value of a resource, \(late) [swift-cdk:include/late-value]"])
        for strength in [ReferenceStrength.weak, .strong] {
            let foreign = try self.told { stack in
                let topic = CfnResource(Stack(stack.node.root, "O"), "Own", type: "AWS::SNS::Topic")
                return ["Stage": AnyValue(topic.ref.referenced(strength))]
            }
            #expect(
                foreign == [
                    "Stage: The parameter 'Stage' is replaced by a value of another stack, \(late) [swift-cdk:include/late-value]"
                ])
        }
    }

    /// A stack that contains this one hands its value over as a parameter.
    @Test func valuesOfTheStackAround() throws {
        let found = try App.diagnostics(context: [:]) { app in
            let stack = Stack(app, "S")
            let topic = CfnResource(stack, "Own", type: "AWS::SNS::Topic")
            _ = try CfnInclude(
                NestedStack(nestedIn: stack, "N"), "I", yaml: Self.text,
                parameters: ["Stage": AnyValue(topic.ref), "Names": ["a"], "Size": 1])
        }
        #expect(found == [])
    }

    @Test func valuesOfTheWrongKind() throws {
        #expect(
            try told { _ in ["Names": "a,b"] } == [
                "Names: The parameter 'Names' is a list (CommaDelimitedList), and is replaced by a text [swift-cdk:include/text-for-list]"
            ])
        #expect(
            try told { _ in ["Stage": ["a", "b"]] } == [
                "Stage: The parameter 'Stage' is a text (String), and is replaced by a list [swift-cdk:include/list-for-text]"
            ])
        for nothing: AnyValue in [nil, .absent, .lazy { nil }] {
            #expect(
                try told { _ in ["Stage": nothing] } == [
                    "Stage: The parameter 'Stage' is replaced by nothing [swift-cdk:include/no-value]"
                ])
        }
    }

    private static let texts = """
        Parameters: {Names: {Type: "List<String>"}, Odd: {Type: String}}
        Resources:
          Topic:
            Type: AWS::SNS::Topic
            Properties: {DisplayName: !Join ["", [a, !Sub "x-${Names}"]], TopicName: !Sub ["${A}${Odd}", {A: b}]}
        """

    @Test func listsAndObjectsInTexts() throws {
        let place = "Resources.Topic.Properties.DisplayName.Fn::Join[1][1]"
        let list =
            "\(place): The parameter 'Names' is replaced by a list, and stands in a text that Fn::Sub makes [swift-cdk:include/no-text]"
        #expect(try told(Self.texts) { _ in ["Names": ["a", "b"]] } == [list])
        #expect(try told(Self.texts) { _ in ["Names": AnyValue(Fn.split(",", PseudoParameter.region))] } == [list])
        #expect(try told(Self.texts) { ["Names": AnyValue(CfnParameter($0, "L", type: .commaDelimitedList).listValue)] } == [list])
        #expect(try told(Self.texts) { _ in ["Names": .lazy { ["a"] }] } == [list])
        #expect(
            try told(Self.texts) { _ in ["Names": AnyValue(Fn.join(",", ["a", PseudoParameter.region])), "Odd": ["a": "b"]] } == [
                "Resources.Topic.Properties.TopicName: The parameter 'Odd' is replaced by an object, and stands in a text that Fn::Sub makes "
                    + "[swift-cdk:include/no-text]"
            ])
    }

    /// A property that was set anew has no text of the template's any more.
    @Test func aTextThatIsNotThereAnyMore() throws {
        let found = try App.diagnostics(context: [:]) { app in
            let include = try CfnInclude(Stack(app, "S"), "I", yaml: Self.texts, parameters: ["Names": ["a", "b"], "Odd": "o"])
            include.resource("Topic")[property: "DisplayName"] = Value("films")
        }
        #expect(found == [])
    }
}
