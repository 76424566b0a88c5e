import Foundation

/// The generated files of the repository, as they are to be: the resource classes of AWS services with the list of these services, the
/// table of the types that each region has with values by region, the tables of their schemas, of services' rules, of actions and of
/// runtimes, and MediaConvert's settings.
struct GeneratedFiles {
    let repository: URL
    let inputs: Inputs

    func directories() throws -> [GeneratedDirectory] {
        let plans = try inputs.services().map(Planner.plan)
        let owners = plans.flatMap { service in service.resources.map { ($0.className, [service.name]) } }
        let writer = ServiceWriter(origin: Inputs.specificationOrigin, namespaces: Dictionary(owners, uniquingKeysWith: +))
        let regions =
            RegionTableWriter(origin: Inputs.regionListsOrigin).files(of: try RegionPlanner.plan(inputs.regions()))
            + (try RegionalValuesWriter(origin: Inputs.regionalValuesOrigin).files(of: inputs.regionalValues()))
        let schemaPlan = try inputs.schemas()
        let tables =
            try SchemaTableWriter(origin: Inputs.resourceSchemasOrigin).files(of: schemaPlan)
            + SchemaTableWriter(
                origin: Inputs.serviceSchemasOrigin, name: "serviceRules",
                what: "The rules of services that the generator wrote, by the ends of their ids.",
                prefix: "ServiceSchema"
            ).files(of: inputs.serviceSchemas())
            + [
                ActionTableWriter(origin: Inputs.actionsOrigin).file(of: inputs.actions()),
                RuntimeTableWriter(origin: Inputs.runtimesOrigin).file(of: inputs.runtimes()),
            ]
        let settings = SettingsWriter(
            origin: Inputs.mediaConvertOrigin, referencePage: "https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html"
        ).files(of: try inputs.mediaConvertSettings())
        let manifest = Manifest(text: try String(contentsOf: url("Package.swift"), encoding: .utf8))
        let places = try ServicePlaces(repository: repository, servicesWithBuildingBlocks: manifest.servicesWithBuildingBlocks())
        return try places.directories(of: Dictionary(uniqueKeysWithValues: plans.map { ($0.name, writer.files(of: $0)) }))
            + [
                GeneratedDirectory(url: url("Sources/CDK/Regions/Generated"), files: regions),
                GeneratedDirectory(url: url("Sources/CDKSchemas/Generated"), files: tables),
                GeneratedDirectory(url: url("Sources/Services/MediaConvert/Settings/Generated"), files: settings),
                file("Package.swift", try manifest.listing(services: plans.map(\.name).sorted())),
                file("Sources/CDKGenerator/Names.md", NamesPage(services: plans).text),
                file("Sources/CDKGenerator/Patterns.md", PatternsPage(plan: schemaPlan).text),
            ]
    }

    /// A place in the repository, which messages name by its path there.
    private func url(_ path: String) -> URL { URL(filePath: path, relativeTo: repository) }

    /// A file beside others that are not generated.
    private func file(_ path: String, _ text: String) -> GeneratedDirectory {
        GeneratedDirectory(
            url: url(path).deletingLastPathComponent(), files: [GeneratedFile(name: url(path).lastPathComponent, text: text)],
            isShared: true)
    }
}
