import CloudAssembly

/// A resource of an included template, from which a class of its type is made.
///
/// ``CfnInclude`` makes it, and hands it to the class that is asked for.
public struct IncludedResource {
    let scope: Node
    let id: String
    let type: ResourceType
    /// The properties by their CloudFormation names.
    let properties: OrderedMap<TemplateValue>
    /// What else the template says about the resource.
    let attributes: IncludedAttributes
    let location: SourceLocation
}

/// A class of one resource type that resources of included templates can be had as.
///
/// All generated classes are.
public protocol IncludableResource: CfnResource {
    /// The resource type of the class.
    static var type: ResourceType { get }

    /// Makes the resource that a template has.
    init(_ resource: IncludedResource)
}

/// The attributes of a resource of an included template, beside type and properties.
struct IncludedAttributes {
    /// All of them, with the properties and the type.
    private let attributes: OrderedMap<TemplateValue>

    init(_ attributes: OrderedMap<TemplateValue> = [:]) { self.attributes = attributes }

    /// Whether the template has an attribute, be it empty.
    func has(_ name: String) -> Bool { attributes[name] != nil }

    /// An attribute that can be anything.
    func value(_ name: String) -> AnyValue? { attributes[name].map(AnyValue.init(raw:)) }

    /// An attribute that is a text.
    func text(_ name: String) -> String? { attributes[name]?.literalText }

    /// A policy that is one of CloudFormation's.
    func policy(_ name: String) -> DeletionPolicy? { text(name).map(DeletionPolicy.init(rawValue:)) }

    /// The members of `Metadata`.
    var metadata: OrderedMap<TemplateValue> { if case .object(let members)? = attributes["Metadata"] { members } else { [:] } }

    /// Adds what the resource's own properties cannot hold, and what it must have in addition to its own.
    func complete(_ content: inout OrderedMap<TemplateValue>) {
        for (name, value) in attributes where name != "Type" {
            let isObject = if case .object = value { true } else { false }
            switch (name, content[name]) {
            case ("DependsOn", .list(let added)?):
                let written: [TemplateValue] = if case .list(let names) = value { names } else { [value] }
                content[name] = .list(written + added)
            case ("Properties", .object(let members)?) where members.isEmpty && !isObject: content[name] = value
            case (_, nil) where !Self.isSettable(name, value): content[name] = value
            // A property of the resource holds it, or what the user has set in its place.
            default: break
            }
        }
    }

    /// Whether a property of the resource holds the attribute, so that it is gone if that is nil.
    private static func isSettable(_ name: String, _ value: TemplateValue) -> Bool {
        switch name {
        case "CreationPolicy", "UpdatePolicy": true
        case "DeletionPolicy", "UpdateReplacePolicy", "Version", "Description": value.literalText != nil
        default: false
        }
    }
}
