import CloudAssembly

/// The node of a ``NestedStack``.
public final class NestedStackNode: StackNode {
    /// The stack that the nested stack is a resource of.
    let parentStack: StackNode
    /// The nested stack as a resource of the parent's template (`AWS::CloudFormation::Stack`).
    public let resource: CfnResource
    private(set) var parameters: OrderedMap<TemplateValue>

    /// Makes the node of a nested stack that is about to be initialized, with the parameters of ``NestedStack``.
    init(
        in parent: Node, of parentStack: StackNode, id: String, parameters: Map<Value<String>>, timeout: Duration?,
        notificationARNs: List<Value<String>>?, removalPolicy: RemovalPolicy, description: String?, suppressTemplateIndentation: Bool?,
        file: String, line: Int
    ) {
        self.parentStack = parentStack
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
            in: parent, id: id, environment: parent.environment, name: Names.uniqueID(parent) + id, description: description,
            suppressTemplateIndentation: suppressTemplateIndentation, isNested: true, location: SourceLocation(file: file, line: line))
        // The resource had to be there first, but stands behind its stack.
        parent.moveToEnd(group)
        resource[property: "Parameters"] = Map<AnyValue>.lazy { [self] in
            self.parameters.isEmpty ? nil : Map(raw: .object(self.parameters))
        }
    }

    override public var templateFile: String { Names.uniqueID(self) + ".nested.template.json" }
    override var topLevel: StackNode { parentStack.topLevel }

    override func isSameOrNested(in other: StackNode) -> Bool {
        self === other || parentStack.isSameOrNested(in: other)
    }

    /// The parameter through which the stack receives a value from outside, made when first needed.
    func parameter(for reference: Reference, value: TemplateValue) -> TemplateValue {
        let id = "reference-to-\(Names.uniqueID(reference.target))\(reference.attribute.name)"
        let existing = child(id)?.construct as? CfnParameter
        let parameter = existing ?? CfnParameter(self, id)
        if existing == nil { parameters[parameter.resolvedLogicalID()] = value }
        return parameter.stringValue.raw
    }

    /// Takes a parameter back that the stack's template no longer declares.
    func removeParameter(_ name: String) { parameters[name] = nil }

    /// The output through which the stack hands a value out, made when first needed, as an attribute of its resource.
    func output(for reference: Reference) -> Reference {
        let id = Names.uniqueID(reference.target) + reference.attribute.name
        let output =
            child(id)?.construct as? CfnOutput
            ?? CfnOutput(self, id, value: OutputText.exported(.reference(reference), reference.shape))
        return Reference(resource, .attribute("Outputs.\(output.resolvedLogicalID())"))
    }
}

extension StackNode {
    /// The stack's own name as its resources see it.
    ///
    /// Within a nested stack that is a pseudo parameter, outside it is part of the stack's id.
    final var nameInside: Value<String> {
        guard let nested = self as? NestedStackNode else { return Value(name) }
        return Value(
            raw: .lazy(
                LazyValue { resolver in
                    if resolver.consumer === nested { return PseudoParameter.stackName.raw }
                    return Fn.split("/", nested.resource.ref)[1].raw
                }))
    }

    /// The stack's own id as its resources see it.
    final var idInside: Value<String> {
        guard let nested = self as? NestedStackNode else { return Value(raw: .reference(Reference(self, .pseudo("AWS::StackId")))) }
        return Value(
            raw: .lazy(
                LazyValue { resolver in
                    resolver.consumer === nested ? PseudoParameter.stackID.raw : nested.resource.ref.raw
                }))
    }
}
