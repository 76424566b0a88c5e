#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Makes a package for an app of one's own: a stack, its test, `cdk.json` and a workflow.
@main
enum CDKInit {
    static func main() {
        do {
            let request = try Request(CommandLine.arguments.dropFirst())
            if request.asksForHelp {
                print(Request.usage)
                return
            }
            let library = try request.library ?? .clone(holding: CommandLine.arguments[0])
            let package = NewPackage(name: request.name, library: library)
            try package.write(to: request.directory)
            print(package.nextSteps(in: request.directory))
        } catch let mistake as Mistake {
            fail("\(mistake.text)\n  \(mistake.action)")
        } catch {
            fail("\(error)")
        }
    }

    private static func fail(_ text: String) -> Never {
        let bytes = Array("error: \(text)\n".utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
        exit(1)
    }
}

/// What keeps a package from being made.
struct Mistake: Error, Equatable {
    let text: String
    let action: String
}
