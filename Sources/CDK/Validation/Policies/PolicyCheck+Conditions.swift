import CloudAssembly

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
extension PolicyCheck {
    private static let operators: Set<String> = {
        let comparisons = [
            "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike",
            "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan",
            "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan",
            "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals",
            "ArnNotLike",
        ]
        let single = comparisons + comparisons.map { "\($0)IfExists" } + ["Null"]
        return Set(single + single.flatMap { ["ForAllValues:\($0)", "ForAnyValue:\($0)"] })
    }()

    mutating func checkConditions(_ value: JSON) {
        forEachKnown(value) { check, value in
            guard let members = value.object else { return check.report(.policyShape("Condition", "an object", in: check.path.text)) }
            for (name, keys) in members {
                // IAM does not tell letters from capitals here.
                let isKnown = Self.operators.contains(name) || Self.operators.contains { $0.lowercased() == name.lowercased() }
                if !isKnown { check.report(.conditionOperator(name, among: Self.operators, in: check.path.text)) }
                check.within(.member(name)) { $0.checkKeys(keys) }
            }
        }
    }

    private mutating func checkKeys(_ value: JSON) {
        forEachKnown(value) { check, value in
            guard let keys = value.object else {
                return check.report(.policyShape("A condition", "an object of keys and values", in: check.path.text))
            }
            for (key, values) in keys {
                if !key.contains(":"), check.place.kind != .resource { check.report(.conditionKey(key, in: check.path.text)) }
                check.within(.member(key)) { $0.forEach(values) { $0.checkValue($1) } }
            }
        }
    }

    private mutating func checkValue(_ value: JSON) {
        switch value {
        case .object, .array, .null: report(.policyShape("The value of a condition", "a text or a list of texts", in: path.text))
        case .string(let text) where !hasVariables && text.contains("${aws:"): report(.variableWithoutVersion(in: path.text))
        case .string, .bool, .number: break
        }
    }
}
