import CloudAssembly

/// A resource of a template.
///
/// The services' modules have a subclass for each resource type. This class serves for types that they lack.
open class CfnResource: CfnElement {
    /// The resource's type.
    public final let resourceType: ResourceType
    final var properties: TemplateValue
    /// The resource's tags, if its type takes any.
    public final let tags: TagManager?
    /// The condition under which the resource is deployed; always if nil.
    public final var condition: CfnCondition?
    /// The fate of the resource when its stack no longer has it.
    public final var deletionPolicy: DeletionPolicy?
    /// The fate of the old resource when an update replaces it.
    public final var updateReplacePolicy: DeletionPolicy?
    private var isLeftOut: () -> Bool = { false }
    /// The `CreationPolicy` attribute, with CloudFormation's names.
    public final var creationPolicy: AnyValue?
    /// The `UpdatePolicy` attribute, with CloudFormation's names.
    public final var updatePolicy: AnyValue?
    /// The `Description` attribute.
    public final var resourceDescription: String?
    /// The `Version` attribute of custom resources.
    public final var version: String?
    private var templateMetadata: OrderedMap<TemplateValue> = [:]
    private var resourceDependencies: [ObjectIdentifier: CfnResource] = [:]
    /// What the included template says that the resource was taken from; nil for others.
    private var included: IncludedAttributes?

