import CDK
import CDKIAM
import CDKKMS
import CDKLogs
import CDKSQS
import CloudAssembly

/// Code that Lambda runs when it is invoked (`AWS::Lambda::Function`).
///
///     let function = Function(
///         stack, "Thumbnails", code: .path("Handlers"), runtime: .python3_13, handler: "thumbnails.handler", architecture: .arm64,
///         environment: ["BUCKET": bucket.name], memorySize: .mebibytes(512), timeout: .seconds(30))
///     bucket.grantRead(to: function)
///
/// Its permissions are those of its role. It writes to a log group of its own, which is retained when the stack is deleted.
///
/// [Reference](https://docs.aws.amazon.com/lambda/latest/dg/concepts-basics.html)
public final class Function: Construct, FunctionReference, Circular {
    /// The ARN of the function, without a version or an alias.
    public let arn: ARN
    /// The name of the function.
    public let name: Value<String>
    /// The processors that the function runs on.
    public let architecture: Architecture
    /// The time after which an invocation is ended; 3 seconds if nil.
    public let timeout: Duration?
    /// The log group of the function.
    public private(set) lazy var logGroup: any LogGroupReference = LogGroup(
        self, "LogGroup", logGroupName: "/aws/lambda/\(name)", file: node.location.file, line: node.location.line)
    /// The queue or topic of the events that the function failed to handle; nil if there is none.
    public let deadLetterTarget: DeadLetterTarget?
    /// The policy of the function.
    public let permissions = FunctionPermissions(isUnqualified: true)
    let executionRole: any RoleReference
    let runtime: Runtime?
    let resource: Lambda.CfnFunction
    var environment: OrderedMap<Value<String>> = [:]
    private(set) var layers: [any LayerVersionReference] = []
    /// Texts that make a new version whenever they change.
    private(set) var versionTexts: [String] = []
    private let versionOptions: FunctionVersion.Options
    private var madeVersion: FunctionVersion?

