import CDK
import CDKAssertions
import Testing

/// A failure that follows from an earlier one says so, in Swift Testing as in XCTest.
@Suite struct FollowingFailureTests {
    private let template = Template([
        "Resources": [
            "Films": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "films", "Tags": [["Key": "a", "Value": "films"]]]],
            "Policy": ["Type": "AWS::S3::BucketPolicy", "Properties": ["Bucket": ["Ref": "Films"]]],
        ]
    ])

    @Test func whatWasCapturedIsExpected() {
        let name = Capture()
        let tags = Capture()
        template.expectResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": .capture(name), "Tags": .capture(tags)])
        template.expectResource(ofType: "AWS::S3::Bucket", properties: ["Tags": [["Value": Pattern(name)]]])
        template.expectAllResources(ofType: "AWS::S3::Bucket", properties: ["Tags": .captured(tags)])
        template.expectNoResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": .not(Pattern(name))])
        #expect(
            failure { template.expectResource(ofType: "AWS::S3::BucketPolicy", properties: ["Bucket": ["Ref": Pattern(name)]]) } == """
                No AWS::S3::BucketPolicy is like that. The only one, Policy, differs:
                  Properties.Bucket.Ref: is "Films", not "films"
                """)
    }

    /// Every expectation says that it follows from the one that left the capture empty, wherever in its pattern it compares with it.
    @Test func ofACaptureThatIsEmpty() {
        let name = Capture()
        let line = #line + 2
        _ = failure {
            template.expectResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": .capture(name), "Tags": nil])
        }
        let expected =
            "This follows from an expectation that failed (line \(line)), whose capture it compares with: mend that first"
        let other = Template(["Resources": ["A": ["Type": "B"]], "Outputs": ["C": ["Value": "d"]]])
        #expect(failure { other.expectResource(ofType: "B", properties: ["Name": Pattern(name)]) } == expected)
        #expect(failure { other.expectResource(ofType: "B", matching: ["X": .json([.any([.all([Pattern(name)])])])]) } == expected)
        #expect(failure { other.expectAllResources(ofType: "B", matching: .arrayContaining([Pattern(name)])) } == expected)
        #expect(failure { other.expectNoResource(ofType: "B", properties: ["Name": .not(Pattern(name))]) } == expected)
        #expect(failure { other.expectResourceCount(ofType: "B", 1, properties: .arrayContainingInOrder([Pattern(name)])) } == expected)
        #expect(failure { other.expect(.outputs, "C", matching: ["Value": Pattern(name)]) } == expected)
        #expect(failure { other.expect(matching: ["Outputs": Pattern(name)]) } == expected)
        let findings = Findings(of: App())
        #expect(failure { findings.expectError("swift-cdk:app/no-stack", message: Pattern(name)) } == expected)
        #expect(failure { findings.expectNoWarnings(message: Pattern(name)) } == expected)
        #expect(failure { findings.expectNote(Pattern(name)) } == expected)
        #expect(failure { findings.expectNoNotes(Pattern(name)) } == expected)
        #expect(!Pattern(name).matches("films"))
    }

    /// What an earlier expectation kept is not what the failed one should have kept.
    @Test func ofACaptureWithAnOldValue() {
        let name = Capture()
        template.expectResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": .capture(name)])
        let line = #line + 1
        _ = failure { template.expectResource(ofType: "AWS::S3::BucketPolicy", properties: ["Bucket": .capture(name, "films")]) }
        #expect(
            failure { template.expectNoResource(ofType: "AWS::SQS::Queue", properties: ["QueueName": Pattern(name)]) }
                == "This follows from an expectation that failed (line \(line)), whose capture it compares with: mend that first")
        template.expectResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": .capture(name)])
        template.expectResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": Pattern(name)])
    }

    /// A failure that follows is one itself, for those that follow from it.
    @Test func inAChain() {
        let (first, second) = (Capture(), Capture())
        _ = failure { template.expectResource(ofType: "AWS::SQS::Queue", properties: ["QueueName": .capture(first)]) }
        let line = #line + 1
        _ = failure { template.expectResource(ofType: "AWS::S3::Bucket", properties: ["A": Pattern(first), "B": .capture(second)]) }
        #expect(
            failure { template.expectResource(ofType: "AWS::S3::Bucket", properties: ["C": Pattern(second)]) }
                == "This follows from an expectation that failed (line \(line)), whose capture it compares with: mend that first")
    }

    @Test func ofACaptureThatNothingFilled() {
        #expect(
            failure { template.expectNoResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": Pattern(Capture())]) }
                == "The capture that this compares with has kept nothing: an expectation before it has to hold, with .capture(…) "
                + "in its pattern")
    }

    @Test func ofALogicalIDThatIsNil() {
        var bucket: String?
        let line = #line + 1
        _ = failure { bucket = template.expectResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": "movies"]) }
        let hint = "The nil in it may be what an expectation that failed should have found (line \(line)): mend that first"
        #expect(
            failure { template.expectResource(ofType: "AWS::S3::BucketPolicy", properties: ["Bucket": ["Ref": Pattern(bucket)]]) } == """
                No AWS::S3::BucketPolicy is like that. The only one, Policy, differs:
                  Properties.Bucket.Ref: is there, as "Films", and what is expected is nil
                \(hint)
                """)
        // A nil that is meant has nothing to follow from.
        let untouched = Template(template.json)
        #expect(
            failure { untouched.expectNoResource(ofType: "AWS::S3::Bucket", properties: ["BucketNam": Pattern(String?.none)]) }
                == "There should be no AWS::S3::Bucket like that, but there is Films")
    }
}
