/// How a stack and its assets are deployed: which roles do it, and where the assets go.
public protocol StackSynthesizer: StackDeployment {
    /// Adds what the stack's own template needs besides its elements, before anything is rendered.
    func prepare(_ stack: StackNode)

    /// Writes the stack's template and artifacts.
    func synthesize(_ stack: StackNode, _ session: StageSynthesis)
}

/// How one stack is synthesized.
private final class SynthesizerOfStack: Slot {
    var synthesizer: (any StackSynthesizer)?
}

/// How stacks are deployed that have no synthesizer of their own.
final class SharedSynthesizer: Slot {
    var synthesizer: (any StackSynthesizer)?
}

extension StackNode {
    /// How the stack and its assets are deployed.
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
