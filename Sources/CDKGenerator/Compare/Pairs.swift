/// The entries before and after: which are the same, and which have no counterpart.
struct Pairs {
    private(set) var kept: [(old: Entry, new: Entry)] = []
    private(set) var added: [Entry] = []
    private(set) var removed: [Entry] = []
    private var addedTypes: Set<Place> = []
    private var removedTypes: Set<Place> = []
    /// The types that are written with the same other class before and after, where their changes are named.
    private var sharedTypes: Set<Place> = []

    private struct Place: Hashable {
        let module: String
        let path: String
    }

    /// The key of an entry by the specification's name, which renames do not change.
    private struct Original: Hashable {
        let module: String
        let kind: Entry.Kind
        let original: String

        init(_ entry: Entry) {
            (module, kind, original) = (entry.module, entry.kind, entry.original)
        }
    }

    init(_ before: [Entry], _ after: [Entry]) {
        let oldByKey = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
        let newKeys = Set(after.map(\.key))
        let gone = Dictionary(grouping: before.filter { !newKeys.contains($0.key) }, by: Original.init)
        let new = Dictionary(grouping: after.filter { oldByKey[$0.key] == nil }, by: Original.init)
        var renamed: Set<Entry.Key> = []
        for entry in after {
            if let old = oldByKey[entry.key] {
                kept.append((old, entry))
            } else if let old = gone[Original(entry)], old.count == 1, new[Original(entry)]?.count == 1 {
                kept.append((old[0], entry))
                renamed.insert(old[0].key)
            } else {
                added.append(entry)
            }
        }
        removed = before.filter { !newKeys.contains($0.key) && !renamed.contains($0.key) }
        addedTypes = Set(added.filter(\.isType).map(Self.place))
        removedTypes = Set(removed.filter(\.isType).map(Self.place))
        for (old, new) in kept where new.isType && new.owner != nil && old.owner == new.owner {
            sharedTypes.formUnion([Self.place(old), Self.place(new)])
        }
    }

    /// Whether the entry is part of one that is new as a whole.
    func isPartOfAddition(_ entry: Entry) -> Bool { parent(of: entry).map(addedTypes.contains) ?? false }

    func isListed(added entry: Entry) -> Bool { !isPartOfAddition(entry) && !isPartOfShared(entry) }

    func isListed(removed entry: Entry) -> Bool {
        !(parent(of: entry).map(removedTypes.contains) ?? false) && !isPartOfShared(entry)
    }

    private func isPartOfShared(_ entry: Entry) -> Bool { parent(of: entry).map(sharedTypes.contains) ?? false }

    private func parent(of entry: Entry) -> Place? { entry.parent.map { Place(module: entry.module, path: $0) } }

    private static func place(_ entry: Entry) -> Place { Place(module: entry.module, path: entry.path) }
}

extension Entry {
    /// Whether other entries are parts of it.
    var isType: Bool {
        switch kind {
        case .module, .resourceType, .nestedType, .constantType: true
        case .property, .attribute, .constant: false
        }
    }
}
