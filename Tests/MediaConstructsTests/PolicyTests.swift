import CDK
import CDKAssertions
import Testing

@testable import App
@testable import EveryOption

/// What the platform's policies let whom do, whatever the context makes of it.
@Suite(.serialized) struct PolicyTests {
    /// Every context that changes a policy, with every other; what is staged with the one that has most.
    private static let contexts: [OrderedMap<JSON>] =
        places.flatMap { place in
            ["s3", "kms"].flatMap { encryption in
                [nil, "operations@example.com"].map { email in
                    var context = place
                    context["encryption"] = .string(encryption)
                    context["alarmEmail"] = email.map { .string($0) }
                    return context
                }
            }
        } + [["mediaConvert": "staged", "encryption": "kms"]]
    private static let places: [OrderedMap<JSON>] = [[:], ["region": "eu-west-1"], ["mediaConvert": "companion"]]

    private static func templates() throws -> [Template] {
        try contexts.flatMap { try templates(of: StreamingPlatform(), $0) } + templates(of: EveryOption(), [:])
    }

    private static func templates(of program: some CDKApp, _ context: OrderedMap<JSON>) throws -> [Template] {
        let app = CDK.App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        try program.build(app)
        #expect(app.diagnostics.map(\.description) == [])
        return try app.node.children.values.compactMap { $0.construct as? Stack }.map { try Template(of: $0) }
    }

