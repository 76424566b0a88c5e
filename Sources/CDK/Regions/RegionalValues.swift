/// Values that properties may have in each region, such as types of instances.
///
/// Made from a text of lines, which the generator writes (`RegionalValuesWriter`):
///
///     eu-central-1 eu-south-1
///     dax 3
///      1 dax.r5.large dax.t3.small
///
/// The regions; and for each list its name with the regions that are known of it, and for each set of regions the values that are in
/// exactly these. Sets are numbers in base 36 whose bit 0 stands for the first region.
struct RegionalValues: Sendable {
    private let regions: [Region]
    /// The lines of each list: the first with its regions.
    private let lists: [Substring: [Substring]]

    init(_ text: String) {
        let lines = text.split(separator: "\n")
        regions = lines.first?.split(separator: " ").map { Region(String($0)) } ?? []
        var lists: [Substring: [Substring]] = [:]
        var name: Substring = ""
        for line in lines.dropFirst() {
            if line.hasPrefix(" ") {
                lists[name]?.append(line.dropFirst())
            } else if let space = line.firstIndex(of: " ") {
                name = line[..<space]
                lists[name] = [line[line.index(after: space)...]]
            }
        }
        self.lists = lists
    }

    /// The values of a list in a region; nil if they are not known.
    func values(_ list: String, in region: Region) -> [String]? {
        guard let lines = lists[list[...]], let bit = regions.firstIndex(of: region), Self.has(lines[0], bit) else { return nil }
        return lines.dropFirst().flatMap { line in
            let words = line.split(separator: " ")
            return Self.has(words[0], bit) ? words.dropFirst().map(String.init) : []
        }
    }

    /// The names of all lists.
    var names: [String] { lists.keys.map(String.init).sorted() }

    private static func has(_ set: Substring, _ bit: Int) -> Bool { (UInt64(set, radix: 36) ?? 0) >> bit & 1 == 1 }

    /// The values that the generator wrote.
    static let current = RegionalValues(generated)
}
