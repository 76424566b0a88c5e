import CDKSchemas
import CloudAssembly
import Testing

@testable import CDK

/// What is said of properties, word by word, and what is not said.
@Suite struct SchemaCheckTests {
    typealias Case = CheckCase

    private static func findings(_ type: String, _ properties: JSON, defaults: [String: JSON] = [:]) -> [String] {
        SchemaCheck(patterns: PatternCache(), defaults: defaults, budget: ValidationBudget())
            .findings(["Type": .string(type), "Properties": properties], of: CheckedType(type)).map(\.description)
    }

    static let mistakes = [
        Case(
            "AWS::S3::Bukket", [:],
            """
            error: Type: CloudFormation has no resource type 'AWS::S3::Bukket' [swift-cdk:schema/unknown-type]
              write AWS::S3::Bucket
            """),
        Case(
            "AWS::Nothing::Whatsoever", [:],
            """
            error: Type: CloudFormation has no resource type 'AWS::Nothing::Whatsoever' [swift-cdk:schema/unknown-type]
              use a type that the CloudFormation reference lists
            """),
        Case(
            "AWX::S3::Bucket", [:],
            """
            warning: Type: 'AWX::S3::Bucket' is not a resource type of CloudFormation's [swift-cdk:schema/doubtful-type]
              write AWS::S3::Bucket, or acknowledge this if the type is registered in the account
            """),
        Case(
            "AWS::S3::Bucket", ["BuketName": "videos"],
            """
            error: BuketName: AWS::S3::Bucket has no property 'BuketName' here [swift-cdk:schema/unknown-property]
              write BucketName
            """),
        Case(
            "AWS::SQS::Queue", ["Tags": [["Key": "a", "Value": "b", "Colour": "red"]]],
            """
            error: Tags[0].Colour: AWS::SQS::Queue has no property 'Colour' here [swift-cdk:schema/unknown-property]
              use one of Key, Value, or remove it
            """),
        Case(
            "AWS::SNS::Subscription", ["Protocol": "sqs"],
            """
            error: The required property 'TopicArn' is missing [swift-cdk:schema/missing-property]
              set 'TopicArn'
            """),
        Case(
            "AWS::SQS::Queue", ["DelaySeconds": "soon"],
            """
            error: DelaySeconds: The text 'soon' stands where a whole number is expected [swift-cdk:schema/wrong-type]
              give a whole number
            """),
        Case(
            "AWS::SQS::Queue", ["DelaySeconds": 1.5],
            """
            error: DelaySeconds: 1.5 stands where a whole number is expected [swift-cdk:schema/wrong-type]
              give a whole number
            """),
        Case(
            "AWS::SQS::Queue", ["Tags": ["Fn::Sub": "${AWS::Region}"]],
            """
            error: Tags: A text stands where a list is expected [swift-cdk:schema/wrong-type]
              give a list
            """),
        Case(
            "AWS::SNS::Topic", ["DisplayName": ["Fn::Split": [",", "a,b"]]],
            """
            error: DisplayName: A list stands where a text is expected [swift-cdk:schema/wrong-type]
              give a text
            """),
        Case(
            "AWS::SQS::Queue", ["DelaySeconds": 901],
            """
            error: DelaySeconds: 901 is out of range: at most 900 is allowed [swift-cdk:schema/range]
              give at most 900
            """),
        Case(
            "AWS::SQS::Queue", ["DelaySeconds": "-1"],
            """
            error: DelaySeconds: -1 is out of range: at least 0 is allowed [swift-cdk:schema/range]
              give at least 0
            """),
        Case(
            "AWS::KMS::Alias", ["AliasName": "videos", "TargetKeyId": "k"],
            """
            error: AliasName: 'videos' does not match the pattern ^(alias/)[a-zA-Z0-9:/_-]+$ [swift-cdk:schema/pattern]
              give a text that matches
            """),
        Case(
            "AWS::KMS::Alias", ["AliasName": "alias/videos", "TargetKeyId": ""],
            """
            error: TargetKeyId: The text has 0 characters, and at least 1 are required [swift-cdk:schema/length]
              give at least 1 characters
            """),
        Case(
            "AWS::S3::Bucket", ["AccelerateConfiguration": ["AccelerationStatus": "Enable"]],
            """
            warning: AccelerateConfiguration.AccelerationStatus: 'Enable' is not among the values that CloudFormation lists: Enabled, \
            Suspended [swift-cdk:schema/unlisted-value]
              write Enabled, or acknowledge this if the service takes the value by now
            """),
        Case(
            "AWS::SQS::Queue", ["Arn": "x"],
            """
            warning: Arn: 'Arn' is read-only: the service sets it, whatever the template says [swift-cdk:schema/read-only]
              remove it; Fn::GetAtt gives it to others
            """),
        Case(
            "AWS::EC2::SecurityGroup", ["GroupDescription": "x", "VpcId": "vpc-1"],
            """
            error: VpcId: 'vpc-1' is not the id of a resource of AWS::EC2::VPC [swift-cdk:schema/format]
              give the id of a resource of AWS::EC2::VPC
            """),
        Case(
            "AWS::Events::Rule", [:],
            """
            error: None of 'EventPattern' and 'ScheduleExpression' is set, and one is required [swift-cdk:schema/choice-missing]
              set EventPattern or ScheduleExpression
            """),
        Case(
            "AWS::ElasticLoadBalancingV2::LoadBalancer", ["Subnets": ["subnet-12345678"], "SubnetMappings": []],
            """
            error: Subnets and SubnetMappings are set, and only one of these choices is allowed [swift-cdk:schema/choice-ambiguous]
              keep one of them
            """),
        Case(
            "AWS::EC2::Subnet", ["VpcId": "vpc-12345678", "CidrBlock": "10.0.0.0/24", "Ipv4IpamPoolId": "ipam"],
            """
            error: 'Ipv4IpamPoolId' cannot be set together with another property that is set here [swift-cdk:schema/excluded-property]
              remove one of the two
            """),
    ]

