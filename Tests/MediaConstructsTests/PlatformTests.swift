import CDK
import CDKAssertions
import CloudAssembly
import Testing

@testable import App

/// Rules that the whole platform keeps.
@Suite struct PlatformTests {
    private let template: Template
    private let resources: OrderedMap<JSON>

    init() throws {
        let app = CDK.App(context: ["environmentSuffix": "blue"], outputDirectory: "never-written", processEnvironment: [:])
        StreamingPlatform().build(app)
        let stack = try #require(app.node.child("streaming-blue")?.construct as? Stack)
        template = try Template(of: stack)
        resources = template.json["Resources"]?.object ?? [:]
    }

    /// Where each type has its name; empty where a resource of the type has none.
    private static let names: [String: [String]] = [
        "AWS::CloudFront::CachePolicy": ["CachePolicyConfig", "Name"],
        "AWS::CloudFront::CloudFrontOriginAccessIdentity": ["CloudFrontOriginAccessIdentityConfig", "Comment"],
        "AWS::CloudFront::Distribution": ["DistributionConfig", "Comment"],
        "AWS::CloudFront::ResponseHeadersPolicy": ["ResponseHeadersPolicyConfig", "Name"],
        "AWS::CloudWatch::Alarm": ["AlarmName"],
        "AWS::DynamoDB::Table": ["TableName"],
        "AWS::Events::Rule": ["Name"],
        "AWS::IAM::Role": ["RoleName"],
        "AWS::KMS::Alias": ["AliasName"],
        "AWS::KMS::Key": [],
        "AWS::Lambda::Function": ["FunctionName"],
        "AWS::Logs::LogGroup": ["LogGroupName"],
        "AWS::S3::Bucket": ["BucketName"],
        "AWS::S3::BucketPolicy": [],
        "AWS::SNS::Topic": ["TopicName"],
        "AWS::SNS::TopicPolicy": [],
        "AWS::SQS::Queue": ["QueueName"],
        "AWS::SQS::QueuePolicy": [],
        "AWS::StepFunctions::StateMachine": ["StateMachineName"],
        "Custom::BucketEmptier": [],
    ]

    @Test func everyNameEndsWithTheSuffix() throws {
        for (id, resource) in resources {
            let type = try #require(resource["Type"]?.string)
            let path = try #require(Self.names[type], "say where \(type) has its name")
            guard !path.isEmpty else { continue }
            let name = path.reduce(resource["Properties"]) { $0?[$1] }
            if type == "AWS::S3::Bucket" {
                let pieces = name?["Fn::Join"]?[1]?.array
                #expect(pieces?.first?.string?.hasSuffix("-bucket-blue-") == true, "\(id)")
                #expect(pieces?.last == ["Ref": "AWS::AccountId"], "\(id)")
                #expect(pieces?.count == 2, "\(id)")
            } else {
                let text = try #require(name?.string, "\(id) has no name")
                #expect(text.hasSuffix("-blue"), "\(id)")
            }
        }
        let names = resources.values.compactMap { resource -> String? in
            let path = Self.names[resource["Type"]?.string ?? ""] ?? []
            return path.isEmpty ? nil : (resource["Type"]?.string ?? "") + (path.reduce(resource["Properties"]) { $0?[$1] }?.text() ?? "")
        }
        #expect(Set(names).count == names.count, "no two resources of a type have the same name")
    }

    @Test func everythingIsDeletedWithTheStack() {
        for (id, resource) in resources {
            #expect(resource["DeletionPolicy"] == "Delete", "\(id)")
            #expect(resource["UpdateReplacePolicy"] == "Delete", "\(id)")
        }
        #expect(!template.json.text().contains("\"DeletionProtectionEnabled\":true"))
    }

