import CloudAssembly

/// The node of a ``NestedStack``.
public final class NestedStackNode: StackNode {
    /// The stack that the nested stack is a resource of.
    let parentStack: StackNode
    /// The resource of the parent's template that the nested stack is.
    public let resource: CfnResource
    fileprivate(set) var parameters: OrderedMap<TemplateValue>

    /// Makes the node of a nested stack that is about to be initialized. The parameters are those of ``NestedStack``.
    public init(
        _ scope: any Scope, _ id: String, parameters: Map<Value<String>> = [:], timeout: Duration? = nil,
        notificationARNs: List<Value<String>>? = nil, removalPolicy: RemovalPolicy = .destroy, description: String? = nil,
        suppressTemplateIndentation: Bool? = nil, file: String = #fileID, line: Int = #line
    ) {
        let parent = scope.node
        if parent.stack == nil {
            parent.report(
                "Nested stacks must be defined within scope of another non-nested stack", action: "create it below a Stack")
        }
        parentStack = parent.stack ?? StackNode(parent, "\(id).MissingStack", file: file, line: line)
        let group = Node(parent, id + ".NestedStack", file: file, line: line)
        _ = Construct(group)
        var bag = PropertyBag(of: "NotificationARNs Parameters Tags TemplateURL TimeoutInMinutes", capacity: 5)
        bag.set("NotificationARNs", notificationARNs)
        bag.set("TimeoutInMinutes", timeout.map { Value<Int>($0.whole(.minutes, for: group)) })
        let type = ResourceType("AWS::CloudFormation::Stack", tags: .standard)
        resource = CfnResource(group, id + ".NestedStackResource", type, bag, file: file, line: line)
        resource.applyRemovalPolicy(removalPolicy)
        if case .object(let members) = parameters.raw { self.parameters = members } else { self.parameters = [:] }
        super.init(
            nestedIn: parent, id: id, description: description,
            options: StackOptions(suppressTemplateIndentation: suppressTemplateIndentation),
            location: SourceLocation(file: file, line: line))
        // The resource had to be there first, but stands behind its stack.
        parent.moveToEnd(group)
        resource[property: "Parameters"] = Map<AnyValue>.lazy { [unowned self] in
            self.parameters.isEmpty ? nil : Map(raw: .object(self.parameters))
        }
    }

    override public var templateFile: String { Names.uniqueID(self) + ".nested.template.json" }
    override var topLevel: StackNode { parentStack.topLevel }

    override func isSameOrNested(in other: StackNode) -> Bool {
        self === other || parentStack.isSameOrNested(in: other)
    }

    /// Within the stack its name is a pseudo parameter, outside it is part of the stack's id.
    override var nameInside: Value<String> {
        Value(
            raw: .lazy(
                LazyValue { [self] resolver in
                    if resolver.consumer === self { return PseudoParameter.stackName.raw }
                    return Fn.split("/", resource.ref)[1].raw
                }))
    }

    override var idInside: Value<String> {
        Value(
            raw: .lazy(
                LazyValue { [self] resolver in
                    resolver.consumer === self ? PseudoParameter.stackID.raw : resource.ref.raw
                }))
    }

    /// The parameter through which the stack receives a value from outside, made when first needed.
    func parameter(for reference: Reference, value: TemplateValue) -> TemplateValue {
        let id = "reference-to-\(Names.uniqueID(reference.target))\(reference.attribute.name)"
        let existing = child(id)?.construct as? CfnParameter
        let parameter = existing ?? CfnParameter(self, id)
        if existing == nil { parameters[parameter.resolvedLogicalID()] = value }
        return parameter.stringValue.raw
    }

    /// The output through which the stack hands a value out, made when first needed, as an attribute of its resource.
    func output(for reference: Reference) -> Reference {
        let id = Names.uniqueID(reference.target) + reference.attribute.name
        let output =
            child(id)?.construct as? CfnOutput
            ?? CfnOutput(self, id, value: StackExports.exportable(.reference(reference), reference.shape))
        return Reference(resource, .attribute("Outputs.\(output.resolvedLogicalID())"))
    }
}

/// A stack that is one resource of another, with a template of its own.
open class NestedStack: Stack {
    /// Binds a nested stack to the node that was made for it.
    public init(_ node: NestedStackNode) {
        super.init(node)
    }

    /// - Parameters:
    ///   - parameters: Values for the parameters that the nested stack declares itself.
    ///   - timeout: How long its creation may take, in whole minutes.
    ///   - notificationARNs: Topics that receive the stack's events.
    ///   - removalPolicy: What happens to the nested stack when it leaves its parent.
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
