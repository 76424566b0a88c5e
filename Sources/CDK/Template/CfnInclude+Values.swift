import CloudAssembly

/// Values of the template, with what stands for replaced parameters and with the names that elements have by now.
extension CfnInclude {
    /// What stands in the stack's template as it is: all but the elements that were asked for and the parameters that were replaced.
    func remainder() -> TemplateValue {
        guard case .object(let sections) = template.raw, !parameters.isEmpty || !taken.isEmpty else { return template.raw }
        var result = OrderedMap<TemplateValue>()
        for (section, value) in sections {
            guard case .object(let members) = value else {
                result[section] = converted(value)
                continue
            }
            var left = OrderedMap<TemplateValue>()
            for (name, member) in members {
                if section == "Parameters", parameters[name] != nil { continue }
                if takenElement(name, of: section) != nil { continue }
                if section == "Resources" || section == "Outputs", case .object(let attributes) = member {
                    left[name] = .object(convertedAttributes(attributes))
                } else {
                    left[name] = converted(member)
                }
            }
            if !left.isEmpty || members.isEmpty { result[section] = .object(left) }
        }
        return .object(result)
    }

    /// The attributes of a resource or an output.
    func convertedAttributes(_ attributes: OrderedMap<TemplateValue>) -> OrderedMap<TemplateValue> {
        var result = OrderedMap<TemplateValue>()
        for (name, value) in attributes {
            switch (name, value) {
            case ("DependsOn", .string(let other)): result[name] = current(other)
            case ("DependsOn", .list(let others)):
                result[name] = .list(others.map { other in other.literalText.map { current($0) } ?? converted(other) })
            case ("Condition", .string(let condition)): result[name] = current(condition, of: "Conditions")
            // These are objects whatever they have in them, a single transform too.
            case ("Properties", .object(let members)), ("Metadata", .object(let members)):
                result[name] = .object(members.mapValues { converted($0) })
            default: result[name] = converted(value)
            }
        }
        return result
    }

    /// A value of the template.
    func converted(_ value: TemplateValue) -> TemplateValue {
        switch value {
        case .list(let elements): return .list(elements.map { converted($0) })
        case .object(let members):
            for (name, argument) in members where members.count == 1 {
                if let call = call(name, argument) { return call }
            }
            return .object(members.mapValues { converted($0) })
        default: return value
        }
    }

    /// A call of a function, as the template has it; nil if the member is none.
    private func call(_ name: String, _ argument: TemplateValue) -> TemplateValue? {
        switch (name, argument) {
        case ("Ref", .string(let target)): return parameters[target]?.raw ?? .intrinsic(Intrinsic(name, current(target)))
        case ("Condition", .string(let target)): return .object([name: current(target, of: "Conditions")])
        case ("Fn::GetAtt", .list(let parts)):
            guard let target = parts.first?.literalText else { break }
            return .intrinsic(Intrinsic(name, .list([current(target)] + parts.dropFirst().map { converted($0) })))
        case ("Fn::GetAtt", .string(let text)):
            let target = text.prefix { $0 != "." }
            return .intrinsic(Intrinsic(name, current(String(target), suffix: String(text.dropFirst(target.count)))))
        case ("Fn::If", .list(let parts)):
            guard let condition = parts.first?.literalText else { break }
            return .intrinsic(Intrinsic(name, .list([current(condition, of: "Conditions")] + parts.dropFirst().map { converted($0) })))
        case ("Fn::Sub", .string(let text)): return .intrinsic(Intrinsic(name, substituted(text, nil)))
        case ("Fn::Sub", .list(let parts)):
            guard parts.count == 2, let text = parts[0].literalText, case .object(let map) = parts[1] else { break }
            return .intrinsic(Intrinsic(name, substituted(text, map.mapValues { converted($0) })))
        case ("Fn::ValueOf", .list(let parts)): if let parameter = parts.first?.literalText { checkAttribute(of: parameter) }
        case (_, _) where !name.hasPrefix("Fn::") && name != "Ref": return nil
        // Another function, or one with arguments that it cannot have.
        default: break
        }
        // Lazily, so that nothing of it is worked out: it stands as it is written.
        let argument = converted(argument)
        return .intrinsic(Intrinsic(name, .lazy(LazyValue { _ in argument })))
    }

