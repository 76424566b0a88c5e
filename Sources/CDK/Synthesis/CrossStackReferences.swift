import CloudAssembly

/// How one stack refers to another's resource.
public enum ReferenceStrength: String, Sendable {
    /// The consumer reads the producer's output when it is deployed; the producer may change freely.
    case weak
    /// An export, which CloudFormation keeps while another stack imports it.
    case strong
    /// The output is read, and exported besides; the step between the other two.
    case both
}

/// What stands in a stack's template for a reference to an element of another stack (CDK-SEMANTICS 10 and 11).
final class CrossStackReferences {
    private struct Key: Hashable {
        let target: ObjectIdentifier
        let attribute: Reference.Attribute
        let consumer: ObjectIdentifier
    }

    private var replacements: [Key: TemplateValue] = [:]

    /// What stands for the reference in the consumer; nil if it was not resolved, which is then already reported.
    func replacement(of reference: Reference, in consumer: StackNode?) -> TemplateValue? {
        guard let consumer else { return nil }
        return replacements[key(reference, consumer)]
    }

    /// Resolves the references to other stacks in all elements of a stage.
    func resolveAll(in stage: StageNode) {
        var edges: [(consumer: StackNode, element: CfnElement, reference: Reference)] = []
        stage.forEachInStage { node in
            guard let element = node.construct as? CfnElement, let stack = node.stack else { return }
            let resolver = Resolver(consumer: stack, node: node, references: self)
            for reference in resolver.discoverReferences(in: element.content()) {
                edges.append((stack, element, reference))
            }
        }
        for edge in edges {
            resolve(edge.reference, in: edge.consumer, for: edge.element)
        }
    }

    private func key(_ reference: Reference, _ consumer: StackNode) -> Key {
        Key(target: ObjectIdentifier(reference.target), attribute: reference.attribute, consumer: ObjectIdentifier(consumer))
    }

    private func resolve(_ reference: Reference, in consumer: StackNode, for element: CfnElement) {
        let key = key(reference, consumer)
        guard replacements[key] == nil else { return }
        replacements[key] = value(of: reference, in: consumer, for: element)
    }

    private func value(of reference: Reference, in consumer: StackNode, for element: CfnElement) -> TemplateValue {
        guard let producer = reference.target.node.stack else { return .absent }
        if producer === consumer { return .reference(reference) }
        guard producer.tree === consumer.tree else {
            element.node.report(
                "Cannot reference across apps. Consuming and producing stacks must be defined within the same CDK app.",
                action: "pass the value through a parameter or the context")
            return .absent
        }
        if let nested = consumer as? NestedStackNode, consumer.isSameOrNested(in: producer) {
            let outside = value(of: reference, in: nested.parentStack, for: element)
            return nested.parameter(for: reference, value: outside)
        }
        if let nested = producer as? NestedStackNode {
            return value(of: nested.output(for: reference), in: consumer, for: element)
        }
        return between(producer, consumer, reference, element)
    }

    private func between(
        _ producer: StackNode, _ consumer: StackNode, _ reference: Reference, _ element: CfnElement
    ) -> TemplateValue {
        let from = consumer.environment
        let to = producer.environment
        let isSameAccount = from.account == to.account
        if isSameAccount, from.region != to.region, from.region == nil || to.region == nil {
            element.node.report(
                "Stack \"\(consumer.path)\" cannot reference {\(reference.target.node.path)[\(reference.attribute.name)]} in stack "
                    + "\"\(producer.path)\". Cross stack/region references are only supported for stacks with an explicit region defined. ",
                action: "give both stacks a region")
            return .absent
        }
        if isSameAccount || consumer.stage !== producer.stage {
            let reason = "\(consumer.path) -> \(reference.target.node.path).\(reference.attribute.name)"
            guard consumer.addStackDependency(on: producer, reason: reason) else { return .absent }
        }
        var strength = strength(of: reference, from: consumer)
        if !isSameAccount { strength = .weak }
        if isSameAccount, from.region != to.region, strength != .weak {
            element.node.report(
                "A \(strength.rawValue) reference cannot go from region \(from.region?.rawValue ?? "unknown") to "
                    + "\(to.region?.rawValue ?? "unknown")",
                action: "use a weak reference between regions")
            return .absent
        }
        switch strength {
        case .strong: return StackExports.export(reference, of: producer)
        case .both:
            _ = StackExports.export(reference, of: producer)
            return StackOutputs.publish(reference, of: producer, to: consumer, self)
        case .weak: return StackOutputs.publish(reference, of: producer, to: consumer, self)
        }
    }

    private func strength(of reference: Reference, from consumer: StackNode) -> ReferenceStrength {
        if let strength = reference.target.incomingReferenceStrength ?? consumer.options.crossStackReferences { return strength }
        let text = consumer.context("@aws-cdk/core:defaultCrossStackReferences")?.string
        return text.flatMap(ReferenceStrength.init(rawValue:)) ?? .weak
    }
}

/// Outputs that other stacks read when they are deployed (CDK-SEMANTICS 10.1).
enum StackOutputs {
    static func publish(
        _ reference: Reference, of producer: StackNode, to consumer: StackNode, _ references: CrossStackReferences
    ) -> TemplateValue {
        let scope = producer.child("Publish") ?? Construct(producer, "Publish").node
        let resolver = Resolver(consumer: producer, node: producer, references: references)
        let id = "Output" + (resolver.resolve(.reference(reference))?.text() ?? "")
        let output =
            scope.child(id)?.construct as? CfnOutput
            ?? CfnOutput(scope, id, value: StackExports.exportable(reference))
        var argument: OrderedMap<TemplateValue> = ["StackName": .string(producer.name)]
        argument["Region"] = producer.region.raw
        if producer.environment.account != consumer.environment.account {
            argument["RoleArn"] = CrossAccountRole.of(producer, scope).grantRead(to: consumer)
        }
        argument["OutputName"] = .string(output.resolvedLogicalID())
        return StackExports.imported(.intrinsic(Intrinsic("Fn::GetStackOutput", .object(argument))), reference)
    }
}

/// Exports that other stacks import (CDK-SEMANTICS 10.2).
enum StackExports {
    static func export(_ reference: Reference, of producer: StackNode) -> TemplateValue {
        let output = output(for: reference, of: producer)
        return imported(.intrinsic(Intrinsic("Fn::ImportValue", output.exportName?.raw ?? .absent)), reference)
    }

    /// The output that exports a reference; made when it is first needed.
    static func output(for reference: Reference, of producer: StackNode) -> CfnOutput {
        let scope = producer.child("Exports") ?? Construct(producer, "Exports").node
        let resolver = Resolver(consumer: producer, node: producer, references: CrossStackReferences())
        let id = "Output" + (resolver.resolve(.reference(reference))?.text() ?? "")
        if let output = scope.child(id)?.construct as? CfnOutput { return output }
        reference.target.lockLogicalID("exported")
        let unique = Names.uniqueID(components: ["Exports", id], at: scope)
        let prefix = producer.name + ":"
        let name = prefix + unique.suffix(max(0, 255 - prefix.utf16.count))
        return CfnOutput(scope, id, value: exportable(reference), exportName: Value(name))
    }

    /// Outputs are text: a list is joined by a separator that no value has.
    static func exportable(_ reference: Reference) -> Value<String> {
        if reference.shape == .list { return Fn.join("||", List(raw: .reference(reference))) }
        return Value(raw: .reference(reference))
    }

    static func imported(_ value: TemplateValue, _ reference: Reference) -> TemplateValue {
        reference.shape == .list ? Fn.split("||", Value(raw: value)).raw : value
    }
}
