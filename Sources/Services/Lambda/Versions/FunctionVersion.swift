import CDK

/// A function as it was when the version was made (`AWS::Lambda::Version`).
///
/// A version does not change: what a deployment changes about the function has no effect on it. ``Function/currentVersion`` is a new one
/// then.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html)
public final class FunctionVersion: Construct, FunctionVersionReference {
    /// The settings of a version.
    public struct Options {
        /// A description for people.
        public var description: String?
        /// The SHA-256 of the code in Base64.
        ///
        /// Lambda makes no version of other code.
        public var codeSHA256: String?
        /// The number of instances that are kept ready.
        public var provisionedConcurrency: Int?
        /// The treatment of asynchronous invocations of this version.
        public var asyncInvoke: AsyncInvoke?
        /// The fate of a version when a new one takes its place; it is deleted if not given.
        public var removalPolicy: RemovalPolicy?

        /// Creates options.
        public init(
            description: String? = nil, codeSHA256: String? = nil, provisionedConcurrency: Int? = nil, asyncInvoke: AsyncInvoke? = nil,
            removalPolicy: RemovalPolicy? = nil
        ) {
            self.description = description
            self.codeSHA256 = codeSHA256
            self.provisionedConcurrency = provisionedConcurrency
            self.asyncInvoke = asyncInvoke
            self.removalPolicy = removalPolicy
        }
    }

    /// The function of which this is a version.
    public let function: any FunctionReference
    /// The number of the version.
    public let version: Value<String>
    /// The ARN of the function, with the version's number at its end.
    public let arn: ARN
    /// The name of the function and, behind a colon, the number of the version.
    public let name: Value<String>
    /// The policy of the version.
    public let permissions = FunctionPermissions()
    let resource: Lambda.CfnVersion

    /// Creates a version of the function as it is when the stack is deployed.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, of function: any FunctionReference, _ options: Options = .init(), file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        resource = Lambda.CfnVersion(
            scope, "Resource", functionName: function.name, codeSha256: Value(options.codeSHA256),
            description: Value(options.description),
            provisionedConcurrencyConfig: ProvisionedConcurrency.property(options.provisionedConcurrency, at: scope), file: file,
            line: line)
        resource.addTemplateMetadata("aws:cdk:do-not-refactor", true)
        if let policy = options.removalPolicy { resource.applyRemovalPolicy(policy) }
        self.function = function
        version = resource.attrVersion
        arn = ARN(raw: resource.ref.raw)
        name = "\(function.name):\(version)"
        super.init(scope)
        if let asyncInvoke = options.asyncInvoke { configureAsyncInvoke(asyncInvoke) }
    }
}