    /// Each wildcard of a statement, with why.
    private static let explained: [String: String] = [
        "Allow kms:* on *": "the account controls its key; in a key's own policy the resource is the key",
        "Allow kms:Decrypt on *": "in a key's own policy the resource is the key",
        "Allow kms:Decrypt, kms:GenerateDataKey on *": "in a key's own policy the resource is the key",
        "Allow logs:CreateLogDelivery, logs:DeleteLogDelivery, logs:DescribeLogGroups, logs:DescribeResourcePolicies, logs:GetLogDelivery, "
            + "logs:ListLogDeliveries, logs:PutResourcePolicy, logs:UpdateLogDelivery, xray:GetSamplingRules, xray:GetSamplingTargets, "
            + "xray:PutTelemetryRecords, xray:PutTraceSegments on *": "log deliveries and X-Ray have no resources to name",
        "Allow mediaconvert:CancelJob, mediaconvert:GetJob, mediaconvert:TagResource on "
            + "arn:aws:mediaconvert:eu-central-1:<AWS::AccountId>:jobs/*": "a job's id is known only when it exists",
        "Allow mediaconvert:CancelJob, mediaconvert:GetJob, mediaconvert:TagResource on "
            + "arn:aws:mediaconvert:eu-west-1:<AWS::AccountId>:jobs/*": "a job's id is known only when it exists",
        "Allow mediaconvert:GetJob on arn:aws:mediaconvert:eu-central-1:<AWS::AccountId>:jobs/*": "a job's id is known only when it exists",
        "Allow mediaconvert:GetJob on arn:aws:mediaconvert:eu-west-1:<AWS::AccountId>:jobs/*": "a job's id is known only when it exists",
        "Allow mediaconvert:Probe, xray:PutTelemetryRecords, xray:PutTraceSegments on *": "neither Probe nor X-Ray has resources to name",
        "Allow s3:AbortMultipartUpload, s3:DeleteObject, s3:DeleteObjectVersion on arn:aws:s3:::delivery-bucket-dev-<AWS::AccountId>/*, "
            + "arn:aws:s3:::ingest-bucket-dev-<AWS::AccountId>/*, arn:aws:s3:::log-bucket-dev-<AWS::AccountId>/*":
            "what empties the platform's buckets deletes all objects in them",
        "Allow s3:AbortMultipartUpload, s3:DeleteObject, s3:DeleteObjectVersion on arn:aws:s3:::cdn-log-bucket-dev-<AWS::AccountId>/*, "
            + "arn:aws:s3:::delivery-bucket-dev-<AWS::AccountId>/*, arn:aws:s3:::ingest-bucket-dev-<AWS::AccountId>/*, "
            + "arn:aws:s3:::log-bucket-dev-<AWS::AccountId>/*": "the same, with the bucket of CloudFront's logs",
        "Allow s3:AbortMultipartUpload, s3:PutObject on <IngestBucket>/uploads/*": "uploads, whose names are chosen one by one",
        "Allow s3:GetObject on <IngestBucket>/uploads/*": "all uploads",
        "Allow s3:DeleteObject, s3:DeleteObjectVersion on <IngestBucket>/uploads/*, <TranscodeOutput>/assets/*":
            "master and files of whichever asset is to be deleted",
        "Allow s3:DeleteObject, s3:DeleteObjectVersion on <TranscodeOutput>/assets/*":
            "the files of whichever asset has makings that were replaced",
        "Allow s3:GetObject, s3:RestoreObject on <IngestBucket>/uploads/*": "the master of whichever asset is to be made again",
        "Allow s3:GetObject on <TranscodeOutput>/assets/*": "all assets are looked at",
        "Allow s3:GetObject on <TranscodeOutput>/assets/*, <TranscodeOutput>/errors/*": "CloudFront delivers all assets and error pages",
        "Allow s3:GetObject, s3:GetObjectVersionTagging, s3:PutObjectVersionTagging on <IngestBucket>/uploads/*":
            "of all uploads the version is looked at, and tagged",
        "Allow s3:GetObject, s3:PutObject on <TranscodeOutput>/assets/*": "all assets are verified, and get a poster",
        "Allow s3:PutObject on <AccessLogsBucket>/cdn-log-bucket-dev/*": "S3 names the logs itself",
        "Allow s3:PutObject on <AccessLogsBucket>/delivery-bucket-dev/*": "S3 names the logs itself",
        "Allow s3:PutObject on <AccessLogsBucket>/ingest-bucket-dev/*": "S3 names the logs itself",
        "Allow s3:PutObject on <TranscodeOutput>/assets/*": "MediaConvert writes the files of all assets",
        "Allow states:DescribeExecution on arn:aws:states:eu-south-1:<AWS::AccountId>:execution:transcode-state-machine-dev:*":
            "an execution has the name of its asset",
        "Allow states:DescribeExecution on arn:aws:states:eu-west-1:<AWS::AccountId>:execution:transcode-state-machine-dev:*": "the same",
        "Allow states:DescribeExecution, states:StopExecution on "
            + "arn:aws:states:eu-south-1:<AWS::AccountId>:execution:transcode-state-machine-dev:*": "the same",
        "Allow states:DescribeExecution, states:StopExecution on "
            + "arn:aws:states:eu-west-1:<AWS::AccountId>:execution:transcode-state-machine-dev:*": "the same",
        "Allow xray:PutTelemetryRecords, xray:PutTraceSegments on *": "X-Ray has no resources to name",
        "Deny s3:* on <AccessLogsBucket>/* for *": "a refusal is as wide as it can be",
        "Deny s3:* on <DeliveryLogs>/* for *": "a refusal is as wide as it can be",
        "Deny s3:* on <IngestBucket>/* for *": "a refusal is as wide as it can be",
        "Deny s3:* on <TranscodeOutput>/* for *": "a refusal is as wide as it can be",
        "Deny sns:Publish for *": "a refusal is as wide as it can be",
        "Deny sqs:* for *": "a refusal is as wide as it can be",
        "Allow cloudformation:DescribeStacks on arn:aws:cloudformation:eu-central-1:<AWS::AccountId>:stack/staging-streaming-dev/*":
            "one stack, whose id ends in what only CloudFormation knows",
        "Allow cloudformation:DescribeStacks on arn:aws:cloudformation:eu-south-1:<AWS::AccountId>:stack/streaming-dev/*":
            "one stack, whose id ends in what only CloudFormation knows",
        "Allow s3:AbortMultipartUpload, s3:DeleteObject, s3:DeleteObjectVersion on arn:aws:s3:::input-bucket-dev-<AWS::AccountId>/*":
            "what empties the bucket deletes all objects in it",
        "Allow s3:AbortMultipartUpload, s3:DeleteObject, s3:DeleteObjectVersion on arn:aws:s3:::output-bucket-dev-<AWS::AccountId>/*":
            "what empties the bucket deletes all objects in it",
        "Allow s3:AbortMultipartUpload, s3:GetObject, s3:PutObject on <IngestBucket>/staged/*": "a source is copied, of whichever asset",
        "Allow s3:GetObject on <IngestBucket>/uploads/*, arn:aws:s3:::input-bucket-dev-<AWS::AccountId>/staged/*":
            "all uploads, and their copies",
        "Allow s3:GetObject, s3:GetObjectVersion on <IngestBucket>/uploads/*": "the version of whichever upload is copied",
        "Allow s3:GetObject, s3:PutObject on arn:aws:s3:::output-bucket-dev-<AWS::AccountId>/assets/*":
            "files of all assets are looked at, and written over themselves when S3 could not copy them",
        "Allow s3:GetObjectVersionAcl, s3:GetObjectVersionForReplication on arn:aws:s3:::ingest-bucket-dev-<AWS::AccountId>/staged/*":
            "S3 copies what is staged of all sources",
        "Allow s3:GetObjectVersionAcl, s3:GetObjectVersionForReplication on arn:aws:s3:::output-bucket-dev-<AWS::AccountId>/assets/*":
            "S3 copies what is made of all assets",
        "Allow s3:PutObject on <TranscodeOutput>/assets/*, arn:aws:s3:::output-bucket-dev-<AWS::AccountId>/assets/*":
            "MediaConvert writes the files of all assets",
        "Allow s3:ReplicateObject on arn:aws:s3:::delivery-bucket-dev-<AWS::AccountId>/assets/*": "S3 copies what is made of all assets",
        "Allow s3:ReplicateObject on arn:aws:s3:::input-bucket-dev-<AWS::AccountId>/staged/*": "S3 copies what is staged of all sources",
        "Deny s3:* on <Inputs>/* for *": "a refusal is as wide as it can be",
        "Deny s3:* on <OutputsBucket>/* for *": "a refusal is as wide as it can be",
    ]

