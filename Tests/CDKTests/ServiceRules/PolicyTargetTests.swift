import CloudAssembly
import Testing

@testable import CDK

/// Which policies and permissions count for a resource: those that name it, and those of which nobody knows whom they name.
@Suite struct PolicyTargetTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let isTold: Bool

        init(_ resource: String, isTold: Bool) { (testDescription, self.isTold) = (resource, isTold) }
    }

    @Test(arguments: [
        Case(#""QueuePolicy", "Properties": {"Queues": [{"Ref": "Q"}]}"#, isTold: false),
        Case(#""QueuePolicy", "Properties": {"Queues": [{"Ref": "Other"}, {"Ref": "Q"}]}"#, isTold: false),
        Case(#""QueuePolicy", "Properties": {"Queues": [{"Ref": "Other"}]}"#, isTold: true),
        Case(#""QueuePolicy", "Properties": {"Queues": [{"Ref": "Given"}]}"#, isTold: false),
        Case(#""QueuePolicy", "Properties": {"Queues": [{"Fn::ImportValue": "queue"}]}"#, isTold: false),
        Case(#""QueuePolicy", "Properties": {"Queues": ["https://sqs.eu-south-1.amazonaws.com/111122223333/q"]}"#, isTold: false),
        Case(#""QueuePolicy", "Properties": {"Queues": {"Ref": "GivenList"}}"#, isTold: false),
        Case(#""QueuePolicy", "Properties": {}"#, isTold: false),
        Case(#""QueuePolicy", "Properties": {"Queues": []}"#, isTold: true),
        Case(#""QueueInlinePolicy", "Properties": {"Queue": {"Ref": "Q"}}"#, isTold: false),
        Case(#""QueueInlinePolicy", "Properties": {"Queue": {"Ref": "Other"}}"#, isTold: true),
        Case(#""QueueInlinePolicy", "Properties": {"Queue": {"Ref": "Given"}}"#, isTold: false),
    ]) func queuePolicies(policy: Case) throws {
        let queues = #""Q": {"Type": "AWS::SQS::Queue"}, "Other": {"Type": "AWS::SQS::Queue"}"#
        let subscription = #"{"Protocol": "sqs", "TopicArn": "t", "Endpoint": {"Fn::GetAtt": ["Q", "Arn"]}}"#
        let document = #"{"Statement": {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage"}}"#
        let resource = #"{"Type": "AWS::SQS::\#(policy.testDescription.dropFirst())}"#
        let found = try told(
            "swift-cdk:sns/queue-policy", of: "S",
            #"{\#(queues), "S": {"Type": "AWS::SNS::Subscription", "Properties": \#(subscription)}, "P": \#(resource)}"#,
            ("P", "PolicyDocument", document))
        #expect(found == policy.isTold)
    }

    @Test(arguments: [
        Case(#"{"Ref": "F"}"#, isTold: false),
        Case(#"{"Fn::GetAtt": ["F", "Arn"]}"#, isTold: false),
        Case(#"{"Ref": "OfF"}"#, isTold: false),
        Case(#"{"Ref": "OfG"}"#, isTold: true),
        Case(#"{"Ref": "G"}"#, isTold: true),
        Case(#"{"Ref": "Given"}"#, isTold: false),
        Case(#"{"Fn::ImportValue": "function"}"#, isTold: false),
        Case(#""arn:aws:lambda:eu-south-1:111122223333:function:films""#, isTold: false),
        Case(#""others""#, isTold: true),
    ]) func permissions(function: Case) throws {
        let resources = #"""
            {"R": {"Type": "AWS::Events::Rule", "Properties": {"Targets": [{"Id": "f", "Arn": {"Fn::GetAtt": ["F", "Arn"]}}]}},
             "F": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "films"}}, "G": {"Type": "AWS::Lambda::Function"},
             "OfF": {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Ref": "F"}}},
             "OfG": {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Ref": "G"}}},
             "P": {"Type": "AWS::Lambda::Permission", "Properties": {"Principal": "events.eu-south-1.amazonaws.com"}}}
            """#
        let found = try told("swift-cdk:events/target-permission", of: "R", resources, ("P", "FunctionName", function.testDescription))
        #expect(found == function.isTold)
    }

    /// A macro among the members may make any that is not there.
    @Test(arguments: [#""Fn::Transform": {"Name": "AWS::Include"}, "#, ""]) func membersThatAMacroMakes(macro: String) throws {
        let resources = #"""
            {"M": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {\#(macro)"FunctionName": "f", "BatchSize": 1,
              "EventSourceArn": "arn:aws:kinesis:eu-south-1:111122223333:stream/s"}}}
            """#
        #expect(try told("swift-cdk:lambda/starting-position", of: "M", resources) == macro.isEmpty)
    }

    private func told(_ id: Diagnostic.ID, of name: String, _ resources: String, _ more: (String, String, String)...) throws -> Bool {
        var all = try JSON(parsing: resources).object ?? [:]
        for (resource, property, value) in more {
            guard case .object(var members)? = all[resource] else { continue }
            var properties = members["Properties"]?.object ?? [:]
            properties[property] = try JSON(parsing: value)
            members["Properties"] = .object(properties)
            all[resource] = .object(members)
        }
        let knowledge = PseudoParameters(region: "eu-south-1", account: "111122223333")
        let check = ServiceCheck(TemplateIndex(["Resources": .object(all)]), knowledge, PatternCache())
        return check.findings(at: try #require(all.place(of: name))).contains { $0.id == id }
    }
}
