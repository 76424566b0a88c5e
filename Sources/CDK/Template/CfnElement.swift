import CloudAssembly

/// An element of a stack's template: a resource, an output, a parameter.
open class CfnElement: Construct {
    private var overriddenID: String?
    private var computedID: ComputedLogicalID?
    /// The place that the logical id is made from; the element's own if nil.
    private(set) final var namingPlace: (scope: Node, id: String)?
    /// The id that so many renames gave.
    private var knownID: (id: String, renames: Int)?
    private lazy var allocatedID: String = {
        guard let stack = node.stack else { return "" }
        return stack.slot(LogicalIDAllocation.self).allocate?(self) ?? LogicalIDs.allocate(for: self)
    }()
    /// Whether the logical id may not change any more, because an export is made from it.
    private var isLogicalIDLocked = false

    init(elementIn scope: any Scope, _ id: String, file: String, line: Int) {
        let node = Node(scope, id, file: file, line: line)
        super.init(node)
        // A tree that is cut off may have lost the stack, which is told already.
        if node.stack == nil, !node.tree.isTooDeep {
            node.report(.outsideOfStack("\(type(of: self))"))
        }
    }

    /// The overrides that replace parts of the content when that is resolved; only resources have any.
    final var overrides = TemplateOverrides()

    /// The way in which other stacks refer to this element; by their own settings if nil.
    public final var incomingReferenceStrength: ReferenceStrength?

    /// The element's name in the template, for texts that CloudFormation itself reads.
    ///
    /// For references use `ref`.
    public final var logicalID: Value<String> {
        Value(raw: .lazy(LazyValue { [self] _ in .string(resolvedLogicalID()) }))
    }

    /// Sets the element's name in the template, whatever its place in the tree.
    ///
    /// A name is reported that comes too late, after an export was made from the former one.
    public final func overrideLogicalID(_ id: String) {
        if isLogicalIDLocked {
            node.report(
                .error(
                    "swift-cdk:template/late-logical-id", "An export holds the logical id already, which is now overridden",
                    action: "override the logical id before the first export"))
        }
        overriddenID = id.isEmpty ? nil : id
    }

    /// Sets the element's name in the template to one that is computed whenever it is needed, from what the template says then.
    ///
    /// - Parameter compute: Gets the name that the element would have otherwise. Its result is not checked.
    public final func overrideLogicalID(_ compute: @escaping (_ id: String, _ rendering: Rendering) -> String) {
        computedID = ComputedLogicalID(compute)
    }

    /// Gives the element the name in the template that an element at another place of its stack would have.
    ///
    /// So a building block takes the place of a generated class that is deployed already, and CloudFormation sees the same resource:
    ///
    ///     let rule = Rule(stack, "Nightly", schedule: .cron(hour: "4"))
    ///     // It was Events.CfnRule(stack, "Nightly", …).
    ///     (rule.node.defaultChild as? CfnResource)?.overrideLogicalID(asChild: "Nightly", of: stack)
    ///
    /// It has to be said before the name is asked for. A name that is overridden as a text comes first, and the stack's renames apply. A
    /// stack that chooses names by a rule of its own (``Stack/allocateLogicalID(for:)``) chooses this one as well.
    ///
    /// - Parameters:
    ///   - id: The id that the other element would have in its scope.
    ///   - scope: The scope of the other element: a construct of the same stack, or the stack itself.
    public final func overrideLogicalID(asChild id: String, of scope: any Scope) { namingPlace = (scope.node, id) }

    final func lockLogicalID() { isLogicalIDLocked = true }

    /// The name in the template.
    ///
    /// A name that CloudFormation would refuse is reported, once.
    final func resolvedLogicalID() -> String {
        if let overriddenID { return overriddenID }
        return computedID?.id(renamedID, of: self) ?? renamedID
    }

    override final func nameInTemplate() -> String? { resolvedLogicalID() }

    override func letGo() {
        computedID = nil
        namingPlace = nil
        overrides = TemplateOverrides()
    }

    /// The id that the stack's renames give; an id that was asked for before a rename was added is renamed all the same.
    private var renamedID: String {
        guard let stack = node.stack else { return "" }
        if let known = knownID, known.renames == stack.renames.count { return known.id }
        let id = stack.renames.apply(to: allocatedID, at: node)
        knownID = (id, stack.renames.count)
        if !LogicalIDs.isValid(id) {
            node.report(.logicalID(id))
        }
        return id
    }

    /// The section of the template in which the element stands.
    var section: String { "" }

    /// Whether the element is left out of the template.
    var isOmitted: Bool { false }

    /// The element's key in its section.
    func key() -> String { resolvedLogicalID() }

    /// The element as it stands in its section, before it is resolved.
    func content() -> TemplateValue { .absent }

    /// The last touches to the resolved content, with the overrides; nil leaves the element out.
    func finish(_ content: JSON?, _ resolver: Resolver) -> JSON? { content }

    /// The facts that `tree.json` holds about the element; nil for none.
    func treeAttributes(_ resolver: Resolver) -> OrderedMap<JSON>? { nil }
}

extension CfnElement {
    /// A deferred value of the element's.
    final func reference<T>(_ attribute: Reference.Attribute, shape: ValueShape = .string) -> Value<T> {
        Value(raw: .reference(Reference(self, attribute, shape: shape)))
    }
}

extension Reference {
    /// The element that is referred to; nil for the facts of a stack.
    var element: CfnElement? { target.construct as? CfnElement }
}

extension Diagnostic {
    /// The mistake of an element of a template that has no stack around it.
    static func outsideOfStack(_ thing: String) -> Diagnostic {
        .error("swift-cdk:template/outside-of-stack", "\(thing) is in no stack", action: "create it below a Stack")
    }
}
