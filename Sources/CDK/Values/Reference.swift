/// Another element of the app, or one of its attributes, as it is deployed.
public struct Reference {
    enum Attribute: Hashable {
        /// What `Ref` gives: usually the physical name or id.
        case ref
        /// What `Fn::GetAtt` gives for this attribute.
        case attribute(String)

        var name: String {
            switch self {
            case .ref: "Ref"
            case .attribute(let name): name
            }
        }
    }

    let target: CfnElement
    let attribute: Attribute
    let shape: ValueShape
    /// How other stacks read this use of the value; by the target's or their own settings if nil.
    var strength: ReferenceStrength?

    init(_ target: CfnElement, _ attribute: Attribute, shape: ValueShape = .string) {
        self.target = target
        self.attribute = attribute
        self.shape = shape
    }
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
