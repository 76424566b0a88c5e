import CDKDigests
import CloudAssembly

/// The synthesis of one stage: an assembly that grows stack by stack, to which each ``StackSynthesizer`` writes.
public final class StageSynthesis {
    let stage: StageNode
    /// The stage's directory within the app's assembly, with a `/` at its end; empty for the app.
    let directory: String
    private(set) var files: [AssemblyFile] = []
    private var artifacts: OrderedMap<Artifact> = [:]
    private var owners: [String: Node] = [:]
    /// Context values that the CLI should look up, each once: first those of the stages within.
    private var missing: [MissingContext] = []

    private init(_ stage: StageNode) {
        self.stage = stage
        directory = stage.directory
    }

    /// Synthesizes a stage and the stages within it (Semantics 23).
    ///
    /// - Returns: All their files, and the context values that the CLI should look up.
    static func run(_ stage: StageNode) -> (files: [AssemblyFile], missing: [MissingContext]) {
        let synthesis = StageSynthesis(stage)
        synthesis.run()
        return (synthesis.files, synthesis.missing)
    }

    private func run() {
        // One that is out of reach is reported where it is made.
        stage.visitNestedStages { nested in
            if nested.isOutOfReach { return }
            let synthesis = StageSynthesis(nested)
            synthesis.run()
            files += synthesis.files
            synthesis.missing.forEach(add)
            reportTaken(nested.artifactID, by: nested)
            artifacts[nested.artifactID] = Artifact(
                .nestedAssembly(NestedAssemblyArtifact(directoryName: nested.artifactID, displayName: nested.path)))
        }
        AspectInvocation.run(stage)
        prepare()
        validate()
        stage.visitStageAfterChildren { node in
            if let stack = node as? StackNode { stack.synthesizer.synthesize(stack, self) }
        }
        if stage.child("Tree")?.construct is TreeMetadata {
            files.append(ConstructTreeWriter.file(of: stage))
            artifacts["Tree"] = Artifact(.tree(file: "tree.json"))
        }
        writeManifest()
    }

    /// Changes the tree for the last time, so that the templates can be rendered.
    private func prepare() {
        ConstructDependencies.apply(in: stage)
        let references = stage.tree.slot(CrossStackReferences.self)
        references.resolveAll(in: stage)
        var nestedResources: [CfnResource] = []
        stage.visitStageAfterChildren { node in
            guard let nested = node as? NestedStackNode else { return }
            addTemplateAsset(of: nested)
            nestedResources.append(nested.resource)
        }
        // The addresses of the nested templates may hold references too.
        references.resolve(nestedResources)
        stage.visitStage { node in
            if let stack = node as? StackNode { stack.synthesizer.prepare(stack) }
        }
    }

    private func validate() {
        var regions = RegionCheck()
        stage.visitStage { node in
            regions.check(node)
            // The root's own may be gone before the tree.
            if node.construct == nil, node.scope != nil {
                node.report(
                    .error(
                        "swift-cdk:tree/unbound-node",
                        "The construct here was never initialized: its node was made, but no construct was bound to it",
                        action: "call super.init with the node, or do not make a node where the initializer throws"))
            }
            for validate in node.validations {
                node.report(validate())
            }
        }
        for mapping in stage.tree.slot(Mappings.self).all where mapping.couldBeLazy && mapping.node.stage === stage {
            Annotations.of(mapping).addInfo(
                "swift-cdk:template/mapping-could-be-lazy",
                "No template looks this mapping up when it is deployed; with lazy: true it would stand in none")
        }
    }

    // MARK: Stacks

    /// Writes a stack's template, and gives the file as an asset of the stack.
    ///
    /// - Parameters:
    ///   - stack: The stack.
    ///   - lookupRole: The role with which the CLI looks up what the stack misses.
    /// - Returns: The template's file, to be published.
    public func writeTemplate(_ stack: StackNode, lookupRole: LookupRole? = nil) -> FileAssetSource {
        stack.addMetadata(MetadataRecord(type: "aws:cdk:templateFile", data: .string(stack.templateFile)))
        let template = TemplateRenderer.render(stack)
        let isCompact = stack.suppressesTemplateIndentation
        let bytes = template.utf8(indent: isCompact ? nil : 1)
        TemplateLimits.check(template, text: bytes, isCompact: isCompact, stack)
        TemplateValidation.check(template, of: stack)
        TemplateRuleCheck.run(template, of: stack)
        files.append(AssemblyFile(path: directory + stack.templateFile, bytes: bytes))
        for missing in stack.missingContext { add(missing.lookedUp(with: lookupRole)) }
        let hash = Names.hexadecimal(SHA256.hash(data: bytes))
        return FileAssetSource(
            hash: hash, fileName: AssetPaths.inStage(stack.templateFile), packaging: .file, displayName: "\(stack.name) Template")
    }

    /// Adds a context value to those that the CLI should look up.
    private func add(_ value: MissingContext) {
        if !missing.contains(where: { $0.key == value.key }) { missing.append(value) }
    }

