import CDK
import CDKIAM

/// The way in which permissions are given on a key whose policy trusts the policies of its account.
enum KeyGrants {
    /// Lets someone do these things with a key.
    ///
    /// In the environment of the key, which is what its ARN says for an imported one, the grantee's policy is enough; elsewhere the key's
    /// policy has to permit it as well.
    static func grant(
        _ actions: [String], on key: any KeyReference, in environment: Environment, to grantee: any Grantable
    ) -> Grant {
        let identity = grantee.grantPrincipal.identity.flatMap { $0.isOwned ? $0 : nil }
        guard let identity, isElsewhere(identity.node, key.node, environment) else {
            return Grant.addToPrincipalOrResource(grantee, actions: actions, resources: [key.arn], resourceSelf: ["*"], of: key)
        }
        // The key's stack cannot name a role of a stack that is deployed after it: the role is not there yet.
        let waits = key.node.stack.flatMap { identity.node.stack?.isDeployed(after: $0) } ?? false
        return Grant.addToPrincipalAndResource(
            grantee, actions: actions, resources: ["*"],
            resourcePrincipal: waits ? .account(identity.node.account) : grantee.grantPrincipal, of: key)
    }

    /// Whether the identity is in another account or region than the key.
    private static func isElsewhere(_ identity: Node, _ key: Node, _ environment: Environment) -> Bool {
        let own = identity.environment
        let stack = key.environment
        return (stack.account != own.account && environment.account != own.account)
            || (stack.region != own.region && environment.region != own.region)
    }
}
