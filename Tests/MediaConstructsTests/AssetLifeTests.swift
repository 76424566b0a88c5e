import CDK
import CDKAssertions
import CDKIAM
import MediaConstructs
import Testing

/// What works on assets once they are made, and what it may do.
@Suite struct AssetLifeTests {
    private func platform(_ grace: Duration = .days(1), presignsUploads: Bool = true) -> (BuiltStack, AssetLife) {
        let built = BuiltStack()
        let ingest = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix, presignsUploads: presignsUploads)
        let pipeline = TranscodePipeline(built.stack, "Transcode", environmentSuffix: built.suffix, source: ingest)
        let delivery = Distribution(built.stack, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output)
        return (built, AssetLife(built.stack, "Assets", pipeline: pipeline, delivery: delivery, grace: grace))
    }

    /// The actions of a function's role, by themselves.
    private func actions(_ template: Template, of function: String) throws -> Set<String> {
        let role = try #require(
            template.resources(ofType: "AWS::IAM::Role", properties: ["RoleName": .equal(.string("\(function)-role-test"))]).values.first)
        let statements = role["Properties"]?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array ?? []
        let actions = statements.flatMap { $0["Action"]?.array?.compactMap(\.string) ?? [$0["Action"]?.string].compactMap { $0 } }
        return Set(actions.filter { !$0.hasPrefix("logs:") && !$0.hasPrefix("xray:") })
    }

    @Test func eachFunctionMayDoWhatItDoes() throws {
        let template = try platform().0.template()
        let expected: [String: Set<String>] = [
            "find-assets": ["dynamodb:GetItem", "dynamodb:Query"],
            "read-asset": ["dynamodb:GetItem"],
            "remake-assets": [
                "dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem", "s3:GetObject", "s3:ListBucket", "s3:RestoreObject",
                "states:DescribeExecution", "states:StartExecution",
            ],
            "delete-asset": [
                "cloudfront:CreateInvalidation", "cloudfront:GetInvalidation", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:Query",
                "dynamodb:UpdateItem", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucketVersions", "states:DescribeExecution",
                "states:StopExecution",
            ],
            "sweep-makings": [
                "cloudfront:CreateInvalidation", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem",
                "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:ListBucketVersions",
            ],
            "watch-assets": [
                "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem", "s3:GetObject", "s3:ListBucket",
                "states:DescribeExecution",
            ],
        ]
        for (function, allowed) in expected { #expect(try actions(template, of: function) == allowed, "\(function)") }
    }

    /// IAM alone lets anybody invoke them; what goes by itself is invoked by its rule.
    @Test func nobodyElseInvokesThem() throws {
        let template = try platform().0.template()
        #expect(template.resources(ofType: "AWS::Lambda::Url").isEmpty)
        let rules = template.resources(ofType: "AWS::Events::Rule", properties: ["Name": "care-rule-test"])
        let (id, rule) = (try #require(rules.keys.first), try #require(rules.values.first))
        #expect(rule["Properties"]?["ScheduleExpression"] == "rate(15 minutes)")
        let functions = template.resources(ofType: "AWS::Lambda::Function")
        func name(_ target: JSON?) -> String? {
            target?["Fn::GetAtt"]?[0]?.string.flatMap { functions[$0]?["Properties"]?["FunctionName"]?.string }
        }
        let targets = rule["Properties"]?["Targets"]?.array ?? []
        #expect(Set(targets.map { name($0["Arn"]) }) == ["sweep-makings-function-test", "watch-assets-function-test"])
        let permissions = template.resources(
            ofType: "AWS::Lambda::Permission", properties: ["SourceArn": .equal(["Fn::GetAtt": [.string(id), "Arn"]])])
        #expect(Set(permissions.values.map { name($0["Properties"]?["FunctionName"]) }) == Set(targets.map { name($0["Arn"]) }))
    }

    @Test func whoeverIsLetInvokesThem() throws {
        let (built, life) = platform()
        let role = Role(built.stack, "Operator", assumedBy: .account("111111111111"))
        life.grantReading(to: role)
        life.grantRemaking(to: role)
        life.grantDeleting(to: role)
        let policy = try #require(built.template().resources(ofType: "AWS::IAM::Policy").values.first)
        #expect(policy["Properties"]?["PolicyDocument"]?["Statement"]?[0]?["Action"] == "lambda:InvokeFunction")
        #expect(policy["Properties"]?["PolicyDocument"]?["Statement"]?[0]?["Resource"]?.array?.count == 4)
    }

    @Test func filesThatWereReplacedStayForAWhile() throws {
        func seconds(_ grace: Duration) throws -> JSON? {
            let functions = try platform(grace).0.template().resources(
                ofType: "AWS::Lambda::Function", properties: ["FunctionName": "sweep-makings-function-test"])
            return functions.values.first?["Properties"]?["Environment"]?["Variables"]?["GRACE_SECONDS"]
        }
        #expect(try seconds(.days(1)) == "86400")
        #expect(try seconds(.minutes(1)) == "60")
        #expect(
            platform(.seconds(59)).0.mistakes == [
                "Files of a replaced making cannot go after 59 seconds -> use the time that a film is played, such as .days(1)"
            ])
    }

    @Test func withoutPresignedUploadsNoTableOfThemIsAsked() throws {
        let template = try platform(presignsUploads: false).0.template()
        for function in template.resources(ofType: "AWS::Lambda::Function").values {
            #expect(function["Properties"]?["Environment"]?["Variables"]?["UPLOADS_TABLE"] == nil)
        }
        #expect(try actions(template, of: "find-assets") == ["dynamodb:Query"])
    }

    /// What a receipt says of them is true.
    @Test func logsAreKeptAsLongAsAReceiptSays() throws {
        let template = try platform().0.template()
        for group in template.resources(ofType: "AWS::Logs::LogGroup").values { #expect(group["Properties"]?["RetentionInDays"] == 30) }
        for queue in template.resources(ofType: "AWS::SQS::Queue").values {
            let seconds = try #require(queue["Properties"]?["MessageRetentionPeriod"]?.number)
            #expect(seconds <= 14 * 86_400)
        }
    }

    @Test func twoForOnePipelineWouldShareTheirNames() {
        let built = BuiltStack()
        let pipeline = built.pipeline()
        let delivery = Distribution(built.stack, "Delivery", environmentSuffix: built.suffix, origin: pipeline.output)
        AssetLife(built.stack, "Assets", pipeline: pipeline, delivery: delivery)
        AssetLife(built.stack, "Others", pipeline: pipeline, delivery: delivery)
        #expect(built.mistakes.contains { $0.hasSuffix("another AssetLife -> make one for each pipeline") })
    }
}
