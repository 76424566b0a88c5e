/// The changes that a newer specification makes for programs, as a page in Markdown: breaking ones first.
struct ChangeReport {
    /// The sources of the facts, before and after.
    let origins: [(before: String, after: String)]
    let comparison: Comparison
    let regions: RegionComparison

    var text: String {
        let listed = comparison.changes.filter(\.isListed)
        return """
            # What changes for programs

            \(origins.map { $0 == $1 ? "- \($0), as before" : "- \($1), before: \($0)" }.joined(separator: "\n"))

            \(summary)

            ## What breaks programs

            \(Self.list(listed.filter(\.isBreaking), regions: regions.lossLines))

            ## What does not

            \(Self.list(listed.filter { !$0.isBreaking }, regions: regions.gainLines))
            """ + "\n"
    }

    // MARK: Summary

    /// The columns of the summary, with the changes that each counts.
    private static let columns: [(title: String, counts: @Sendable (Change) -> Bool)] = [
        ("added", { $0.effect == .added || $0.effect == .addedAsRequired }), ("removed", { $0.effect == .removed }),
        ("renamed", { if case .renamed = $0.effect { true } else { false } }),
        ("other type", { if case .typeChanged = $0.effect { true } else { false } }),
        ("other limits", { if case .limitsChanged = $0.effect { true } else { false } }),
        ("made required", { $0.effect == .madeRequired }), ("made optional", { $0.effect == .madeOptional }),
        ("deprecated", { $0.effect == .deprecated }), ("break programs", { $0.isBreaking && $0.isListed }),
    ]

    private var summary: String {
        let rows = Entry.Kind.allCases.map { kind in
            let changes = comparison.changes.filter { $0.entry.kind == kind }
            let counts = [comparison.before[kind] ?? 0, comparison.after[kind] ?? 0] + Self.columns.map { changes.filter($0.counts).count }
            return "| \(kind.title) | \(counts.map(String.init).joined(separator: " | ")) |"
        }
        let titles = ["", "before", "after"] + Self.columns.map(\.title)
        return """
            | \(titles.joined(separator: " | ")) |
            | --- |\(String(repeating: " ---: |", count: titles.count - 1))
            \(rows.joined(separator: "\n"))

            What comes or goes is counted with all that it is made of, and below it is named alone. A nested type that several classes have
            is counted with each, and its changes are named with the class that it is written with.
            """
    }

    // MARK: Changes

    private static func list(_ changes: [Change], regions: [String]) -> String {
        let modules = Dictionary(grouping: changes, by: \.entry.module).sorted { $0.key < $1.key }.map { ($0, lines($1)) }
        let sections = modules + (regions.isEmpty ? [] : [("Regions", regions)])
        if sections.isEmpty { return "Nothing." }
        return sections.map { (["### \($0)", ""] + $1).joined(separator: "\n") }.joined(separator: "\n\n")
    }

    /// The lines of a list of changes; the same change to entries of one kind and place takes one line.
    private static func lines(_ changes: [Change]) -> [String] {
        var lines: [String] = []
        var rest = changes[...]
        while let first = rest.first {
            guard let verb = first.effect.verb else {
                lines.append("- \(sentence(first))")
                rest = rest.dropFirst()
                continue
            }
            let alike = changes.filter { $0.entry.isBeside(first.entry) && $0.effect == first.effect }
            rest = rest.filter { !($0.entry.isBeside(first.entry) && $0.effect == first.effect) }[...]
            let names = alike.map { "`\($0.entry.name)`" }.joined(separator: ", ")
            switch first.entry.kind {
            case .module: lines.append("- the module is \(verb)")
            default:
                let place = first.entry.parent == first.entry.module ? "" : "`\(first.entry.parent ?? "")`: "
                lines.append("- \(place)\(alike.count == 1 ? first.entry.kind.singular : first.entry.kind.title) \(verb): \(names)")
            }
        }
        return lines
    }

    private static func sentence(_ change: Change) -> String {
        let name = "`\(change.entry.path)`"
        return switch change.effect {
        case .renamed(let former): "\(name): renamed from `\(former)`"
        case .typeChanged(let former, let type): "\(name): is `\(type)`, was `\(former)`"
        case .limitsChanged(let former, let limits): "\(name): takes \(limits), took \(former)"
        case .standsForAnother(let former, let text): "\(name): stands for `\(text)` in templates, stood for `\(former)`"
        default: "\(name): \(change.effect.verb ?? "")"
        }
    }
}

extension RegionComparison {
    /// The lines about types that regions lost: a program with such a resource there is told of a mistake.
    fileprivate var lossLines: [String] {
        (removedRegions.isEmpty ? [] : ["- removed: \(Self.codes(removedRegions))"])
            + regions.filter { !$0.lost.isEmpty }.map { "- `\($0.code)` lost \(Self.codes($0.lost))" }
    }

    fileprivate var gainLines: [String] {
        (addedRegions.isEmpty ? [] : ["- added: \(Self.codes(addedRegions))"])
            + regions.filter { !$0.gained.isEmpty }.map { region in
                "- `\(region.code)` gained \(region.gained.count == 1 ? Self.codes(region.gained) : "\(region.gained.count) types")"
            }
    }

    private static func codes(_ codes: [String]) -> String { codes.map { "`\($0)`" }.joined(separator: ", ") }
}

extension Change.Effect {
    /// The change in a word, where that says everything; nil otherwise.
    fileprivate var verb: String? {
        switch self {
        case .added: "added"
        case .addedAsRequired: "added, and required"
        case .removed: "removed"
        case .madeRequired: "made required"
        case .madeOptional: "made optional, with another place among the arguments"
        case .deprecated: "deprecated"
        default: nil
        }
    }
}

extension Entry {
    fileprivate func isBeside(_ other: Entry) -> Bool { kind == other.kind && parent == other.parent && module == other.module }
}

extension Entry.Kind {
    fileprivate var title: String {
        switch self {
        case .module: "modules"
        case .resourceType: "resource types"
        case .property: "properties"
        case .attribute: "attributes"
        case .nestedType: "nested types and structures"
        case .constantType: "types of constants"
        case .constant: "constants"
        }
    }

    fileprivate var singular: String {
        switch self {
        case .module: "module"
        case .resourceType: "resource type"
        case .property: "property"
        case .attribute: "attribute"
        case .nestedType: "nested type"
        case .constantType: "type of constants"
        case .constant: "constant"
        }
    }
}
