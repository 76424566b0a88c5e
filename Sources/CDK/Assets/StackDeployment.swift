/// How a stack is deployed: where its assets go, and which roles do it.
public protocol StackDeployment: AnyObject {
    /// What tells the bootstrap that the stack is deployed through from others in its account; nil if it is left open.
    var bootstrapQualifier: String? { get }

    /// Registers a file or directory to be published; where it will be.
    func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation

    /// Registers a container image to be published; where it will be.
    func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation

    /// The role with which CloudFormation deploys the stack, with placeholders; nil for that of the caller.
    func executionRoleARN(of stack: StackNode) -> String?

    /// The role that the CLI assumes for look-ups, with placeholders; nil for none.
    func lookupRoleARN(of stack: StackNode) -> String?
}

/// How one stack is deployed.
final class DeploymentOfStack: Slot {
    var deployment: (any StackDeployment)?
}

extension StackNode {
    /// How the stack is deployed.
    final var deployment: any StackDeployment {
        guard let deployment = slot(DeploymentOfStack.self).deployment else {
            preconditionFailure("Whoever makes the node of a stack gives it a synthesizer")
        }
        return deployment
    }
}
