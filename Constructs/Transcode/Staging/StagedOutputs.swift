import CDK
import CDKKMS

/// The bucket into which jobs write, in the companion stack: S3 copies what is there into the pipeline's.
final class StagedOutputs: Construct {
    /// - Parameters:
    ///   - stack: The companion stack.
    ///   - id: Unique in the stack.
    ///   - staging: What is staged.
    ///   - shared: What the parts of the pipeline share.
    ///   - environmentSuffix: The end of all names.
    ///   - main: The pipeline's stack, which is deployed before.
    @discardableResult
    init(
        _ stack: Stack, _ id: String, _ staging: Staging, _ shared: SharedParts, environmentSuffix: EnvironmentSuffix, main: Stack?
    ) {
        let scope = Node(stack, id)
        let front = shared.names.withoutSuffix("output")
        var keys: (staging: any KeyReference, renditions: ARN)?
        if let main, staging.outputs.keyARN != nil {
            let outputs = StackOutputs(
                scope, "Keys", of: main, names: ResourceNames(front, environmentSuffix, at: scope), version: "keys")
            func arn(_ output: Staging.Output) -> ARN { ARN(raw: outputs(output.key(shared.names)).raw) }
            keys = (Key.imported(scope, "Key", arn: arn(.stagingKey)), arn(.renditionKey))
        }
        let bucket = PrivateBucket(
            scope, "Bucket", name: staging.outputs.name, environmentSuffix: environmentSuffix, front: front,
            encryptionKey: keys?.staging, isVersioned: true, lifecycleRules: Staging.expiries)
        bucket.replicate(
            .init(
                prefix: HandlerContract.Folder.assets.rawValue, destination: shared.output.namedARN, key: keys?.renditions),
            name: "output-replication", names: shared.names)
        super.init(scope)
    }
}
