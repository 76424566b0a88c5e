import CDK
import CDKIAM

/// The role with which MediaConvert reads sources and writes renditions, and nothing else.
final class MediaConvertRole: Construct {
    let role: Role

    init(
        _ scope: any Scope, _ id: String, names: ResourceNames, source: IngestBucket, output: PrivateBucket, staging: Staging?,
        target: MediaConvertTarget
    ) {
        let scope = Node(scope, id)
        let permissions = PolicyDocument(statements: [
            PolicyStatement(actions: ["s3:GetObject"], resources: [source.storage.objects(source.uploadPrefix)]),
            PolicyStatement(actions: ["s3:PutObject"], resources: [output.objects(HandlerContract.Folder.assets.rawValue)]),
        ])
        if let key = source.storage.encryptionKey { permissions.add(PolicyStatement(actions: ["kms:Decrypt"], resources: [key.arn])) }
        if let key = output.encryptionKey {
            // A multipart upload reads its parts again when it is completed.
            permissions.add(PolicyStatement(actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn]))
        }
        // Besides: films that were planned before a move to staging are read and written where they are.
        for statement in staging?.permissionsOfJobs ?? [] { permissions.add(statement) }
        role = Role(
            scope, "Resource",
            // Only this account's jobs on the pipeline's queues.
            assumedBy: .service(
                "mediaconvert.amazonaws.com",
                conditions: [
                    "StringEquals": ["aws:SourceAccount": AnyValue(scope.account)],
                    "ArnLike": ["aws:SourceArn": AnyValue(target.trustedQueueARNs.map { AnyValue($0) })],
                ]),
            inlinePolicies: [names("mediaconvert-policy"): permissions], roleName: PhysicalName(names("mediaconvert-role")))
        super.init(scope)
    }
}
