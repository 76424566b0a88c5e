import CDKSchemas
import CloudAssembly

/// Follows the functions in an element of a template: whether they are formed as CloudFormation wants them, and where they lead.
struct FunctionWalk {
    let index: TemplateIndex
    /// Conditions and rules are decided before there are resources.
    let seesResources: Bool
    private(set) var findings: [Diagnostic] = []
    /// The places in the template of the resources that are referred to; of an element that sees none, those of conditions.
    private(set) var dependencies: [Int] = []
    /// A resource for which the place of the first reference is noted.
    private var wanted: Int?
    private var referencePlace: String?
    var path = TemplatePath()
    private var branchDepth = 0
    private var maximumFindings: Int

    init(_ index: TemplateIndex, seesResources: Bool = true, maximumFindings: Int = ValidationBudget.findings) {
        self.index = index
        self.seesResources = seesResources
        self.maximumFindings = maximumFindings
    }

    /// Functions whose values are known only when there are resources.
    private static let late: Set<String> = ["Fn::GetAtt", "Fn::GetStackOutput", "Fn::ImportValue"]

    /// Begins anew, with another element.
    mutating func begin(maximumFindings: Int) {
        self.maximumFindings = maximumFindings
        findings.removeAll(keepingCapacity: true)
        dependencies.removeAll(keepingCapacity: true)
    }

    /// Looks at what a resource is made from.
    mutating func walk(resource: JSON) {
        for member in ["Properties", "CreationPolicy", "UpdatePolicy"] {
            guard let value = resource[member] else { continue }
            path.enter(.member(member))
            walk(value)
            path.leave()
        }
        guard let metadata = resource["Metadata"] else { return }
        // Functions are resolved there too
        // (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html); whether what they
        // name comes first is documented nowhere.
        branchDepth += 1
        path.enter(.member("Metadata"))
        walk(metadata)
        path.leave()
        branchDepth -= 1
    }

    /// Where a resource refers to another one first; nil if it does not.
    ///
    /// Few places are asked for, so that they are looked for then.
    static func place(of other: Int, in resource: JSON, _ index: TemplateIndex) -> String? {
        var walk = FunctionWalk(index)
        walk.wanted = other
        walk.walk(resource: resource)
        return walk.referencePlace
    }

    mutating func report(_ finding: Diagnostic) { findings.append(finding) }

    /// Whether there are more findings than are told, so that no more are looked for.
    private var isFull: Bool { findings.count > maximumFindings }

    /// Looks at a value and all within.
    mutating func walk(_ value: JSON) {
        if isFull { return }
        switch value {
        case .null: report(.null(in: path.text))
        case .bool, .number, .string: break
        case .array(let elements):
            for (place, element) in elements.enumerated() { walk(element, .element(place)) }
        case .object(let members):
            if let function = members.onlyMember, isFunction(function.key) {
                path.enter(.member(function.key))
                follow(function.key, function.value)
                path.leave()
            } else {
                walk(members)
            }
        }
    }

    private mutating func walk(_ members: OrderedMap<JSON>) {
        for (name, value) in members {
            if name.isFunctionName, name != "Fn::Transform", !name.hasPrefix("Fn::ForEach::") {
                path.enter(.member(name))
                report(.functionBesideOthers(name, in: path.text))
                path.leave()
            }
            walk(value, .member(name))
        }
    }

    private static func isScalar(_ value: JSON) -> Bool {
        switch value {
        case .bool, .number, .string: true
        case .null, .array, .object: false
        }
    }

    private mutating func walk(_ value: JSON, _ step: TemplatePath.Step) {
        if Self.isScalar(value) { return }
        path.enter(step)
        walk(value)
        path.leave()
    }

    private func isFunction(_ name: String) -> Bool {
        name.isFunctionName || name == "Ref" || (name == "Condition" && !seesResources)
    }

    private mutating func follow(_ name: String, _ argument: JSON) {
        if let mistake = FunctionShapes.mistake(name, argument, index) {
            report(mistake(path.text))
            return walkArguments(argument)
        }
        if !seesResources, Self.late.contains(name), !index.isOpen { return report(.lateFunction(name, in: path.text)) }
        switch name {
        // What can be no name is told by the check of the function's shape; a name that is worked out may be any.
        case "Ref": if let target = argument.string { followReference(target) } else { walkArguments(argument) }
        // As above.
        case "Condition": followCondition(argument.string ?? "")
        case "Fn::GetAtt": followAttribute(argument)
        case "Fn::Sub": followText(argument)
        case "Fn::FindInMap": followMapping(argument)
        case "Fn::If":
            // As above.
            followCondition(argument[0]?.string ?? "")
            // A circle by way of a value that is not chosen is none.
            branchDepth += 1
            walkArguments(argument)
            branchDepth -= 1
        default: walkArguments(argument)
        }
    }

