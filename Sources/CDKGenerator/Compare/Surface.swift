import CloudAssembly

/// The names that programs can use of the generated modules.
struct Surface {
    private(set) var entries: [Entry]

    init(_ entries: [Entry]) {
        self.entries = entries
    }

    init(_ services: [ServicePlan], mediaConvertSettings: SettingsPlan) {
        self.init([])
        for service in services {
            let module = "CDK" + service.name
            entries.append(Entry(module: module, kind: .module, path: module, parent: nil, original: service.name))
            let types = SampleTypes(service)
            for resource in service.resources { add(resource, types, module) }
        }
        for structure in mediaConvertSettings.structures { add(structure) }
        for constant in mediaConvertSettings.sharedConstants { add(constant) }
    }

    // MARK: Resource classes

    private mutating func add(_ resource: ResourcePlan, _ types: SampleTypes, _ module: String) {
        let path = resource.className
        entries.append(
            Entry(
                module: module, kind: .resourceType, path: path, parent: module, original: resource.typeName,
                templateText: resource.typeName))
        add(resource.parameters, of: path, resource.typeName, nil, module)
        for attribute in resource.attributes {
            entries.append(
                Entry(
                    module: module, kind: .attribute, path: "\(path).\(attribute.name)", parent: path,
                    original: "\(resource.typeName) \(attribute.cloudFormationName)", templateText: attribute.cloudFormationName,
                    type: attribute.type.source, isDeprecated: attribute.isDeprecated))
        }
        for structure in resource.structures { add(structure, called: structure.name, of: resource, owner: nil, module) }
        for constant in resource.constants { add(constant, of: resource, owner: nil, module) }
        for alias in resource.aliases {
            if let structure = types.structure(alias.name, of: resource) {
                add(structure, called: alias.name, of: resource, owner: alias.className, module)
            } else if let constant = types.constant(alias.name, of: resource) {
                add(constant, of: resource, owner: alias.className, module)
            }
        }
        for former in resource.formerNames {
            guard let structure = types.structure(former.current, of: resource) else { continue }
            add(structure, called: former.name, of: resource, owner: "\(path).\(former.current)", isDeprecated: true, module)
        }
    }

    private mutating func add(
        _ structure: StructurePlan, called name: String, of resource: ResourcePlan, owner: String?, isDeprecated: Bool = false,
        _ module: String
    ) {
        let path = "\(resource.className).\(name)"
        let original = "\(resource.typeName).\(name)"
        entries.append(
            Entry(
                module: module, kind: .nestedType, path: path, parent: resource.className, original: original, isDeprecated: isDeprecated,
                owner: owner))
        add(structure.parameters, of: path, original, owner, module)
    }

    private mutating func add(
        _ parameters: [ParameterPlan], of path: String, _ original: String, _ owner: String?, _ module: String
    ) {
        entries += parameters.map { parameter in
            Entry(
                module: module, kind: .property, path: "\(path).\(parameter.label)", parent: path,
                original: "\(original) \(parameter.cloudFormationName)", templateText: parameter.cloudFormationName,
                type: parameter.type.source, isRequired: parameter.isRequired, isDeprecated: parameter.isDeprecated,
                accessor: parameter.accessor, owner: owner)
        }
    }

    private mutating func add(_ constant: ConstantPlan, of resource: ResourcePlan, owner: String?, _ module: String) {
        let path = "\(resource.className).\(constant.name)"
        // A set of texts has no name of its own in the specification: it is that of the first property that takes it.
        let original = "\(resource.typeName) \(constant.uses.first ?? constant.name)"
        entries.append(
            Entry(module: module, kind: .constantType, path: path, parent: resource.className, original: original, owner: owner))
        add(constant.members, of: path, original, owner, module)
    }

    private mutating func add(_ members: [ConstantPlan.Member], of path: String, _ original: String, _ owner: String?, _ module: String) {
        entries += members.map { member in
            Entry(
                module: module, kind: .constant, path: "\(path).\(member.name)", parent: path, original: "\(original) \(member.text)",
                templateText: member.text, owner: owner)
        }
    }

    // MARK: Settings

    private static let settingsModule = "CDKMediaConvert"

    private mutating func add(_ structure: SettingsStructurePlan) {
        entries.append(
            Entry(
                module: Self.settingsModule, kind: .nestedType, path: structure.name, parent: Self.settingsModule,
                original: structure.name))
        entries += structure.members.map { member in
            Entry(
                module: Self.settingsModule, kind: .property, path: "\(structure.name).\(member.label)", parent: structure.name,
                original: "\(structure.name) \(member.name)", templateText: member.name, type: member.type.source,
                limits: member.type.limits, isRequired: member.isRequired)
        }
        for constant in structure.constants { add(constant) }
    }

    private mutating func add(_ constant: SettingsConstantPlan) {
        entries.append(
            Entry(
                module: Self.settingsModule, kind: .constantType, path: constant.name, parent: Self.settingsModule,
                original: constant.name))
        add(constant.members, of: constant.name, constant.name, nil, Self.settingsModule)
    }
}

extension SettingsType {
    /// The limits of a value beyond its type in Swift, in words; nil if there are none.
    fileprivate var limits: String? {
        switch self {
        case .integer(let range), .number(let range): range.text.map { "a number \($0)" }
        case .text(let length, let pattern):
            [length.text.map { "a length \($0)" }, pattern.map { "the pattern \($0)" }].compactMap(\.self).joined(separator: ", ").nonEmpty
        case .constant, .structure: nil
        case .list(let element, let length):
            [length.text.map { "a number of elements \($0)" }, element.limits.map { "each \($0)" }].compactMap(\.self)
                .joined(separator: ", ").nonEmpty
        case .map(let element): element.limits.map { "each \($0)" }
        }
    }
}

extension SettingsRange {
    fileprivate var text: String? {
        switch (minimum, maximum) {
        case (nil, nil): nil
        case (let least?, nil): "of at least \(least.plain)"
        case (nil, let most?): "of at most \(most.plain)"
        case (let least?, let most?): "from \(least.plain) to \(most.plain)"
        }
    }
}

extension Double {
    /// The number as text, without a fraction if it has none.
    fileprivate var plain: String { JSON.text(of: self) }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
