import CDK
import CDKAssertions
import Testing

@testable import App
@testable import EveryOption

/// What the context can make of the platform, and the platform with every option of a distribution.
enum Variant: String, CaseIterable, CustomTestStringConvertible {
    case standard, otherRegion, companion, staged, ownKeys, viewers, everyOption

    var testDescription: String { rawValue }

    private var context: OrderedMap<JSON> {
        switch self {
        case .standard, .everyOption: [:]
        case .otherRegion: ["region": "eu-west-1", "alarmEmail": "operations@example.com"]
        case .companion: ["mediaConvert": "companion"]
        case .staged: ["mediaConvert": "staged", "encryption": "kms"]
        case .ownKeys: ["encryption": "kms"]
        case .viewers: ["viewers": "pathTokens", "domain": "video.example.com", "hostedZone": "Z1", "firewall": "10000"]
        }
    }

    /// All stacks of a deployment.
    func stacks(suffix: String) -> [Stack] {
        var context = context
        context["environmentSuffix"] = .string(suffix)
        let app = CDK.App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        Annotations.of(app).acknowledgeWarning("swift-cdk:media/viewers-tls")
        if self == .everyOption { EveryOption().build(app) } else { StreamingPlatform().build(app) }
        #expect(app.diagnostics.map(\.description) == [])
        return app.node.children.values.compactMap { $0.construct as? Stack }
    }

    /// Each once: in a debug build a platform takes seconds.
    private static let templates = Dictionary(
        uniqueKeysWithValues: allCases.map { variant in
            (variant, Result { try variant.stacks(suffix: "blue").map { try Template(of: $0) } })
        })

    /// The templates of all stacks, of a deployment with the suffix `blue`.
    func templates() throws -> [Template] { try #require(Self.templates[self]).get() }
}

/// Rules that the whole platform keeps, whatever the context makes of it.
@Suite(.serialized) struct PlatformTests {
    @Test(arguments: Variant.allCases) func isFreedWithItsApp(variant: Variant) throws {
        func remains() throws -> [() -> Construct?] {
            let stacks = variant.stacks(suffix: "blue")
            _ = try stacks.map { try Template(of: $0) }
            let constructs = stacks.flatMap { $0.node.descendants }.compactMap(\.construct)
            return constructs.map { construct in { [weak construct] in construct } }
        }
        let remains = try remains()
        #expect(remains.count > 100)
        #expect(remains.compactMap { $0()?.node.path } == [])
    }

    @Test(arguments: Variant.allCases) func everyNameEndsWithTheSuffix(variant: Variant) throws {
        for template in try variant.templates() {
            var names: [String] = []
            for (id, resource) in template.json["Resources"]?.object ?? [:] {
                let type = try #require(resource["Type"]?.string)
                let path = try #require(PhysicalName.paths[type], "say where \(type) has its name")
                guard !path.isEmpty else { continue }
                let name = path.reduce(resource["Properties"]) { $0?[$1] }
                names.append(type + (name?.text() ?? ""))
                if type == "AWS::S3::Bucket" {
                    let pieces = name?["Fn::Join"]?[1]?.array
                    #expect(pieces?.first?.string?.hasSuffix("-bucket-blue-") == true, "\(id)")
                    #expect(pieces?.last == ["Ref": "AWS::AccountId"], "\(id)")
                    #expect(pieces?.count == 2, "\(id)")
                } else {
                    let text = try #require(name?.string, "\(id) has no name")
                    #expect(text.hasSuffix("-blue"), "\(id)")
                    #expect(type != "AWS::IAM::Role" || text.count <= 64 - EnvironmentSuffixTests.longest + "blue".count, "\(id)")
                }
            }
            #expect(Set(names).count == names.count, "no two resources of a type have the same name")
        }
    }

    @Test(arguments: Variant.allCases) func everythingIsDeletedWithTheStack(variant: Variant) throws {
        for template in try variant.templates() {
            for (id, resource) in template.json["Resources"]?.object ?? [:] {
                #expect(resource["DeletionPolicy"] == "Delete", "\(id)")
                #expect(resource["UpdateReplacePolicy"] == "Delete", "\(id)")
            }
            #expect(!template.json.text().contains("\"DeletionProtectionEnabled\":true"))
        }
    }