    /// Creates a function.
    ///
    /// - Parameters:
    ///   - scope: The scope of the construct.
    ///   - id: The id within the scope.
    ///   - code: The source of the code.
    ///   - runtime: The language of the code, in a version; not for images.
    ///   - handler: The part of the code that is called: for many runtimes a file and a function, `index.handler`; not for images.
    ///   - functionName: At most 64 letters, digits, hyphens and underscores; CloudFormation makes one if not given.
    ///   - description: At most 256 characters.
    ///   - architecture: x86-64 if not given.
    ///   - memorySize: 128 MiB to 10 GiB, in whole mebibytes; 128 MiB if not given. Computing power goes with it.
    ///   - timeout: 1 second to 15 minutes; 3 seconds if not given.
    ///   - ephemeralStorageSize: The size of `/tmp`: 512 MiB to 10 GiB; 512 MiB if not given.
    ///   - environment: Variables that the code sees.
    ///   - environmentEncryptionKey: The key that encrypts the variables, in place of one of AWS.
    ///   - role: The role with whose permissions the function runs. One that may write logs is made if not given.
    ///   - initialPolicy: Permissions of the function besides those that are granted to it.
    ///   - logGroup: The group of its logs; a group that is kept for two years is made if not given.
    ///   - logFormat: Text if not given.
    ///   - tracing: None if not given.
    ///   - deadLetterTarget: The receiver of events that it failed to handle.
    ///   - asyncInvoke: The treatment of asynchronous invocations.
    ///   - reservedConcurrency: The number of instances that there can be, and that are kept free for it.
    ///   - layers: At most five, of which later ones overwrite files of earlier ones.
    ///   - events: The queues and streams from which Lambda reads to invoke it.
    ///   - recursiveLoop: Whether Lambda stops it from invoking itself over other services without end; it does if not given.
    ///   - snapStart: Whether versions start from a snapshot.
    ///   - runtimeManagement: The time of new patches of the runtime; as they come if not given.
    ///   - currentVersion: The settings of ``currentVersion``.
    ///   - file: The Swift file of the call, by which diagnostics find it.
    ///   - line: The line of the call in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, code: Code, runtime: Runtime? = nil, handler: String? = nil,
        functionName: PhysicalName = .chosenAtDeployment, description: String? = nil, architecture: Architecture? = nil,
        memorySize: Size? = nil, timeout: Duration? = nil, ephemeralStorageSize: Size? = nil,
        environment: OrderedMap<Value<String>> = [:], environmentEncryptionKey: (any KeyReference)? = nil,
        role: (any RoleReference)? = nil, initialPolicy: [PolicyStatement] = [], logGroup: (any LogGroupReference)? = nil,
        logFormat: LogFormat? = nil, tracing: Tracing? = nil, deadLetterTarget: DeadLetterTarget? = nil, asyncInvoke: AsyncInvoke? = nil,
        reservedConcurrency: Int? = nil, layers: [any LayerVersionReference] = [], events: [EventSource] = [],
        recursiveLoop: Lambda.CfnFunction.RecursiveLoop? = nil, snapStart: Lambda.CfnFunction.ApplyOn? = nil,
        runtimeManagement: RuntimeManagement? = nil, currentVersion: FunctionVersion.Options = .init(), file: String = #fileID,
        line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let role = role ?? Self.makeRole(scope, file, line)
        for statement in initialPolicy { role.addToPolicy(statement) }
        let code = code.bound(to: scope, for: architecture)
        let deadLetters = deadLetterTarget.map { DeadLetters($0, scope, role) }
        let names = ResourceIdentity(scope, name: functionName)
        let resource = Lambda.CfnFunction(
            scope, "Resource", code: code.property, role: Value(role.arn), architectures: architecture.map { [Value($0.rawValue)] },
            deadLetterConfig: deadLetters.map { .init(targetArn: Value($0.arn)) }, description: Value(description),
            ephemeralStorage: ephemeralStorageSize.map { .init(size: Value($0.whole(.mebibytes, for: scope))) },
            functionName: names.property, handler: Value(handler), imageConfig: code.imageConfig,
            kmsKeyArn: environmentEncryptionKey.map { Value($0.arn) }, loggingConfig: Self.loggingConfig(logGroup, logFormat),
            memorySize: Value(memorySize?.whole(.mebibytes, for: scope)), packageType: code.isImage ? .image : nil,
            recursiveLoop: recursiveLoop, reservedConcurrentExecutions: Value(reservedConcurrency), runtime: Value(runtime?.name),
            runtimeManagementConfig: runtimeManagement?.property, snapStart: snapStart.map { .init(applyOn: $0) },
            timeout: Value(timeout?.whole(.seconds, for: scope)), tracingConfig: tracing.map { .init(mode: $0.property) }, file: file,
            line: line)
        if tracing != nil { role.addToPolicy(Self.tracingStatement) }
        resource.node.addDependency(role)
        arn = names.arn(ARN(raw: resource.attrArn.raw)) {
            ARN(in: scope, service: "lambda", resource: "function", resourceName: $0, format: .colon)
        }
        name = names.name(resource.ref)
        self.architecture = architecture ?? .x86_64
        self.timeout = timeout
        self.runtime = runtime
        self.resource = resource
        self.deadLetterTarget = deadLetters?.target
        executionRole = role
        versionOptions = currentVersion
        super.init(scope)
        resource.environment = .lazy { [self] in environmentProperty }
        resource.layers = .lazy { [self] in layersProperty }
        for (key, value) in environment { addEnvironment(key, value) }
        reportMistakes(
            code, handler: handler, name: functionName.literal, description, memorySize, timeout, ephemeralStorageSize, snapStart)
        for layer in layers { addLayer(layer) }
        for event in events { addEventSource(event) }
        if let logGroup { self.logGroup = logGroup } else { _ = self.logGroup }
        code.addMetadata(to: resource)
        if let asyncInvoke { configureAsyncInvoke(asyncInvoke) }
    }

    /// The role with whose permissions the function runs.
    public var role: (any RoleReference)? { executionRole }

    /// The function and all its versions.
    public var invocationARNs: [ARN] { [arn, "\(arn):*"] }

    /// Adds a variable that the code sees.
    public func addEnvironment(_ key: String, _ value: Value<String>) {
        if Self.reservedVariables.contains(key) {
            node.report(
                .error(
                    "swift-cdk:lambda/reserved-variable", "Lambda sets the environment variable \(key) itself",
                    action: "give the variable another name"))
        }
        environment[key] = value
    }

    /// Adds a layer, whose files overwrite those of the layers before it.
    public func addLayer(_ layer: any LayerVersionReference) {
        if layers.count == Self.maximumLayerCount {
            node.report(
                .error(
                    "swift-cdk:lambda/layer-count", "The function has \(layers.count) layers already, and more are not possible",
                    action: "put the files of two layers into one"))
            return
        }
        guard let runtime else {
            node.report(
                .error(
                    "swift-cdk:lambda/layer-of-image", "A function from a container image cannot have layers",
                    action: "put the files into the image"))
            return
        }
        if let compatible = layer.compatibleRuntimes, !compatible.contains(runtime) {
            node.report(
                .error(
                    "swift-cdk:lambda/layer-runtime",
                    "The layer at \(layer.node.path) is for \(compatible.map(\.name).joined(separator: ", ")) and not for the "
                        + "function's runtime, \(runtime.name)", action: "use a layer for \(runtime.name)"))
        }
        layers.append(layer)
    }

    package func letGoOfOthers() { (madeVersion, layers, environment) = (nil, [], [:]) }

    // MARK: Versions

    /// The function as it is now: a version that is made anew whenever its code or its settings change.
    public var currentVersion: FunctionVersion {
        if let madeVersion { return madeVersion }
        permissions.noteVersion(at: node)
        let version = FunctionVersion(
            self, FunctionPermissions.currentVersionID, of: self, versionOptions, file: node.location.file, line: node.location.line)
        madeVersion = version
        version.resource.overrideLogicalID { [self] id, rendering in
            let hash = VersionHash(node: node, resource: resource, layers: sortedLayers, texts: versionTexts)
            return id.suffix(Self.maximumVersionIDLength) + hash.digits(rendering)
        }
        return version
    }

    /// Makes a new version whenever a text changes, such as one that stands for what the function reads.
    public func invalidateVersion(basedOn text: String) { versionTexts.append(text) }

    /// Names the current version.
    @discardableResult
    public func addAlias(
        _ name: String, _ options: FunctionAlias.Options = .init(), file: String = #fileID, line: Int = #line
    ) -> FunctionAlias {
        FunctionAlias(self, "Alias\(name)", name: name, version: currentVersion, options, file: file, line: line)
    }

    private static let maximumVersionIDLength = 223
    private static let maximumLayerCount = 5
}

