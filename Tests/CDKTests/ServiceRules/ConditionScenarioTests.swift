import CloudAssembly
import Testing

@testable import CDK

/// Conditions that decide together, and what is known without them.
@Suite struct ConditionScenarioTests {
    private static func findings(_ template: String, _ region: Region? = "eu-south-1") throws -> [String] {
        let index = TemplateIndex(try JSON(parsing: template))
        let check = ServiceCheck(index, PseudoParameters(region: region, account: "111122223333", stackName: "video"), PatternCache())
        return index.types.indices.flatMap { check.findings(at: $0) }.map(\.id.rawValue)
    }

    private static func queue(_ fifo: String, _ name: String, _ conditions: String, _ parameters: String = "") -> String {
        #"{"Parameters": {\#(parameters)}, "Conditions": {\#(conditions)}, "Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"FifoQueue": \#(fifo), "QueueName": \#(name)}}}}"#
    }

    private static let isFifo = #""A": {"Fn::Equals": [{"Ref": "Kind"}, "fifo"]}"#

    @Test func bothValuesAreLookedAt() throws {
        let fifo = #"{"Fn::If": ["A", true, {"Ref": "AWS::NoValue"}]}"#
        #expect(try Self.findings(Self.queue(fifo, #""jobs""#, Self.isFifo)) == ["swift-cdk:sqs/fifo-queue-name"])
        #expect(try Self.findings(Self.queue(fifo, #""jobs.fifo""#, Self.isFifo)) == ["swift-cdk:sqs/standard-queue-name"])
    }

