import CDK
import CDKIAM

/// An HTTPS address of a function or of an alias (`AWS::Lambda::Url`).
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html)
public final class FunctionURL: Construct {
    /// The authentication of callers.
    public enum Authentication {
        /// Callers sign requests for IAM, and need a permission; see ``FunctionReference/grantInvokeURL(to:)``.
        case iam
        /// Everyone may call.
        case none

        var property: Lambda.CfnUrl.AuthType { self == .iam ? .awsIAM : .noneValue }
        var permissionProperty: Lambda.CfnPermission.FunctionUrlAuthType { self == .iam ? .awsIAM : .noneValue }
    }

    /// The web pages that may call, as browsers ask.
    ///
    /// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html#urls-cors)
    public struct CORS {
        /// Such as `https://example.com`, or `*`.
        public var allowedOrigins: [String]?
        /// Such as `GET`; all if not given.
        public var allowedMethods: [String]?
        /// The headers that a page may send, such as `Content-Type`.
        public var allowedHeaders: [String]?
        /// The headers of the answer that a page may read.
        public var exposedHeaders: [String]?
        /// True if cookies and the like are sent.
        public var allowsCredentials: Bool?
        /// The time for which browsers may remember the answer: at most a day.
        public var maximumAge: Duration?
        /// The line that made it, for diagnostics.
        let location: SourceLocation?

        /// Creates the rules.
        ///
        /// - Parameters:
        ///   - allowedOrigins: The origins of the pages, such as `https://example.com`, or `*`.
        ///   - allowedMethods: The methods, such as `GET`; all if not given.
        ///   - allowedHeaders: The headers that a page may send, such as `Content-Type`.
        ///   - exposedHeaders: The headers of the answer that a page may read.
        ///   - allowsCredentials: Whether cookies and the like are sent; they are not if not given.
        ///   - maximumAge: The time for which browsers may remember the answer: at most a day.
        ///   - file: The file that messages name; the caller's if not given.
        ///   - line: The line in that file.
        public init(
            allowedOrigins: [String]? = nil, allowedMethods: [String]? = nil, allowedHeaders: [String]? = nil,
            exposedHeaders: [String]? = nil, allowsCredentials: Bool? = nil, maximumAge: Duration? = nil,
            file: String = #fileID, line: Int = #line
        ) {
            self.allowedOrigins = allowedOrigins
            self.allowedMethods = allowedMethods
            self.allowedHeaders = allowedHeaders
            self.exposedHeaders = exposedHeaders
            self.allowsCredentials = allowsCredentials
            self.maximumAge = maximumAge
            location = .ofUser(file, line)
        }
    }

    /// The address, as in `https://<id>.lambda-url.<region>.on.aws/`.
    public let url: Value<String>
    /// The ARN of the function or alias that the address leads to.
    public let functionARN: ARN
    /// The authentication of callers.
    public let authentication: Authentication
    /// The function or alias that the address leads to.
    public let function: any FunctionReference

    /// Creates an address.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - function: A function or an alias; versions have no addresses.
    ///   - authentication: The authentication of callers.
    ///   - cors: The web pages that may call; none but those of the address itself if not given.
    ///   - invokeMode: Whether the response is sent as the function writes it; as a whole if not given.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
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
            node.report(
                .error(
                    "swift-cdk:lambda/url-of-version", "A version of a function cannot have an address",
                    action: "make an alias of the version and give that the address"))
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
        node.reporting(at: location) { written(node) }.made(at: location)
    }

    private func written(_ node: Node) -> Lambda.CfnUrl.CorsProperty {
        if let maximumAge, maximumAge > .days(1) {
            node.report(
                .error(
                    "swift-cdk:lambda/cors-age", "Browsers are to remember the answer for \(maximumAge), and at most 1 day is possible",
                    action: "set maximumAge to .days(1) or less"))
        }
        return .init(
            allowCredentials: Value(allowsCredentials), allowHeaders: allowedHeaders.map { List($0) },
            allowMethods: List(allowedMethods ?? ["*"]), allowOrigins: allowedOrigins.map { List($0) },
            exposeHeaders: exposedHeaders.map { List($0) }, maxAge: Value(maximumAge?.whole(.seconds, for: node)))
    }
}

extension FunctionReference {
    /// Gives the function an HTTPS address.
    ///
    /// Once for a function or an alias.
    @discardableResult
    public func addURL(
        authentication: FunctionURL.Authentication = .iam, cors: FunctionURL.CORS? = nil, invokeMode: Lambda.CfnUrl.InvokeMode? = nil,
        file: String = #fileID, line: Int = #line
    ) -> FunctionURL {
        FunctionURL(
            self, "FunctionUrl", of: self, authentication: authentication, cors: cors, invokeMode: invokeMode, file: file, line: line)
    }
}
