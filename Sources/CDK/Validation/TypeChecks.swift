/// What is held against resources of a type besides its schema: looked up once, since templates have few types.
struct TypeChecks {
    /// What its service wants.
    let rules: [ServiceRule]
    /// Where policies stand.
    let policies: [PolicyPlace]
    /// Whether there are documents in its properties: policies among them.
    let hasDocuments: Bool
    /// The property that is a name which there can be once.
    let physicalName: PhysicalNames.Property?

    init(_ type: String) {
        rules = ServiceCheck.rules[type] ?? []
        policies = PolicyPlace.all[type] ?? []
        hasDocuments = !policies.isEmpty || RuntimeCheck.types.contains(type) || EventPatternCheck.types.contains(type)
        physicalName = PhysicalNames.properties[type]
    }
}