    // MARK: Names

    /// The name that an element of the template has by now.
    private func current(_ name: String, of section: String = "Resources", suffix: String = "") -> TemplateValue {
        .lazy(LazyValue { [self] resolver in .string(currentName(name, of: section, resolver) + suffix) })
    }

    private func currentName(_ name: String, of section: String, _ resolver: Resolver) -> String {
        if let consumer = resolver.consumer, consumer !== stack, !name.hasPrefix("AWS::") {
            resolver.report(
                .error(
                    "swift-cdk:include/foreign-reference",
                    "A value of the template that \(node.path) includes names '\(name)', which another stack does not have",
                    action: "use the attributes of include.resource(\"\(name)\") there"))
        }
        return takenElement(name, of: section)?.resolvedLogicalID() ?? name
    }

    // MARK: Texts

    /// The argument of `Fn::Sub`: what stands for replaced parameters goes into the text, deferred values into its map.
    private func substituted(_ text: String, _ map: OrderedMap<TemplateValue>?) -> TemplateValue {
        .lazy(
            LazyValue { [self] resolver in
                var map = map
                let result = SubstitutionText.replace(in: text) { name in
                    let target = String(name.prefix { $0 != "." })
                    if map?[name] != nil { return nil }
                    if let value = parameters[name]?.raw {
                        if let literal = Self.literal(value) { return .text(literal) }
                        if let mistake = replaced(name, value, resolver).mistake(inText: text, of: template.raw) {
                            resolver.report(mistake)
                        }
                        map = map ?? [:]
                        map?[name] = value
                        return nil
                    }
                    let current = currentName(target, of: "Resources", resolver)
                    return current == target ? nil : .name(current + name.dropFirst(target.count))
                }
                return map.map { .list([.string(result), .object($0)]) } ?? .string(result)
            })
    }

    /// The text of a literal that can stand in the text of `Fn::Sub`.
    private static func literal(_ value: TemplateValue) -> String? {
        switch value {
        case .string(let text): text.contains("${") ? nil : text
        case .number(let number): JSON.text(of: number)
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    // MARK: Replaced parameters

    /// What is wrong with the values of replaced parameters.
    func parameterMistakes() -> [Diagnostic] {
        guard let stack, case .object(let sections) = template.raw else { return [] }
        let resolver = TemplateResolver(consumer: stack, node: node)
        var mistakes: [Diagnostic] = []
        for (name, value) in parameters.sorted(by: { $0.key.utf16Precedes($1.key) }) {
            let parameter = replaced(name, value.raw, resolver)
            var mistake = parameter.mistake
            for section in ["Conditions", "Rules"] where mistake == nil {
                guard case .object(let members)? = sections[section] else { continue }
                // What was taken may have been changed; it is checked as it stands in the stack's template.
                let left = OrderedMap(members.filter { takenElement($0.key, of: section) == nil }.map { ($0.key, $0.value) })
                mistake = parameter.mistake(in: left, of: section) { hasResource($0, in: stack) }
            }
            if let mistake { mistakes.append(mistake) }
        }
        return mistakes
    }

    private func replaced(_ name: String, _ value: TemplateValue, _ resolver: Resolver) -> ReplacedParameter {
        ReplacedParameter(name: name, value: value, declaration: member(name, of: "Parameters"), resolver: resolver)
    }

    private func hasResource(_ name: String, in stack: StackNode) -> Bool {
        stack.elements.contains { element in
            switch element {
            case let include as CfnInclude: include.member(name, of: "Resources") != nil
            case is CfnResource: element.resolvedLogicalID() == name
            default: false
            }
        }
    }

    /// An attribute of a parameter cannot be had once a value stands for it.
    private func checkAttribute(of parameter: String) {
        guard parameters[parameter] != nil else { return }
        node.report(
            .error(
                "swift-cdk:include/attribute-of-parameter",
                "A rule asks for an attribute of the parameter '\(parameter)', which is replaced",
                action: "do not replace it", in: parameter))
    }
}
