import CDK
import CDKAssertions
import Testing

/// Expectations about a template: silent where they hold, and what they say where they do not.
@Suite struct ExpectationTests {
    private let template = Template([
        "Resources": [
            "Films": [
                "Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain",
                "Properties": [
                    "BucketName": "films-dev", "VersioningConfiguration": ["Status": "Suspended"], "Tags": [["Key": "a", "Value": "b"]],
                ],
            ],
            "Logs": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "logs-dev"]],
            "Empty": ["Type": "AWS::SNS::Topic"],
        ],
        "Outputs": ["Domain": ["Value": "d", "Export": ["Name": "domain"]]],
        "Parameters": ["Size": ["Type": "Number"]],
        "Conditions": ["IsLarge": ["Fn::Equals": ["a", "b"]]],
        "Mappings": ["Sizes": ["eu-south-1": ["Size": 1]]],
    ])

    @Test func whatHoldsIsSilent() {
        let name = Capture()
        #expect(template.expectResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": .prefix("logs")]) == "Logs")
        template.expectResource(ofType: "AWS::S3::Bucket", matching: ["DeletionPolicy": "Retain"])
        template.expectResource(ofType: "AWS::SNS::Topic", properties: ["DisplayName": nil])
        template.expectAllResources(ofType: "AWS::S3::Bucket", properties: ["BucketName": .capture(name, .suffix("-dev"))])
        #expect(name.values == ["films-dev", "logs-dev"])
        #expect(name.value == "logs-dev")
        template.expectAllResources(ofType: "AWS::SNS::Topic", matching: ["DeletionPolicy": nil, "Properties": [:]])
        template.expectNoResource(ofType: "AWS::SQS::Queue")
        template.expectNoResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": "films"])
        template.expectResourceCount(ofType: "AWS::S3::Bucket", 2)
        template.expectResourceCount(ofType: "AWS::S3::Bucket", 1, properties: ["Tags": .present])
        #expect(template.expect(.outputs, matching: ["Export": ["Name": "domain"]]) == "Domain")
        template.expect(.parameters, "Size", matching: ["Type": "Number"])
        template.expect(.conditions, "IsLarge")
        template.expect(.mappings, "Sizes", matching: .equal(["eu-south-1": ["Size": 1]]))
        template.expect(matching: ["Parameters": .equal(["Size": ["Type": "Number"]]), "Rules": nil])
    }

    @Test func theClosestResourceAndWhereItDiffers() {
        let name = Capture()
        let told = failure {
            template.expectResource(
                ofType: "AWS::S3::Bucket",
                properties: [
                    "BucketName": .capture(name, .prefix("films-")), "VersioningConfiguration": ["Status": "Enabled"],
                    "Tags": [["Key": "a", "Value": "c"]], "WebsiteConfiguration": ["IndexDocument": "index.html"],
                ])
        }
        #expect(
            told == """
                No AWS::S3::Bucket is like that. The closest of 2, Films, differs:
                  Properties.VersioningConfiguration.Status: is "Suspended", not "Enabled"
                  Properties.Tags[0].Value: is "b", not "c"
                  Properties.WebsiteConfiguration: is not there; it should be {"IndexDocument": "index.html", …}
                """)
        #expect(name.values.isEmpty)
    }

    @Test func whatThereIsInstead() {
        #expect(
            failure { template.expectResource(ofType: "AWS::SQS::Queue") }
                == "There is no AWS::SQS::Queue, but 2 AWS::S3::Bucket, 1 AWS::SNS::Topic")
        #expect(
            failure { template.expectResource(ofType: "AWS::SNS::Topic", properties: ["DisplayName": "films"]) } == """
                No AWS::SNS::Topic is like that. The only one, Empty, differs:
                  Properties.DisplayName: is not there; it should be "films"
                """)
        #expect(
            failure { template.expectNoResource(ofType: "AWS::S3::Bucket") }
                == "There should be no AWS::S3::Bucket like that, but there is Films, Logs")
        #expect(
            failure { template.expectResourceCount(ofType: "AWS::S3::Bucket", 3) }
                == "There should be 3 AWS::S3::Bucket like that, but there are 2: Films, Logs")
        #expect(
            failure { template.expectAllResources(ofType: "AWS::S3::Bucket", properties: ["Tags": .present]) } == """
                1 of 2 AWS::S3::Bucket are not like that:
                Logs:
                  Properties.Tags: is not there
                """)
        #expect(
            failure { template.expectAllResources(ofType: "AWS::S3::Bucket", matching: ["DeletionPolicy": "Retain"]) } == """
                1 of 2 AWS::S3::Bucket are not like that:
                Logs:
                  DeletionPolicy: is not there; it should be "Retain"
                """)
        #expect(
            failure { template.expectAllResources(ofType: "AWS::SQS::Queue", properties: [:]) }
                == "There is no AWS::SQS::Queue, but 2 AWS::S3::Bucket, 1 AWS::SNS::Topic")
    }

    @Test func otherSections() {
        #expect(failure { template.expect(.outputs, "Domin") } == "There is no output Domin, but Domain")
        #expect(failure { template.expect(.rules, "Any") } == "There is no rule Any")
        #expect(failure { template.expect(.rules) } == "There is no rule")
        #expect(
            failure { template.expect(.outputs, "Domain", matching: ["Value": "e"]) } == """
                No output is like that. The only one, Domain, differs:
                  Value: is "d", not "e"
                """)
        #expect(
            failure { template.expect(matching: ["Mappings": .equal(["Sizes": ["eu-south-1": ["Sizes": 1]]]), "Outputs": nil]) } == """
                The template differs:
                  Mappings.Sizes.eu-south-1.Sizes: is not there; it should be 1
                  Mappings.Sizes.eu-south-1.Size: is there, as 1, and should not be
                  Outputs: is there, as {"Domain":{"Value":"d","Export":{"Name":"domain"}}}
                """)
    }

    /// What is wrong with lists and texts, to the element.
    @Test(
        arguments: [
            (
                .arrayContaining([["Key": "a", "Value": "c"]]),
                [#"P: has no element {"Key": "a", "Value": "c", …}"#, #"P[0].Value: is "b", not "c""#]
            ),
            (.arrayContainingInOrder([2, 1]), ["P: has no element 1 after [2]"]),
            (
                ["x"],
                [
                    #"P[0]: is {"Key":"a","Value":"b"}, not "x""#, "P[1]: is one more than the 1 of the pattern: 1",
                    "P[2]: is one more than the 1 of the pattern: 2",
                ]
            ),
            (.prefix("x"), [#"P: is [{"Key":"a","Value":"b"},1,2], not "x…""#]),
        ] as [(Pattern, [String])])
    func lists(pattern: Pattern, expected: [String]) {
        let template = Template(["P": [["Key": "a", "Value": "b"], 1, 2]])
        #expect(
            failure { template.expect(matching: ["P": pattern]) }
                == (["The template differs:"] + expected.map { "  \($0)" }).joined(separator: "\n"))
    }

    @Test(
        arguments: [
            (.json(["Version": "2008"]), #"P(JSON).Version: is "2012", not "2008""#),
            (.number(1...2), #"P: is "{\"Version\":\"2012\"}", not 1 to 2"#), (.absent, #"P: is there, as "{\"Version\":\"2012\"}""#),
        ] as [(Pattern, String)])
    func texts(pattern: Pattern, expected: String) {
        let template = Template(["P": #"{"Version":"2012"}"#])
        #expect(failure { template.expect(matching: ["P": pattern]) } == "The template differs:\n  \(expected)")
    }
}
