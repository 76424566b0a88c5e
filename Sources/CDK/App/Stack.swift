import CloudAssembly

/// The node of a ``Stack``, with what is known of the stack before its construct is bound.
public class StackNode: Node {
    /// Where the stack is deployed.
    final let stackEnvironment: Environment
    /// The name that the stack has in CloudFormation.
    public final let name: String
    /// What the stack is for; at most 512 characters.
    public final let stackDescription: String?
    /// Tags of the stack itself, which CloudFormation hands on to its resources.
    public final let tags: TagManager
    public final let terminationProtection: Bool
    public final let notificationARNs: [String]?
    /// How the stack and its assets are deployed.
    public final let synthesizer: any StackSynthesizer
    final let options: StackOptions
    /// This assembly's stacks that are deployed before this one and why, by their unique ids.
    final var stackDependencies: OrderedMap<StackDependency> = [:]
    final var renames = LogicalIDRenames()
    final var crossAccountRole: CrossAccountRole?
    /// The template's transforms: those that the user adds, and those that values of the stack need, in the order in which they were met.
    final var transforms: [String] = []
    /// The template's `AWSTemplateFormatVersion`; left out if nil.
    public final var templateFormatVersion: String?
    /// Context values of the stack that the CLI should look up.
    final var missingContext: [MissingContext] = []
    final var hasAcknowledgedZones = false
    final var templateMetadata: OrderedMap<TemplateValue> = [:]
    /// Whether the stack is one resource of another stack.
    public final let isNested: Bool

    /// Makes the node of a stack that is about to be initialized. The parameters are those of ``Stack``.
    public init(
        _ scope: any Scope, _ id: String, env: Environment = Environment(), stackName: String? = nil, description: String? = nil,
        tags: [String: String] = [:], terminationProtection: Bool = false, notificationARNs: [String]? = nil,
        synthesizer: (any StackSynthesizer)? = nil, options: StackOptions = StackOptions(), file: String = #fileID, line: Int = #line
    ) {
        let parent = scope.node
        stackEnvironment = env.filled(from: parent.stage?.stageEnvironment ?? Environment())
        isNested = false
        stackDescription = description
        self.tags = TagManager(.keyValue, initial: tags.sorted { $0.key < $1.key }.map { CfnTag(key: $0.key, value: $0.value) })
        self.terminationProtection = terminationProtection
        self.notificationARNs = notificationARNs
        self.synthesizer = synthesizer ?? parent.tree.synthesizer ?? DefaultStackSynthesizer()
        self.options = options
        let ids = parent.scopes.drop { $0 !== parent.stage }.dropFirst().map(\.id) + [id]
        let prefix = parent.stage.map { $0.stageName.isEmpty ? "" : $0.stageName + "-" } ?? ""
        name = stackName ?? Names.stackName(components: ids, prefix: prefix, at: parent)
        super.init(in: parent, id: id, location: SourceLocation(file: file, line: line))
        stack = self
        validate()
        if let strength = options.crossStackReferences { setContext(CrossStackReferences.strengthContext, .string(strength.rawValue)) }
        if let boundary = options.permissionsBoundary { setContext(PermissionsBoundary.contextKey, boundary.context) }
        PermissionsBoundary.apply(to: self)
    }

    /// Makes the node of a stack that is one resource of another.
    init(nestedIn parent: Node, id: String, description: String?, options: StackOptions, location: SourceLocation) {
        stackEnvironment = parent.environment
        isNested = true
        stackDescription = description
        tags = TagManager(.keyValue, initial: [])
        terminationProtection = false
        notificationARNs = nil
        synthesizer = NestedStackSynthesizer()
        self.options = options
        name = Names.uniqueID(parent) + id
        super.init(in: parent, id: id, location: location)
        stack = self
        PermissionsBoundary.apply(to: self)
    }

    /// The stack as its construct; nil while it is being initialized.
    final var stackConstruct: Stack? { construct as? Stack }

    /// Adds a macro that CloudFormation runs over the template.
    public final func addTransform(_ transform: String) { transforms.append(transform) }

    /// Adds a member to the template's own `Metadata`.
    public final func addTemplateMetadata(_ key: String, _ value: AnyValue) { templateMetadata[key] = value.raw }

