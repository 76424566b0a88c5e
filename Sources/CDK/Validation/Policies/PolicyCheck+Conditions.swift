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
        for value in Self.known(value) {
            guard let members = value.object else {
                report(.policyShape("Condition", "an object", in: path.text))
                continue
            }
            for (name, keys) in members {
                // IAM does not tell letters from capitals here.
                let isKnown = Self.operators.contains(name) || Self.operators.contains { $0.lowercased() == name.lowercased() }
                if !isKnown { report(.conditionOperator(name, among: Self.operators, in: path.text)) }
                within(.member(name)) { $0.checkKeys(keys) }
            }
        }
    }

    private mutating func checkKeys(_ value: JSON) {
        for value in Self.known(value) {
            guard let keys = value.object else {
                report(.policyShape("A condition", "an object of keys and values", in: path.text))
                continue
            }
            for (key, values) in keys {
                if !key.contains(":"), place.kind != .resource { report(.conditionKey(key, in: path.text)) }
                within(.member(key)) { check in
                    check.forEach(values) { check, value in
                        switch value {
                        case .object, .array, .null:
                            check.report(.policyShape("The value of a condition", "a text or a list of texts", in: check.path.text))
                        case .string(let text) where !check.hasVariables && text.contains("${aws:"):
                            check.report(.variableWithoutVersion(in: check.path.text))
                        case .string, .bool, .number: break
                        }
                    }
                }
            }
        }
    }
}