    /// A resource of any type.
    ///
    /// - Parameters:
    ///   - scope: The stack or construct that the resource is part of.
    ///   - id: Unique in the scope.
    ///   - type: CloudFormation's name of the type.
    ///   - properties: By their CloudFormation names; rendered in this order.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, type: String, properties: Map<AnyValue> = [:], file: String = #fileID, line: Int = #line
    ) {
        resourceType = ResourceType(type)
        self.properties = properties.raw
        tags = nil
        super.init(elementIn: scope, id, file: file, line: line)
        addPathMetadata()
        if type.isEmpty {
            node.report(.error("swift-cdk:template/no-type", "The resource's type is empty", action: "name a CloudFormation type"))
        }
    }

    /// A resource of a generated type, whose properties are in the order of their names.
    public init(
        _ scope: any Scope, _ id: String, _ type: ResourceType, _ properties: PropertyBag, file: String, line: Int
    ) {
        resourceType = type
        self.properties = .record(properties)
        tags = type.tags.map { TagManager($0, initial: properties[type.tagProperty]) }
        super.init(elementIn: scope, id, file: file, line: line)
        addPathMetadata()
        if let transform = type.transform { node.stack?.transforms.append(transform) }
    }

    /// A resource of an included template.
    public init(_ resource: IncludedResource) {
        resourceType = resource.type
        properties = .object(resource.properties)
        tags = resource.type.tags.map { TagManager($0, initial: resource.properties[resource.type.tagProperty]) }
        super.init(elementIn: resource.scope, resource.id, file: resource.location.file, line: resource.location.line)
        adopt(resource.attributes)
    }

    /// Takes over attributes of an included template, such as `DependsOn`, as they are written there.
    final func adopt(_ attributes: IncludedAttributes) {
        included = attributes
        creationPolicy = attributes.value("CreationPolicy")
        updatePolicy = attributes.value("UpdatePolicy")
        deletionPolicy = attributes.policy("DeletionPolicy")
        updateReplacePolicy = attributes.policy("UpdateReplacePolicy")
        version = attributes.text("Version")
        resourceDescription = attributes.text("Description")
        templateMetadata = attributes.metadata
    }

    /// The value of `Ref`: for most types the physical name or id.
    public final var ref: Value<String> { reference(.ref) }

    /// The value of `Fn::GetAtt` for an attribute of the type.
    public final func getAtt<T>(_ attribute: String, as type: T.Type = String.self) -> Value<T> {
        reference(.attribute(attribute), shape: T.self == String.self || T.self == Bool.self ? .string : .number)
    }

    /// The value of `Fn::GetAtt` for an attribute that is a list.
    public final func getAttList<Element>(_ attribute: String, of type: Element.Type = Value<String>.self) -> List<Element> {
        List(raw: .reference(Reference(self, .attribute(attribute), shape: .list)))
    }

    /// A property by its CloudFormation name, seen as a type; nil if it is not set.
    public final subscript<T: TemplateRepresentable>(property name: String) -> T? {
        get {
            switch properties {
            case .record(let bag): bag.get(name)
            case .object(let members): members[name].map(T.init(raw:))
            default: nil
            }
        }
        set {
            if name == resourceType.tagProperty, let tags {
                tags.replaceInitial(newValue?.raw)
            }
            switch properties {
            case .record(var bag):
                properties = .absent
                bag.replace(name, newValue)
                properties = .record(bag)
            case .object(var members):
                properties = .absent
                members[name] = newValue?.raw
                properties = .object(members)
            default:
                // A map that is known only at synthesis: what it gives then gets the property.
                overrides.set("Properties." + name.replacing(".", with: "\\."), newValue?.raw ?? .absent)
            }
        }
    }

    /// Takes a dependency back that ``addResourceDependency(_:)`` added within a stack.
    public final func removeResourceDependency(_ other: CfnResource) {
        resourceDependencies[ObjectIdentifier(other)] = nil
    }

    /// Lets the resource wait for another of its template.
    final func depend(on other: CfnResource) { resourceDependencies[ObjectIdentifier(other)] = other }

    /// Adds a member to the resource's `Metadata`.
    public final func addTemplateMetadata(_ key: String, _ value: AnyValue) {
        templateMetadata[key] = value.raw
    }

    /// Decides the fate of the resource when its stack no longer has it, and of the old one when an update replaces it.
    ///
    /// A replaced resource is left as it was if `whenReplaced` is false. A snapshot of a type that has none is reported.
    public final func applyRemovalPolicy(_ policy: RemovalPolicy, whenReplaced: Bool = true) {
        if policy == .snapshot, !RemovalPolicy.typesWithSnapshots.contains(resourceType.name) {
            node.report(.noSnapshots(of: resourceType.name))
        }
        deletionPolicy = policy.onDeletion
        if whenReplaced { updateReplacePolicy = policy.onReplacement }
    }

    // MARK: Overrides

    /// Sets a value of the rendered resource, for what the typed interface cannot say.
    ///
    /// The path is members joined by `.`, such as `Properties.Tags.0.Key`; a literal dot is written `\.`.
    public final func addOverride(_ path: String, _ value: AnyValue) { overrides.set(path, value.raw) }

    /// Removes a value of the rendered resource.
    public final func addDeletionOverride(_ path: String) { overrides.set(path, .absent) }

    /// Sets a property of the rendered resource; see ``addOverride(_:_:)``.
    public final func addPropertyOverride(_ path: String, _ value: AnyValue) { addOverride("Properties." + path, value) }

    /// Removes a property of the rendered resource; see ``addOverride(_:_:)``.
    public final func addPropertyDeletionOverride(_ path: String) { addDeletionOverride("Properties." + path) }

    // MARK: Rendering

    /// Leaves the resource out of the template where a condition holds at synthesis.
    ///
    /// It is for resources that nobody may need in the end.
    public final func leaveOut(where condition: @escaping () -> Bool) { isLeftOut = condition }

    override final func letGo() {
        super.letGo()
        properties.letGo()
        tags?.letGo()
        (creationPolicy, updatePolicy, condition) = (nil, nil, nil)
        templateMetadata = [:]
        resourceDependencies = [:]
        isLeftOut = { false }
    }

    override final var section: String { "Resources" }
    override final var isOmitted: Bool { isLeftOut() }

    /// The properties with the tags of the tag manager.
    private var taggedProperties: TemplateValue {
        guard let tags else { return properties }
        switch properties {
        case .record(var bag):
            bag[resourceType.tagProperty] = tags.rendered
            return .record(bag)
        // Those of an included template stand as they are written there.
        case .object(var members) where tags.isChanged:
            members[resourceType.tagProperty] = tags.rendered
            return .object(members)
        default: return properties
        }
    }

    override final func content() -> TemplateValue {
        var content: OrderedMap<TemplateValue> = ["Type": .string(resourceType.name)]
        content["Properties"] = taggedProperties
        if !resourceDependencies.isEmpty {
            let sorted = resourceDependencies.values.filter { !$0.isOmitted }
                .map { (resource: $0, path: $0.node.path) }
                .sorted { $0.path.collatesBefore($1.path) }
            content["DependsOn"] = .list(sorted.map { $0.resource.logicalID.raw })
        }
        content["CreationPolicy"] = creationPolicy?.raw
        content["UpdatePolicy"] = updatePolicy?.raw
        content["UpdateReplacePolicy"] = updateReplacePolicy.map { .string($0.rawValue) }
        content["DeletionPolicy"] = deletionPolicy.map { .string($0.rawValue) }
        content["Version"] = version.map { .string($0) }
        content["Description"] = resourceDescription.map { .string($0) }
        if !templateMetadata.isEmpty { content["Metadata"] = .object(templateMetadata) }
        if let condition { content["Condition"] = .lazy(LazyValue { $0.conditionID(condition) }) }
        included?.complete(&content)
        return .object(content)
    }

    override final func finish(_ content: JSON?, _ resolver: Resolver) -> JSON? {
        guard case .object(var members)? = content else { return content }
        if members["Properties"]?.isEmptyObject == true, included?.has("Properties") != true { members["Properties"] = nil }
        if members["DependsOn"]?.array?.isEmpty == true, included?.has("DependsOn") != true { members["DependsOn"] = nil }
        if members["Metadata"]?.isEmptyObject == true, included?.has("Metadata") != true { members["Metadata"] = nil }
        if overrides.isEmpty { return .object(members) }
        return overrides.apply(to: .object(members), properties: taggedProperties, resolver)
    }

    /// The properties as they stand in a template, with tags and overrides.
    public final func properties(in rendering: Rendering) -> OrderedMap<JSON> {
        // A resource may have none.
        finish(rendering.resolver.resolve(content()), rendering.resolver)?["Properties"]?.object ?? [:]
    }

    override final func treeAttributes(_ resolver: Resolver) -> OrderedMap<JSON>? {
        guard case .record = properties else { return nil }
        return [
            "aws:cdk:cloudformation:type": .string(resourceType.name),
            "aws:cdk:cloudformation:logicalId": .string(resolvedLogicalID()),
            "aws:cdk:cloudformation:props": resolver.resolve(taggedProperties) ?? .object([:]),
        ]
    }

    private func addPathMetadata() {
        if node.flag("aws:cdk:enable-path-metadata") == true {
            templateMetadata["aws:cdk:path"] = .string(node.path)
        }
    }
}

extension JSON {
    var isEmptyObject: Bool {
        if case .object(let members) = self { members.isEmpty } else { false }
    }
}
