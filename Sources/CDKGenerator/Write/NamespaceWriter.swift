/// A writer of the enumeration that a service's classes stand in, so that two modules never have a class of one name.
///
/// A class that is written without its enumeration is unavailable, with the name to write instead.
struct NamespaceWriter {
    let service: ServicePlan
    /// The services that have a class of a name, for each name.
    let namespaces: [String: [String]]

    var text: String {
        var source = SourceText()
        source.comment("The resource types of `\(service.cloudFormationNamespace)`: a class for each.")
        source.line("public enum \(service.name) {}")
        for resource in service.resources {
            source.line()
            source.line("@available(*, unavailable, \(remedy(for: resource)))")
            source.line("public typealias \(bareName(of: resource)) = \(resource.qualifiedName)")
        }
        return source.text
    }

    /// The argument of `@available` that says what to write instead.
    ///
    /// A name alone where only one class can be meant, which the compiler offers to write; otherwise it would offer any of them.
    private func remedy(for resource: ResourcePlan) -> String {
        let name = resource.className
        guard let services = namespaces[name], services.count > 1, !ReservedNames.coreClasses.contains(name) else {
            return "renamed: \(resource.qualifiedName.literal)"
        }
        let written = services.sorted().map { "\($0).\(name)" }.joined(separator: ", ")
        return "message: \"several services have one: write \(written)\""
    }

    /// The name that the class had before there were namespaces.
    ///
    /// A name of the core means the core's class where it stands alone, so the service comes before it.
    private func bareName(of resource: ResourcePlan) -> String {
        guard ReservedNames.coreClasses.contains(resource.className) else { return resource.className }
        return "Cfn" + service.name + resource.className.dropFirst("Cfn".count)
    }
}