    @Test(arguments: Variant.allCases) func everyBucketIsPrivateAndEncrypted(variant: Variant) throws {
        let template = try #require(try variant.templates().first)
        let buckets = template.resources(ofType: "AWS::S3::Bucket")
        #expect(buckets.count == (variant == .everyOption ? 4 : 3))
        for (id, bucket) in buckets {
            let isPrivate: Pattern = [
                "PublicAccessBlockConfiguration": [
                    "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true, "RestrictPublicBuckets": true,
                ],
                // CloudFront hands its logs over by an access control list.
                "OwnershipControls": [
                    "Rules": [["ObjectOwnership": id.hasPrefix("DeliveryLogs") ? "BucketOwnerPreferred" : "BucketOwnerEnforced"]]
                ],
                "Tags": .arrayContaining([["Key": "streaming:empty-on-delete", "Value": "true"]]),
            ]
            #expect(isPrivate.matches(bucket["Properties"]), "\(id)")
            let rule = bucket["Properties"]?["BucketEncryption"]?["ServerSideEncryptionConfiguration"]?[0]
            let algorithm = rule?["ServerSideEncryptionByDefault"]?["SSEAlgorithm"]
            let hasOwnKey = [.staged, .ownKeys, .everyOption].contains(variant) && !id.contains("Logs")
            #expect(algorithm == (hasOwnKey ? "aws:kms" : "AES256"), "\(id)")
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
                    ofType: "Custom::BucketContents", properties: ["BucketName": .equal(["Ref": .string(id)])]
                ).count == 1, "\(id)")
        }
    }

    @Test func sourcesMoveToColderStorage() throws {
        let template = try #require(try Variant.standard.templates().first)
        let buckets = template.resources(ofType: "AWS::S3::Bucket")
        func rules(of bucket: JSON?) -> JSON? { bucket?["Properties"]?["LifecycleConfiguration"]?["Rules"] }
        let abort: Pattern = ["Status": "Enabled", "AbortIncompleteMultipartUpload": ["DaysAfterInitiation": 7]]
        for bucket in buckets.values { #expect(Pattern.arrayContaining([abort]).matches(rules(of: bucket))) }
        let colder: Pattern = [
            "Status": "Enabled", "Prefix": "uploads/",
            "Transitions": [
                ["StorageClass": "STANDARD_IA", "TransitionInDays": 30], ["StorageClass": "GLACIER", "TransitionInDays": 90],
            ],
        ]
        let oldVersions: Pattern = ["Status": "Enabled", "NoncurrentVersionExpiration": ["NoncurrentDays": 30]]
        let ingest = try #require(buckets.first { $0.key.hasPrefix("Ingest") }?.value)
        #expect(Pattern.arrayContaining([colder, oldVersions]).matches(rules(of: ingest)))
    }

    @Test func mediaConvertGetsExactlyWhatItNeeds() throws {
        let template = try #require(try Variant.standard.templates().first)
        let role = try #require(
            template.resources(ofType: "AWS::IAM::Role", properties: ["RoleName": "mediaconvert-role-blue"]).values.first)
        // Jobs of a companion's queue may still run after a move away from it, and the other way round.
        let queues = JSON.array(
            ["Default", "transcode-queue-blue"].map {
                ["Fn::Join": ["", ["arn:aws:mediaconvert:eu-central-1:", ["Ref": "AWS::AccountId"], .string(":queues/\($0)")]]]
            })
        #expect(
            role["Properties"]?["AssumeRolePolicyDocument"]?["Statement"]
                == [
                    [
                        "Effect": "Allow", "Principal": ["Service": "mediaconvert.amazonaws.com"], "Action": "sts:AssumeRole",
                        "Condition": [
                            "StringEquals": ["aws:SourceAccount": ["Ref": "AWS::AccountId"]], "ArnLike": ["aws:SourceArn": queues],
                        ],
                    ]
                ])
        let buckets = template.resources(ofType: "AWS::S3::Bucket").keys.filter { !$0.hasPrefix("AccessLogs") }
        func objects(_ bucket: String, _ keys: String) -> JSON {
            ["Fn::Join": ["", [["Fn::GetAtt": [.string(bucket), "Arn"]], .string(keys)]]]
        }
        #expect(
            role["Properties"]?["Policies"]?[0]?["PolicyDocument"]?["Statement"]
                == [
                    ["Effect": "Allow", "Action": "s3:GetObject", "Resource": objects(buckets[0], "/uploads/*")],
                    ["Effect": "Allow", "Action": "s3:PutObject", "Resource": objects(buckets[1], "/assets/*")],
                ])
    }

    @Test(arguments: Variant.allCases) func everyAlarmTellsSomebody(variant: Variant) throws {
        let template = try #require(try variant.templates().first)
        let alarms = template.resources(ofType: "AWS::CloudWatch::Alarm").values
        #expect(alarms.count >= 17)
        for alarm in Array(alarms) + template.resources(ofType: "AWS::CloudWatch::CompositeAlarm").values {
            #expect(alarm["Properties"]?["AlarmActions"]?.array?.count == 1)
            #expect(alarm["Properties"]?["OKActions"] == alarm["Properties"]?["AlarmActions"])
        }
        for alarm in alarms {
            #expect(alarm["Properties"]?["TreatMissingData"] == "notBreaching")
        }
        let watched = alarms.compactMap { $0["Properties"]?["Dimensions"]?.array?.first { $0["Name"] == "QueueName" }?["Value"] }
        #expect(watched.count == template.resources(ofType: "AWS::SQS::Queue").count, "an alarm on every dead-letter queue")
    }
}
