import CloudAssembly

/// What stands for replaced parameters, and whether it can stand where the template has the parameters.
extension CfnInclude {
    /// What is wrong with the values of replaced parameters.
    func parameterMistakes() -> [Diagnostic] {
        guard let stack, case .object(let sections) = template.raw else { return [] }
        let resolver = TemplateResolver(consumer: stack, node: node)
        return parameters.keys.sorted { $0.utf16Precedes($1) }.compactMap { name in
            guard let value = parameters[name]?.raw, let declaration = member(name, of: "Parameters") else { return nil }
            if let mistake = Self.mistake(in: value, of: declaration, name, resolver) { return mistake }
            return late(value, name, sections, resolver)
        }
    }

    /// Why a value cannot stand for a parameter wherever it is.
    private static func mistake(
        in value: TemplateValue, of declaration: TemplateValue, _ name: String, _ resolver: Resolver
    ) -> Diagnostic? {
        // A parameter without a type is told where the template is checked.
        guard case .object(let members) = declaration, let type = members["Type"]?.literalText else { return nil }
        switch (ValueKind(of: value, resolver), CfnParameter.Kind(rawValue: type).isList) {
        case (.nothing, _):
            if resolver.node.hasErrors { return nil }
            return .error(
                "swift-cdk:include/no-value", "The parameter '\(name)' is replaced by nothing",
                action: "give it a value, or do not replace it", in: name)
        case (.literalText, true):
            return .error(
                "swift-cdk:include/text-for-list", "The parameter '\(name)' is a list (\(type)), and is replaced by a text",
                action: "give a list of texts", in: name)
        case (.list, false):
            return .error(
                "swift-cdk:include/list-for-text", "The parameter '\(name)' is a text (\(type)), and is replaced by a list",
                action: "join the list with Fn.join, or select the element that is meant", in: name)
        case (.literalText, false), (.deferredText, _), (.list, true), (.object, _): return nil
        }
    }

    // MARK: Conditions and rules

    /// A value that is known only when there are resources, in the place of a parameter that conditions or rules ask for.
    private func late(
        _ value: TemplateValue, _ name: String, _ sections: OrderedMap<TemplateValue>, _ resolver: Resolver
    ) -> Diagnostic? {
        for section in ["Conditions", "Rules"] {
            // What was taken may have been changed; it is checked as it stands in the stack's template.
            guard case .object(let members)? = sections[section],
                let place = members.first(where: { takenElement($0.key, of: section) == nil && Self.uses(name, $0.value) })?.key, let json = resolver.resolve(value),
                let reason = lateReason(json, resolver)
            else { continue }
            return .error(
                "swift-cdk:include/late-value",
                "The parameter '\(name)' is replaced by \(reason), which is known only when there are resources, and '\(place)' of the "
                    + "template's \(section) is decided before",
                action: "replace it by a literal, a parameter of the stack or a pseudo parameter", in: name)
        }
        return nil
    }

    /// Whether a part of a template asks for a parameter.
    private static func uses(_ parameter: String, _ value: TemplateValue) -> Bool {
        switch value {
        case .list(let elements): elements.contains { uses(parameter, $0) }
        case .object(let members):
            members.contains { name, argument in
                switch (name, argument) {
                case ("Ref", .string(let target)): target == parameter
                case ("Fn::Sub", .string(let text)): SubstitutionText.variables(in: text).contains(parameter)
                case ("Fn::Sub", .list(let parts)):
                    uses(parameter, argument) || SubstitutionText.variables(in: parts.first?.literalText ?? "").contains(parameter)
                case (_, _): uses(parameter, argument)
                }
            }
        case .absent, .null, .bool, .number, .string, .record, .text, .reference, .intrinsic, .lazy: false
        }
    }

