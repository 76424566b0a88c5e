import CDK
import CloudAssembly

/// The conditions under which a statement applies: operators, each with the keys and values that it compares.
///
///     ["StringEquals": ["aws:SourceAccount": "\(stack.account)"], "ArnLike": ["aws:SourceArn": "\(rule.arn)"]]
///
/// [Reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html)
public struct Conditions: ExpressibleByDictionaryLiteral {
    private(set) var operators: OrderedMap<AnyValue> = [:]

    /// Conditions by their operators; an operator that is given twice has the keys of both.
    public init(dictionaryLiteral elements: (String, AnyValue)...) {
        for (name, keys) in elements { add(name, keys) }
    }

    /// Conditions from JSON, as a policy holds them.
    public init(_ json: OrderedMap<JSON>) {
        operators = json.mapValues { AnyValue($0) }
    }

    /// True if there are no conditions, so that the statement always applies.
    public var isEmpty: Bool { operators.isEmpty }

    /// Adds keys to an operator.
    ///
    /// A key that the operator has already gets the new value.
    public mutating func add(_ name: String, _ keys: AnyValue) {
        guard case .object(var members)? = operators[name]?.raw, case .object(let added) = keys.raw else {
            operators[name] = keys
            return
        }
        for (key, value) in added { members[key] = value }
        operators[name] = AnyValue(raw: .object(members))
    }

    /// Adds all of the other conditions.
    public mutating func add(_ other: Conditions) {
        for (name, keys) in other.operators { add(name, keys) }
    }

    /// Sets an operator to these keys alone.
    mutating func replace(_ name: String, _ keys: AnyValue) { operators[name] = keys }

    /// These conditions and the others.
    public func adding(_ other: Conditions) -> Conditions {
        var result = self
        result.add(other)
        return result
    }

    var value: AnyValue { AnyValue(raw: .object(operators.mapValues(\.raw))) }

    /// The conditions one by one.
    package var pairs: [(name: String, key: String, value: AnyValue)] {
        operators.flatMap { name, keys in
            guard case .object(let members) = keys.raw else { return [(name: String, key: String, value: AnyValue)]() }
            return members.map { (name, $0.key, AnyValue(raw: $0.value)) }
        }
    }

    /// Equal for equal conditions in the same order.
    package var identity: String { value.identity }
}

extension Conditions {
    /// The conditions as JSON for messages and ids; what is deferred stands there as a marker.
    package var json: JSON { value.raw.literalJSON }
    var text: String { json.text() }
}

extension TemplateValue {
    /// The value as JSON, with a marker in place of what is deferred.
    ///
    /// It is for messages and estimates of size.
    var literalJSON: JSON {
        switch self {
        case .absent, .null: .null
        case .bool(let flag): .bool(flag)
        case .number(let number): .number(number)
        case .string(let text): .string(text)
        case .list(let elements): .array(elements.map(\.literalJSON))
        case .object(let members): .object(members.mapValues(\.literalJSON))
        case .text(let pieces):
            .string(
                pieces.map { piece in
                    if case .string(let text) = piece { text } else { "<known at deployment>" }
                }.joined())
        case .record, .reference, .intrinsic, .lazy: .string("<known at deployment>")
        }
    }
}
