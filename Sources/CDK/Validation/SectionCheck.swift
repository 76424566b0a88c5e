import CloudAssembly

/// Checks the sections of a template beside its resources: their names, sizes and entries.
enum SectionCheck {
    private static let sections = [
        "AWSTemplateFormatVersion", "Conditions", "Description", "Hooks", "Mappings", "Metadata", "Outputs", "Parameters", "Resources",
        "Rules", "Transform",
    ]
    private static let maximumDescription = 1024
    private static let limits: [(name: String, most: Int, id: Diagnostic.ID)] = [
        ("Parameters", 200, "swift-cdk:template/too-many-parameters"), ("Outputs", 200, "swift-cdk:template/too-many-outputs"),
        ("Mappings", 200, "swift-cdk:template/too-many-mappings"),
    ]

    /// What is said of the template as a whole.
    static func findings(_ template: JSON) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for name in template.object?.keys ?? [] where !sections.contains(name) && !name.isFunctionName {
            findings.append(.unknownMember(name, "A template", among: sections, in: name))
        }
        if let version = template["AWSTemplateFormatVersion"], version.string != "2010-09-09" {
            findings.append(.formatVersion(version.string ?? version.text()))
        }
        if let text = template["Description"]?.string, text.utf8.count > maximumDescription {
            findings.append(.descriptionLength(text.utf8.count, maximumDescription))
        }
        for (name, most, id) in limits {
            guard let count = template[name]?.object?.count, count > most else { continue }
            findings.append(.tooMany(id, name.lowercased(), count, most))
        }
        return findings
    }

    /// What is said of an output, but for its values.
    static func outputFindings(_ output: JSON, _ index: TemplateIndex) -> [Diagnostic] {
        guard let members = output.object else { return [.notAnObject("An output", in: "")] }
        let known = ["Condition", "Description", "Export", "Value"]
        var findings = members.keys.filter { !known.contains($0) && !$0.isFunctionName }
            .map { Diagnostic.unknownMember($0, "An output", among: known, in: $0) }
        if members["Value"] == nil, !index.isOpen { findings.append(.missingMember("Value", "An output")) }
        if members["Value"]?.array != nil {
            findings.append(.outputValue())
        } else if let value = members["Value"]?.object, case .literal = DeferredJSON(.object(value)) {
            findings.append(.outputValue())
        }
        if let condition = members["Condition"]?.string, index.conditions[condition] == nil, !index.isOpen {
            findings.append(.danglingCondition(condition, among: index.conditions.keys, in: "Condition"))
        }
        if let export = members["Export"], export["Name"] == nil { findings.append(.missingMember("Name", "An export", in: "Export")) }
        return findings
    }

    /// What is said of a mapping: two levels of names, and scalars or lists of them.
    static func mappingFindings(_ mapping: JSON) -> [Diagnostic] {
        guard let keys = mapping.object else { return [.notAnObject("A mapping", in: "")] }
        return keys.flatMap { key, values -> [Diagnostic] in
            if key == "Fn::Transform" { return [] }
            guard let members = values.object else { return [.notAnObject("A key of a mapping", in: key)] }
            return members.compactMap { name, value in
                let scalars = value.array ?? [value]
                return scalars.allSatisfy { $0.object == nil && $0.array == nil } ? nil : .mappingValue(in: "\(key).\(name)")
            }
        }
    }

    /// The form of a condition: one of the functions that give true or false.
    static func conditionFindings(_ condition: JSON) -> [Diagnostic] {
        let functions: Set<String> = ["Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or", "Condition", "Fn::Transform"]
        if let name = condition.object?.onlyMember?.key, functions.contains(name) || name.hasPrefix("Fn::ForEach::") { return [] }
        return [.conditionShape()]
    }
}
