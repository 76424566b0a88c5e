extension Stack {
    /// Exports a value of the stack, so that it stays as long as another stack imports it.
    ///
    /// It is for stacks that move from strong references to weak ones. A value that is no reference and has no name, or that belongs to
    /// another stack, is reported.
    ///
    /// - Parameters:
    ///   - value: A reference to a resource of this stack, such as `bucket.ref`; anything with a name.
    ///   - name: The name of the export; made from the reference if not given.
    ///   - description: The description of the output.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The value for other stacks.
    @discardableResult
    public final func exportValue(
        _ value: Value<String>, name: String? = nil, description: String? = nil, file: String = #fileID, line: Int = #line
    ) -> Value<String> {
        Value(raw: export(value.raw, .string, name, description, SourceLocation(file: file, line: line)))
    }

    /// Exports the ARN of a resource of the stack; see ``exportValue(_:name:description:file:line:)``.
    @discardableResult
    public final func exportValue(
        _ arn: ARN, name: String? = nil, description: String? = nil, file: String = #fileID, line: Int = #line
    ) -> ARN {
        ARN(raw: export(arn.raw, .string, name, description, SourceLocation(file: file, line: line)))
    }

    /// Exports a list of the stack; see ``exportValue(_:name:description:file:line:)``.
    @discardableResult
    public final func exportValue(
        _ values: List<Value<String>>, name: String? = nil, description: String? = nil, file: String = #fileID, line: Int = #line
    ) -> List<Value<String>> {
        List(raw: export(values.raw, .list, name, description, SourceLocation(file: file, line: line)))
    }

    private func export(
        _ value: TemplateValue, _ shape: ValueShape, _ name: String?, _ description: String?, _ place: SourceLocation
    ) -> TemplateValue {
        if let name {
            CfnOutput(
                self, "Export\(name)", value: OutputText.exported(value, shape), description: description, exportName: Value(name))
            let imported = Fn.importValue(Value(name))
            return shape == .list ? Fn.split("||", imported).raw : imported.raw
        }
        guard let reference = value.reference else {
            node.report(
                .error(
                    "swift-cdk:app/unnamed-export", "The exported value is no reference to a resource, from which a name could be made",
                    action: "pass a name, or a reference such as bucket.ref", at: place))
            return value
        }
        guard let owner = reference.target.stack, owner.isSameOrNested(in: stackNode) else {
            node.report(
                .error(
                    "swift-cdk:app/export-of-another-stack", "The exported value belongs to '\(reference.target.path)', in another stack",
                    action: "export the value in the stack of its resource", at: place))
            return value
        }
        if stackNode.isNested {
            node.report(
                .error(
                    "swift-cdk:app/export-of-nested-stack",
                    "The export of a nested stack has no name: a name holds the stack's, which is known only when it is deployed",
                    action: "export the value in the outermost stack, or pass a name", at: place))
            return value
        }
        let output = StackExports.output(for: reference, of: stackNode, description: description)
        return OutputText.imported(.intrinsic(Intrinsic("Fn::ImportValue", output.exportName?.raw ?? .absent)), reference)
    }
}
