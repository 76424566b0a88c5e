/// A stack that is one resource of another, with a template of its own.
open class NestedStack: Stack {
    /// Binds a nested stack to the node that was made for it.
    public init(_ node: NestedStackNode) {
        super.init(node)
    }

    /// Creates a nested stack within the stack around `scope`.
    ///
    /// A scope that is in no stack is reported.
    ///
    /// - Parameters:
    ///   - scope: The construct that the nested stack is part of, within a stack.
    ///   - id: Unique in the scope.
    ///   - parameters: Values for the parameters that the nested stack declares itself.
    ///   - timeout: How long its creation may take, in whole minutes.
    ///   - notificationARNs: Topics that receive the stack's events.
    ///   - removalPolicy: What happens to the nested stack when it leaves its parent.
    ///   - description: What the nested stack is for.
    ///   - suppressTemplateIndentation: Writes the template without white space; as the context says if nil.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public convenience init(
        nestedIn scope: any Scope, _ id: String, parameters: Map<Value<String>> = [:], timeout: Duration? = nil,
        notificationARNs: List<Value<String>>? = nil, removalPolicy: RemovalPolicy = .destroy, description: String? = nil,
        suppressTemplateIndentation: Bool? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.init(
            NestedStackNode(
                scope, id, parameters: parameters, timeout: timeout, notificationARNs: notificationARNs,
                removalPolicy: removalPolicy, description: description, suppressTemplateIndentation: suppressTemplateIndentation,
                file: file, line: line))
    }
}

extension NestedStackNode {
    /// Makes the node of a nested stack that is about to be initialized, with the parameters of ``NestedStack``.
    public convenience init(
        _ scope: any Scope, _ id: String, parameters: Map<Value<String>> = [:], timeout: Duration? = nil,
        notificationARNs: List<Value<String>>? = nil, removalPolicy: RemovalPolicy = .destroy, description: String? = nil,
        suppressTemplateIndentation: Bool? = nil, file: String = #fileID, line: Int = #line
    ) {
        let parent = scope.node
        if parent.stack == nil {
            parent.report(
                .error("swift-cdk:app/nested-without-stack", "The nested stack is in no stack", action: "create it below a Stack"))
        }
        self.init(
            in: parent, of: parent.stack ?? StackNode(parent, "\(id).MissingStack", file: file, line: line), id: id,
            parameters: parameters, timeout: timeout, notificationARNs: notificationARNs, removalPolicy: removalPolicy,
            description: description, suppressTemplateIndentation: suppressTemplateIndentation, file: file, line: line)
        setSynthesizer(NestedStackSynthesizer())
        PermissionsBoundary.apply(to: self)
    }
}
