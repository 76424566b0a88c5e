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
        case .reference(let reference): return .reference(reference.referenced(strength))
        case .lazy(let lazy):
            guard let reference = lazy.reference else { return self }
            return .lazy(
                LazyValue(shape: lazy.shape, reference: reference.referenced(strength)) { lazy.produce($0).referenced(strength) })
        case .text(let pieces): return .text(pieces.map { $0.referenced(strength) })
        default: return self
        }
    }
}

extension Reference {
    fileprivate func referenced(_ strength: ReferenceStrength) -> Reference {
        var reference = self
        reference.strength = strength
        return reference
    }
}
