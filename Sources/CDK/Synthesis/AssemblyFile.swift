import CloudAssembly

/// A file of an assembly.
package struct AssemblyFile: Sendable {
    /// The path relative to the app's assembly.
    package let path: String
    package let bytes: [UInt8]
}

extension AssemblyFile {
    /// The JSON form of a value; nil if it has none, which is reported.
    init?(encoding content: some Encodable, path: String, at node: Node) {
        do {
            self.init(path: path, bytes: try JSON(encoding: content).utf8(indent: 2))
        } catch {
            node.report(
                .error("swift-cdk:app/no-json", "\(path) cannot be written as JSON: \(error)", action: "correct the value that it names"))
            return nil
        }
    }
}
