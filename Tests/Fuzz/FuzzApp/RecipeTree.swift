import CDK

/// The tree of a recipe, built with this library.
///
/// The counterpart is `Oracle/tree.js`.
final class RecipeTree {
    let elements = RecipeElements()
    let values: RecipeValues
    let fixtures: String

    init(_ app: App, fixtures: String) {
        values = RecipeValues(elements: elements)
        self.fixtures = fixtures
        elements.add("app", app)
    }

    func apply(_ op: Operation) throws {
        let kind = try op.text("op")
        if let made = try scope(kind, op) ?? element(kind, op) {
            if let name = op.optionalText("name") { elements.add(name, made) }
        } else if try !change(kind, op), try !annotate(kind, op) {
            throw MalformedRecipe("no operation \(kind)")
        }
    }

    private func scope(_ kind: String, _ op: Operation) throws -> Construct? {
        switch kind {
        case "construct": Construct(try elements.node(op.text("in")), try op.text("id"))
        case "chain": try chain(op)
        case "stage":
            Stage(try elements.node(op.text("in")), try op.text("id"), env: environment(op), stageName: op.optionalText("stageName"))
        case "stack": try stack(op)
        case "nested":
            NestedStack(
                nestedIn: try elements.node(op.text("in")), try op.text("id"),
                parameters: Map(try values.members(op.optional("parameters")?.array ?? [], values.string)),
                timeout: op.optionalInt("timeout").map { .minutes($0) },
                removalPolicy: try removalPolicy(op.optionalText("removal") ?? "destroy"), description: op.optionalText("description"))
        default: nil
        }
    }

    private func stack(_ op: Operation) throws -> Stack {
        var options = StackOptions()
        options.suppressTemplateIndentation = op.optional("suppressTemplateIndentation")?.bool
        var tags: [String: String] = [:]
        for (key, value) in op.optional("tags")?.object ?? [:] { tags[key] = value.string }
        return Stack(
            try elements.node(op.text("in")), try op.text("id"), env: environment(op), stackName: op.optionalText("stackName"),
            description: op.optionalText("description"), tags: tags,
            terminationProtection: op.optional("terminationProtection")?.bool ?? false,
            notificationARNs: op.optional("notificationArns").map { $0.array?.compactMap(\.string) ?? [] },
            synthesizer: try synthesizer(op.optional("synthesizer").map(Operation.init)), options: options)
    }

    private func environment(_ op: Operation) -> Environment {
        let env = op.optional("env")
        return Environment(account: env?["account"]?.string, region: env?["region"]?.string.map(Region.init(rawValue:)))
    }

    private func synthesizer(_ settings: Operation?) throws -> (any StackSynthesizer)? {
        guard let settings else { return nil }
        switch try settings.text("kind") {
        case "bootstrapless":
            return BootstraplessSynthesizer(
                deployRoleARN: settings.optionalText("deployRoleArn"),
                executionRoleARN: settings.optionalText("cloudFormationExecutionRoleArn"))
        case "cli": return CLICredentialsStackSynthesizer(qualifier: settings.optionalText("qualifier"))
        case "default":
            var options = DefaultStackSynthesizer.Options(qualifier: settings.optionalText("qualifier"))
            if let arn = settings.optionalText("deployRoleArn") { options.deployRoleARN = arn }
            if let prefix = settings.optionalText("bucketPrefix") { options.bucketPrefix = prefix }
            if let name = settings.optionalText("fileAssetsBucketName") { options.fileAssetsBucketName = name }
            if let flag = settings.optional("generateBootstrapVersionRule")?.bool { options.generatesBootstrapVersionRule = flag }
            if let flag = settings.optional("useLookupRoleForStackOperations")?.bool { options.usesLookupRoleForStackOperations = flag }
            options.deployRoleExternalID = settings.optionalText("deployRoleExternalId")
            options.fileAssetPublishingExternalID = settings.optionalText("fileAssetPublishingExternalId")
            return DefaultStackSynthesizer(options)
        case let kind: throw MalformedRecipe("no synthesizer \(kind)")
        }
    }

    func removalPolicy(_ name: String) throws -> RemovalPolicy {
        switch name {
        case "destroy": return .destroy
        case "retain": return .retain
        case "snapshot": return .snapshot
        case "retainOnUpdateOrDelete": return .retainOnUpdateOrDelete
        default: throw MalformedRecipe("no removal policy \(name)")
        }
    }
}
