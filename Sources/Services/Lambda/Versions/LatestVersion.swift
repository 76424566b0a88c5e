import CDK

/// The function as it is, whatever its versions.
///
/// It cannot have permissions of its own.
public final class LatestVersion: Construct, FunctionVersionReference {
    /// The function.
    public let function: any FunctionReference
    /// The ARN of the function, with `$LATEST` at its end.
    public let arn: ARN
    /// The name of the function, with `$LATEST` behind a colon.
    public let name: Value<String>
    /// The policy, which cannot be changed.
    public let permissions = FunctionPermissions(isChangeable: false)

    private static let latest = "$LATEST"

    fileprivate init(of function: any FunctionReference) {
        self.function = function
        arn = "\(function.arn):\(Self.latest)"
        name = "\(function.name):\(Self.latest)"
        super.init(Node(function, Self.latest, file: function.node.location.file, line: function.node.location.line))
    }

    /// `$LATEST`, in place of a number.
    public var version: Value<String> { Value(Self.latest) }

    fileprivate static func of(_ function: any FunctionReference) -> LatestVersion {
        function.node.child(latest)?.construct as? LatestVersion ?? LatestVersion(of: function)
    }
}

extension FunctionReference {
    /// The function as it is, whatever its versions.
    public var latestVersion: LatestVersion {
        LatestVersion.of((self as? any QualifiedFunctionReference)?.function ?? self)
    }
}