    @Test func everyWildcardIsExplained() throws {
        let statements = try Self.templates().flatMap { PolicyStatements.all(in: $0.json) }
        #expect(statements.count > 500)
        #expect(Set(statements.compactMap(PolicyStatements.wildcard)).sorted() == Self.explained.keys.sorted())
    }

    /// The types whose resources have policies.
    private static let types = [
        "AWS::Events::EventBusPolicy", "AWS::IAM::Role", "AWS::KMS::Key", "AWS::S3::BucketPolicy", "AWS::SNS::TopicPolicy",
        "AWS::SQS::QueuePolicy",
    ]

    @Test func aPlantedWildcardIsNoticed() throws {
        func planted(_ json: JSON) -> JSON {
            switch json {
            case .array(let elements): return .array(elements.map(planted))
            case .object(var members):
                for (key, member) in members { members[key] = planted(member) }
                if members["Effect"] != nil { (members["Effect"], members["Action"]) = ("Allow", "s3:Get*") }
                return .object(members)
            default: return json
            }
        }
        let templates = try Self.templates()
        for type in Self.types {
            let resources = templates.flatMap { $0.resources(ofType: type).values }
            #expect(!resources.isEmpty, "\(type)")
            for resource in resources {
                let found = PolicyStatements.all(in: planted(resource)).map(PolicyStatements.wildcard)
                #expect(!found.isEmpty, "\(type)")
                for wildcard in found { #expect(try Self.explained[#require(wildcard)] == nil, "\(type)") }
            }
        }
    }

    @Test func everyKindOfWildcardIsNoticed() {
        let plain: OrderedMap<JSON> = [
            "Effect": "Allow", "Action": ["s3:GetObject"],
            "Resource": ["Fn::Join": ["", [["Fn::GetAtt": ["BucketA1B2C3D4", "Arn"]], "/a"]]],
            "Principal": ["Service": "events.amazonaws.com"],
        ]
        func wildcard(_ changes: OrderedMap<JSON>) -> String? {
            var statement = plain
            for (member, value) in changes { statement[member] = value }
            return PolicyStatements.wildcard(of: .object(statement))
        }
        #expect(wildcard([:]) == nil)
        #expect(wildcard(["Action": "*"]) == "Allow *")
        #expect(wildcard(["Action": ["s3:PutObject", "s3:Get?bject"]]) == "Allow s3:Get?bject, s3:PutObject")
        #expect(wildcard(["Resource": "*"]) == "Allow s3:GetObject on *")
        #expect(wildcard(["Resource": ["Fn::Join": ["", [["Ref": "BucketA1B2C3D4"], "/*"]]]]) == "Allow s3:GetObject on <Bucket>/*")
        #expect(wildcard(["Principal": "*"]) == "Allow s3:GetObject for *")
        #expect(wildcard(["Principal": ["AWS": "*"]]) == "Allow s3:GetObject for *")
        #expect(wildcard(["Principal": ["AWS": ["arn:aws:iam::111111111111:root", "*"]]]) == "Allow s3:GetObject for *")
        #expect(wildcard(["NotAction": "s3:GetObject"]) == "NotAction Allow s3:GetObject")
        #expect(wildcard(["NotResource": "arn:aws:s3:::a"]) == "NotResource Allow s3:GetObject")
        #expect(wildcard(["NotPrincipal": ["AWS": "a"]]) == "NotPrincipal Allow s3:GetObject")
        let document: JSON = ["Version": "2012-10-17", "Statement": .object(plain)]
        #expect(PolicyStatements.all(in: document).count == 1)
        #expect(PolicyStatements.all(in: ["PolicyDocument": .string(document.text())]).count == 1, "a policy that is written as text")
    }

    @Test func nothingElseLetsAnybodyIn() throws {
        for template in try Self.templates() {
            for statement in PolicyStatements.all(in: template.json) where statement["Effect"] == "Allow" {
                #expect(statement["NotPrincipal"] == nil && statement["Principal"] != "*" && statement["Principal"]?["AWS"] != "*")
            }
            for permission in template.resources(ofType: "AWS::Lambda::Permission").values {
                #expect(permission["Properties"]?["Principal"]?.string?.hasSuffix(".amazonaws.com") == true)
                #expect(permission["Properties"]?["SourceArn"] != nil)
            }
            for policy in template.resources(ofType: "AWS::Events::EventBusPolicy").values {
                #expect(policy["Properties"]?["Principal"] == nil, "the statement says it")
            }
            for role in template.resources(ofType: "AWS::IAM::Role").values {
                #expect(role["Properties"]?["ManagedPolicyArns"] == nil, "AWS's own policies are wider than what is needed")
            }
        }
    }
}