    @Test func valuesOfOneConditionBelongTogether() throws {
        let template = Self.queue(
            #"{"Fn::If": ["A", true, {"Ref": "AWS::NoValue"}]}"#, #"{"Fn::If": ["A", "jobs.fifo", "jobs"]}"#, Self.isFifo)
        #expect(try Self.findings(template) == [])
    }

    @Test func oneConditionIsMadeOfAnother() throws {
        let template = Self.queue(
            #"{"Fn::If": ["A", true, false]}"#, #"{"Fn::If": ["B", "jobs", "jobs.fifo"]}"#,
            Self.isFifo + #", "B": {"Fn::Not": [{"Condition": "A"}]}"#)
        #expect(try Self.findings(template) == [])
    }

    @Test func aValueIsNotEqualToTwoTexts() throws {
        let conditions = Self.isFifo + #", "B": {"Fn::Equals": ["standard", {"Ref": "Kind"}]}"#
        let both = #"{"Fn::If": ["A", {"Fn::If": ["B", "jobs", "jobs.fifo"]}, "jobs"]}"#
        #expect(try Self.findings(Self.queue(#"{"Fn::If": ["A", true, false]}"#, both, conditions)) == [])
    }

    @Test func aParameterHasOneOfItsAllowedValues() throws {
        let conditions = Self.isFifo + #", "B": {"Fn::Equals": [{"Ref": "Kind"}, "standard"]}"#
        let neither = #"{"Fn::If": ["A", "jobs.fifo", {"Fn::If": ["B", "jobs", "jobs.fifo"]}]}"#
        let fifo = #"{"Fn::If": ["A", true, false]}"#
        #expect(try Self.findings(Self.queue(fifo, neither, conditions)) == ["swift-cdk:sqs/standard-queue-name"])
        let parameter = #""Kind": {"Type": "String", "AllowedValues": ["fifo", "standard"]}"#
        #expect(try Self.findings(Self.queue(fifo, neither, conditions, parameter)) == [])
    }

    /// What a mapping or a text makes of a parameter goes with the parameter, in a way that is not seen.
    @Test(arguments: [
        #"{"Fn::FindInMap": ["M", {"Ref": "Kind"}, "isFifo"]}"#, #"{"Fn::Join": ["-", ["x", {"Ref": "Kind"}]]}"#,
        #"{"Fn::Sub": "x-${Kind}"}"#, #"{"Fn::Sub": ["x-${V}", {"V": {"Ref": "Kind"}}]}"#,
    ]) func whatIsMadeOfAParameterGoesWithIt(value: String) throws {
        let fifo = #"{"Fn::If": ["A", true, false]}"#, name = #"{"Fn::If": ["B", "jobs.fifo", "jobs"]}"#
        let entangled = Self.isFifo + #", "B": {"Fn::Equals": [\#(value), "yes"]}"#
        #expect(try Self.findings(Self.queue(fifo, name, entangled)) == [])
        // Of another parameter it is looked at.
        let apart = entangled.replacing("Kind\"}, \"fifo", with: "Other\"}, \"fifo")
        #expect(try Self.findings(Self.queue(fifo, name, apart)).count == 2)
    }

    @Test func theRegionMayDecide() throws {
        let conditions = #""A": {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]}"#
        let template = Self.queue(#"{"Fn::If": ["A", true, false]}"#, #""jobs""#, conditions)
        #expect(try Self.findings(template) == [])
        #expect(try Self.findings(template, nil) == ["swift-cdk:sqs/fifo-queue-name"])
    }

    @Test func textsOfKnownPartsAreRead() throws {
        let joined = #"{"Fn::Join": ["-", [{"Ref": "AWS::StackName"}, {"Fn::Sub": "${AWS::Region}.fifo"}]]}"#
        #expect(try Self.findings(Self.queue("false", joined, "")) == ["swift-cdk:sqs/standard-queue-name"])
        #expect(try Self.findings(Self.queue("false", #"{"Fn::Sub": "${Name}.fifo"}"#, "")) == [])
    }

    @Test func conditionsInACircleAreNotKnown() throws {
        let circle = #""A": {"Fn::Not": [{"Condition": "B"}]}, "B": {"Fn::Not": [{"Condition": "A"}]}"#
        #expect(try Self.findings(Self.queue(#"{"Fn::If": ["A", true, false]}"#, #""jobs""#, circle)) == [])
    }

    /// Six comparisons are 64 ways.
    @Test func sixComparisonsAreLookedAtTogether() throws {
        #expect(try Self.told(comparisons: 6) == ["swift-cdk:sqs/fifo-queue-name", "swift-cdk:sqs/fifo-queue-name"])
    }

    @Test func thatMoreAreNotLookedAtIsSaidOnce() throws {
        #expect(try Self.told(comparisons: 7) == ["swift-cdk:template/many-conditions"])
    }

    /// What is told of a template with two queues that are FIFO ones, without the name, if all of so many parameters are set.
    private static func told(comparisons count: Int) throws -> [String] {
        let names = (0..<count).map { "C\($0)" }
        var sections: OrderedMap<JSON> = [:]
        sections["Parameters"] = .object(OrderedMap(names.map { ($0, ["Type": "String"]) }))
        sections["Conditions"] = .object(OrderedMap(names.map { ($0, ["Fn::Equals": [["Ref": .string($0)], "on"]]) }))
        let isFifo = names.reduce(JSON.bool(true)) { ["Fn::If": [.string($1), $0, false]] }
        sections["Resources"] = .object(
            OrderedMap(
                ["One", "Other"].map {
                    ($0, ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": .string($0), "FifoQueue": isFifo]])
                }))
        let template = JSON.object(sections)
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        CfnInclude(Stack(app, "Stack", synthesizer: BootstraplessSynthesizer()), "Template", template: Map(raw: TemplateValue(template)))
        _ = try? app.render()
        return app.diagnostics.map(\.id.rawValue)
    }

    /// 60 conditions that each refer to the two before would be looked at 10¹² times if each were looked at as often as it is named.
    @Test(.timeLimit(.minutes(1))) func eachConditionIsLookedAtOnce() throws {
        var conditions = #""C0": {"Fn::Equals": [{"Ref": "Kind"}, "fifo"]}, "C1": {"Fn::Equals": [{"Ref": "Size"}, "large"]}"#
        for number in 2..<60 {
            conditions += #", "C\#(number)": {"Fn::And": [{"Condition": "C\#(number - 1)"}, {"Condition": "C\#(number - 2)"}]}"#
        }
        let budget = ValidationBudget()
        let template = Self.queue(#"{"Fn::If": ["C59", true, false]}"#, #"{"Fn::If": ["C0", "jobs", "jobs.fifo"]}"#, conditions)
        let index = TemplateIndex(try JSON(parsing: template))
        let check = ServiceCheck(index, PseudoParameters(), PatternCache(), budget)
        // C59 is both of the first two.
        #expect(
            check.findings(at: 0).map(\.id.rawValue).sorted() == ["swift-cdk:sqs/fifo-queue-name", "swift-cdk:sqs/standard-queue-name"])
        #expect(ValidationBudget.steps - budget.steps < 1_000)
    }

    @Test func whatTheConditionOfAResourceExcludesIsNotLookedAt() throws {
        let template = #"""
            {"Conditions": {\#(Self.isFifo)}, "Resources": {"Q": {"Type": "AWS::SQS::Queue", "Condition": "A",
              "Properties": {"FifoQueue": true, "QueueName": {"Fn::If": ["A", "jobs.fifo", "jobs"]}}}}}
            """#
        #expect(try Self.findings(template) == [])
    }
}