// MARK: - Properties

extension Function {
    private static func makeRole(_ scope: Node, _ file: String, _ line: Int) -> Role {
        Role(
            scope, "ServiceRole", assumedBy: .service("lambda.amazonaws.com"),
            managedPolicies: [.aws("service-role/AWSLambdaBasicExecutionRole")], file: file, line: line)
    }

    /// The permission to send traces, for which X-Ray has no resources to name.
    ///
    /// [Source](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html)
    private static var tracingStatement: PolicyStatement {
        PolicyStatement(actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources: ["*"])
    }

    private static func loggingConfig(
        _ group: (any LogGroupReference)?, _ format: LogFormat?
    ) -> Lambda.CfnFunction.LoggingConfigProperty? {
        switch format {
        case nil: group.map { .init(logGroup: $0.name) }
        case .text: .init(logFormat: .text, logGroup: group?.name)
        case .json(let application, let system):
            .init(applicationLogLevel: application, logFormat: .json, logGroup: group?.name, systemLogLevel: system)
        }
    }

    /// Sorted where there is a version, so that the order in which variables were added makes no new one.
    private var environmentProperty: Lambda.CfnFunction.EnvironmentProperty? {
        if environment.isEmpty { return nil }
        let keys = madeVersion == nil ? environment.keys : environment.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
        return .init(variables: Map(keys.compactMap { key in environment[key].map { (key, $0) } }))
    }

    private var layersProperty: List<Value<String>>? {
        layers.isEmpty ? nil : List(sortedLayers.map { Value($0.arn) })
    }

    /// The layers by their paths.
    var sortedLayers: [any LayerVersionReference] {
        layers.sorted { $0.node.path.utf16.lexicographicallyPrecedes($1.node.path.utf16) }
    }
}