    @Test func everyBucketIsPrivateAndEncrypted() {
        let buckets = template.resources(ofType: "AWS::S3::Bucket")
        #expect(buckets.count == 2)
        for (id, bucket) in buckets {
            let isPrivate: Pattern = [
                "BucketEncryption": [
                    "ServerSideEncryptionConfiguration": [["ServerSideEncryptionByDefault": ["SSEAlgorithm": "AES256"]]]
                ],
                "PublicAccessBlockConfiguration": [
                    "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true,
                ],
                "OwnershipControls": ["Rules": [["ObjectOwnership": "BucketOwnerEnforced"]]],
                "Tags": [["Key": "streaming:empty-on-delete", "Value": "true"]],
            ]
            #expect(isPrivate.matches(bucket["Properties"]), "\(id)")
            let refusals: Pattern = [
                "Bucket": .equal(["Ref": .string(id)]),
                "PolicyDocument": [
                    "Statement": .arrayContaining([
                        ["Effect": "Deny", "Action": "s3:*", "Condition": ["Bool": ["aws:SecureTransport": "false"]]],
                        ["Effect": "Deny", "Action": "s3:*", "Condition": ["NumericLessThan": ["s3:TlsVersion": "1.2"]]],
                    ])
                ],
            ]
            #expect(template.resources(ofType: "AWS::S3::BucketPolicy", properties: refusals).count == 1, "\(id)")
            #expect(
                template.resources(
                    ofType: "Custom::BucketEmptier", properties: ["BucketName": .equal(["Ref": .string(id)])]
                ).count == 1, "\(id)")
        }
    }

    /// The statements that name every resource or every action, with why.
    private static let wildcards: [String: String] = [
        "xray:PutTelemetryRecords,xray:PutTraceSegments on *": "X-Ray has no resources to name",
        "logs:CreateLogDelivery,logs:DeleteLogDelivery,logs:DescribeLogGroups,logs:DescribeResourcePolicies,logs:GetLogDelivery,"
            + "logs:ListLogDeliveries,logs:PutResourcePolicy,logs:UpdateLogDelivery,xray:GetSamplingRules,xray:GetSamplingTargets,"
            + "xray:PutTelemetryRecords,xray:PutTraceSegments on *": "log deliveries and X-Ray have no resources to name",
        "kms:* on *": "the account controls its key; in a key's own policy the resource is the key",
        "kms:Decrypt,kms:GenerateDataKey on *": "in a key's own policy the resource is the key",
    ]

    @Test func noWildcardIsUnexplained() throws {
        var found: Set<String> = []
        for statement in allStatements where statement["Effect"] == "Allow" {
            let actions = strings(statement["Action"])
            let resources = strings(statement["Resource"])
            if actions.contains(where: { $0.hasSuffix("*") }) || resources.contains("*") {
                found.insert(actions.joined(separator: ",") + " on " + resources.joined(separator: ","))
            }
        }
        #expect(found.sorted() == Self.wildcards.keys.sorted())
    }

    @Test func noStatementAllowsThePublic() {
        for statement in allStatements where statement["Effect"] == "Allow" {
            #expect(statement["Principal"] != "*")
            #expect(statement["Principal"]?["AWS"] != "*")
        }
        #expect(allStatements.count > 20)
    }

    /// Every statement of every policy document in the template.
    private var allStatements: [JSON] {
        var statements: [JSON] = []
        func visit(_ json: JSON) {
            switch json {
            case .array(let elements): elements.forEach(visit)
            case .object(let members):
                if members["Version"] == "2012-10-17", let list = members["Statement"]?.array { statements += list }
                for (_, member) in members { visit(member) }
            default: break
            }
        }
        visit(template.json)
        return statements
    }

    private func strings(_ json: JSON?) -> [String] {
        switch json {
        case .string(let text)?: [text]
        case .array(let elements)?: elements.map { $0.string ?? $0.text() }.sorted()
        case let other?: [other.text()]
        case nil: []
        }
    }

    @Test func mediaConvertGetsExactlyWhatItNeeds() throws {
        let role = try #require(
            template.resources(ofType: "AWS::IAM::Role", properties: ["RoleName": "mediaconvert-role-blue"]).values.first)
        let queue: JSON = [
            "Fn::Join": ["", ["arn:aws:mediaconvert:eu-central-1:", ["Ref": "AWS::AccountId"], ":queues/Default"]]
        ]
        #expect(
            role["Properties"]?["AssumeRolePolicyDocument"]?["Statement"]
                == [
                    [
                        "Effect": "Allow", "Principal": ["Service": "mediaconvert.amazonaws.com"], "Action": "sts:AssumeRole",
                        "Condition": [
                            "StringEquals": ["aws:SourceAccount": ["Ref": "AWS::AccountId"]], "ArnLike": ["aws:SourceArn": queue],
                        ],
                    ]
                ])
        let buckets = template.resources(ofType: "AWS::S3::Bucket").keys
        func objects(_ bucket: String, _ keys: String) -> JSON { ["Fn::Join": ["", [["Fn::GetAtt": [.string(bucket), "Arn"]], .string(keys)]]] }
        #expect(
            role["Properties"]?["Policies"]?[0]?["PolicyDocument"]?["Statement"]
                == [
                    ["Effect": "Allow", "Action": "s3:GetObject", "Resource": objects(buckets[0], "/uploads/*")],
                    ["Effect": "Allow", "Action": "s3:PutObject", "Resource": objects(buckets[1], "/assets/*")],
                ])
    }

    @Test func everyAlarmTellsSomebody() {
        let alarms = template.resources(ofType: "AWS::CloudWatch::Alarm").values
        #expect(alarms.count >= 9)
        for alarm in alarms {
            #expect(alarm["Properties"]?["AlarmActions"]?.array?.count == 1)
            #expect(alarm["Properties"]?["TreatMissingData"] == "notBreaching")
        }
    }
}
