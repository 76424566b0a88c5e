import CDK
import CDKIAM

/// An HTTPS address of a function or of an alias (`AWS::Lambda::Url`).
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html)
public final class FunctionURL: Construct {
    /// How callers are authenticated.
    public enum Authentication {
        /// By IAM: they sign requests, and need a permission; see ``FunctionReference/grantInvokeURL(to:)``.
        case iam
        /// Not at all: everyone may call.
        case none

        var property: Lambda.CfnUrl.AuthType { self == .iam ? .awsIAM : .noneValue }
        var permissionProperty: Lambda.CfnPermission.FunctionUrlAuthType { self == .iam ? .awsIAM : .noneValue }
    }

    /// Which web pages may call, as browsers ask.
    ///
    /// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors)
    public struct CORS {
        /// Such as `https://example.com`, or `*`.
        public var allowedOrigins: [String]?
        /// Such as `GET`; all if not given.
        public var allowedMethods: [String]?
        public var allowedHeaders: [String]?
        public var exposedHeaders: [String]?
        /// Whether cookies and the like are sent.
        public var allowsCredentials: Bool?
        /// How long browsers may remember the answer: at most a day.
        public var maximumAge: Duration?

        public init(
            allowedOrigins: [String]? = nil, allowedMethods: [String]? = nil, allowedHeaders: [String]? = nil,
            exposedHeaders: [String]? = nil, allowsCredentials: Bool? = nil, maximumAge: Duration? = nil
        ) {
            self.allowedOrigins = allowedOrigins
            self.allowedMethods = allowedMethods
            self.allowedHeaders = allowedHeaders
            self.exposedHeaders = exposedHeaders
            self.allowsCredentials = allowsCredentials
            self.maximumAge = maximumAge
        }
    }

    /// `https://<id>.lambda-url.<region>.on.aws/`
    public let url: Value<String>
    public let functionARN: ARN
    public let authentication: Authentication
    /// The function or alias that the address leads to.
    public let function: any FunctionReference

    /// - Parameters:
    ///   - function: A function or an alias; versions have no addresses.
    ///   - invokeMode: Whether the response is sent as the function writes it; as a whole if not given.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, of function: any FunctionReference, authentication: Authentication = .iam, cors: CORS? = nil,
        invokeMode: Lambda.CfnUrl.InvokeMode? = nil, file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let alias = function as? any FunctionAliasReference
        let target = alias?.function ?? function
        let resource = Lambda.CfnUrl(
            scope, "Resource", authType: authentication.property, targetFunctionArn: Value(target.arn), cors: cors?.property(scope),
            invokeMode: invokeMode, qualifier: alias?.aliasName, file: file, line: line)
        if let aliasResource = alias?.node.defaultChild { resource.node.addDependency(aliasResource) }
        url = resource.attrFunctionUrl
        functionARN = ARN(raw: resource.attrFunctionArn.raw)
        self.authentication = authentication
        self.function = function
        super.init(scope)
        if function is any FunctionVersionReference {
            node.report("FunctionUrl cannot be used with a Version", action: "name the version by an alias")
        }
        guard authentication == .none else { return }
        // Both are needed: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
        function.addPermission(
            "invoke-function-url", principal: .anyone, action: "lambda:InvokeFunctionUrl", urlAuthentication: authentication, file: file,
            line: line)
        function.addPermission("invoke-function", principal: .anyone, isOnlyThroughURL: true, file: file, line: line)
    }

    /// Lets someone call the address, if callers are authenticated.
    @discardableResult
    public func grantInvokeURL(to grantee: any Grantable) -> Grant { function.grantInvokeURL(to: grantee) }
}

extension FunctionURL.CORS {
    fileprivate func property(_ node: Node) -> Lambda.CfnUrl.CorsProperty {
        if let seconds = maximumAge?.seconds, seconds > 86_400 {
            node.report(
                "FunctionUrl CORS maxAge should be less than or equal to 86400 secs (got \(seconds))", action: "set it to .days(1) or less")
        }
        return .init(
            allowCredentials: Value(allowsCredentials), allowHeaders: allowedHeaders.map { List($0) },
            allowMethods: List(allowedMethods ?? ["*"]), allowOrigins: allowedOrigins.map { List($0) },
            exposeHeaders: exposedHeaders.map { List($0) }, maxAge: Value(maximumAge?.whole(.seconds, for: node)))
    }
}

extension FunctionReference {
    /// Gives the function an HTTPS address. Once for a function or an alias.
    @discardableResult
    public func addURL(
        authentication: FunctionURL.Authentication = .iam, cors: FunctionURL.CORS? = nil, invokeMode: Lambda.CfnUrl.InvokeMode? = nil,
        file: String = #fileID, line: Int = #line
    ) -> FunctionURL {
        FunctionURL(
            self, "FunctionUrl", of: self, authentication: authentication, cors: cors, invokeMode: invokeMode, file: file, line: line)
    }
}
