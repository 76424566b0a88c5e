import ArgumentParser
import Foundation

/// Writes the resource classes of AWS services from the AWS service specification, the region table from cfn-lint's lists, and the settings
/// of MediaConvert from botocore's model of its API.
@main
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "CDKGenerator",
        abstract: "Writes the resource classes of AWS services, the table of the types that each region has, and MediaConvert's settings.",
        discussion: "The script `regenerate` beside the generator's sources fetches what this command reads and runs it.")

    @Option(help: "The specification: the unpacked db.json of the AWS CDK CLI.")
    var database: String

    @Option(help: "Where the specification comes from, for the first line of each file.")
    var origin: String

    @Option(help: "The directory of the services' modules.")
    var output: String

    @Option(help: "The lists of each region's types: the directory data/schemas of cfn-lint.")
    var regionLists: String

    @Option(help: "Where these lists come from, for the first line of the file.")
    var regionListsOrigin: String

    @Option(help: "The directory of the region table.")
    var regionTable: String

    @Option(help: "The model of MediaConvert's API: the unpacked service-2.json of botocore.")
    var mediaConvertModel: String

    @Option(help: "Where this model comes from, for the first line of each file.")
    var mediaConvertModelOrigin: String

    @Option(help: "The directory of MediaConvert's settings.")
    var mediaConvertSettings: String

    @Option(help: "The package's manifest, which lists the services.")
    var manifest: String

    @Option(help: "The directory of the samples of all resource types.")
    var samples: String

    @Option(help: "The page about the names that differ from the original's.")
    var namesPage: String

    @Flag(help: "Write nothing; fail if the files differ from what would be written.")
    var check = false

    func run() throws {
        let outputs = try self.outputs()
        if check {
            let differences = try outputs.flatMap { try $0.differences() }
            if !differences.isEmpty { throw OutdatedFiles(differences: differences) }
            print("\(outputs.map(\.files.count).reduce(0, +)) files are as generated.")
        } else {
            for output in outputs { try output.write() }
        }
    }

    private func settingsFiles() throws -> [GeneratedFile] {
        let model = try ServiceModel.read(Data(contentsOf: URL(filePath: mediaConvertModel)))
        let plan = try SettingsPlanner.plan(model, roots: SettingsPlanner.mediaConvertRoots)
        return SettingsWriter(
            origin: mediaConvertModelOrigin, referencePage: "https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html"
        ).files(of: plan)
    }

    private func outputs() throws -> [GeneratedDirectory] {
        let services = try DatabaseReader.read(Data(contentsOf: URL(filePath: database))).services.filter { !$0.resources.isEmpty }
        let regions = try RegionPlanner.plan(RegionListsReader.read(URL(filePath: regionLists)))
        let plans = try services.map(Planner.plan)
        let writer = ServiceWriter(origin: origin)
        return try plans.map { GeneratedDirectory(url: generated($0.name), files: writer.files(of: $0)) }
            + abandoned(by: services).map { GeneratedDirectory(url: generated($0), files: []) }
            + [
                GeneratedDirectory(url: URL(filePath: samples), files: SampleWriter(origin: origin).files(of: plans)),
                GeneratedDirectory(url: URL(filePath: regionTable), files: RegionTableWriter(origin: regionListsOrigin).files(of: regions)),
                GeneratedDirectory(url: URL(filePath: mediaConvertSettings), files: try settingsFiles()),
                file(at: manifest, try ServiceList(names: plans.map(\.name).sorted()).inserted(into: text(of: manifest))),
                file(at: namesPage, NamesPage(services: plans).text),
            ]
    }

    /// The directory for what is generated of a service; its name is the module's without the prefix.
    private func generated(_ service: String) -> URL {
        URL(filePath: output).appending(path: service).appending(path: "Generated")
    }

    /// The services with generated files that the specification has no more.
    private func abandoned(by services: [Service]) throws -> [String] {
        let names = Set(services.map(\.name))
        return try FileManager.default.contentsOfDirectory(atPath: output).sorted()
            .filter { !names.contains($0) && FileManager.default.fileExists(atPath: generated($0).path) }
    }

    private func text(of path: String) throws -> String {
        try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }

    /// A file beside others that are not generated.
    private func file(at path: String, _ text: String) -> GeneratedDirectory {
        let url = URL(filePath: path)
        return GeneratedDirectory(
            url: url.deletingLastPathComponent(), files: [GeneratedFile(name: url.lastPathComponent, text: text)], isShared: true)
    }
}

/// The files are not those that would be written.
private struct OutdatedFiles: Error, CustomStringConvertible {
    let differences: [String]

    var description: String { (differences + ["Run Sources/CDKGenerator/regenerate."]).joined(separator: "\n") }
}
