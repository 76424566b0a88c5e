/// A visitor of every construct below a scope, when the tree is complete.
public protocol Aspect: AnyObject {
    /// Visits a construct, once, before those below it.
    func visit(_ construct: Construct)
}

/// The order in which aspects are invoked: lower numbers first.
public struct AspectPriority: RawRepresentable, Sendable, Comparable, ExpressibleByIntegerLiteral {
    /// The number, from 0 upward; a negative one is reported when an aspect is added.
    public let rawValue: Int

    /// A priority between or beside those that have names.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// A priority as a number: `priority: 300`.
    public init(integerLiteral value: Int) { rawValue = value }

    /// The priority 200, for aspects that change constructs.
    public static let mutating: AspectPriority = 200
    /// The priority 500, that of aspects for which none is given.
    public static let standard: AspectPriority = 500
    /// The priority 1,000, for aspects that only look.
    public static let readOnly: AspectPriority = 1000

    /// True if the aspect on the left is invoked first.
    public static func < (lhs: AspectPriority, rhs: AspectPriority) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// The aspects of a scope.
public struct Aspects {
    private let node: Node

    /// The aspects that apply to `scope` and all below it, up to the stages below it.
    public static func of(_ scope: any Scope) -> Aspects { Aspects(node: scope.node) }

    /// Adds an aspect; the same one with the same priority again does nothing.
    public func add(_ aspect: any Aspect, priority: AspectPriority = .standard) {
        if priority.rawValue < 0 {
            node.report(
                .error(
                    "swift-cdk:aspects/negative-priority", "The aspect's priority is \(priority.rawValue)",
                    action: "use a priority from 0 upward"))
        }
        let aspects = node.slot(NodeAspects.self)
        guard !aspects.all.contains(where: { $0.aspect === aspect && $0.priority == priority }) else { return }
        aspects.all.append(AppliedAspect(aspect: aspect, priority: priority, node: node))
        node.tree.slot(AspectRevision.self).count += 1
    }

    /// Adds an aspect that calls `visit` for each construct.
    public func add(priority: AspectPriority = .standard, _ visit: @escaping (Construct) -> Void) {
        add(ClosureAspect(visit), priority: priority)
    }
}

/// An aspect with its priority and the node that it was added at.
struct AppliedAspect {
    let aspect: any Aspect
    let priority: AspectPriority
    unowned let node: Node
}

/// The aspects that were added at a node.
private final class NodeAspects: Slot {
    var all: [AppliedAspect] = []

    func dismantle() { all = [] }
}

/// The number of aspects added, by which one that adds another is noticed.
private final class AspectRevision: Slot {
    var count = 0
}

private final class ClosureAspect: Aspect {
    private let action: (Construct) -> Void

    init(_ action: @escaping (Construct) -> Void) { self.action = action }
    func visit(_ construct: Construct) { action(construct) }
}

/// The invocation of aspects until none is left to invoke: an aspect may add constructs and other aspects (Semantics 15).
struct AspectInvocation {
    private static let maximumPasses = 100
    private let revision: AspectRevision
    private var invoked: [ObjectIdentifier: [AppliedAspect]] = [:]

    /// Invokes the aspects of a stage and all below it, without the stages within: aspects do not enter those.
    static func run(_ stage: StageNode) {
        var invocation = AspectInvocation(revision: stage.tree.slot(AspectRevision.self))
        for _ in 0...maximumPasses {
            switch invocation.pass(stage, inherited: []) {
            case .invokedNothing, .failed: return
            case .invoked, .aborted: continue
            }
        }
        stage.report(
            .error(
                "swift-cdk:aspects/endless", "Aspects still add constructs or aspects after \(Self.maximumPasses) rounds",
                action: "let each aspect add a construct or an aspect only once"))
    }

    private enum Outcome {
        case invokedNothing, invoked, aborted, failed
    }

    private static func merged(_ inherited: [AppliedAspect], _ local: [AppliedAspect]) -> [AppliedAspect] {
        if local.isEmpty { return inherited }
        return (inherited + local).enumerated()
            .sorted { ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset) }
            .map(\.element)
    }

    private mutating func pass(_ node: Node, inherited: [AppliedAspect]) -> Outcome {
        let aspects = Self.merged(inherited, node.existingSlot(NodeAspects.self)?.all ?? [])
        var outcome = Outcome.invokedNothing
        if let construct = node.construct, !aspects.isEmpty {
            let id = ObjectIdentifier(node)
            for aspect in aspects where invoked[id]?.contains(where: { $0.aspect === aspect.aspect }) != true {
                if let last = invoked[id]?.last, last.priority > aspect.priority {
                    node.report(
                        .error(
                            "swift-cdk:aspects/too-late",
                            "The aspect \(type(of: aspect.aspect)) has priority \(aspect.priority.rawValue) and came when "
                                + "\(type(of: last.aspect)) with priority \(last.priority.rawValue), added at '\(last.node.path)', had "
                                + "visited the construct",
                            action: "add it earlier, or with a priority of at least \(last.priority.rawValue)"))
                    return .failed
                }
                let count = revision.count
                invoked[id, default: []].append(aspect)
                aspect.aspect.visit(construct)
                outcome = .invoked
                if revision.count != count { return .aborted }
            }
        }
        for (_, child) in node.children where !(child is StageNode) {
            switch pass(child, inherited: aspects) {
            case .invokedNothing: break
            case .invoked: outcome = .invoked
            case .aborted: return .aborted
            case .failed: return .failed
            }
        }
        return outcome
    }
}
