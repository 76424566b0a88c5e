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
        // By unique id, so that the manifest has the order in which JavaScript keeps them: ids that are numbers first.
        let id = Names.uniqueID(target)
        if source.stackDependencies[id] == nil { source.stackDependencies[id] = StackDependency(stack: target, reason: reason) }
        return true
    }

    /// The stage in words.
    static func name(of stage: StageNode?) -> String {
        guard let stage, !stage.path.isEmpty else { return "the App" }
        return "Stage '\(stage.path)'"
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
