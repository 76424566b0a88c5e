/// The resource types that CloudFormation has in each region, as they were on a day.
///
/// Made from a text of three kinds of lines, which the generator writes (`RegionTableWriter`):
///
///     2026-10-20
///     eu-central-1 eu-south-1
///     AWS::MediaConvert 1 JobTemplate Preset Queue
///
/// The day; the regions; and for each namespace and each set of regions the types that are in exactly these. The set is a number in
/// base 36 whose bit 0 stands for the first region. The text is divided into its lines when the first type is asked for; a line
/// is read only when a type of its namespace is asked for.
struct RegionTable: Sendable {
    /// The day: `2026-10-20`.
    let date: String
    /// The regions whose types are known, sorted by their codes.
    let regions: [Region]
    /// The lines of each namespace, without the namespace itself.
    private let lines: [String: [Substring]]

    init(_ text: String) {
        let all = text.split(separator: "\n")
        // The table is a text of the library's own, which its tests read.
        date = all.first.map(String.init) ?? ""
        regions = all.dropFirst().first?.split(separator: " ").map { Region(String($0)) } ?? []
        var lines: [String: [Substring]] = [:]
        for line in all.dropFirst(2) {
            let parts = line.split(separator: " ", maxSplits: 1)
            if parts.count == 2 { lines[String(parts[0]), default: []].append(parts[1]) }
        }
        self.lines = lines
    }

    /// The types that every region takes, listed or not: one stands for a program of the user's, the other counts uses of the CDK.
    private static let notOfARegion: Set<String> = ["AWS::CDK::Metadata", "AWS::CloudFormation::CustomResource"]

    /// Whether a region has a type; nil if the table does not know one of them.
    func has(_ type: String, in region: Region) -> Bool? {
        regions.contains(region) ? self.regions(with: type)?.contains(region) : nil
    }

    /// The other regions of the geography that have a type, nearest first.
    func nearestRegions(to region: Region, with type: String) -> [Region] {
        guard let regions = regions(with: type) else { return [] }
        return region.neighbors.filter(regions.contains)
    }

    /// The regions that have a type; nil if the table does not know the type.
    func regions(with type: String) -> [Region]? {
        if Self.notOfARegion.contains(type) { return nil }
        let parts = type.split(separator: "::", omittingEmptySubsequences: false)
        guard parts.count == 3, let name = parts.last else { return nil }
        for line in lines[parts[0] + "::" + parts[1]] ?? [] {
            let words = line.split(separator: " ")
            guard words.dropFirst().contains(name), let set = words.first.flatMap({ UInt64($0, radix: 36) }) else { continue }
            return regions.enumerated().filter { set >> $0.offset & 1 == 1 }.map(\.element)
        }
        return nil
    }
}

extension RegionTable {
    /// The table that the generator wrote.
    static let current = RegionTable(generated)
}
