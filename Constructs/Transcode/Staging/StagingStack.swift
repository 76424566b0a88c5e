import CDK
import CDKKMS

/// The stack before the pipeline's, in MediaConvert's region: the bucket from which jobs read, and the key of all that is staged there.
struct StagingStack {
    private static let front = "staging"
    private static let output = "KeyARN"
    private static let pendingWindow = Duration.days(7)

    /// Nil if S3's own keys encrypt what is staged.
    let keyARN: ARN?

    init(
        _ scope: Node, region: Region, names: ResourceNames, environmentSuffix: EnvironmentSuffix, encrypts: Bool, encryptsInputs: Bool
    ) {
        let main = scope.stack?.construct as? Stack
        let front = names.withoutSuffix(Self.front)
        let stack = Stack(
            // In front, so that it is the main stack of no other suffix.
            main?.node.scope ?? scope, "\(front)-\(main?.node.id ?? "streaming")",
            env: Environment(account: main?.environment.account, region: region),
            description: "Copies of sources for MediaConvert, of a streaming platform in another region")
        let key =
            encrypts
            ? Key(
                stack, "Key", alias: names("staging-key"), description: names("staging-key"), isRotated: true,
                pendingWindow: Self.pendingWindow, removalPolicy: .destroy) : nil
        _ = PrivateBucket(
            stack, "Inputs", name: Staging.inputBucketName(stack.node, names), environmentSuffix: environmentSuffix, front: front,
            encryptionKey: encryptsInputs ? key : nil, isVersioned: true, lifecycleRules: Staging.expiries)
        main?.addDependency(stack, reason: "S3 copies only into a bucket that is there")
        guard let key else {
            keyARN = nil
            return
        }
        CfnOutput(stack, Self.output, value: key.arn.text)
        let outputs = StackOutputs(
            scope, "StagingKey", of: stack, names: ResourceNames(front, environmentSuffix, at: scope), version: "key")
        keyARN = ARN(raw: outputs(Self.output).raw)
    }
}
