extension NewPackage {
    /// Tests and synthesizes each change, on GitHub.
    func workflow(in directory: String) -> String {
        let library = libraryBeside(directory)
        // As far down as the way to the library goes up.
        let path = library.map { Array(repeating: "package", count: $0.levels - 1).map { $0 + "/" }.joined() + "app" }
        let checkout = library.map { library in
            """
                  # The library stands beside the package: set the variable SWIFT_CDK of the repository to its OWNER/NAME.
                  - uses: actions/checkout@v6
                    with:
                      repository: ${{ vars.SWIFT_CDK }}
                      path: \(library.path)

            """
        }
        let place = path.map { "        with:\n          path: \($0)\n" }
        let defaults = path.map { "    defaults:\n      run:\n        working-directory: \($0)\n" }
        return """
            name: CI

            on:
              push:
                branches: [main]
              pull_request:

            permissions:
              contents: read

            jobs:
              test:
                runs-on: ubuntu-24.04
                container: swift:6.3

            """ + (defaults ?? "") + """
                    steps:
                      - uses: actions/checkout@v6

                """ + (place ?? "") + (checkout ?? "") + """
                          - run: swift test
                          - run: swift run \(name)

                    """
    }

    /// Where a library is that is no part of the package, nor the package a part of it: how many levels up, and its path from there.
    private func libraryBeside(_ directory: String) -> (levels: Int, path: String)? {
        guard case .directory(let path) = library else { return nil }
        let parts = Library.path(from: directory, to: path).split(separator: "/")
        let levels = parts.prefix { $0 == ".." }.count
        return levels == 0 || levels == parts.count ? nil : (levels, parts.dropFirst(levels).joined(separator: "/"))
    }
}
