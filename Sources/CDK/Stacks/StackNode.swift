import CloudAssembly

/// The node of a ``Stack``, with what is known of the stack before its construct is bound.
public class StackNode: Node {
    /// The account and region of the stack, with those of its stage filled in.
    final let stackEnvironment: Environment
    /// The name that the stack has in CloudFormation.
    public final let name: String
    /// The stack's description in CloudFormation, at most 512 characters; nil if not given.
    public final let stackDescription: String?
    /// True if CloudFormation refuses to delete the stack.
    public final let terminationProtection: Bool
    /// The ARNs of topics that receive the stack's events; nil leaves those that the stack has.
    public final let notificationARNs: [String]?
    private let suppressTemplateIndentation: Bool?
    /// The stacks of this assembly that are deployed before this one, with the reasons, by their unique ids.
    final var stackDependencies: OrderedMap<StackDependency> = [:]
    /// The template's transforms: those that the user adds, and those that values of the stack need, in the order in which they were met.
    final var transforms: [String] = []
    /// The template's `AWSTemplateFormatVersion`; left out if nil.
    public final var templateFormatVersion: String?
    /// True if the stack is one resource of another stack.
    public final let isNested: Bool

    /// Makes the node of a stack that is about to be initialized.
    init(
        in parent: Node, id: String, environment: Environment, name: String, description: String?, terminationProtection: Bool = false,
        notificationARNs: [String]? = nil, suppressTemplateIndentation: Bool?, isNested: Bool, location: SourceLocation
    ) {
        stackEnvironment = environment
        self.name = name
        stackDescription = description
        self.terminationProtection = terminationProtection
        self.notificationARNs = notificationARNs
        self.suppressTemplateIndentation = suppressTemplateIndentation
        self.isNested = isNested
        super.init(in: parent, id: id, location: location)
        enclosingStack = self
    }

    override final var canOwnTree: Bool { true }

    /// Adds a macro that CloudFormation runs over the template, such as `AWS::Serverless-2016-10-31`.
    public final func addTransform(_ transform: String) { transforms.append(transform) }

    /// The id of the stack's artifact in its assembly, made from the ids below the app.
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

    /// The template's file in the stack's assembly: `<artifact id>.template.json`.
    public var templateFile: String { artifactID + ".template.json" }

    /// The template's place in the app's assembly.
    package final var templatePath: String { (stage?.directory ?? "") + templateFile }

    /// The outermost stack, which is deployed as a whole.
    var topLevel: StackNode { self }

    /// Whether the template is written without white space.
    final var suppressesTemplateIndentation: Bool {
        suppressTemplateIndentation ?? flag("@aws-cdk/core:suppressTemplateIndentation") ?? false
    }

    /// True if this stack is known already to be deployed after `other` directly, not by way of a third one.
    public final func isDeployed(after other: StackNode) -> Bool {
        stackDependencies.contains { $0.value.stack === other }
    }

    /// Whether this stack is `other` or nested somewhere in it.
    func isSameOrNested(in other: StackNode) -> Bool { self === other }
}

extension StackNode {
    /// Reports what is wrong with the name, the description and the ARNs of a stack that stands by itself.
    final func validate() {
        if DeferredTextMarker.find(in: id) != nil {
            report(.deferredID(id))
        }
        // An id above that holds a deferred value is told at its construct, and so is that of a stage.
        let isTold = stage?.hasRefusedID == true || scopes.contains { DeferredTextMarker.find(in: $0.id) != nil }
        if !Self.isValid(name), !isTold {
            report(
                .error(
                    "swift-cdk:stacks/name",
                    "'\(name)' cannot name a stack: it begins with no letter, or holds more than letters, digits and hyphens",
                    action: "use another id, or pass stackName"))
        }
        if name.utf16.count > 128 {
            report(
                .error(
                    "swift-cdk:stacks/name-length", "The stack's name has \(name.utf16.count) characters, 128 is the most: '\(name)'",
                    action: "pass a shorter stackName"))
        }
        if let stackDescription, stackDescription.utf16.count > 512 {
            report(
                .error(
                    "swift-cdk:stacks/description-length",
                    "The stack's description has \(stackDescription.utf16.count) characters, 512 is the most: '\(stackDescription)'",
                    action: "shorten the description"))
        }
        let deferred = notificationARNs?.filter { DeferredTextMarker.find(in: $0) != nil } ?? []
        if !deferred.isEmpty {
            report(
                .error(
                    "swift-cdk:stacks/deferred-notification", "An ARN in notificationARNs is deferred: \(deferred.joined(separator: ", "))",
                    action: "use ARNs that are known when the tree is built"))
        }
    }

    private static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, ("a"..."z").contains(first) || ("A"..."Z").contains(first) else { return false }
        return name.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
        }
    }
}

extension Node {
    /// The innermost stack around the node, which may be the node itself.
    public final var stack: StackNode? { enclosingStack as? StackNode }

    /// The account and region of the stack or stage around this node, as far as they are known while the tree is built.
    public final var environment: Environment { stack?.stackEnvironment ?? stage?.stageEnvironment ?? Environment() }

    /// The path without that of the outermost stack around the node.
    final var pathInStack: String {
        guard let top = stack?.topLevel, top !== self else { return path }
        return scopes.drop { $0 !== top }.dropFirst().map(\.id).joined(separator: "/")
    }
}

/// The stack that another one is deployed after, and the reason.
struct StackDependency {
    let stack: StackNode
    let reason: String
}
