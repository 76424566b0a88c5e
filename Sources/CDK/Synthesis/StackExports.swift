import CloudAssembly

/// Exports that other stacks import (Semantics 10.2).
enum StackExports {
    /// Exports a value of a stack; what stands for it in other stacks.
    static func export(_ reference: Reference, of producer: StackNode) -> TemplateValue {
        let output = output(for: reference, of: producer)
        return imported(.intrinsic(Intrinsic("Fn::ImportValue", output.exportName?.raw ?? .absent)), reference)
    }

    /// The output that exports a value of a stack, or of a stack nested in it; made when it is first needed.
    static func output(for reference: Reference, of producer: StackNode, description: String? = nil) -> CfnOutput {
        reference.element?.lockLogicalID()
        let scope = producer.child("Exports") ?? Construct(producer, "Exports").node
        let value = value(of: reference, in: producer)
        let resolver = Resolver(consumer: producer, node: producer, references: CrossStackReferences())
        let id = "Output" + (resolver.resolve(value)?.text() ?? "")
        if let output = scope.child(id)?.construct as? CfnOutput { return output }
        let unique = Names.uniqueID(components: ["Exports", id], at: scope)
        let prefix = producer.name + ":"
        let name = prefix + unique.suffix(max(0, 255 - prefix.utf16.count))
        return CfnOutput(
            scope, id, value: exportable(value, reference.shape), description: description, exportName: Value(name))
    }

    /// The value as the producer sees it: through the outputs of the stacks nested in it.
    private static func value(of reference: Reference, in producer: StackNode) -> TemplateValue {
        var inner = reference
        while let nested = inner.target.stack as? NestedStackNode, nested !== producer { inner = nested.output(for: inner) }
        return inner.target === reference.target ? .reference(reference) : imported(.reference(inner), reference)
    }

    /// Outputs are text: a list is joined by a separator that no value has.
    static func exportable(_ value: TemplateValue, _ shape: ValueShape) -> Value<String> {
        shape == .list ? Fn.join("||", List(raw: value)) : Value(raw: value)
    }

    /// The text of an output, as a list again if the reference was one.
    static func imported(_ value: TemplateValue, _ reference: Reference) -> TemplateValue {
        reference.shape == .list ? Fn.split("||", Value(raw: value)).raw : value
    }
}

extension Stack {
    /// Exports a value of the stack, so that it stays as long as another stack imports it. For stacks that move from strong references.
    ///
    /// - Parameters:
    ///   - value: A reference to a resource of this stack, such as `bucket.ref`; anything with a name.
    ///   - name: The name of the export; made from the reference if not given.
    /// - Returns: The value for other stacks.
    @discardableResult
    public final func exportValue(_ value: Value<String>, name: String? = nil, description: String? = nil) -> Value<String> {
        Value(raw: export(value.raw, .string, name, description))
    }

    /// Exports a list of the stack; see ``exportValue(_:name:description:)``.
    @discardableResult
    public final func exportValue(
        _ values: List<Value<String>>, name: String? = nil, description: String? = nil
    ) -> List<Value<String>> {
        List(raw: export(values.raw, .list, name, description))
    }

    private func export(_ value: TemplateValue, _ shape: ValueShape, _ name: String?, _ description: String?) -> TemplateValue {
        if let name {
            CfnOutput(
                self, "Export\(name)", value: StackExports.exportable(value, shape), description: description, exportName: Value(name))
            let imported = Fn.importValue(Value(name))
            return shape == .list ? Fn.split("||", imported).raw : imported.raw
        }
        guard case .reference(let reference) = value else {
            node.report(
                "exportValue: either supply 'name' or make sure to export a resource attribute (like 'bucket.bucketName')",
                action: "pass a name, or a reference such as bucket.ref")
            return value
        }
        guard let owner = reference.target.stack, owner.isSameOrNested(in: stackNode) else {
            node.report(
                "Referenced resource must be in stack '\(node.path)', got '\(reference.target.path)'",
                action: "export the value in the stack of its resource")
            return value
        }
        if stackNode.isNested {
            node.report(
                "The export of a nested stack has no name: a name holds the stack's, which is known only when it is deployed",
                action: "export the value in the outermost stack, or pass a name")
            return value
        }
        let output = StackExports.output(for: reference, of: stackNode, description: description)
        return StackExports.imported(.intrinsic(Intrinsic("Fn::ImportValue", output.exportName?.raw ?? .absent)), reference)
    }
}
