extension ParameterPlan {
    /// The label as it is written where the initializer is declared or called.
    var quotedLabel: String { ReservedNames.unusableLabels.contains(label) ? "`\(label)`" : label }
}

extension [ParameterPlan] {
    /// The parameters as initializers have them: required ones first, each group by name.
    var inArgumentOrder: [ParameterPlan] {
        sorted { first, second in
            if first.isRequired != second.isRequired { return first.isRequired }
            let names = (first.label.lowercased(), second.label.lowercased())
            return names.0 == names.1 ? first.label.precedesByScalars(second.label) : names.0.precedesByScalars(names.1)
        }
    }

    /// The parameters of an initializer.
    var declarations: [String] {
        inArgumentOrder.map { parameter in
            let label = parameter.quotedLabel
            let names = parameter.variable == parameter.label ? label : "\(label) \(parameter.variable)"
            return "\(names): \(parameter.type.source)" + (parameter.isRequired ? "" : "? = nil")
        }
    }

    /// Documents the parameters of an initializer.
    func document(in source: inout SourceText) {
        if isEmpty { return }
        source.comment("- Parameters:")
        for parameter in inArgumentOrder {
            source.comment("\(parameter.label): \(parameter.comment)", bullet: "  - ")
        }
    }

    /// Puts the arguments into a bag, in the order of their CloudFormation names.
    func fillBag(in source: inout SourceText) {
        if isEmpty {
            source.line("let bag = PropertyBag()")
            return
        }
        // Few properties of a large type are set at a time.
        source.call("var bag = PropertyBag(of: ", names: map(\.cloudFormationName), "capacity: \(Swift.min(count, 8))")
        for parameter in self {
            source.line("bag.set(\(parameter.cloudFormationName.literal), \(parameter.variable.quotedIfKeyword))")
        }
    }
}
