import CDKSchemas
import CloudAssembly
import Testing

@testable import CDK

/// What is said of runtimes, patterns of events, names and definitions in templates, word by word, and what is not said.
@Suite struct DocumentCheckTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let properties: JSON
        let expected: [String]

        init(_ properties: JSON, _ expected: String...) {
            self.properties = properties
            self.expected = expected
        }

        var testDescription: String { expected.first ?? properties.text() }
    }

    // MARK: Runtimes

    /// The day of the table is one day after some ends and one day before others.
    private static let runtimes = RuntimeTable(
        """
        2026-10-20
        old1 2020-01-01 2020-02-01 2026-10-20 new1
        old2 2020-01-01 2026-10-20 2026-10-21 new1
        old3 2026-10-20 2026-10-21 - -
        new1 2026-10-21 - - -
        """)

    @Test(arguments: [
        Case(
            ["Runtime": "old1"],
            """
            error: Runtime: Lambda neither creates nor updates functions of old1 since 2026-10-20 [swift-cdk:runtimes/refused]
              use new1
            """),
        Case(
            ["Runtime": "old2"],
            """
            warning: Runtime: Lambda creates no functions of old2 since 2026-10-20, and only updates them [swift-cdk:runtimes/no-new-functions]
              use new1
            """),
        Case(
            ["Runtime": "old3"],
            """
            warning: Runtime: old3 gets no patches since 2026-10-20 [swift-cdk:runtimes/deprecated]
              use a newer runtime
            """),
        Case(["Runtime": "new1"]), Case(["Runtime": "unheard-of"]), Case(["Runtime": ["Ref": "P"]]), Case([:]),
    ])
    func runtimes(_ example: Case) {
        let findings = RuntimeCheck.findings(example.properties, of: "AWS::Lambda::Function", Self.runtimes)
        #expect(findings.map(\.description) == example.expected)
    }

    // Days as AWS published them: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
    @Test func generatedTable() {
        let node12 = RuntimeTable.current["nodejs12.x"]
        #expect(node12?.deprecation == "2023-03-31")
        #expect(node12?.endOfUpdates == "2023-04-30")
        #expect(RuntimeTable.current["python2.7"]?.deprecation == "2021-07-15")
        #expect(RuntimeTable.current.date.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil)
    }

    // MARK: Patterns of events

    @Test(arguments: [
        Case(
            ["source": "aws.s3"],
            """
            error: EventPattern.source: A field of a pattern is a list of what it may be, or an object of fields [swift-cdk:event-pattern/value]
              put brackets around the value
            """),
        Case(
            ["source": []],
            """
            error: EventPattern.source: Nothing is said of the field, and EventBridge refuses that [swift-cdk:event-pattern/empty]
              leave it out
            """),
        Case(
            ["source": [["aws.s3"]]],
            """
            error: EventPattern.source[0]: A list within a list is no pattern [swift-cdk:event-pattern/nested-list]
              put its elements into the outer one
            """),
        Case(
            ["$or": ["aws.s3"]],
            """
            error: EventPattern.$or[0]: An alternative of $or is an object of fields [swift-cdk:event-pattern/alternative]
              write a field and a list of what it may be
            """),
        Case(
            ["detail": ["size": [["exists": true, "prefix": "a"]]]],
            """
            error: EventPattern.detail.size[0]: A comparison has one member, and this one has 2 [swift-cdk:event-pattern/match-count]
              put each into an object of its own
            """),
        Case(
            ["detail": ["key": [["prefx": "films/"]]]],
            """
            error: EventPattern.detail.key[0]: EventBridge has no comparison 'prefx' [swift-cdk:event-pattern/match]
              write prefix
            """),
        Case(
            ["detail": ["size": [["numeric": [">", "0"]]]]],
            """
            error: EventPattern.detail.size[0].numeric: numeric takes one or two comparisons, such as [">", 0, "<=", 5] \
            [swift-cdk:event-pattern/operand]
              give it that
            """),
        Case(
            ["detail": ["size": [["exists": "true"]]]],
            """
            error: EventPattern.detail.size[0].exists: exists takes true or false [swift-cdk:event-pattern/operand]
              give it that
            """),
        Case(
            ["detailType": ["Object Created"]],
            """
            warning: EventPattern: No event has a field 'detailType', so that the pattern matches none [swift-cdk:event-pattern/field]
              write detail-type
            """),
        Case(
            ["source": [.string(String(repeating: "x", count: 2_034))]],
            """
            warning: EventPattern: The pattern has at least 2049 characters, and 2048 is the quota of an account [swift-cdk:event-pattern/length]
              divide it among several rules, or let the quota be raised
            """),
        Case(["source": [.string(String(repeating: "x", count: 2_033))]]),
        Case([
            "source": ["aws.s3", ["Ref": "P"]], "detail-type": [["anything-but": ["prefix": "x"]]],
            "detail": [
                "a": [["numeric": [">", 0, "<=", 5]], 7, nil, true], "b": [["exists": false]], "c": [["cidr": "10.0.0.0/24"]],
                "d": [["wildcard": "a*b"]], "e": [["suffix": ["equals-ignore-case": ".MP4"]]],
                "$or": [["f": ["x"]], ["g": [["prefix": "y"]]]],
            ],
        ]),
        Case(["Ref": "P"]),
    ])
    func patterns(_ example: Case) {
        let findings = EventPatternCheck.findings(["EventPattern": example.properties], of: "AWS::Events::Rule")
        #expect(findings.map(\.description) == example.expected)
    }

    // MARK: Definitions

    private static let machine: JSON = ["StartAt": "A", "States": ["A": ["Type": "Pass", "Next": "B"]]]
    private static let leadsNowhere = """
        error: %: Next leads to 'B', which is none of the states beside it [swift-cdk:stepfunctions/unknown-target]
          name one of: A
        """

    private static func nowhere(_ place: String) -> String { leadsNowhere.replacing("%", with: place) }

    @Test(arguments: [
        Case(["Definition": machine], nowhere("Definition.A")),
        Case(["DefinitionString": .string(machine.text())], nowhere("DefinitionString.A")),
        Case(
            [
                "DefinitionString": [
                    "Fn::Join": [
                        "",
                        [
                            #"{"StartAt":"A","States":{"A":{"Type":"Task","Resource":""#, ["Fn::GetAtt": ["F", "Arn"]],
                            #"","Next":"B"}}}"#,
                        ],
                    ]
                ]
            ], nowhere("DefinitionString.A")),
        Case(
            ["DefinitionString": ["Fn::Sub": #"{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"${F.Arn}","Next":"B"}}}"#]],
            nowhere("DefinitionString.A")),
        Case(
            ["DefinitionString": "{"],
            """
            error: DefinitionString: The definition is not JSON: line 1, column 2: expected a member name in quotes \
            [swift-cdk:stepfunctions/definition-text]
              correct the text
            """),
        Case(
            [
                "Definition": [
                    "StartAt": "A",
                    "States": [
                        "A": ["Type": "Pass", "End": true, "Retry": ["ErrorEquals": ["States.ALL"]], "Catch": ["Next": "B"]],
                        "B": ["Type": "Pass", "End": true],
                    ],
                ]
            ],
            """
            error: Definition.A: Catch is no list [swift-cdk:stepfunctions/no-list]
              put brackets around it
            """,
            """
            error: Definition.A: Retry is no list [swift-cdk:stepfunctions/no-list]
              put brackets around it
            """),
        Case(
            [
                "Definition": [
                    "StartAt": "A",
                    "States": [
                        "A": ["Type": "Choice", "Choices": [["And": ["Variable": "$.a"], "Next": "B"]], "Default": "B"],
                        "B": ["Type": "Succeed"],
                    ],
                ]
            ],
            """
            error: Definition.A: Choices[0].And is no list [swift-cdk:stepfunctions/no-list]
              put brackets around it
            """),
        Case(["DefinitionString": #"{"TimeoutSeconds": ${seconds}, "StartAt": 1}"#]),
        Case(["Definition": ["StartAt": "A", "States": ["A": ["Type": "Task", "Resource": ["Ref": "P"], "End": true]]]]),
        Case(["Definition": ["StartAt": "A", "States": ["A": ["Type": ["Ref": "P"], "Next": "B"]]]]),
        Case(["Definition": ["StartAt": "A", "States": ["Fn::If": ["C", ["A": ["Type": "Pass"]], [:]]]]]),
        Case(["DefinitionString": ["Ref": "P"]]), Case(["DefinitionS3Location": ["Bucket": "b", "Key": "k"]]),
    ])
    func definitions(_ example: Case) {
        let found = TemplateDefinition.findings(["Type": .string(TemplateDefinition.type), "Properties": example.properties])
        #expect(found.map(\.description) == example.expected)
    }

    // MARK: Names

    private func names(_ first: Environment, _ second: Environment, type: String = "AWS::SQS::Queue", _ property: String = "QueueName")
        -> [String]
    {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        for (id, environment) in [("A", first), ("B", second)] {
            let properties = Map([(property, AnyValue("jobs"))])
            CfnResource(Stack(app, id, env: environment), "R", type: .init(type), properties: properties, file: "App/A.swift", line: 7)
        }
        _ = try? app.render()
        return app.diagnostics.filter { $0.id.rawValue.hasPrefix("swift-cdk:names/") }.map(\.description)
    }

    @Test func sameNames() {
        let here = Environment(account: "123456789012", region: .euSouth1)
        let there = Environment(account: "123456789012", region: .euWest1)
        let error = """
            error: B/R (App/A.swift:7): QueueName: 'A/R' has the name 'jobs' too, and there can be one of the name [swift-cdk:names/duplicate]
              give one of the two another name, or leave the name to CloudFormation
            """
        #expect(names(here, here) == [error])
        #expect(names(here, there) == [])
        #expect(
            names(Environment(), Environment()) == [
                """
                warning: B/R (App/A.swift:7): QueueName: 'A/R' of another stack has the name 'jobs' too, and both may be deployed to one \
                account and region [swift-cdk:names/perhaps-duplicate]
                  give one of the two another name, or leave the name to CloudFormation, or say to which account and region the stacks go
                """
            ])
        // The names of buckets are the world's, those of roles an account's.
        #expect(names(here, there, type: "AWS::S3::Bucket", "BucketName").count == 1)
        #expect(names(here, there, type: "AWS::IAM::ManagedPolicy", "ManagedPolicyName").count == 1)
        #expect(names(here, there, type: "AWS::SNS::Topic", "TopicName") == [])
    }

    /// In one template the place of deployment does not matter, and conditions do.
    @Test func sameNamesInATemplate() throws {
        func found(_ condition: String) throws -> [String] {
            let app = App(outputDirectory: "never-written", processEnvironment: [:])
            let queue = #"{"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "jobs"}"#
            _ = try CfnInclude(
                Stack(app, "Stack"), "Template",
                json: #"""
                    {"Conditions": {"C": {"Fn::Equals": ["a", "b"]}},
                     "Resources": {"A": \#(queue)}, "B": \#(queue) \#(condition)}}}
                    """#)
            _ = try? app.render()
            return app.diagnostics.map { "\($0.severity) \($0.place): \($0.message)" }
        }
        #expect(
            try found("") == [
                "error Resources.B.QueueName: 'A of Stack/Template' has the name 'jobs' too, and there can be one of the name"
            ])
        #expect(try found(#", "Condition": "C""#) == [])
    }
}
