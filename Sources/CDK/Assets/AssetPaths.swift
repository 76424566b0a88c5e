/// The paths of assets in the files of an assembly.
enum AssetPaths {
    /// Marks a file that stands beside the stage's manifest, not among the app's assets.
    static func inStage(_ file: String) -> String { "./" + file }

    /// The path of an asset of the app, or of a file of the stage, as the stage's own files name it.
    static func path(of name: String, from stack: StackNode) -> String {
        if name.hasPrefix("./") { return String(name.dropFirst(2)) }
        // What is not copied into the assembly has a path of its own.
        if name.hasPrefix("/") { return name }
        let depth = stack.scopes.count { $0 is StageNode } - 1
        return String(repeating: "../", count: depth) + name
    }
}
