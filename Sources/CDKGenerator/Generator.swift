import Foundation

/// The generator's program, which carries out a ``Command``.
@main
enum Generator {
    static func main() {
        do {
            try run(Command(Array(CommandLine.arguments.dropFirst())))
        } catch {
            FileHandle.standardError.write(Data("error: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ command: Command) throws {
        switch command {
        case .write(let inputs):
            let directories = try generatedFiles(inputs).directories()
            let foreign = try directories.flatMap { try $0.foreignFiles() }
            if !foreign.isEmpty { throw DatabaseError(foreign.joined(separator: "\n")) }
            // What goes, goes last: a manifest that is not rewritten yet names it.
            for directory in directories.filter({ !$0.files.isEmpty }) + directories.filter(\.files.isEmpty) { try directory.write() }
        case .check(let inputs):
            let directories = try generatedFiles(inputs).directories()
            let differences = try directories.flatMap { try $0.differences() }
            if !differences.isEmpty { throw OutdatedFiles(differences: differences) }
            print("\(directories.map(\.files.count).reduce(0, +)) files are as generated.")
        case .samples(let inputs, let directory):
            let inputs = try Inputs(directory: URL(filePath: inputs))
            let samples = SampleWriter(origin: Inputs.specificationOrigin).files(of: try inputs.services().map(Planner.plan))
            try GeneratedDirectory(url: URL(filePath: directory), files: samples).write()
        case .changes(let before, let after):
            print(try report(Inputs(directory: URL(filePath: before)), Inputs(directory: URL(filePath: after))).text, terminator: "")
        }
    }

    private static func generatedFiles(_ inputs: String) throws -> GeneratedFiles {
        let repository = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        return GeneratedFiles(repository: repository, inputs: try Inputs(directory: URL(filePath: inputs)))
    }

    private static func report(_ before: Inputs, _ after: Inputs) throws -> ChangeReport {
        func surface(_ inputs: Inputs) throws -> Surface {
            Surface(try inputs.services().map(Planner.plan), mediaConvertSettings: try inputs.mediaConvertSettings())
        }
        return ChangeReport(
            origins: zip(before.origins, after.origins).map { (before: $0, after: $1) },
            comparison: Comparison(before: try surface(before), after: try surface(after)),
            regions: RegionComparison(before: try before.regions(), after: try after.regions()))
    }
}

/// The error of files that are not those that would be written.
private struct OutdatedFiles: Error, CustomStringConvertible {
    let differences: [String]

    var description: String { (differences + ["Run Sources/CDKGenerator/regenerate."]).joined(separator: "\n") }
}