    private mutating func walkArguments(_ argument: JSON) {
        switch argument {
        case .array(let elements): for (place, element) in elements.enumerated() { walk(element, .element(place)) }
        case .object: walk(argument)
        case .null, .bool, .number, .string: break
        }
    }

    private mutating func followReference(_ name: String) {
        let place = index.resources.place(of: name)
        if seesResources, let place { return depend(on: place) }
        if index.parameters[name] != nil || TemplateIndex.pseudoParameters.contains(name) || index.isOpen { return }
        let targets = index.parameters.keys + (seesResources ? index.resources.keys : []) + TemplateIndex.pseudoParameters.sorted()
        report(.danglingReference(name, isResource: place != nil, among: targets, in: path.text))
    }

    private mutating func followCondition(_ name: String) {
        if let place = index.conditions.place(of: name) {
            if !seesResources { dependencies.append(place) }
        } else if !index.isOpen {
            report(.danglingCondition(name, among: index.conditions.keys, in: path.text))
        }
    }

    private mutating func followAttribute(_ argument: JSON) {
        let parts: [JSON]
        if let text = argument.string {
            parts = text.split(separator: ".", maxSplits: 1).map { .string(String($0)) }
        } else {
            // As above.
            parts = argument.array ?? []
        }
        guard parts.count == 2 else { return }
        guard let resource = parts[0].string else { return walkArguments(argument) }
        if parts[1].object != nil { walk(parts[1], .element(1)) }
        followAttribute(parts[1].string, of: resource)
    }

    /// - Parameters:
    ///   - attribute: Its name; nil if that is deferred.
    ///   - resource: The logical id of the resource.
    private mutating func followAttribute(_ attribute: String?, of resource: String) {
        guard seesResources, let place = index.resources.place(of: resource) else {
            if !index.isOpen {
                report(.danglingAttribute(resource, among: seesResources ? index.resources.keys : [], in: path.text))
            }
            return
        }
        depend(on: place)
        guard let attribute, let type = index.types[place], let node = type.schema else { return }
        let attributes = node.texts(.attributes)
        if attributes.contains(attribute) { return }
        let first = attribute.split(separator: ".").first.map(String.init) ?? ""
        if attributes.contains(first) || first == "Outputs" { return }
        // Some types give properties that templates set as well, though their schemas do not say so.
        if node.members(.properties)[first] != nil {
            return report(.doubtfulAttribute(attribute, of: type.name, in: path.text))
        }
        report(.unknownAttribute(attribute, of: type.name, among: attributes.map(\.string), in: path.text))
    }

    private mutating func followText(_ argument: JSON) {
        guard let text = argument.string ?? argument[0]?.string else { return walkArguments(argument) }
        let variables = argument[1]?.object
        for (name, value) in variables ?? [:] {
            path.enter(.element(1))
            walk(value, .member(name))
            path.leave()
        }
        for name in SubstitutionText.variables(in: text) where variables?[name] == nil && !isFull {
            follow(variable: name)
        }
    }

    private mutating func follow(variable name: String) {
        if index.isOpen { return }
        if name.contains(".") {
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            if parts.count == 2, seesResources, index.resources[parts[0]] != nil { return followAttribute(parts[1], of: parts[0]) }
            return report(.danglingVariable(name, among: index.resources.keys.map { "\($0).\(parts.last ?? "")" }, in: path.text))
        }
        let place = index.resources.place(of: name)
        if seesResources, let place { return depend(on: place) }
        if index.isList(parameter: name) { return report(.listInText(name, in: path.text)) }
        if place == nil, index.hasTarget(name) { return }
        let targets = index.parameters.keys + (seesResources ? index.resources.keys : [])
        report(.danglingVariable(name, among: targets, in: path.text))
    }

    private mutating func followMapping(_ argument: JSON) {
        guard let parts = argument.array else { return }
        for (place, part) in parts.enumerated() { walk(part, .element(place)) }
        guard let name = parts[0].string, !index.isOpen else { return }
        guard let mapping = index.mappings[name] else {
            return report(.danglingMapping(name, among: index.mappings.keys, in: path.text))
        }
        // With a default, a key may be missing.
        guard parts.count == 3, let key = parts[1].string, let keys = mapping.object, keys["Fn::Transform"] == nil else { return }
        guard let values = keys[key]?.object else {
            return report(.danglingKey(key, "the mapping '\(name)'", among: keys.keys, in: path.text))
        }
        if let second = parts[2].string, values[second] == nil {
            report(.danglingKey(second, "'\(key)' of the mapping '\(name)'", among: values.keys, in: path.text))
        }
    }

    private mutating func depend(on place: Int) {
        guard branchDepth == 0 else { return }
        dependencies.append(place)
        if place == wanted, referencePlace == nil { referencePlace = path.text }
    }
}
