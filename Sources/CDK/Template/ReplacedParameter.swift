import CloudAssembly

/// A parameter of an included template with the value that stands for it, and whether that can stand where the template has the parameter.
struct ReplacedParameter {
    let name: String
    let value: TemplateValue
    /// What the template says about the parameter.
    let declaration: TemplateValue?
    let resolver: Resolver

    /// The declared type; nil without one, which is told where the template is checked.
    private var type: CfnParameter.Kind? {
        guard case .object(let members)? = declaration else { return nil }
        return members["Type"]?.literalText.map(CfnParameter.Kind.init(rawValue:))
    }

    private var kind: ValueKind { ValueKind(of: value, resolver) }

    /// Why the value cannot stand for the parameter, wherever that is.
    var mistake: Diagnostic? {
        guard let type else { return nil }
        switch (kind, type.isList) {
        case (.nothing, _):
            if resolver.node.hasErrors { return nil }
            return .error(
                "swift-cdk:include/no-value", "The parameter '\(name)' is replaced by nothing",
                action: "give it a value, or do not replace it", in: name)
        case (.literalText, true):
            return .error(
                "swift-cdk:include/text-for-list", "The parameter '\(name)' is a list (\(type.rawValue)), and is replaced by a text",
                action: "give a list of texts", in: name)
        case (.list, false):
            return .error(
                "swift-cdk:include/list-for-text", "The parameter '\(name)' is a text (\(type.rawValue)), and is replaced by a list",
                action: "join the list with Fn.join, or select the element that is meant", in: name)
        case (.literalText, false), (.deferredText, _), (.list, true), (.object, _): return nil
        }
    }

    // MARK: Conditions and rules

    /// Why the value is known too late for a condition or a rule; nil if these do not ask for the parameter.
    ///
    /// - Parameters:
    ///   - members: The conditions or rules of the template that stand in the stack's template as they are.
    ///   - section: Their section.
    ///   - isResource: Whether the stack has a resource of a logical id.
    /// - Returns: What is wrong, with the first of those that ask for the parameter.
    func mistake(
        in members: OrderedMap<TemplateValue>, of section: String, isResource: (String) -> Bool
    ) -> Diagnostic? {
        guard let place = members.first(where: { isUsed(in: $0.value) })?.key, let json = resolver.resolve(value),
            let reason = Self.lateReason(json, isResource)
        else { return nil }
        return .error(
            "swift-cdk:include/late-value",
            "The parameter '\(name)' is replaced by \(reason), which is known only when there are resources, and '\(place)' of the "
                + "template's \(section) is decided before",
            action: "replace it by a literal, a parameter of the stack or a pseudo parameter", in: name)
    }

    /// Whether a part of the template asks for the parameter.
    private func isUsed(in part: TemplateValue) -> Bool {
        switch part {
        case .list(let elements): elements.contains { isUsed(in: $0) }
        case .object(let members):
            members.contains { function, argument in
                switch (function, argument) {
                case ("Ref", .string(let target)): target == name
                case ("Fn::Sub", .string(let text)): SubstitutionText.variables(in: text).contains(name)
                case ("Fn::Sub", .list(let parts)):
                    isUsed(in: argument) || SubstitutionText.variables(in: parts.first?.literalText ?? "").contains(name)
                case (_, _): isUsed(in: argument)
                }
            }
        case .absent, .null, .bool, .number, .string, .record, .text, .reference, .intrinsic, .lazy: false
        }
    }

    /// What in a value is known only when there are resources; nil if nothing is.
    private static func lateReason(_ value: JSON, _ isResource: (String) -> Bool) -> String? {
        switch value {
        case .null, .bool, .number, .string: return nil
        case .array(let elements):
            for element in elements {
                if let reason = lateReason(element, isResource) { return reason }
            }
            return nil
        case .object(let members):
            for (name, argument) in members {
                switch name {
                case "Ref": if let target = argument.string, isResource(target) { return "a value of the resource '\(target)'" }
                case "Fn::GetAtt": return "a value of a resource"
                case "Fn::ImportValue", "Fn::GetStackOutput": return "a value of another stack"
                default: if let reason = lateReason(argument, isResource) { return reason }
                }
            }
            return nil
        }
    }

    // MARK: Texts

    /// Why the value cannot stand in a text that the template makes with `Fn::Sub`, and where that is in the template.
    func mistake(inText text: String, of template: TemplateValue) -> Diagnostic? {
        let thing: String
        switch kind {
        // What is nothing is told of the parameter as such, and so is a list in the place of a text.
        case .literalText, .deferredText, .nothing: return nil
        case .list:
            if type?.isList == false { return nil }
            thing = "a list"
        case .object: thing = "an object"
        }
        return .error(
            "swift-cdk:include/no-text", "The parameter '\(name)' is replaced by \(thing), and stands in a text that Fn::Sub makes",
            action: "replace it by a text, or join it there with Fn::Join", in: Self.place(of: text, in: template, "") ?? name)
    }

    /// The way to the first call of `Fn::Sub` with a text.
    private static func place(of text: String, in value: TemplateValue, _ path: String) -> String? {
        switch value {
        case .list(let elements):
            for (index, element) in elements.enumerated() {
                if let place = place(of: text, in: element, "\(path)[\(index)]") { return place }
            }
            return nil
        case .object(let members):
            if let argument = members["Fn::Sub"] {
                if argument.literalText == text { return path }
                if case .list(let parts) = argument, parts.first?.literalText == text { return path }
            }
            for (name, member) in members {
                if let place = place(of: text, in: member, path.isEmpty ? name : "\(path).\(name)") { return place }
            }
            return nil
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
                self = Fn.listFunctions.contains(functions[0]) ? .list : .deferredText
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
