#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a package takes the library from.
enum Library: Equatable {
    case directory(String)
    case repository(String, branch: String)

    /// - Parameters:
    ///   - place: A directory, or the address of a repository.
    ///   - branch: Of a repository; `main` if not given.
    init(_ place: String, branch: String?) {
        let isRepository = place.contains("://") || place.hasPrefix("git@")
        self = isRepository ? .repository(place, branch: branch ?? "main") : .directory(place)
    }

    /// The clone that a program was built in: its build directory is there.
    static func clone(holding program: String) throws -> Library {
        var place = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        while place.pathComponents.count > 1 {
            if FileManager.default.fileExists(atPath: place.appendingPathComponent("Sources/CDKInit").path) {
                return .directory(place.path)
            }
            place.deleteLastPathComponent()
        }
        throw Mistake(
            text: "This program does not stand in a clone of the library", action: "say where the library is: --library PATH-OR-URL")
    }

    var isRepository: Bool {
        if case .repository = self { true } else { false }
    }

    /// The name that the package manager gives it: the last part of the path or address.
    var identity: String {
        let place =
            switch self {
            case .directory(let path): URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
            case .repository(let address, _): String(address.split(whereSeparator: { "/:".contains($0) }).last ?? "")
            }
        return place.hasSuffix(".git") ? String(place.dropLast(4)) : place
    }

    /// The dependency as a manifest in that directory writes it.
    func dependency(in directory: String) -> String {
        switch self {
        case .directory(let path): ".package(path: \(quoted(Self.path(from: directory, to: path))))"
        case .repository(let address, let branch): ".package(url: \(quoted(address)), branch: \(quoted(branch)))"
        }
    }

    /// A path that holds wherever the two directories are moved to together.
    static func path(from directory: String, to other: String) -> String {
        let here = components(directory), there = components(other)
        let common = zip(here, there).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: here.count - common) + there.dropFirst(common)).joined(separator: "/")
    }

    private static func components(_ path: String) -> [String] {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
}

/// A text as a literal of Swift.
func quoted(_ text: String) -> String {
    "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
}
