/// A resource of a ``KnownTemplate``.
final class KnownResource {
    let name: String
    let type: String
    let deletionPolicy: String?
    let properties: KnownValue

    init(name: String, type: String, deletionPolicy: String?, properties: KnownValue) {
        self.name = name
        self.type = type
        self.deletionPolicy = deletionPolicy
        self.properties = properties
    }

    /// A property.
    subscript(name: String) -> KnownValue { properties[name] }

    /// What stands in a property: `["Code", "S3Key"]`.
    subscript(name: String, inner: String) -> KnownValue { properties[name, inner] }
}
