import CloudAssembly

/// The synthesizer of a nested stack, which hands the assets to the stack around it (Semantics 20.5).
final class NestedStackSynthesizer: StackSynthesizer {
    /// The qualifier of the stack around, to which every question goes.
    var bootstrapQualifier: String? { nil }

    func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        stack.topLevel.deployment.addFileAsset(asset, stack: stack.topLevel)
    }

    func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        stack.topLevel.deployment.addDockerImageAsset(asset, stack: stack.topLevel)
    }

    func prepare(_ stack: StackNode) {}
    func synthesize(_ stack: StackNode, _ session: StageSynthesis) {
        _ = session.writeTemplate(stack, lookupRole: lookupRoleARN(of: stack).map { LookupRole(arn: $0) })
    }

    func executionRoleARN(of stack: StackNode) -> String? { stack.topLevel.deployment.executionRoleARN(of: stack.topLevel) }
    func lookupRoleARN(of stack: StackNode) -> String? { stack.topLevel.deployment.lookupRoleARN(of: stack.topLevel) }
}
