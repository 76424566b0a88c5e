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

    @Flag(help: "Write nothing; fail if the files differ from what would be written.")
    var check = false

    @Argument(help: "The services, by the last part of their CloudFormation namespace; all of them if none is named.")
    var services: [String] = []

    func run() throws {
        let specification = try DatabaseReader.read(Data(contentsOf: URL(filePath: database)))
        let writer = ServiceWriter(origin: origin)
        let regions = try RegionPlanner.plan(RegionListsReader.read(URL(filePath: regionLists)))
        var results = [
            (URL(filePath: regionTable), RegionTableWriter(origin: regionListsOrigin).files(of: regions)),
            (URL(filePath: mediaConvertSettings), try settingsFiles()),
        ]
        for service in try selected(from: specification.services) {
            let url = URL(filePath: output).appending(path: service.name).appending(path: "Generated")
            results.append((url, writer.files(of: try Planner.plan(service))))
        }
        var differences: [String] = []
        var count = 0
        for (url, files) in results {
            count += files.count
            let directory = GeneratedDirectory(url: url)
            if check {
                differences += try directory.differences(from: files)
            } else {
                try directory.replace(with: files)
            }
        }
        if !differences.isEmpty { throw OutdatedFiles(differences: differences) }
        if check { print("\(count) files are as generated.") }
    }

    private func settingsFiles() throws -> [GeneratedFile] {
        let model = try ServiceModel.read(Data(contentsOf: URL(filePath: mediaConvertModel)))
        let plan = try SettingsPlanner.plan(model, roots: SettingsPlanner.mediaConvertRoots)
        return SettingsWriter(
            origin: mediaConvertModelOrigin, referencePage: "https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html"
        ).files(of: plan)
    }

    private func selected(from available: [Service]) throws -> [Service] {
        if services.isEmpty { return available }
        return try services.map { name in
            guard let service = available.first(where: { $0.name == name }) else {
                throw ValidationError("The specification has no service called \(name).")
            }
            return service
        }
    }
}

/// The files are not those that would be written.
private struct OutdatedFiles: Error, CustomStringConvertible {
    let differences: [String]

    var description: String { (differences + ["Run Sources/CDKGenerator/regenerate."]).joined(separator: "\n") }
}
