import CDKSchemas
import CloudAssembly
import Testing

@testable import CDK

/// What the checks may spend on a template, counted in steps and findings: a limit in seconds would depend on the machine.
@Suite struct ValidationBudgetTests {
    private static func findings(_ template: JSON) -> [Diagnostic] {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        CfnInclude(Stack(app, "Stack", synthesizer: BootstraplessSynthesizer()), "Template", template: Map(raw: TemplateValue(template)))
        _ = try? app.render()
        return app.diagnostics.filter { $0.id != "@aws-cdk/core:Stack.templateSize" }
    }

    private static func template(_ count: Int, _ type: JSON, _ properties: (Int) -> JSON) -> JSON {
        var resources: OrderedMap<JSON> = [:]
        for number in 0..<count { resources["R\(number)"] = ["Type": type, "Properties": properties(number)] }
        return ["Resources": .object(resources)]
    }

    private static func steps(_ type: String, _ properties: JSON) -> Int {
        let budget = ValidationBudget()
        let check = SchemaCheck(patterns: PatternCache(), defaults: [:], budget: budget)
        _ = check.findings(["Type": .string(type), "Properties": properties], of: CheckedType(type))
        return ValidationBudget.steps - budget.steps
    }

    /// A choice within a choice, so many levels deep.
    private static func choices(_ depth: Int, _ value: JSON, _ other: JSON) -> JSON {
        (0..<depth).reduce(value) { value, _ in ["Fn::If": ["C", value, other]] }
    }

    private static func choices(ofBoth depth: Int, _ value: JSON) -> JSON {
        depth == 0 ? value : ["Fn::If": ["C", choices(ofBoth: depth - 1, value), choices(ofBoth: depth - 1, value)]]
    }

    private static func count(_ value: JSON) -> Int {
        switch value {
        case .array(let elements): 1 + elements.reduce(0) { $0 + count($1) }
        case .object(let members): 1 + members.reduce(0) { $0 + count($1.value) }
        case .null, .bool, .number, .string: 1
        }
    }

    struct Sample: Sendable {
        let type: String
        let properties: JSON
    }

    static let samples: [Sample] = [
        Sample(
            type: "AWS::Kinesis::Stream",
            properties: ["DesiredShardLevelMetrics": .array((0..<1_500).map { JSON.string("m\($0)") })]),
        Sample(type: "AWS::SQS::Queue", properties: ["Tags": .array(Array(repeating: "a", count: 1_500))]),
        Sample(type: "AWS::SQS::Queue", properties: ["Tags": .array(Array(repeating: JSON.null, count: 1_500))]),
        Sample(
            type: "AWS::SQS::Queue",
            properties: ["QueueName": ["Fn::Sub": .string((0..<3_000).map { "${N\($0)}" }.joined())]]),
        Sample(type: "AWS::SQS::Queue", properties: .object(OrderedMap((0..<1_500).map { ("Name\($0)", JSON.string("a")) }))),
    ]

    /// Findings that each say the same end, and that is said.
    @Test(arguments: samples) func findingsEnd(_ sample: Sample) {
        let found = Self.findings(Self.template(3, .string(sample.type)) { _ in sample.properties })
        #expect(found.count == ValidationBudget.findings + 1)
        let end = found.filter { $0.id == "swift-cdk:template/many-findings" }
        #expect(end.map(\.constructPath) == ["Stack"])
        #expect(end.map(\.message) == ["More than \(ValidationBudget.findings) findings in this template are not told"])
    }

    /// Each value is looked at as often as it stands there, however deep the choices are nested.
    @Test func nestedChoices() {
        let samples = [
            Self.choices(190, "a", "b"), Self.choices(190, "a", ["Ref": "AWS::NoValue"]), Self.choices(ofBoth: 13, "a"),
            Self.choices(190, ["Fn::Join": ["", ["a", Self.choices(9, "b", "c")]]], "d"),
        ]
        for choices in samples {
            let properties: JSON = ["QueueName": choices, "Tags": [["Key": "a", "Value": choices]]]
            #expect(Self.steps("AWS::SQS::Queue", properties) < 3 * Self.count(choices))
        }
    }

