import CDK

/// Where MediaConvert runs a pipeline's jobs.
///
/// MediaConvert does not exist in every region: of those in the EU, eu-south-1 is one without it.
public enum MediaConvertPlacement: Sendable, Hashable {
    /// In another region than the stack's, on that region's predefined queue. Nothing is provisioned there.
    case remote(region: Region)

    /// The region in which jobs run.
    var region: Region {
        switch self {
        case .remote(let region): region
        }
    }

    /// The ARN of the queue on which jobs run.
    func queueARN(_ scope: Node) -> Value<String> {
        "arn:\(scope.partition):mediaconvert:\(region):\(scope.account):queues/Default"
    }

    /// The ARN of all jobs of the account: a job's id is known only when it exists.
    func jobsARN(_ scope: Node) -> Value<String> {
        "arn:\(scope.partition):mediaconvert:\(region):\(scope.account):jobs/*"
    }
}
