/// The names of a template's resources, by type.
struct ResourceNames {
    private var names: [String: [String]] = [:]

    init(_ index: TemplateIndex) {
        for (name, resource) in index.resources {
            if let type = resource["Type"]?.string { names[type, default: []].append(name) }
        }
    }

    subscript(type: String) -> [String] { names[type] ?? [] }
}
