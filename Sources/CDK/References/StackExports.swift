import CloudAssembly

/// Exports that other stacks import (Semantics 10.2).
enum StackExports {
    /// Exports a value of a stack, and gives what stands for it in other stacks.
    static func export(_ reference: Reference, of producer: StackNode) -> TemplateValue {
        let output = output(for: reference, of: producer)
        return OutputText.imported(.intrinsic(Intrinsic("Fn::ImportValue", output.exportName?.raw ?? .absent)), reference)
    }

    /// The output that exports a value of a stack, or of a stack nested in it; made when it is first needed.
    static func output(for reference: Reference, of producer: StackNode, description: String? = nil) -> CfnOutput {
        reference.element?.lockLogicalID()
        let scope = producer.child("Exports") ?? Construct(producer, "Exports").node
        let value = value(of: reference, in: producer)
        let resolver = TemplateResolver(consumer: producer, node: producer)
        // A reference is never absent.
        let id = "Output" + (resolver.resolve(value)?.text() ?? "")
        if let output = scope.child(id)?.construct as? CfnOutput { return output }
        let unique = Names.uniqueID(components: ["Exports", id], at: scope)
        let prefix = producer.name + ":"
        let name = prefix + unique.suffix(max(0, 255 - prefix.utf16.count))
        return CfnOutput(
            scope, id, value: OutputText.exported(value, reference.shape), description: description, exportName: Value(name))
    }

    /// The value as the producer sees it: through the outputs of the stacks nested in it.
    private static func value(of reference: Reference, in producer: StackNode) -> TemplateValue {
        var inner = reference
        while let nested = inner.target.stack as? NestedStackNode, nested !== producer { inner = nested.output(for: inner) }
        return inner.target === reference.target ? .reference(reference) : OutputText.imported(.reference(inner), reference)
    }
}
