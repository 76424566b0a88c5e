import CloudAssembly

/// The outputs, exports and parameters that carry values from stack to stack, made where one refers to an element of another (Semantics 10
/// and 11).
final class CrossStackReferences: Slot {
    private var hasWarned = false

    /// Resolves the references to other stacks in all elements of a stage.
    func resolveAll(in stage: StageNode) {
        var elements: [CfnElement] = []
        stage.visitStage { node in
            if let element = node.construct as? CfnElement { elements.append(element) }
        }
        resolve(elements)
    }

    /// Resolves the references to other stacks in these elements.
    func resolve(_ elements: [CfnElement]) {
        var edges: [(consumer: StackNode, element: CfnElement, reference: Reference)] = []
        var last: ReferenceSearch?
        for element in elements {
            guard !element.isOmitted, let stack = element.node.stack else { continue }
            let search = last.flatMap { $0.consumer === stack ? $0 : nil } ?? ReferenceSearch(consumer: stack, node: element.node)
            last = search
            for reference in search.references(in: element) { edges.append((stack, element, reference)) }
        }
        // References with a strength of their own come last, as in the original: it fixes the order of the outputs that are made.
        for edge in edges.filter({ $0.reference.strength == nil }) + edges.filter({ $0.reference.strength != nil }) {
            resolve(edge.reference, in: edge.consumer, for: edge.element)
        }
    }

    private func resolve(_ reference: Reference, in consumer: StackNode, for element: CfnElement) {
        let replacements = consumer.tree.slot(ReferenceReplacements.self)
        guard replacements[reference, in: consumer] == nil else { return }
        replacements[reference, in: consumer] = value(of: reference, in: consumer, for: element)
    }

    private func value(of reference: Reference, in consumer: StackNode, for element: CfnElement) -> TemplateValue {
        let producer = reference.target.stack
        if let producer, producer === consumer { return .reference(reference) }
        // One whose tree was freed has no stack any more.
        guard reference.target.tree === consumer.tree else {
            element.node.report(
                .error(
                    "swift-cdk:references/another-app", "A value belongs to a stack of another app",
                    action: "pass the value through a parameter or the context"))
            return .absent
        }
        guard let producer else { return .absent }
        if let nested = consumer as? NestedStackNode, consumer.isSameOrNested(in: producer) {
            let outside = value(of: reference, in: nested.parentStack, for: element)
            return nested.parameter(for: reference, value: outside)
        }
        if let nested = producer as? NestedStackNode {
            // The output of a nested stack is text: a list is joined in it, and taken apart where it is used.
            let text = value(of: nested.output(for: reference), in: consumer, for: element)
            return OutputText.imported(text, reference)
        }
        return between(producer, consumer, reference, element)
    }

    private func between(
        _ producer: StackNode, _ consumer: StackNode, _ reference: Reference, _ element: CfnElement
    ) -> TemplateValue {
        let from = consumer.environment
        let to = producer.environment
        warnOfTransition(consumer)
        let strength = strength(of: reference, from: consumer)
        if from.account != to.account {
            return betweenAccounts(producer, consumer, reference, strength, element)
        }
        guard from.region == to.region || haveRegions(producer, consumer, reference, element) else { return .absent }
        let reason = "\(consumer.path) -> \(reference.target.path).\(reference.attribute.name)"
        guard consumer.addStackDependency(on: producer, reason: reason) else { return .absent }
        if from.region != to.region, strength != .weak {
            element.node.report(
                .error(
                    "swift-cdk:references/strong-across-regions",
                    "A \(strength.rawValue) reference cannot go from region \(from.region?.rawValue ?? "unknown") to "
                        + "\(to.region?.rawValue ?? "unknown")", action: "use a weak reference between regions"))
            return .absent
        }
        switch strength {
        case .strong: return StackExports.export(reference, of: producer)
        case .both:
            _ = StackExports.export(reference, of: producer)
            return StackOutputs.publish(reference, of: producer)
        case .weak: return StackOutputs.publish(reference, of: producer)
        }
    }

    /// Makes a reference between accounts, which is always weak, through a role of the producer's.
    ///
    /// The stacks do not depend on each other.
    private func betweenAccounts(
        _ producer: StackNode, _ consumer: StackNode, _ reference: Reference, _ strength: ReferenceStrength, _ element: CfnElement
    ) -> TemplateValue {
        if strength == .strong {
            consumer.report(
                .warning(
                    "@aws-cdk/core:crossAccountRefsAreAlwaysWeak",
                    "References between accounts are weak, though strong ones are asked for",
                    action: "set the context value \(Self.strengthContext) to weak"))
        }
        guard let role = consumer.deployment.executionRoleARN(of: consumer) else {
            element.node.report(
                .error(
                    "swift-cdk:references/no-execution-role",
                    "'\(consumer.path)' uses \(Self.name(reference)) of '\(producer.path)' in another account, and is deployed by no role "
                        + "that could be let read it",
                    action: "use a synthesizer with such a role, like DefaultStackSynthesizer or BootstraplessSynthesizer"))
            return .absent
        }
        guard haveRegions(producer, consumer, reference, element) else { return .absent }
        return StackOutputs.publish(reference, of: producer, for: role)
    }

    private func haveRegions(_ producer: StackNode, _ consumer: StackNode, _ reference: Reference, _ element: CfnElement) -> Bool {
        if consumer.environment.region != nil, producer.environment.region != nil { return true }
        element.node.report(
            .error(
                "swift-cdk:references/unknown-region",
                "'\(consumer.path)' uses \(Self.name(reference)) of '\(producer.path)', and whether in the same region is not known",
                action: "give both stacks a region"))
        return false
    }

    private static func name(_ reference: Reference) -> String {
        "{\(reference.target.path)[\(reference.attribute.name)]}"
    }

    // MARK: Strength

    /// The context value that says how the stacks below refer to others.
    static let strengthContext = "@aws-cdk/core:defaultCrossStackReferences"

    private func strength(of reference: Reference, from consumer: StackNode) -> ReferenceStrength {
        reference.strength ?? reference.element?.incomingReferenceStrength ?? defaultStrength(consumer) ?? .weak
    }

    /// The strength that the consumer's settings ask for; nil if none.
    private func defaultStrength(_ consumer: StackNode) -> ReferenceStrength? {
        guard let value = consumer.context(Self.strengthContext), value != .null else { return nil }
        if let strength = value.string.flatMap(ReferenceStrength.init(rawValue:)) { return strength }
        consumer.report(
            .error(
                "swift-cdk:references/unknown-strength",
                "The context value \(Self.strengthContext) is '\(value.string ?? value.text())'", action: "use strong, weak or both"))
        return nil
    }

    /// Adds a note that the app is between strong and weak references, once for an app.
    private func warnOfTransition(_ consumer: StackNode) {
        guard !hasWarned, defaultStrength(consumer) == .both else { return }
        hasWarned = true
        consumer.report(
            .warning(
                "@aws-cdk/core:crossStackReferencesBothTransitional",
                "References between stacks are strong and weak at once, which is meant for a time of change",
                action: "set the context value \(Self.strengthContext) to weak once every stack was deployed like this"))
    }
}