    /// Publishes a nested stack's template and lets its resource point there.
    private func addTemplateAsset(of nested: NestedStackNode) {
        for (key, value) in nested.tags.keyValues { nested.resource.tags?.set(key, Value(raw: value)) }
        let template = TemplateRenderer.render(nested)
        // The hash is that of the text without white space, unlike the file's.
        let hash = Names.hexadecimal(SHA256.hash(data: template.utf8()))
        let top = nested.topLevel
        let asset = FileAssetSource(
            hash: hash, fileName: AssetPaths.inStage(nested.templateFile), packaging: .file,
            displayName: "\(nested.pathInStack) Nested Stack Template")
        let location = top.deployment.addFileAsset(asset, stack: top)
        nested.resource[property: "TemplateURL"] = location.joinedURL(in: top)
        if nested.flag("aws:cdk:enable-asset-metadata") == true {
            nested.resource.addTemplateMetadata("aws:asset:path", AnyValue(nested.templateFile))
            nested.resource.addTemplateMetadata("aws:asset:property", "TemplateURL")
        }
    }

    /// The part of a stack's artifact that no synthesizer decides: template, tags, name and protection.
    ///
    /// A synthesizer adds how the stack is deployed.
    public func stackArtifact(_ stack: StackNode) -> StackArtifact {
        var artifact = StackArtifact(templateFile: stack.templateFile)
        artifact.terminationProtection = stack.terminationProtection
        let tags = literalTags(of: stack)
        if !tags.isEmpty { artifact.tags = OrderedMap(tags) }
        artifact.validateOnSynth = false
        artifact.notificationArns = stack.notificationARNs
        if stack.name != stack.artifactID { artifact.stackName = stack.name }
        return artifact
    }

    /// The stack's own tags.
    ///
    /// They stand in the assembly, not in a template, so those that are known only at deployment are left out.
    private func literalTags(of stack: StackNode) -> [(String, String)] {
        let resolver = TemplateResolver(consumer: stack, node: stack)
        // A warning tells of them: see below.
        return stack.tags.keyValues.compactMap { key, value in resolver.resolve(value)?.string.map { (key, $0) } }
    }

    private func warnOfDeferredTags(of stack: StackNode) {
        let literal = literalTags(of: stack).map(\.0)
        let deferred = stack.tags.keyValues.map(\.key).filter { !literal.contains($0) }
        guard !deferred.isEmpty else { return }
        stack.report(
            .warning(
                "swift-cdk:stacks/deferred-tags",
                "Tags with values that are known only at deployment are not set on the stack: \(deferred.joined(separator: ", "))",
                action: "add them with excluding: [Tags.stackType]"))
    }

    /// Writes a stack's asset manifest.
    ///
    /// - Parameters:
    ///   - manifest: The assets of the stack.
    ///   - stack: The stack.
    ///   - bootstrapVersion: The version of the bootstrap that publishing needs; none if nil.
    ///   - parameter: The parameter of Systems Manager that holds the bootstrap's version.
    /// - Returns: The id of the manifest's artifact.
    public func writeAssetManifest(
        _ manifest: AssetManifest, of stack: StackNode, bootstrapVersion: Int? = nil, parameter: String? = nil
    ) -> String {
        let id = stack.artifactID + ".assets"
        let file = id + ".json"
        write(manifest, to: file, stack)
        artifacts[id] = Artifact(
            .assetManifest(
                AssetManifestArtifact(
                    file: file, requiresBootstrapStackVersion: bootstrapVersion, bootstrapStackVersionSsmParameter: parameter)))
        return id
    }

    /// Reports an artifact whose id another one has: ids that differ only in characters which file names cannot have.
    private func reportTaken(_ artifactID: String, by node: Node) {
        guard let owner = owners.updateValue(node, forKey: artifactID) else { return }
        node.report(
            .error(
                "swift-cdk:app/shared-artifact", "The assembly has an artifact '\(artifactID)' already",
                action: "choose an id that differs in letters or digits", other: owner.location))
    }

    /// Adds a stack to the assembly's manifest, with its metadata.
    ///
    /// - Parameters:
    ///   - artifact: How the stack is deployed.
    ///   - stack: The stack.
    ///   - assets: The ids of artifacts that have to be published before the stack is deployed.
    public func add(_ artifact: StackArtifact, of stack: StackNode, dependsOn assets: [String]) {
        warnOfDeferredTags(of: stack)
        let tags = literalTags(of: stack).map { TemplateValue.object(["key": .string($0), "value": .string($1)]) }
        if !tags.isEmpty { stack.addMetadata(MetadataRecord(type: "aws:cdk:stack-tags", data: .list(tags))) }
        let dependencies = stack.stackDependencies.map(\.value.stack.artifactID) + assets
        let metadata = MetadataFile.text(of: stack)
        let file = metadata.map { _ in stack.artifactID + ".metadata.json" }
        if let metadata, let file { files.append(AssemblyFile(path: directory + file, bytes: metadata)) }
        reportTaken(stack.artifactID, by: stack)
        artifacts[stack.artifactID] = Artifact(
            .stack(artifact), environment: stack.environment.url, dependencies: dependencies.isEmpty ? nil : dependencies,
            additionalMetadataFile: file, displayName: stack.path)
    }

    private func writeManifest() {
        write(AssemblyManifest(artifacts: artifacts, missing: missing.isEmpty ? nil : missing), to: "manifest.json", stage)
        let version: JSON = ["version": .string(SchemaVersion.current)]
        files.append(AssemblyFile(path: directory + "cdk.out", bytes: version.utf8()))
    }

    private func write(_ content: JSON, to file: String) {
        files.append(AssemblyFile(path: directory + file, bytes: content.utf8(indent: 2)))
    }

    private func write(_ content: some Encodable, to file: String, _ node: Node) {
        if let file = AssemblyFile(encoding: content, path: directory + file, at: node) { files.append(file) }
    }
}
