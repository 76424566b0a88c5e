import Testing

@testable import CDK

/// What CloudFormation takes is no mistake.
@Suite struct AcceptedTemplateTests {
    private static let templates: [(name: String, text: String)] = [
        (
            "early functions in conditions",
            """
            Parameters: {L: {Type: CommaDelimitedList}, S: {Type: String}, P: {Type: "AWS::SSM::Parameter::Value<List<String>>"}}
            Mappings: {M: {a: {b: c}}}
            Conditions:
              A: !Equals [!Join ["", !Ref L], ""]
              B: !Equals [!Select [0, !Ref P], !Sub "${S}-${AWS::Region}"]
              C: !Or [!Condition A, Condition: B, !Not [!Equals [true, !Ref S]]]
              D: !Equals [!Select [1, !Split ["-", !Ref S]], !FindInMap [M, !Ref S, b]]
              E: !Equals [!Sub ["${x}", {x: !Ref S}], 3]
              F: {Condition: C}
            Resources: {T: {Type: AWS::SNS::Topic, Condition: F}}
            """
        ),
        (
            "rules",
            """
            Parameters: {S: {Type: String}, V: {Type: "AWS::EC2::VPC::Id"}, N: {Type: "List<AWS::EC2::Subnet::Id>"}}
            Rules:
              R:
                RuleCondition: !And [!Equals [!Ref S, live], {"Fn::Contains": [{"Fn::RefAll": "AWS::EC2::VPC::Id"}, {Ref: V}]}]
                Assertions:
                  - {Assert: {"Fn::EachMemberEquals": [{"Fn::ValueOf": [N, VpcId]}, {Ref: V}]}, AssertDescription: All are in one}
                  - Assert: {"Fn::EachMemberIn": [{"Fn::ValueOfAll": ["AWS::EC2::VPC::Id", Tags.Team]}, {"Fn::RefAll": "AWS::EC2::VPC::Id"}]}
              Q: {Assertions: [{Assert: {"Fn::Not": [{"Fn::Contains": [[a, b], {Ref: S}]}]}}]}
              V: {Assertions: [{Assert: {"Fn::Equals": [{"Fn::ValueOf": [V, Tags.Team]}, media]}}]}
            Resources: {T: {Type: AWS::SNS::Topic}}
            """
        ),
        (
            "language extensions in conditions",
            """
            Transform: AWS::LanguageExtensions
            Parameters: {L: {Type: CommaDelimitedList}, S: {Type: String}}
            Mappings: {M: {a: {b: c}}}
            Conditions:
              A: !Equals [{"Fn::Length": !Ref L}, 2]
              B: !Equals [{"Fn::ToJsonString": !Ref L}, "[]"]
              C: !Equals [!FindInMap [M, !Ref S, b, {DefaultValue: x}], c]
            Resources: {T: {Type: AWS::SNS::Topic}}
            """
        ),
        (
            "a loop over properties",
            """
            Transform: AWS::LanguageExtensions
            Resources:
              T:
                Type: AWS::SNS::Topic
                Properties:
                  Fn::ForEach::Names: [Name, [DisplayName], {"${Name}": !Sub "${Name}-${AWS::Region}", TopicName: {Ref: Name}}]
            """
        ),
        (
            "names that are worked out",
            """
            Transform: AWS::LanguageExtensions
            Parameters: {S: {Type: String}}
            Resources:
              T: {Type: AWS::SNS::Topic}
              U:
                Type: AWS::SNS::Topic
                Properties: {DisplayName: {Ref: !Sub "${S}"}, TopicName: {"Fn::GetAtt": [!Sub "${S}", TopicName]}}
            """
        ),
        (
            "a macro's conditions",
            """
            Transform: Macro
            Parameters: {S: {Type: String}}
            Conditions: {A: !Equals [!ImportValue x, y], B: {"Fn::Transform": {Name: Macro, Parameters: {x: y}}}}
            Resources: {T: {Type: AWS::SNS::Topic}}
            """
        ),
    ]

    @Test(arguments: templates.indices)
    func passes(index: Int) throws {
        let found = try App.diagnostics(context: [:]) { _ = try CfnInclude(Stack($0, "S"), "I", yaml: Self.templates[index].text) }
        #expect(found == [], "\(Self.templates[index].name)")
    }

    @Test func aResourceInATextOfACondition() throws {
        let text = "{Conditions: {A: !Equals [!Sub '${T}', a]}, Resources: {T: {Type: AWS::SNS::Topic}}}"
        let found = try App.diagnostics(context: [:]) { _ = try CfnInclude(Stack($0, "S"), "I", yaml: text) }
        #expect(found.map(\.id) == ["swift-cdk:template/dangling-variable"])
    }

    /// Without the extensions, a name is a text.
    @Test func namesThatCannotBeWorkedOut() throws {
        let text = try #require(Self.templates.first { $0.name == "names that are worked out" }).text
        let found = try App.diagnostics(context: [:]) { app in
            _ = try CfnInclude(Stack(app, "S"), "I", yaml: text.replacing("Transform: AWS::LanguageExtensions\n", with: ""))
        }
        #expect(found.map(\.id) == ["swift-cdk:template/function-shape", "swift-cdk:template/function-shape"])
    }
}
