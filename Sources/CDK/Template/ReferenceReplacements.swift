/// The values that stand in the templates of an app for references to other stacks.
final class ReferenceReplacements: Slot {
    private struct Key: Hashable {
        let target: ObjectIdentifier
        let attribute: Reference.Attribute
        let consumer: ObjectIdentifier
        let strength: ReferenceStrength?

        init(_ reference: Reference, _ consumer: StackNode) {
            target = ObjectIdentifier(reference.target)
            attribute = reference.attribute
            self.consumer = ObjectIdentifier(consumer)
            strength = reference.strength
        }
    }

    private var replacements: [Key: TemplateValue] = [:]

    func dismantle() { replacements = [:] }

    /// The value that stands for the reference in the consumer; nil if it is not resolved, which is then already reported.
    subscript(reference: Reference, in consumer: StackNode) -> TemplateValue? {
        get { replacements[Key(reference, consumer)] }
        set { replacements[Key(reference, consumer)] = newValue }
    }
}
