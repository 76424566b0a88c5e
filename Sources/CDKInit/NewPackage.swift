import CloudAssembly

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A package with an app, to be written.
struct NewPackage {
    /// Of the app and of its module.
    let name: String
    let library: Library

    /// Writes it to a directory that is not there yet, or is empty.
    func write(to directory: String) throws {
        let files = FileManager.default
        if let found = try? files.contentsOfDirectory(atPath: directory) {
            // A repository that was made first is an empty directory for its user.
            guard found.allSatisfy({ $0 == ".git" }) else {
                throw Mistake(text: "\(directory) is not empty", action: "name another: --directory DIRECTORY")
            }
        } else if files.fileExists(atPath: directory) {
            throw Mistake(text: "\(directory) is a file, or cannot be read", action: "name another: --directory DIRECTORY")
        }
        if case .directory(let path) = library, !files.fileExists(atPath: path + "/Package.swift") {
            throw Mistake(text: "\(path) has no Package.swift", action: "give the directory of a clone of the library to --library")
        }
        // By that name the package manager tells packages apart, whatever their manifests call them.
        if Library.directory(directory).identity.lowercased() == library.identity.lowercased() {
            throw Mistake(
                text: "\(directory) would be called as the library is, \(library.identity)", action: "name another: --directory DIRECTORY")
        }
        for (path, content) in contents(in: directory) {
            let file = URL(fileURLWithPath: directory).appendingPathComponent(path)
            do {
                try files.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(content.utf8).write(to: file)
            } catch {
                throw Mistake(
                    text: "\(directory)/\(path) cannot be written: \(SystemError.of(error))",
                    action: "name a directory where you may write: --directory DIRECTORY")
            }
        }
    }

    /// What one types next.
    func nextSteps(in directory: String) -> String {
        """
        \(directory) has the app \(name). Next:

          cd \(Self.shellWord(directory))
          swift test                 # builds it and looks at its template
          swift run \(name)\(String(repeating: " ", count: max(1, 17 - name.count)))# writes cdk.out
          npx aws-cdk@2 deploy       # needs credentials of an account that was bootstrapped
        """
    }

    /// A path as it is typed: what a shell would take apart stands between quotation marks.
    private static func shellWord(_ path: String) -> String {
        let isPlain = path.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789/._-+@".unicodeScalars.contains($0) }
        return isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
    }

    /// The files by their paths.
    func contents(in directory: String) -> [(path: String, content: String)] {
        [
            ("Package.swift", manifest(in: directory)),
            ("Sources/\(name)/\(name)App.swift", program),
            ("Sources/\(name)/\(name)Stack.swift", stack),
            ("Tests/\(name)Tests/\(name)StackTests.swift", test),
            ("cdk.json", settings),
            (".gitignore", ".build/\ncdk.out/\n"),
            (".github/workflows/ci.yml", workflow(in: directory)),
        ]
    }

    /// As ids of stacks are written.
    private var id: String { name.lowercased() }
}

extension NewPackage {
    private func manifest(in directory: String) -> String {
        """
        // swift-tools-version: 6.1
        import PackageDescription

        let package = Package(
            name: "\(id)",
            platforms: [.macOS(.v15)],
            dependencies: [\(library.dependency(in: directory))],
            targets: [
                .executableTarget(
                    name: "\(name)",
                    // A product for each module that the code imports.
                    dependencies: [
                        .product(name: "CDK", package: \(quoted(library.identity))), \
        .product(name: "CDKS3", package: \(quoted(library.identity))),
                    ]),
                .testTarget(
                    name: "\(name)Tests", dependencies: ["\(name)", .product(name: "CDKAssertions", package: \(quoted(library.identity)))]),
            ]
        )

        """
    }

    private var program: String {
        """
        import CDK

        @main
        struct \(name)App: CDKApp {
            func build(_ app: App) {
                \(name)Stack(app, "\(id)", env: Environment(region: .euSouth1))
            }
        }

        """
    }

    private var stack: String {
        """
        import CDK
        import CDKS3

        /// What is deployed together.
        final class \(name)Stack: Stack {
            let files: Bucket

            @discardableResult
            init(_ scope: any Scope, _ id: String, env: Environment) {
                // The node comes first: children are created in it.
                let stack = StackNode(scope, id, env: env)
                files = Bucket(stack, "Files", enforcesSSL: true, isVersioned: true)
                super.init(stack)
                CfnOutput(self, "FilesBucket", value: files.name)
            }
        }

        """
    }

    private var test: String {
        """
        import CDK
        import CDKAssertions
        import Testing

        @testable import \(name)

        @Test func filesKeepTheirVersions() throws {
            let app = App()
            \(name)App().build(app)
            let template = try Template(of: app, stack: "\(id)")
            template.expectResource(ofType: "AWS::S3::Bucket", properties: ["VersioningConfiguration": ["Status": "Enabled"]])
        }

        """
    }

    private var settings: String {
        """
        {
          "build": "swift build --product \(name)",
          "app": ".build/debug/\(name)",
          "watch": {
            "include": ["**"],
            "exclude": [".build/**", "cdk.out/**", "cdk*.json", "Package.resolved", "Tests/**"]
          },
          "context": {}
        }

        """
    }
}
