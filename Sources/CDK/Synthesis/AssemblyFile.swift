/// A file of an assembly.
package struct AssemblyFile: Sendable {
    /// The path relative to the app's assembly.
    package let path: String
    package let bytes: [UInt8]
}
