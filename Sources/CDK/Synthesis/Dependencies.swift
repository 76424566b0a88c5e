/// Why one stack is deployed after another.
struct StackDependency {
    let stack: StackNode
    let reason: String
}

extension StackNode {
    /// Deploys the outermost stack of this one after that of `other`.
    ///
    /// - Returns: False if that cannot be, which is then reported.
    @discardableResult
    final func addStackDependency(on other: StackNode, reason: String) -> Bool {
        let source = topLevel
        let target = other.topLevel
        if source === target { return true }
        if source.stage !== target.stage {
            report(
                "You cannot have a dependency from '\(source.path)' (in \(Self.name(of: source.stage))) to '\(target.path)' "
                    + "(in \(Self.name(of: target.stage))): dependency cannot cross stage boundaries",
                action: "move both into one stage, or pass the value as text")
            return false
        }
        if let path = target.dependencyPath(to: source) {
            let reasons = path.map(\.reason).joined(separator: ", ")
            report(
                "'\(target.path)' depends on '\(source.path)' (\(reasons)). Adding this dependency (\(reason)) would create a cyclic "
                    + "reference.",
                action: "move what both need into a third stack")
            return false
        }
        if !source.stackDependencies.contains(where: { $0.stack === target }) {
            source.stackDependencies.append(StackDependency(stack: target, reason: reason))
        }
        return true
    }

    private static func name(of stage: StageNode?) -> String {
        guard let stage, !stage.path.isEmpty else { return "the App" }
        return "Stage '\(stage.path)'"
    }

    /// The dependencies that lead from this stack to `other`; nil if it does not depend on it.
    private func dependencyPath(to other: StackNode) -> [StackDependency]? {
        for dependency in stackDependencies {
            if dependency.stack === other { return [dependency] }
            if let rest = dependency.stack.dependencyPath(to: other) { return [dependency] + rest }
        }
        return nil
    }
}

/// Turns dependencies between constructs into those between resources and stacks (CDK-SEMANTICS 13).
enum ConstructDependencies {
    static func apply(in stage: StageNode) {
        stage.forEachInStage { source in
            for target in source.dependencies { apply(source, target) }
        }
    }

    private static func apply(_ source: Node, _ target: Node) {
        if source !== target, let stack = target as? StackNode, source.scopes.contains(where: { $0 === target }) {
            source.report("'\(source.path)' cannot depend on parent stack '\(stack.path)'", action: "depend on a construct beside it")
            return
        }
        for after in resources(of: target) {
            for before in resources(of: source) where before !== after { depend(before, on: after) }
        }
    }

    private static func resources(of node: Node) -> [CfnResource] {
        var resources: [CfnResource] = []
        if let nested = node as? NestedStackNode { resources.append(nested.resource) }
        node.forEach { if let resource = $0.construct as? CfnResource { resources.append(resource) } }
        return resources
    }

    /// Realizes a dependency between the branches directly below the innermost stack that both share.
    private static func depend(_ source: CfnResource, on target: CfnResource) {
        let from = chain(source)
        let to = chain(target)
        guard let shared = from.last(where: { stack in to.contains { $0 === stack } }) else {
            if let after = source.node.stack, let before = target.node.stack {
                after.addStackDependency(on: before, reason: "\(source.node.path) -> \(target.node.path)")
            }
            return
        }
        guard let first = branch(source, from, below: shared), let second = branch(target, to, below: shared), first !== second else {
            return
        }
        if !first.resourceDependencies.contains(where: { $0 === second }) { first.resourceDependencies.append(second) }
    }

    /// The stacks around a resource, outermost first.
    private static func chain(_ resource: CfnResource) -> [StackNode] {
        var chain: [StackNode] = []
        var stack = resource.node.stack
        while let current = stack {
            chain.insert(current, at: 0)
            stack = (current as? NestedStackNode)?.parentStack
        }
        return chain
    }

    /// The resource of `shared` that is or contains `resource`.
    private static func branch(_ resource: CfnResource, _ chain: [StackNode], below shared: StackNode) -> CfnResource? {
        guard let index = chain.firstIndex(where: { $0 === shared }) else { return nil }
        return index + 1 < chain.count ? (chain[index + 1] as? NestedStackNode)?.resource : resource
    }
}

extension Node {
    /// Visits this node and all below it, each before its children, without the stages within.
    final func forEachInStage(_ visit: (Node) -> Void) {
        visit(self)
        for (_, child) in children where !(child is StageNode) { child.forEachInStage(visit) }
    }

    /// Visits all below this node and then the node, without the stages within.
    final func forEachInStageAfterChildren(_ visit: (Node) -> Void) {
        for (_, child) in children where !(child is StageNode) { child.forEachInStageAfterChildren(visit) }
        visit(self)
    }
}
