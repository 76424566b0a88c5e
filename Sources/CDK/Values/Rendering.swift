import CloudAssembly

/// The template into which a value is being written, for values that depend on where they stand.
public struct Rendering {
    let resolver: Resolver

    /// The stack in whose template the value stands.
    public var stack: StackNode? { resolver.consumer }

    /// The JSON of a value in this template; nil if the value is left out.
    public func json(_ value: some TemplateRepresentable) -> JSON? { resolver.resolve(value.raw) }

    /// Reports what is wrong with the construct whose values are being written.
    public func report(_ diagnostic: Diagnostic) { resolver.report(diagnostic) }

    /// Reports everything that is wrong with the construct whose values are being written.
    public func report(_ diagnostics: some Sequence<Diagnostic>) { for diagnostic in diagnostics { report(diagnostic) } }
}

extension TemplateRepresentable {
    /// A value that is computed at synthesis, for each template in which it stands; nil leaves it out.
    ///
    /// `produce` is called several times, and before references to other stacks are resolved as well: their JSON is missing then.
    public static func rendered(_ produce: @escaping (Rendering) -> Self?) -> Self {
        Self(raw: .lazy(LazyValue { produce(Rendering(resolver: $0))?.raw ?? .absent }))
    }
}
