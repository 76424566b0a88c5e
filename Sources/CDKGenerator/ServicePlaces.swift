import Foundation

/// The folders of the services' classes: beside the building blocks of a service that has some, otherwise out of the way.
///
/// `Package.swift` says which services have building blocks. It has the same rule for the paths of modules.
struct ServicePlaces {
    private static let withBuildingBlocks = "Sources/Services"
    private static let others = "Sources/Generated"

    private let repository: URL
    private let named: Set<String>

    /// Fails if the files in the repository do not agree with what the manifest names.
    init(repository: URL, servicesWithBuildingBlocks named: Set<String>) throws {
        self.repository = repository
        self.named = named
        let found = try Set(names(in: Self.withBuildingBlocks).filter(hasOwnFiles))
        if let service = named.subtracting(found).min() {
            let place = "\(Self.withBuildingBlocks)/\(service)"
            throw DatabaseError("Package.swift names \(service) in `serviceDependencies`, but \(place) has no files of its own.")
        }
        if let service = found.subtracting(named).min() {
            throw DatabaseError(
                "\(Self.withBuildingBlocks)/\(service) has files of its own, but Package.swift does not name it in `serviceDependencies`.")
        }
    }

    /// The directories of these services, and empty ones for others that were generated before.
    func directories(of files: [String: [GeneratedFile]]) throws -> [GeneratedDirectory] {
        if let service = named.subtracting(files.keys).min() {
            throw DatabaseError("\(service) has building blocks, but the specification has no such service.")
        }
        let places = Dictionary(uniqueKeysWithValues: files.map { (place(of: $0.key), $0.value) })
        let before =
            try names(in: Self.withBuildingBlocks).map { "\(Self.withBuildingBlocks)/\($0)/Generated" }.filter(exists)
            + names(in: Self.others).map { "\(Self.others)/\($0)" }
        return Set(places.keys).union(before).sorted()
            .map { GeneratedDirectory(url: url($0), files: places[$0] ?? []) }
    }

    private func place(of service: String) -> String {
        named.contains(service) ? "\(Self.withBuildingBlocks)/\(service)/Generated" : "\(Self.others)/\(service)"
    }

    private func hasOwnFiles(_ service: String) throws -> Bool {
        try names(in: "\(Self.withBuildingBlocks)/\(service)").contains { $0 != "Generated" }
    }

    private func names(in directory: String) throws -> [String] {
        try exists(directory) ? FileManager.default.contentsOfDirectory(atPath: url(directory).path).filter { !$0.hasPrefix(".") } : []
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

    private func url(_ path: String) -> URL { URL(filePath: path, relativeTo: repository) }
}
