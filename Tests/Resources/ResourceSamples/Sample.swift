import CDK

/// What the generated code says about a resource type: ways to make one, to copy it by its accessors, and its attributes.
struct Sample {
    /// Different in the service.
    let name: String
    /// With every property of every nested type set.
    let full: (any Scope) -> CfnResource
    /// With what is required.
    let required: (any Scope) -> CfnResource
    /// Made with what is required, then given all properties of the full one by its accessors.
    let copied: (_ full: CfnResource, any Scope) -> CfnResource?
    let attributes: (CfnResource) -> [SampleAttribute]

    init<Resource: CfnResource>(
        _ name: String, full: @escaping (any Scope, String) -> Resource, required: @escaping (any Scope, String) -> Resource,
        copy: @escaping (_ source: Resource, _ target: Resource) -> Void, attributes: @escaping (Resource) -> [SampleAttribute]
    ) {
        self.name = name
        self.full = { full($0, name) }
        self.required = { required($0, name) }
        copied = { source, scope in
            guard let source = source as? Resource else { return nil }
            let target = required(scope, name)
            copy(source, target)
            return target
        }
        self.attributes = { ($0 as? Resource).map(attributes) ?? [] }
    }
}

/// An attribute of a resource: its value and the type that it has in Swift.
struct SampleAttribute {
    let type: String
    let value: AnyValue

    init<Attribute: TemplateRepresentable>(_ value: Attribute) {
        type = String(describing: Attribute.self)
        self.value = AnyValue(value)
    }
}

// What generated samples give their properties. A number that is whole stands for integers only, so that types are told apart.

func text(_ property: String) -> Value<String> { Value(property) }

var date: Value<String> { "2026-11-25T12:00:00Z" }

var integer: Value<Int> { 1 }

var number: Value<Double> { 1.5 }

var boolean: Value<Bool> { true }

var tag: CfnTag { CfnTag(key: "TagKey", value: "TagValue") }

var anything: AnyValue { ["Any": "thing"] }

/// Stands for a value of a nested type that the sample has elsewhere.
func deferred<Nested: TemplateRepresentable>(_ type: String) -> Nested { Nested(raw: Fn.importValue(Value(type)).raw) }
