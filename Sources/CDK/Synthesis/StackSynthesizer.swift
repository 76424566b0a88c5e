/// A way to synthesize and deploy a stack and its assets: which roles do it, and where the assets go.
///
/// The library's own are ``DefaultStackSynthesizer``, ``CLICredentialsStackSynthesizer`` and ``BootstraplessSynthesizer``. One of your own
/// keeps the stack's assets in an ``AssetManifestBuilder`` and writes template, manifest and artifact to the ``StageSynthesis``:
///
///     final class TeamBucketSynthesizer: StackSynthesizer {
///         private var assets = AssetManifestBuilder()
///         let bootstrapQualifier: String? = nil
///
///         func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
///             assets.add(asset, bucket: "team-assets-${AWS::AccountId}", prefix: "cdk/", for: stack)
///         }
///
///         func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
///             assets.add(asset, repository: "team-images", for: stack)
///         }
///
///         func executionRoleARN(of stack: StackNode) -> String? { nil }
///         func lookupRoleARN(of stack: StackNode) -> String? { nil }
///         func prepare(_ stack: StackNode) {}
///
///         func synthesize(_ stack: StackNode, _ session: StageSynthesis) {
///             let template = addFileAsset(session.writeTemplate(stack), stack: stack)
///             let manifest = session.writeAssetManifest(assets.manifest, of: stack)
///             var artifact = session.stackArtifact(stack)
///             artifact.stackTemplateAssetObjectUrl = template.s3ObjectURLWithPlaceholders
///             artifact.additionalDependencies = [manifest]
///             session.add(artifact, of: stack, dependsOn: [manifest])
///         }
///     }
///
/// One instance belongs to one stack, or to stacks that share their asset manifest.
public protocol StackSynthesizer: StackDeployment {
    /// Adds what the stack's own template needs besides its elements, before anything is rendered.
    func prepare(_ stack: StackNode)

    /// Writes the stack's template and artifacts.
    func synthesize(_ stack: StackNode, _ session: StageSynthesis)
}

/// The synthesizer of one stack.
private final class SynthesizerOfStack: Slot {
    var synthesizer: (any StackSynthesizer)?
}

/// The synthesizer of stacks that have none of their own.
final class SharedSynthesizer: Slot {
    var synthesizer: (any StackSynthesizer)?
}

extension StackNode {
    /// The way in which the stack and its assets are deployed.
    public final var synthesizer: any StackSynthesizer {
        guard let synthesizer = slot(SynthesizerOfStack.self).synthesizer else {
            preconditionFailure("Whoever makes the node of a stack gives it a synthesizer")
        }
        return synthesizer
    }

    final func setSynthesizer(_ synthesizer: any StackSynthesizer) {
        slot(SynthesizerOfStack.self).synthesizer = synthesizer
        slot(DeploymentOfStack.self).deployment = synthesizer
    }
}