    /// The id of the stack's artifact in its assembly.
    public final lazy var artifactID: String = {
        let ids = scopes.dropFirst().map(\.id)
        let name = Names.stackName(components: ids, prefix: "", at: self)
        return String(
            String.UnicodeScalarView(
                name.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
                    let isKept =
                        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                        || "_.-".unicodeScalars.contains(scalar)
                    // One for each UTF-16 code unit, of which some characters have two.
                    return isKept ? [scalar] : Array(repeating: "_", count: UTF16.width(scalar))
                }))
    }()

    /// The template's file in the assembly.
    public var templateFile: String { artifactID + ".template.json" }

    /// The template's place in the app's assembly.
    package final var templatePath: String { (stage.map(StageSynthesis.directory(of:)) ?? "") + templateFile }

    /// The outermost stack, which is deployed as a whole.
    var topLevel: StackNode { self }

    /// The stack's own name as its resources see it.
    var nameInside: Value<String> { Value(name) }

    /// The stack's own id as its resources see it.
    var idInside: Value<String> { Value(raw: .reference(Reference(self, .pseudo("AWS::StackId")))) }

    /// Whether the template is written without white space.
    final var suppressesTemplateIndentation: Bool {
        options.suppressTemplateIndentation ?? (context("@aws-cdk/core:suppressTemplateIndentation") == .bool(true))
    }

    /// Deploys this stack after `other`.
    public final func addStackDependency(_ other: StackNode) {
        ConstructDependencies.add(self, dependsOn: other, reason: "<\(path)>.addStackDependency(<\(other.path)>)")
    }

    /// Whether this stack is known already to be deployed after `other`, as itself and not by way of a third one.
    public final func isDeployed(after other: StackNode) -> Bool {
        stackDependencies.contains { $0.value.stack === other }
    }

    /// Whether this stack is `other` or nested somewhere in it.
    func isSameOrNested(in other: StackNode) -> Bool { self === other }

    /// The elements of the stack's template, each before those below it, without those of stacks within.
    final var elements: [CfnElement] {
        var all: [CfnElement] = []
        func visit(_ node: Node) {
            if node !== self, node is StackNode || node is StageNode { return }
            if let element = node.construct as? CfnElement { all.append(element) }
            for (_, child) in node.children { visit(child) }
        }
        visit(self)
        return all
    }

    private func validate() {
        if !Self.isValid(name) {
            report(
                "Stack name must match the regular expression: /^[A-Za-z][A-Za-z0-9-]*$/, got '\(name)'",
                action: "use letters, digits and hyphens in the id, or pass stackName")
        }
        if name.utf16.count > 128 {
            report("Stack name must be <= 128 characters. Stack name: '\(name)'", action: "pass a shorter stackName")
        }
        if let stackDescription, stackDescription.utf16.count > 512 {
            report(
                "Stack description must be <= 1024 bytes. Received description: '\(stackDescription)'",
                action: "CloudFormation takes at most 512 characters here")
        }
        let deferred = notificationARNs?.filter { DeferredTextMarker.find(in: $0) != nil } ?? []
        if !deferred.isEmpty {
            report(
                "Stack '\(id)' includes one or more tokens in its notification ARNs: \(deferred.joined(separator: ","))",
                action: "use ARNs that are known when the tree is built")
        }
    }

    private static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, ("a"..."z").contains(first) || ("A"..."Z").contains(first) else { return false }
        return name.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
        }
    }
}

/// Settings of a stack that few need.
public struct StackOptions: Sendable {
    /// How other stacks refer to this one's resources, unless a reference says otherwise.
    public var crossStackReferences: ReferenceStrength?
    /// Writes the template without white space.
    public var suppressTemplateIndentation: Bool?
    /// Bounds what the roles and users of the stack may do.
    public var permissionsBoundary: PermissionsBoundary?

    public init(
        crossStackReferences: ReferenceStrength? = nil, suppressTemplateIndentation: Bool? = nil,
        permissionsBoundary: PermissionsBoundary? = nil
    ) {
        self.crossStackReferences = crossStackReferences
        self.suppressTemplateIndentation = suppressTemplateIndentation
        self.permissionsBoundary = permissionsBoundary
    }
}

/// A unit of deployment: a CloudFormation stack.
///
/// A subclass makes a ``StackNode`` first and creates its children there; see ``Construct``.
open class Stack: Construct {
    /// The stack's facts.
    public final let stackNode: StackNode

    /// Binds a stack to the node that was made for it.
    public init(_ node: StackNode) {
        stackNode = node
        super.init(node)
    }

    /// - Parameters:
    ///   - env: Where the stack is deployed; what it leaves open is the stage's, or decided at deployment.
    ///   - stackName: Letters, digits and hyphens, at most 128; made from the ids if not given.
    ///   - description: At most 512 characters.
    ///   - tags: Tags of the stack itself, which CloudFormation hands on to its resources.
    ///   - terminationProtection: Refuses to delete the stack until it is turned off.
    ///   - notificationARNs: Topics that receive the stack's events.
    ///   - synthesizer: How the stack and its assets are deployed; through the bootstrap roles if not given.
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

    /// Chooses the logical id of an element, from which renames then start. For subclasses with rules of their own.
    open func allocateLogicalID(for element: CfnElement) -> String {
        LogicalIDs.allocate(for: element)
    }

    /// Where the stack is deployed, as far as it is known.
    public final var environment: Environment { stackNode.environment }
    public final var account: Value<String> { stackNode.account }
    public final var region: Value<String> { stackNode.region }
    public final var partition: Value<String> { stackNode.partition }
    public final var urlSuffix: Value<String> { PseudoParameter.urlSuffix }
    public final var stackName: Value<String> { stackNode.nameInside }
    public final var stackID: Value<String> { stackNode.idInside }

    /// Deploys this stack after `other`.
    public final func addDependency(_ other: Stack, reason: String? = nil) {
        ConstructDependencies.add(
            node, dependsOn: other.node, reason: reason ?? "<\(node.path)>.addStackDependency(<\(other.node.path)>)")
    }

    /// Gives an element that would get the logical id `old` the id `new`. For stacks that move without replacing resources.
    public final func renameLogicalID(_ old: String, to new: String) {
        stackNode.renames.add(old, new, at: stackNode)
    }
}
