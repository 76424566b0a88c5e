/// Something that programs can name or write.
struct Entry: Equatable {
    enum Kind: String, CaseIterable {
        case module, resourceType, property, attribute, nestedType, constantType, constant
    }

    /// `CDKS3`
    let module: String
    let kind: Kind
    /// `CfnBucket.versioningConfiguration`
    let path: String
    /// The path of what it is a part of; nil for a module.
    let parent: String?
    /// What it stands for, which it has in common with what it was called before: `AWS::S3::Bucket VersioningConfiguration`.
    let original: String
    /// What stands for it in templates: `VersioningConfiguration`.
    var templateText: String?
    /// The type in Swift, and what a value must keep to beyond it.
    var type: String?
    var limits: String?
    var isRequired = false
    var isDeprecated = false
    /// The name of the accessor where it is not the argument's.
    var accessor: String?
    /// The class that a nested type is written with, if that is another one.
    var owner: String?

    /// `versioningConfiguration`
    var name: String { String(path.split(separator: ".").last ?? "") }

    /// Different for every entry.
    var key: Key { Key(module: module, kind: kind, path: path) }

    /// What it is called or stands for.
    struct Key: Hashable {
        let module: String
        let kind: Kind
        let path: String
    }
}
