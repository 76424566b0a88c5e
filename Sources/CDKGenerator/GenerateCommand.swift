import ArgumentParser
import Foundation

/// Writes the resource classes of AWS services from the AWS service specification.
@main
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "CDKGenerator",
        abstract: "Writes the resource classes of AWS services from the AWS service specification.",
        discussion: "The script `regenerate` beside the generator's sources fetches the specification and runs this command.")

    @Option(help: "The specification: the unpacked db.json of the AWS CDK CLI.")
    var database: String

    @Option(help: "Where the specification comes from, for the first line of each file.")
    var origin: String

    @Option(help: "The directory of the services' modules.")
    var output: String

    @Flag(help: "Write nothing; fail if the files differ from what would be written.")
    var check = false

    @Argument(help: "The services, by the last part of their CloudFormation namespace; all of them if none is named.")
    var services: [String] = []

    func run() throws {
        let specification = try DatabaseReader.read(Data(contentsOf: URL(filePath: database)))
        let writer = ServiceWriter(origin: origin)
        var differences: [String] = []
        var count = 0
        for service in try selected(from: specification.services) {
            let files = writer.files(of: try Planner.plan(service))
            count += files.count
            let directory = GeneratedDirectory(url: URL(filePath: output).appending(path: service.name).appending(path: "Generated"))
            if check {
                differences += try directory.differences(from: files)
            } else {
                try directory.replace(with: files)
            }
        }
        if !differences.isEmpty { throw OutdatedFiles(differences: differences) }
        if check { print("\(count) files are as generated.") }
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
