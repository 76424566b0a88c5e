import CloudAssembly

/// Names that are unique within an account and a region: of stacks, and of what they export.
final class DeployedNames: Slot {
    private var stacks: [String: StackNode] = [:]
    private var exports: [String: Node] = [:]

    init() {}

    func dismantle() {
        stacks = [:]
        exports = [:]
    }

    /// What is wrong with a stack's name, if another stack has it.
    ///
    /// A stack may be meant to take the place of another, so that it is a warning.
    func add(_ stack: StackNode) -> Diagnostic? {
        // CloudFormation names nested stacks.
        if stack.isNested { return nil }
        guard let other = stacks.updateValue(stack, forKey: Self.key(stack, stack.name)), other !== stack else { return nil }
        return .warning(
            "swift-cdk:template/duplicate-stack",
            "The stack '\(other.path)' has the name '\(stack.name)' too, in one account and region, so that one takes the "
                + "other's place",
            action: "give one of the two another name", other: other.location)
    }

    /// What is wrong with the name of an export, if another output of the environment has it.
    func add(export name: String, of output: Node, in stack: StackNode) -> Diagnostic? {
        guard let other = exports.updateValue(output, forKey: Self.key(stack, name)) else { return nil }
        // Without an account and a region, two stacks may well be deployed to different ones.
        let environment = stack.stackEnvironment
        guard other.stack === stack || (environment.account != nil && environment.region != nil) else { return nil }
        return .error(
            "swift-cdk:template/duplicate-export", "'\(other.path)' exports '\(name)' too, in one account and region",
            action: "give one of the two another name", in: "Export.Name", other: other.location)
    }

    private static func key(_ stack: StackNode, _ name: String) -> String {
        let environment = stack.stackEnvironment
        return "\(environment.account ?? "")/\(environment.region?.rawValue ?? "")/\(name)"
    }
}