    /// What in a value is known only when there are resources; nil if nothing is.
    private func lateReason(_ value: JSON, _ resolver: Resolver) -> String? {
        switch value {
        case .null, .bool, .number, .string: return nil
        case .array(let elements): return elements.lazy.compactMap { self.lateReason($0, resolver) }.first
        case .object(let members):
            for (name, argument) in members {
                switch name {
                case "Ref": if let target = argument.string, isResource(target, resolver) { return "a value of the resource '\(target)'" }
                case "Fn::GetAtt": return "a value of a resource"
                case "Fn::ImportValue", "Fn::GetStackOutput": return "a value of another stack"
                default: if let reason = lateReason(argument, resolver) { return reason }
                }
            }
            return nil
        }
    }

    private func isResource(_ name: String, _ resolver: Resolver) -> Bool {
        guard let stack else { return false }
        return stack.elements.contains { element in
            switch element {
            case let include as CfnInclude: include.member(name, of: "Resources") != nil
            case is CfnResource: element.resolvedLogicalID() == name
            default: false
            }
        }
    }

    // MARK: Texts

    /// Reports a value that cannot stand in a text of the template's, with the place of the text.
    func checkText(_ text: String, _ name: String, _ value: TemplateValue, _ resolver: Resolver) {
        let thing: String
        switch ValueKind(of: value, resolver) {
        case .literalText, .deferredText: return
        // It is told of the parameter as such.
        case .nothing: return
        case .list where !isList(parameter: name): return
        case .list: thing = "a list"
        case .object: thing = "an object"
        }
        let place = Self.place(of: text, in: template.raw, "")
        resolver.report(
            .error(
                "swift-cdk:include/no-text", "The parameter '\(name)' is replaced by \(thing), and stands in a text that Fn::Sub makes",
                action: "replace it by a text, or join it there with Fn::Join", in: place ?? name))
    }

    /// Whether the template declares a parameter as a list.
    private func isList(parameter: String) -> Bool {
        guard case .object(let declaration)? = member(parameter, of: "Parameters"), let type = declaration["Type"]?.literalText else {
            return false
        }
        return CfnParameter.Kind(rawValue: type).isList
    }

    /// The way to the first call of `Fn::Sub` with a text.
    private static func place(of text: String, in value: TemplateValue, _ path: String) -> String? {
        switch value {
        case .list(let elements):
            return elements.enumerated().lazy.compactMap { place(of: text, in: $0.element, "\(path)[\($0.offset)]") }.first
        case .object(let members):
            if let argument = members["Fn::Sub"] {
                if argument.literalText == text { return path }
                if case .list(let parts) = argument, parts.first?.literalText == text { return path }
            }
            return members.lazy.compactMap { place(of: text, in: $0.value, path.isEmpty ? $0.key : "\(path).\($0.key)") }.first
        case .absent, .null, .bool, .number, .string, .record, .text, .reference, .intrinsic, .lazy: return nil
        }
    }
}

/// What a value is, as far as texts and lists are concerned.
private enum ValueKind {
    case nothing, literalText, deferredText, list, object

    init(of value: TemplateValue, _ resolver: Resolver) {
        switch value {
        case .absent, .null: self = .nothing
        case .bool, .number, .string: self = .literalText
        case .text: self = .deferredText
        case .list: self = .list
        case .record: self = .object
        case .object(let members):
            let functions = members.count == 1 ? members.keys.filter { $0 == "Ref" || $0.hasPrefix("Fn::") } : []
            if functions.isEmpty {
                self = .object
            } else {
                self = ["Fn::Split", "Fn::Cidr", "Fn::GetAZs"].contains(functions[0]) ? .list : .deferredText
            }
        case .reference(let reference): self = reference.shape == .list ? .list : .deferredText
        case .intrinsic(let intrinsic):
            if intrinsic.name == "Fn::If", case .list(let parts) = intrinsic.argument, parts.count == 3 {
                let kinds = parts.dropFirst().map { ValueKind(of: $0, resolver) }
                self = kinds.contains(.list) ? .list : .deferredText
            } else {
                self = intrinsic.shape == .list ? .list : .deferredText
            }
        case .lazy(let lazy):
            switch lazy.shape ?? lazy.reference?.shape {
            case .list?: self = .list
            case .string?, .number?: self = .deferredText
            case nil: self = ValueKind(of: lazy.produce(resolver), resolver)
            }
        }
    }
}
