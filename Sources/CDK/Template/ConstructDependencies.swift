import CloudAssembly

/// Dependencies between constructs, which become those between resources and stacks (Semantics 13).
///
/// Each construct has a chain of containers: stages, a stack, nested stacks, the construct itself. The dependency is realized between the
/// branches directly below the innermost container that both share.
enum ConstructDependencies {
    static func apply(in stage: StageNode) {
        stage.visitStage { source in
            for target in source.dependencies { add(source, dependsOn: target) }
        }
    }

    /// Realizes one dependency, with a reason for messages about cycles.
    static func add(_ source: Node, dependsOn target: Node, reason: String? = nil) {
        if source === target { return }
        let from = containers(of: source)
        let to = containers(of: target)
        guard isWithinOneStage(source, target) else { return }
        guard let shared = (0..<min(from.count, to.count)).last(where: { from[$0] === to[$0] }) else { return }
        if shared == to.count - 1 {
            source.report(
                .error(
                    "swift-cdk:template/dependency-on-parent",
                    "'\(source.path)' depends on the \(kind(of: target)) '\(target.path)', which it is part of",
                    action: "depend on a construct beside it"))
            return
        }
        // What contains the target waits for it anyway.
        if shared == from.count - 1 { return }
        let reason = reason ?? "<\(source.path)>.node.addDependency(<\(target.path)>)"
        realize(from[shared + 1], to[shared + 1], reason)
    }

    private static func realize(_ source: Node, _ target: Node, _ reason: String) {
        if let stack = source as? StackNode, !stack.isNested {
            if let other = target as? StackNode, !other.isNested { stack.addStackDependency(on: other, reason: reason) }
            return
        }
        if source is StageNode { return }
        let targets = resources(of: target)
        for resource in resources(of: source) {
            for other in targets where other !== resource { resource.depend(on: other) }
        }
    }

    /// Whether both ends of a dependency are in one stage; a dependency that leaves its stage is reported.
    private static func isWithinOneStage(_ source: Node, _ target: Node) -> Bool {
        if source.stage === target.stage { return true }
        source.report(.dependencyAcrossStages(from: source, to: target))
        return false
    }

    /// The containers from the outermost stage to the construct itself.
    private static func containers(of node: Node) -> [Node] {
        var chain: [Node] = [node]
        var scope = node.scope
        while let current = scope {
            if let outermost = chain.last, contains(current, outermost) { chain.append(current) }
            scope = current.scope
        }
        return chain.reversed()
    }

    private static func contains(_ container: Node, _ inner: Node) -> Bool {
        switch inner {
        case is StageNode: container is StageNode
        case is NestedStackNode: container is StackNode
        case is StackNode: container is StageNode
        default: container is StageNode || container is StackNode
        }
    }

    /// The resources of a branch: a nested stack counts as its resource.
    private static func resources(of node: Node) -> [CfnResource] {
        if let nested = node as? NestedStackNode { return [nested.resource] }
        var resources: [CfnResource] = []
        func visit(_ node: Node) {
            // The resource of a nested stack stands beside it, and is met there.
            if node is StackNode || node is StageNode { return }
            if let resource = node.construct as? CfnResource { resources.append(resource) }
            for (_, child) in node.children { visit(child) }
        }
        visit(node)
        return resources
    }

    private static func kind(of node: Node) -> String {
        switch node {
        case is StageNode: "stage"
        case is NestedStackNode: "nested-stack"
        case is StackNode: "stack"
        default: "construct"
        }
    }
}

extension CfnResource {
    /// Deploys this resource after `other`; between stacks, the stacks depend on each other.
    public final func addResourceDependency(_ other: CfnResource) {
        guard !other.isOmitted else { return }
        ConstructDependencies.add(
            node, dependsOn: other.node, reason: "<\(node.path)>.addResourceDependency(<\(other.node.path)>)")
    }
}

extension StackNode {
    /// Deploys this stack after `other`.
    public final func addStackDependency(_ other: StackNode) {
        ConstructDependencies.add(self, dependsOn: other, reason: "<\(path)>.addStackDependency(<\(other.path)>)")
    }
}
