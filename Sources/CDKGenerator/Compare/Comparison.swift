/// The differences between the modules of two specifications.
///
/// Entries of the same name are the same; of the others, those that stand for the same have been renamed.
struct Comparison {
    /// The changes, by module and then by path.
    let changes: [Change]
    let before: [Entry.Kind: Int]
    let after: [Entry.Kind: Int]

    init(before: Surface, after: Surface) {
        let pairs = Pairs(before.entries, after.entries)
        let names = NewNames(pairs, former: after.entries)
        self.before = Self.counts(before.entries)
        self.after = Self.counts(after.entries)
        let changes =
            pairs.removed.map { Change(entry: $0, effect: .removed, isListed: pairs.isListed(removed: $0)) }
            + pairs.added.map { entry in
                let isNews = pairs.isListed(added: entry)
                let lacks = entry.isRequired && !pairs.isPartOfAddition(entry)
                return Change(entry: entry, effect: lacks ? .addedAsRequired : .added, isListed: isNews)
            }
            + pairs.kept.flatMap { old, new in
                let isListed = new.owner == nil || old.owner != new.owner || new.isType
                return Self.effects(from: old, to: new, names).map { Change(entry: new, effect: $0, isListed: isListed) }
            }
        self.changes = changes.sorted { ($0.entry.module, $0.entry.path) < ($1.entry.module, $1.entry.path) }
    }

    private static func counts(_ entries: [Entry]) -> [Entry.Kind: Int] {
        Dictionary(grouping: entries, by: \.kind).mapValues(\.count)
    }

    private static func effects(from old: Entry, to new: Entry, _ names: NewNames) -> [Change.Effect] {
        var effects: [Change.Effect] = []
        if old.name != new.name {
            effects.append(.renamed(from: old.path))
        } else if let former = old.accessor, let parent = old.parent, former != new.accessor {
            effects.append(.renamed(from: "\(parent).\(former)"))
        }
        if let type = old.type, let newType = new.type, names.replaced(in: type, of: new) != newType {
            effects.append(.typeChanged(from: type, to: newType))
        }
        if old.limits != new.limits {
            effects.append(.limitsChanged(from: old.limits ?? "none", to: new.limits ?? "none"))
        }
        if old.isRequired != new.isRequired { effects.append(new.isRequired ? .madeRequired : .madeOptional) }
        if new.isDeprecated, !old.isDeprecated { effects.append(.deprecated) }
        if let text = old.templateText, let newText = new.templateText, text != newText {
            effects.append(.standsForAnother(from: text, to: newText))
        }
        return effects
    }
}

/// The present names of nested types, for those that had another name.
private struct NewNames {
    private struct Place: Hashable {
        let module: String
        let scope: String
        let name: String
    }

    private var names: [Place: String] = [:]

    init(_ pairs: Pairs, former entries: [Entry]) {
        for (old, new) in pairs.kept where new.isType && old.name != new.name {
            names[Place(module: new.module, scope: new.parent ?? "", name: old.name)] = new.name
        }
        for entry in entries where entry.kind == .nestedType && entry.isDeprecated {
            let current = entry.owner?.split(separator: ".").last.map(String.init)
            names[Place(module: entry.module, scope: entry.parent ?? "", name: entry.name)] = current
        }
    }

    /// The type of an entry, with present names for former ones.
    func replaced(in type: String, of entry: Entry) -> String {
        let scopes = [entry.path.split(separator: ".").first.map(String.init) ?? "", entry.module]
        return type.replacing(/\w+/) { word in
            let name = String(word.output)
            return scopes.lazy.compactMap { names[Place(module: entry.module, scope: $0, name: name)] }.first ?? name
        }
    }
}