    @Test(arguments: mistakes) func tells(_ mistake: Case) {
        let found = Self.findings(mistake.type, mistake.properties)
        for expected in mistake.expected { #expect(found.contains(expected), "\(found.joined(separator: "\n"))") }
    }

    static let right = [
        // Another program's, a module's, a third party's.
        Case("Custom::Thing", ["Any": 1]), Case("AWS::CloudFormation::CustomResource", ["ServiceToken": "x", "Any": 1]),
        Case("My::Own::Type::MODULE", ["Any": 1]), Case("Initech::TPS::Report", ["Any": 1]),
        // Texts that read as numbers and Booleans, and the other way round.
        Case("AWS::SQS::Queue", ["DelaySeconds": "5", "FifoQueue": "true", "QueueName": 5]),
        // What is known only at deployment.
        Case("AWS::SQS::Queue", ["DelaySeconds": ["Ref": "Delay"], "QueueName": ["Fn::ImportValue": "Name"], "Tags": ["Ref": "Tags"]]),
        Case("AWS::SNS::Subscription", ["Protocol": "sqs", "TopicArn": ["Fn::If": ["A", ["Ref": "T"], ["Ref": "AWS::NoValue"]]]]),
        Case("AWS::SQS::Queue", ["Nonsense": ["Ref": "AWS::NoValue"]]),
        Case("AWS::SQS::Queue", ["Fn::Transform": ["Name": "AWS::Include", "Parameters": ["Location": "s3://a/b"]]]),
        Case("AWS::S3::Bucket", ["Tags": ["Fn::If": ["A", [["Key": "a", "Value": "b"]], ["Ref": "AWS::NoValue"]]]]),
    ]

    @Test(arguments: right) func isSilent(_ sample: Case) {
        #expect(Self.findings(sample.type, sample.properties) == [])
    }

    /// Both values of `Fn::If` are looked at, each at its place.
    @Test func bothBranches() {
        let found = Self.findings("AWS::SQS::Queue", ["DelaySeconds": ["Fn::If": ["A", 901, -1]]])
        #expect(found.count == 2)
        #expect(found[0].contains("DelaySeconds.Fn::If[1]: 901"))
        #expect(found[1].contains("DelaySeconds.Fn::If[2]: -1"))
    }

    /// What is too large is given up, and that is said.
    @Test func isGivenUp() {
        let budget = ValidationBudget(steps: 2)
        let check = SchemaCheck(patterns: PatternCache(), defaults: [:], budget: budget)
        let tags = JSON.array((0..<3).map { ["Key": .string("\($0)"), "Value": "a", "Wrong": "b"] })
        let found = check.findings(["Type": "AWS::SQS::Queue", "Properties": ["Tags": tags]], of: CheckedType("AWS::SQS::Queue"))
        #expect(found == [])
        #expect(budget.finding?.id == "swift-cdk:schema/given-up")
        #expect(budget.finding?.severity == .warning)
        #expect(budget.finding?.message == "The template is too large to hold all of it against the schemas")
    }

    /// A parameter may get another value, so that its default is a warning at most.
    @Test func defaultsAreWarnings() {
        let found = Self.findings("AWS::SQS::Queue", ["DelaySeconds": ["Ref": "Delay"]], defaults: ["Delay": "901"])
        #expect(
            found == [
                """
                warning: DelaySeconds: The default of the parameter Delay does not do here. 901 is out of range: at most 900 is allowed \
                [swift-cdk:schema/range]
                  give at most 900
                """
            ])
    }
}
