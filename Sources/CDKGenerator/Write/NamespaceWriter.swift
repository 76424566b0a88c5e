/// Writes the enumeration that a service's classes stand in, so that two modules never have a class of one name, and what tells whoever
/// leaves it out.
struct NamespaceWriter {
    let service: ServicePlan

    var text: String {
        var source = SourceText()
        source.comment("The resource types of `\(service.cloudFormationNamespace)`: a class for each.")
        source.line("public enum \(service.name) {}")
        for resource in service.resources {
            source.line()
            source.line("@available(*, unavailable, renamed: \(resource.qualifiedName.literal))")
            source.line("public typealias \(bareName(of: resource)) = \(resource.qualifiedName)")
        }
        return source.text
    }

    /// How the class was called before there were namespaces. What the core calls so is meant where it stands alone.
    private func bareName(of resource: ResourcePlan) -> String {
        guard ReservedNames.coreClasses.contains(resource.className) else { return resource.className }
        return "Cfn" + service.name + resource.className.dropFirst("Cfn".count)
    }
}
