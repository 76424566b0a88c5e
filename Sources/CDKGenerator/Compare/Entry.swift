/// A name that programs can use: of a module, a class, an argument, a constant.
struct Entry: Equatable {
    enum Kind: String, CaseIterable {
        case module, resourceType, property, attribute, nestedType, constantType, constant
    }

    /// The module's name, such as `CDKS3`.
    let module: String
    let kind: Kind
    /// The names from the module down, such as `CfnBucket.versioningConfiguration`.
    let path: String
    /// The path of the entry that it is a part of; nil for a module.
    let parent: String?
    /// The specification's name for it, which stays when its Swift name changes: `AWS::S3::Bucket VersioningConfiguration`.
    let original: String
    /// The text that stands for it in templates: `VersioningConfiguration`.
    var templateText: String?
    /// The type in Swift.
    var type: String?
    var limits: String?
    var isRequired = false
    var isDeprecated = false
    /// The name of the accessor where it is not the argument's.
    var accessor: String?
    /// The class that a nested type is written with, if that is another one.
    var owner: String?

    /// The last name of the path, such as `versioningConfiguration`.
    var name: String { String(path.split(separator: ".").last ?? "") }

    /// The key of the entry, different for every one.
    var key: Key { Key(module: module, kind: kind, path: path) }

    /// The place and kind by which an entry is found again.
    struct Key: Hashable {
        let module: String
        let kind: Kind
        let path: String
    }
}
