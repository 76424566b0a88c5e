import CDK
import CDKIAM
import CloudAssembly

extension FunctionReference {
    /// Lets a principal invoke the function, or do something else with it, by the function's own policy (`AWS::Lambda::Permission`).
    ///
    /// - Parameters:
    ///   - id: The id of the permission within its scope.
    ///   - principal: A service, an account, a role or an organization. Of its conditions the policy knows a source ARN, a source account
    ///     and an organization.
    ///   - action: The action of Lambda, such as `lambda:InvokeFunction`.
    ///   - sourceARN: The resource for which a service invokes the function.
    ///   - sourceAccount: The account of that resource, where its ARN has none, as with buckets.
    ///   - organizationID: The organization of the principal.
    ///   - eventSourceToken: The identifier of an Alexa skill.
    ///   - urlAuthentication: The authentication by the function's address, for `lambda:InvokeFunctionUrl`.
    ///   - isOnlyThroughURL: Whether the function can be invoked only through its address.
    ///   - scope: The place of the permission in the tree; below the function if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    /// - Returns: The permission; nil if the function's policy cannot be changed from here.
    @discardableResult
    public func addPermission(
        _ id: String, principal: Principal, action: String = "lambda:InvokeFunction", sourceARN: ARN? = nil,
        sourceAccount: Value<String>? = nil, organizationID: Value<String>? = nil, eventSourceToken: Value<String>? = nil,
        urlAuthentication: FunctionURL.Authentication? = nil, isOnlyThroughURL: Bool? = nil, scope: (any Scope)? = nil,
        file: String = #fileID, line: Int = #line
    ) -> Lambda.CfnPermission? {
        guard permissions.isChangeable else {
            if !permissions.isSkipped { warnOfOtherEnvironment() }
            return nil
        }
        let scope = scope?.node ?? node
        let place = SourceLocation(file: file, line: line)
        guard let invoker = node.reporting(at: place, { PermissionPrincipal(principal, at: node) }) else { return nil }
        permissions.noteUnqualified(action: action, at: scope)
        return Lambda.CfnPermission(
            scope, id, action: Value(action), functionName: Value(arn), principal: invoker.name, eventSourceToken: eventSourceToken,
            functionUrlAuthType: urlAuthentication?.permissionProperty, invokedViaFunctionUrl: Value(isOnlyThroughURL),
            principalOrgId: organizationID ?? invoker.organizationID, sourceAccount: sourceAccount ?? invoker.sourceAccount,
            sourceArn: sourceARN.map { Value($0) } ?? invoker.sourceARN, file: file, line: line)
    }

    /// Lets someone invoke the function, whatever version of it.
    @discardableResult
    public func grantInvoke(to grantee: any Grantable) -> Grant {
        grantInvoke(to: grantee, of: invocationARNs, version: nil)
    }

    /// Lets someone invoke one version of the function.
    @discardableResult
    public func grantInvoke(to grantee: any Grantable, of version: any FunctionVersionReference) -> Grant {
        let versionARN: ARN = "\(arn):\(version.version)"
        return grantInvoke(to: grantee, of: version is LatestVersion ? [versionARN, arn] : [versionARN], version: version.version)
    }

    /// Lets each of several principals invoke the function, by permissions of their own.
    @discardableResult
    public func grantInvoke(toEachOf principals: [Principal]) -> [Grant] { principals.map { grantInvoke(to: $0) } }

    /// Lets someone call the function's address, if that authenticates callers with IAM.
    @discardableResult
    public func grantInvokeURL(to grantee: any Grantable) -> Grant {
        let principal = grantee.grantPrincipal
        let id = "InvokeFunctionUrl\(principal)"
        return permissions.grant("url \(principal.grantKey)") {
            let url = grant(
                to: grantee, id: id, action: "lambda:InvokeFunctionUrl", of: [arn],
                conditions: ["StringEquals": ["lambda:FunctionUrlAuthType": "AWS_IAM"]], urlAuthentication: .iam)
            let function = grant(
                to: grantee, id: "\(id)-DualAuth", action: "lambda:InvokeFunction", of: [arn],
                conditions: ["Bool": ["lambda:InvokedViaFunctionUrl": true]], isOnlyThroughURL: true)
            return url.combined(with: function)
        }
    }

