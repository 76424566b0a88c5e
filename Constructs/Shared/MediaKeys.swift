import CDK
import CDKKMS

/// Keys of KMS for a platform whose media must be encrypted with keys of the account's own.
public final class MediaKeys: Construct, NamedConstruct {
    private static let pendingWindow = Duration.days(7)

    /// Encrypts uploads.
    public let sources: Key
    /// Encrypts what is delivered.
    public let renditions: Key
    let names: ResourceNames
    static let hasGlobalNames = false

    /// Two keys, one for uploads and one for what is delivered.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - environmentSuffix: The end of all names.
    ///   - name: Begins the names of a second pair of keys in a stack.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        _ scope: any Scope, _ id: String, environmentSuffix: EnvironmentSuffix, name: String? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let names = ResourceNames(name, environmentSuffix, at: scope)
        self.names = names
        func key(_ id: String, _ type: String) -> Key {
            Key(
                scope, id, alias: names(type), description: names(type), isRotated: true, pendingWindow: Self.pendingWindow,
                removalPolicy: .destroy)
        }
        sources = key("Sources", "source-key")
        renditions = key("Renditions", "rendition-key")
        super.init(scope)
        reportSharedNames()
    }
}
