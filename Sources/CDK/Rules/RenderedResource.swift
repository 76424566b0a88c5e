import CloudAssembly

/// A resource as a template has it.
public struct RenderedResource {
    /// The name in the template.
    public let logicalID: String
    /// The type: `AWS::S3::Bucket`.
    public let type: String
    /// The resource with all of its members: `Properties`, `DeletionPolicy` and others.
    public let json: JSON
    /// The construct's place in the tree; that of the include if a template was included.
    public let node: Node
    /// The template in which it stands.
    public let template: RenderedTemplate

    /// The properties.
    public var properties: JSON { json["Properties"] ?? .object([:]) }

    /// The property at a path with dots: `resource["PublicAccessBlockConfiguration.BlockPublicAcls"]`; nil if it is not set.
    public subscript(path: String) -> JSON? {
        var value: JSON? = properties
        for name in path.split(separator: ".") { value = value?[String(name)] }
        return DeferredJSON.presence(value) == .absent ? nil : value
    }

    /// True if the property at a path is `true`, known only at deployment, or may be `true` by a condition.
    ///
    /// A rule that wants a switch to be on asks this, so that it never guesses.
    public func mayBeOn(_ path: String) -> Bool { self[path].map { Self.mayBe($0, true) } ?? false }

    /// True if the property at a path is `true` for certain.
    public func isOn(_ path: String) -> Bool { self[path].map { !Self.mayBe($0, false) } ?? false }

    /// True if the property at a path is `false` for certain.
    public func isOff(_ path: String) -> Bool { self[path].map { !Self.mayBe($0, true) } ?? false }

    /// The elements of the list at a path, with the places that they have: `Ingress[0]`.
    public func elements(_ path: String) -> [(place: String, value: JSON)] {
        (self[path]?.array ?? []).enumerated().map { ("\(path)[\($0)]", $1) }
    }

    private static func mayBe(_ value: JSON, _ wanted: Bool) -> Bool {
        switch DeferredJSON(value) {
        case .literal: value == .bool(wanted) || value.string?.lowercased() == "\(wanted)"
        case .branches(let first, let second): mayBe(first, wanted) || mayBe(second, wanted)
        case .absent: false
        case .reference, .text, .list, .unknown: true
        }
    }
}
