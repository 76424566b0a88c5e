/// The lines that made the parts of a resource, by their places in it.
///
/// A building block notes them on the properties that it writes for a part: ``TemplateRepresentable/made(at:)``.
struct PartLocations {
    private let resolver: Resolver
    private var path = TemplatePath()
    private var parts: [(place: String, location: SourceLocation)] = []

    init(of element: CfnElement, in stack: StackNode) {
        resolver = TemplateResolver(consumer: stack, node: element.node)
        visit(element.content())
    }

    /// The line that made the innermost part around a place; nil for places that are in no part.
    func location(of place: String) -> SourceLocation? {
        parts.last { part in
            guard place.hasPrefix(part.place) else { return false }
            let next = place.dropFirst(part.place.count).first
            return part.place.isEmpty || next == nil || next == "." || next == "["
        }?.location
    }

    private mutating func visit(_ value: TemplateValue) {
        guard resolver.enter() else { return }
        defer { resolver.leave() }
        switch value {
        case .list(let elements):
            // What turns out to be nothing has no place in the list.
            for (index, element) in elements.filter({ resolver.resolve($0) != nil }).enumerated() { visit(element, in: .element(index)) }
        case .object(let members):
            for (name, member) in members { visit(member, in: .member(name)) }
        case .record(let bag):
            if let location = bag.location { parts.append((path.text, location)) }
            for (name, member) in bag.properties { visit(member, in: .member(name)) }
        case .lazy(let lazy): visit(lazy.produce(resolver))
        default: break
        }
    }

    private mutating func visit(_ value: TemplateValue, in step: TemplatePath.Step) {
        path.enter(step)
        visit(value)
        path.leave()
    }
}
