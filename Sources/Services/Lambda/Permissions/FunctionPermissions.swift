import CDK
import CDKIAM

/// The policy of a function, of a version or of an alias: who may invoke it, besides those whose own policies say so.
public final class FunctionPermissions {
    /// The id of a function's current version below it.
    static let currentVersionID = "CurrentVersion"

    /// Whether this app can change the policy.
    let isChangeable: Bool
    /// Whether somebody else sees to the permissions, so that it is no mistake that this app cannot.
    let isSkipped: Bool
    /// Whether versions and aliases are not covered.
    private let isUnqualified: Bool
    /// The grants that were given, by whom and for what.
    private var grants: [String: Grant] = [:]
    /// Whether somebody got a permission on the function that does not hold for its versions.
    private var hasUnqualifiedPermissions = false

    init(isChangeable: Bool = true, isSkipped: Bool = false, isUnqualified: Bool = false) {
        self.isChangeable = isChangeable
        self.isSkipped = isSkipped
        self.isUnqualified = isUnqualified
    }

    /// A grant that was given before, or a new one.
    func grant(_ key: String, _ give: () -> Grant) -> Grant {
        if let grant = grants[key] { return grant }
        let grant = give()
        grants[key] = grant
        return grant
    }

    /// Remembers a permission that does not hold for the versions of the function, and warns if there are any.
    func noteUnqualified(action: String, at node: Node) {
        guard isUnqualified, ["lambda:InvokeFunction", "lambda:*", "lambda:Invoke*"].contains(action) else { return }
        if node.child(Self.currentVersionID) == nil { hasUnqualifiedPermissions = true } else { Self.warn(node) }
    }

    /// Warns of permissions that the function's first version does not have.
    func noteVersion(at node: Node) {
        if hasUnqualifiedPermissions { Self.warn(node) }
    }

    private static func warn(_ node: Node) {
        node.report(
            .warning(
                "@aws-cdk/aws-lambda:addPermissionsToVersionOrAlias",
                "A permission for the function alone does not hold for its versions and aliases",
                action: "grant it by the version or alias that callers name"))
    }
}
