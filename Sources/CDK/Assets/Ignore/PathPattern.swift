/// A pattern of a path, name by name; `**` stands for any number of directories.
struct PathPattern {
    enum Segment {
        case anyDirectories
        case name(WildcardPattern)
    }

    var segments: [Segment]
    /// Whether `**` does not take names that begin with a dot.
    var hidesDotFiles = false

    /// Whether the names of a path match.
    ///
    /// All numbers of names that may be taken are followed at once, so that no pattern takes long.
    func matches(_ names: ArraySlice<Substring>) -> Bool {
        var places: Set<Int> = [names.startIndex]
        for (index, segment) in segments.enumerated() {
            switch segment {
            case .name(let pattern): places = Set(places.filter { $0 < names.endIndex && pattern.matches(names[$0]) }.map { $0 + 1 })
            case .anyDirectories where index == segments.count - 1:
                // At the end it stands for something below, not for the directory itself.
                return places.contains { $0 < names.endIndex && names[$0...].allSatisfy(isTaken) }
            case .anyDirectories: places = behindDirectories(names, places)
            }
            if places.isEmpty { return false }
        }
        return places.contains(names.endIndex)
    }

    private func behindDirectories(_ names: ArraySlice<Substring>, _ starts: Set<Int>) -> Set<Int> {
        var reached: Set<Int> = []
        // From what was reached on the way from another start, the same is reached.
        for start in starts.sorted() where reached.insert(start).inserted {
            var end = start
            while end < names.endIndex, isTaken(names[end]) {
                end += 1
                reached.insert(end)
            }
        }
        return reached
    }

    private func isTaken(_ name: Substring) -> Bool { !hidesDotFiles || !name.hasPrefix(".") }
}