    /// Statements within statements, as deep as values can be, and as wide as a template.
    @Test func nestedAlternatives() {
        let leaf: JSON = ["GeoMatchStatement": ["CountryCodes": ["DE"]]]
        let chain = (0..<90).reduce(leaf) { statement, _ in ["NotStatement": ["Statement": statement]] }
        let tree = (0..<12).reduce(leaf) { statement, _ in ["AndStatement": ["Statements": [statement, statement]]] }
        for statement in [chain, tree] {
            let properties: JSON = [
                "Scope": "REGIONAL", "DefaultAction": ["Allow": [:]], "Rules": [["Name": "a", "Priority": 0, "Statement": statement]],
            ]
            #expect(Self.steps("AWS::WAFv2::WebACL", properties) < 4 * Self.count(statement) + 100)
        }
    }

    /// What a pattern takes counts too.
    @Test func patterns() {
        let long: JSON = .string("alias/" + String(repeating: "a", count: 16_000))
        #expect(Self.steps("AWS::KMS::Alias", ["AliasName": long, "TargetKeyId": "k"]) >= 1_000)
    }

    /// 200 conditions that refer to each other, 500 resources that refer to them, and each other.
    @Test func conditionsOfConditions() {
        var conditions: OrderedMap<JSON> = [:]
        for number in 0..<200 {
            let others = (1...10).map { JSON.object(["Condition": .string("C\(max(0, number - $0))")]) }
            conditions["C\(number)"] = number == 0 ? ["Fn::Equals": ["a", "b"]] : ["Fn::Or": .array(others)]
        }
        guard
            case .object(var template) = Self.template(
                500, "AWS::SQS::Queue",
                { ["QueueName": ["Fn::If": [.string("C\($0 % 200)"), ["Ref": .string("R\(($0 + 1) % 500)")], "a"]]] })
        else { return }
        template["Conditions"] = .object(conditions)
        #expect(Self.findings(.object(template)) == [])
    }

    /// Rules look for a resource among many, and say nothing where they have not looked at all of them.
    @Test func permissionsOfManyFunctions() {
        var resources: OrderedMap<JSON> = [:]
        for number in 0..<50 {
            let arn: JSON = ["Fn::GetAtt": [.string("F\(number)"), "Arn"]]
            resources["F\(number)"] = ["Type": "AWS::Lambda::Function", "Properties": ["Code": ["S3Bucket": "b", "S3Key": "k"]]]
            resources["S\(number)"] = ["Type": "AWS::Logs::SubscriptionFilter", "Properties": ["DestinationArn": arn]]
            if number == 0 { continue }
            let properties: JSON = ["FunctionName": arn, "Principal": "logs.amazonaws.com"]
            resources["P\(number)"] = ["Type": "AWS::Lambda::Permission", "Properties": properties]
        }
        let index = TemplateIndex(["Resources": .object(resources)])
        func told(_ budget: ValidationBudget) -> [String] {
            let check = ServiceCheck(index, PseudoParameters(), PatternCache(), budget)
            return index.resources.enumerated().filter { $1.key.hasPrefix("S") && !check.findings(at: $0).isEmpty }.map(\.element.key)
        }
        let large = ValidationBudget()
        #expect(told(large) == ["S0"])
        #expect(large.finding == nil)
        let (small, none) = (ValidationBudget(steps: ValidationBudget.steps - large.steps - 1), ValidationBudget(steps: 100))
        #expect(told(small) == ["S0"])
        #expect(small.finding?.id == "swift-cdk:schema/given-up")
        #expect(told(none) == [])
    }

    /// No more branches are looked at to know whether a value is there.
    @Test func presenceOfManyBranches() {
        #expect(DeferredJSON.presence(Self.choices(ofBoth: 5, "a")) == .present)
        #expect(DeferredJSON.presence(Self.choices(ofBoth: 5, ["Ref": "AWS::NoValue"])) == .absent)
        #expect(DeferredJSON.presence(Self.choices(ofBoth: 13, "a")) == .perhaps)
    }

    /// Names that are the start of all others, and types of third parties.
    @Test func namesOfTypes() {
        let near = SchemaTable.current.typeNames(ofLengthNear: "AWS::S3::Bukket", by: 3)
        #expect(near.contains("AWS::S3::Bucket"))
        #expect(near.allSatisfy { (12...18).contains($0.utf8.count) })
    }
}
