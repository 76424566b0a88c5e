/// Another element of the app, one of its attributes, or a fact of another stack, as it is deployed.
public struct Reference {
    enum Attribute: Hashable {
        /// What `Ref` gives: usually the physical name or id.
        case ref
        /// A pseudo parameter of the stack that is the target: its name, such as `AWS::StackId`.
        case pseudo(String)
        /// What `Fn::GetAtt` gives for this attribute.
        case attribute(String)

        var name: String {
            switch self {
            case .ref: "Ref"
            case .attribute(let name), .pseudo(let name): name
            }
        }
    }

    /// The node of an element, or of a stack for its pseudo parameters.
    let target: Node
    let attribute: Attribute
    let shape: ValueShape
    /// How other stacks read this use of the value; by the target's or their own settings if nil.
    var strength: ReferenceStrength?

    init(_ target: any Scope, _ attribute: Attribute, shape: ValueShape = .string) {
        self.target = target.node
        self.attribute = attribute
        self.shape = shape
    }

    /// The element that is referred to; nil for the facts of a stack.
    var element: CfnElement? { target.construct as? CfnElement }
}

extension TemplateRepresentable {
    /// The value with references to other stacks of this strength, whatever their targets or the stack say.
    ///
    /// It concerns references themselves and texts that hold them, not arguments of functions.
    public func referenced(_ strength: ReferenceStrength) -> Self {
        Self(raw: raw.referenced(strength))
    }
}

extension TemplateValue {
    fileprivate func referenced(_ strength: ReferenceStrength) -> TemplateValue {
        switch self {
        case .reference(var reference):
            reference.strength = strength
            return .reference(reference)
        case .text(let pieces): return .text(pieces.map { $0.referenced(strength) })
        default: return self
        }
    }
}
