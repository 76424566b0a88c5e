import CloudAssembly

/// A rule of one's own over what is deployed, whatever made it: typed resources, untyped ones, included templates.
///
///     struct QueuesHaveOurKey: TemplateRule {
///         func check(_ resource: RenderedResource) -> [Diagnostic] {
///             guard resource.type == "AWS::SQS::Queue", resource["KmsMasterKeyId"] == nil else { return [] }
///             return [
///                 .error(
///                     "example:sqs/our-key", "The queue is not encrypted with a key of ours",
///                     action: "make it with encryption: .kms(key:)")
///             ]
///         }
///     }
///
/// Synthesis asks it about every resource below the scopes that it was added to (``TemplateRules``), and reports what it says at the
/// construct of the resource, with its file and line. See <doc:Policy>.
public protocol TemplateRule {
    /// The mistakes of a resource; the part of it that is meant can be named with `in:`.
    func check(_ resource: RenderedResource) -> [Diagnostic]
}

/// The rules of a scope, which hold for all resources below: in stages, in nested stacks and in included templates.
public struct TemplateRules {
    private let node: Node

    /// The rules that apply to the resources of `scope` and all below it.
    public static func of(_ scope: any Scope) -> TemplateRules { TemplateRules(node: scope.node) }

    /// Adds a rule.
    public func add(_ rule: any TemplateRule) {
        node.tree.slot(RuleCount.self).hasRules = true
        node.slot(NodeRules.self).all.append(rule)
    }

    /// Adds a rule that is a function of a resource.
    public func add(_ check: @escaping (RenderedResource) -> [Diagnostic]) { add(ClosureRule(closure: check)) }
}

private struct ClosureRule: TemplateRule {
    let closure: (RenderedResource) -> [Diagnostic]

    func check(_ resource: RenderedResource) -> [Diagnostic] { closure(resource) }
}

/// The rules that were added at a node.
private final class NodeRules: Slot {
    var all: [any TemplateRule] = []

    func dismantle() { all = [] }
}

extension Node {
    /// The rules of this node and of all above it, outermost first.
    var templateRules: [any TemplateRule] {
        var rules: [any TemplateRule] = []
        var node: Node? = self
        while let current = node {
            if let own = current.existingSlot(NodeRules.self) { rules = own.all + rules }
            node = current.scope
        }
        return rules
    }
}
