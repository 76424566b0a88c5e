/// Limits that are stated in the name of a shape only: `__doubleMinNegative60Max6`.
enum SettingsRangeNames {
    static func range(in name: String) -> SettingsRange {
        guard let match = name.firstMatch(of: /Min(Negative)?(\d+)(?:Max(Negative)?(\d+))?$/) else { return .all }
        return SettingsRange(
            minimum: number(match.2, isNegative: match.1 != nil),
            maximum: match.4.flatMap { number($0, isNegative: match.3 != nil) })
    }

    private static func number(_ digits: Substring, isNegative: Bool) -> Double? {
        Double(digits).map { isNegative ? -$0 : $0 }
    }
}
