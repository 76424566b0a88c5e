/// A way to deploy a stack: where its assets go, and which roles do it.
public protocol StackDeployment: AnyObject {
    /// The qualifier, which tells the stack's bootstrap from others in its account; nil if it is left open.
    var bootstrapQualifier: String? { get }

    /// Registers a file or directory to be published, and gives the place where it will be.
    func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation

    /// Registers a container image to be published, and gives the place where it will be.
    func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation

    /// The role with which CloudFormation deploys the stack, with placeholders; nil for that of the caller.
    func executionRoleARN(of stack: StackNode) -> String?

    /// The role that the CLI assumes for look-ups, with placeholders; nil for none.
    func lookupRoleARN(of stack: StackNode) -> String?
}

/// The way in which one stack is deployed.
final class DeploymentOfStack: Slot {
    var deployment: (any StackDeployment)?
}

extension StackNode {
    /// The way in which the stack is deployed.
    final var deployment: any StackDeployment {
        guard let deployment = slot(DeploymentOfStack.self).deployment else {
            preconditionFailure("Whoever makes the node of a stack gives it a synthesizer")
        }
        return deployment
    }
}
