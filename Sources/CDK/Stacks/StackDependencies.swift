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
            report(.dependencyAcrossStages(from: source, to: target))
            return false
        }
        if let path = target.dependencyPath(to: source) {
            let reasons = path.map(\.reason).joined(separator: ", ")
            report(
                .error(
                    "swift-cdk:stacks/cycle",
                    "'\(source.path)' would be deployed after '\(target.path)' (\(reason)), which is deployed after it (\(reasons))",
                    action: "move what both need into a third stack"))
            return false
        }
        // By unique id, so that the manifest has the order in which JavaScript keeps them: ids that are numbers first.
        let id = Names.uniqueID(target)
        if source.stackDependencies[id] == nil { source.stackDependencies[id] = StackDependency(stack: target, reason: reason) }
        return true
    }

    /// The dependencies that lead from this stack to `other`; nil if it does not depend on it.
    private func dependencyPath(to other: StackNode) -> [StackDependency]? {
        var visited: Set<ObjectIdentifier> = []
        func path(from stack: StackNode) -> [StackDependency]? {
            guard visited.insert(ObjectIdentifier(stack)).inserted else { return nil }
            for (_, dependency) in stack.stackDependencies {
                if dependency.stack === other { return [dependency] }
                if let rest = path(from: dependency.stack) { return [dependency] + rest }
            }
            return nil
        }
        return path(from: self)
    }
}

extension Diagnostic {
    /// The mistake of a dependency between stages: each is deployed as a whole, so that nothing in it can wait for something in another.
    static func dependencyAcrossStages(from source: Node, to target: Node) -> Diagnostic {
        func name(_ stage: StageNode?) -> String { stage.map { $0.path.isEmpty ? "the app" : "the stage '\($0.path)'" } ?? "no stage" }
        return .error(
            "swift-cdk:stacks/dependency-across-stages",
            "'\(source.path)' in \(name(source.stage)) depends on '\(target.path)' in \(name(target.stage))",
            action: "move both into one stage, or pass the value as text")
    }
}
