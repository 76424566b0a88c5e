import CloudAssembly

/// Outputs that other stacks read when they are deployed (Semantics 10.1).
enum StackOutputs {
    /// Publishes a value of a stack, and gives what stands for it in other stacks.
    ///
    /// A consumer that is deployed in another account names the role with which that happens.
    static func publish(
        _ reference: Reference, of producer: StackNode, for consumerRole: String? = nil
    ) -> TemplateValue {
        let scope = producer.child("Publish") ?? Construct(producer, "Publish").node
        let resolver = TemplateResolver(consumer: producer, node: producer)
        // A reference is never absent.
        let id = "Output" + (resolver.resolve(.reference(reference))?.text() ?? "")
        let output =
            scope.child(id)?.construct as? CfnOutput
            ?? CfnOutput(scope, id, value: OutputText.exported(.reference(reference), reference.shape))
        var argument: OrderedMap<TemplateValue> = ["StackName": .string(producer.name)]
        argument["Region"] = producer.region.raw
        if let consumerRole {
            argument["RoleArn"] = CrossAccountRole.of(producer, scope).grantRead(to: consumerRole)
        }
        argument["OutputName"] = .string(output.resolvedLogicalID())
        return OutputText.imported(.intrinsic(Intrinsic("Fn::GetStackOutput", .object(argument))), reference)
    }
}