    private func grantInvoke(to grantee: any Grantable, of resources: [ARN], version: Value<String>?) -> Grant {
        let principal = grantee.grantPrincipal
        return permissions.grant("invoke \(principal.grantKey) \(version?.identity ?? "")") {
            let id = InvocationID.make(principal, version: version, below: node)
            return grant(to: grantee, id: id, action: "lambda:InvokeFunction", of: resources)
        }
    }

    private func grant(
        to grantee: any Grantable, id: String, action: String, of resources: [ARN], conditions: Conditions = [:],
        urlAuthentication: FunctionURL.Authentication? = nil, isOnlyThroughURL: Bool? = nil
    ) -> Grant {
        let policy = FunctionPolicy(node: node, owningAccount: owningAccount) { [self] in
            let permission = addPermission(
                id, principal: grantee.grantPrincipal, action: action, urlAuthentication: urlAuthentication,
                isOnlyThroughURL: isOnlyThroughURL, file: node.location.file, line: node.location.line)
            if let permission { return .added(to: permission) }
            if permissions.isSkipped { return .elsewhere }
            if !permissions.isChangeable {
                node.report(
                    .error(
                        "swift-cdk:lambda/unchangeable-policy",
                        "The policy of the function cannot be changed by this app, because the function was imported or is the "
                            + "latest version",
                        action:
                            "import it with isSameEnvironment, or with skipsPermissions if its policy has the permission already; grant "
                            + "on a function that is made here instead of on its latestVersion"))
            }
            return .reported
        }
        return Grant.addToPrincipalOrResource(grantee, actions: [action], resources: resources, conditions: conditions, of: policy)
    }

    /// The account that the function is in.
    private var owningAccount: Value<String> {
        (self as? ImportedFunction)?.environment.account ?? node.account
    }

    private func warnOfOtherEnvironment() {
        let own = (self as? ImportedFunction)?.environment ?? (account: node.account, region: node.region)
        node.report(
            .warning(
                "UnclearLambdaEnvironment",
                "The permission is left out, because the function is in account \(own.account.description), region "
                    + "\(own.region.description), and is not known to be in that of the stack: account "
                    + "\(node.account.description), region \(node.region.description)",
                action: "import the function with isSameEnvironment, or acknowledge this if its policy has the permission already"))
    }
}

/// The policy of a function, which has a resource for each statement.
private struct FunctionPolicy: ResourceWithPolicy {
    let node: Node
    let owningAccount: Value<String>
    let add: () -> PolicyAddition

    func addToResourcePolicy(_ statement: PolicyStatement) -> PolicyAddition { add() }
}

extension Principal {
    /// Equal for principals for which one permission is enough.
    fileprivate var grantKey: String {
        let name =
            switch kind {
            case .arn(let arn): arn.identity
            case .account(let id?): "account \(id.identity)"
            default: description
            }
        return "\(name) \(conditions.identity)"
    }
}

/// The ids of permissions that grants make: of whom they are for.
private enum InvocationID {
    static func make(_ principal: Principal, version: Value<String>?, below node: Node) -> String {
        var members: OrderedMap<JSON> = [
            "principal": .string(principal.description), "conditions": principal.conditions.json,
        ]
        members["version"] = version.map { .string($0.description) }
        let id = "Invoke\(Digest.sha256Base64(JSON.object(members).text()))"
        // Deferred names may look alike.
        guard node.child(id) != nil else { return id }
        let number = (2...).first { node.child("\(id)\($0)") == nil } ?? 2
        return "\(id)\(number)"
    }
}
