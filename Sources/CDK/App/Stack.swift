import CloudAssembly

/// A unit of deployment: a CloudFormation stack.
///
/// A program with several stacks gives each a class of its own, whose properties are what others use of it. It makes a ``StackNode`` first
/// and creates its children there, as every ``Construct`` does:
///
///     final class Storage: Stack {
///         let films: S3.CfnBucket
///
///         init(_ scope: any Scope, _ id: String, env: Environment) {
///             let stack = StackNode(scope, id, env: env, terminationProtection: true)
///             films = S3.CfnBucket(stack, "Films")
///             super.init(stack)
///         }
///     }
///
/// An app creates them like any other construct, and hands the one's resources to the other: `Site(app, "site", films: storage.films)`.
open class Stack: Construct {
    /// The node that the stack is bound to.
    package final let stackNode: StackNode

    /// Binds a stack to the node that was made for it.
    public init(_ node: StackNode) {
        stackNode = node
        super.init(node)
        node.slot(LogicalIDAllocation.self).allocate = { [weak self] in
            self?.allocateLogicalID(for: $0) ?? LogicalIDs.allocate(for: $0)
        }
    }

    deinit { node.ownerIsGone() }

    /// Creates a stack.
    ///
    /// A name, description or ARN that CloudFormation would refuse is reported.
    ///
    /// - Parameters:
    ///   - scope: The app or the stage that the stack is part of, or a construct that groups stacks.
    ///   - id: Unique in the scope.
    ///   - env: Where the stack is deployed; what it leaves open is the stage's, or decided at deployment.
    ///   - stackName: Letters, digits and hyphens, at most 128; made from the ids if not given.
    ///   - description: At most 512 characters.
    ///   - tags: Tags of the stack itself, which CloudFormation hands on to its resources.
    ///   - terminationProtection: Refuses to delete the stack until it is turned off.
    ///   - notificationARNs: Topics that receive the stack's events.
    ///   - synthesizer: How the stack and its assets are deployed; through the bootstrap roles if not given.
    ///   - options: Settings that few need.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public convenience init(
        _ scope: any Scope, _ id: String, env: Environment = Environment(), stackName: String? = nil, description: String? = nil,
        tags: [String: String] = [:], terminationProtection: Bool = false, notificationARNs: [String]? = nil,
        synthesizer: (any StackSynthesizer)? = nil, options: StackOptions = StackOptions(), file: String = #fileID, line: Int = #line
    ) {
        self.init(
            StackNode(
                scope, id, env: env, stackName: stackName, description: description, tags: tags,
                terminationProtection: terminationProtection, notificationARNs: notificationARNs, synthesizer: synthesizer,
                options: options, file: file, line: line))
    }

    /// Chooses the logical id of an element, from which renames then start.
    ///
    /// Subclasses with rules of their own override it.
    open func allocateLogicalID(for element: CfnElement) -> String {
        LogicalIDs.allocate(for: element)
    }

    /// Deploys this stack after `other`.
    ///
    /// A circle of stacks, and a dependency between stages, is reported.
    public final func addDependency(_ other: Stack, reason: String? = nil) {
        ConstructDependencies.add(
            node, dependsOn: other.node, reason: reason ?? "<\(node.path)>.addStackDependency(<\(other.node.path)>)")
    }

    /// Gives an element that would get the logical id `old` the id `new`.
    ///
    /// It is for stacks that move without replacing resources. An `old` that no element has is reported.
    public final func renameLogicalID(_ old: String, to new: String, file: String = #fileID, line: Int = #line) {
        stackNode.renames.add(old, new, at: SourceLocation(file: file, line: line), stackNode)
    }
}

extension StackNode {
    /// Makes the node of a stack that is about to be initialized, with the parameters of ``Stack``.
    public convenience init(
        _ scope: any Scope, _ id: String, env: Environment = Environment(), stackName: String? = nil, description: String? = nil,
        tags: [String: String] = [:], terminationProtection: Bool = false, notificationARNs: [String]? = nil,
        synthesizer: (any StackSynthesizer)? = nil, options: StackOptions = StackOptions(), file: String = #fileID, line: Int = #line
    ) {
        let parent = scope.node
        let ids = parent.scopes.drop { $0 !== parent.stage }.dropFirst().map(\.id) + [Node.sanitized(id)]
        let prefix = parent.stage.map { $0.stageName.isEmpty ? "" : $0.stageName + "-" } ?? ""
        self.init(
            in: parent, id: id, environment: env.filled(from: parent.stage?.stageEnvironment ?? Environment()),
            name: stackName ?? Names.stackName(components: ids, prefix: prefix, at: parent), description: description,
            terminationProtection: terminationProtection, notificationARNs: notificationARNs,
            suppressTemplateIndentation: options.suppressTemplateIndentation, isNested: false,
            location: SourceLocation(file: file, line: line))
        setTags(tags.sorted { $0.key < $1.key }.map { CfnTag(key: $0.key, value: $0.value) })
        setSynthesizer(synthesizer ?? tree.slot(SharedSynthesizer.self).synthesizer ?? DefaultStackSynthesizer())
        validate()
        if let strength = options.crossStackReferences { setContext(CrossStackReferences.strengthContext, .string(strength.rawValue)) }
        if let boundary = options.permissionsBoundary { setContext(PermissionsBoundary.contextKey, boundary.context) }
        PermissionsBoundary.apply(to: self)
    }
}
