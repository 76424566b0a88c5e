/// A resource of a ``KnownTemplate``.
struct KnownResource {
    let name: String
    let type: String
    let deletionPolicy: String?
    let properties: KnownValue

    /// A property, by a path such as `Code.S3Key`.
    subscript(path: String) -> KnownValue { properties[path] }
}
