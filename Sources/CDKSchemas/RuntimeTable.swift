/// The days on which Lambda's runtimes end.
///
/// A text, which the generator writes (`RuntimeTableWriter`): the day of the table, and a line for each runtime with its identifier, the
/// days from which it is no longer supported, no function can be created with it, and none updated, and the runtime that takes its place;
/// `-` for what is not known. [Source](https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html)
public struct RuntimeTable: Sendable {
    /// The end of a runtime, in days such as `2026-10-31`.
    public struct Runtime: Sendable, Equatable {
        /// The identifier, as `Runtime` of a function has it.
        public let name: String
        /// From this day on it gets no patches.
        public let deprecation: String
        /// From this day on no function is created with it.
        public let endOfCreation: String?
        /// From this day on no function with it is updated.
        public let endOfUpdates: String?
        /// The newest runtime of the language.
        public let successor: String?
    }

    /// The table that the generator wrote.
    public static let current = RuntimeTable(generatedRuntimes)

    /// The day of the table, with which the days of runtimes are compared: never with the clock, so that what is said stays the same.
    public let date: String
    private let runtimes: [String: Runtime]

    /// A table in the form of the generated one.
    public init(_ text: String) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
        }
        date = lines.first?.first ?? ""
        let known = lines.dropFirst().filter { $0.count == 5 }.map { fields in
            func field(_ index: Int) -> String? { fields[index] == "-" ? nil : fields[index] }
            return (
                fields[0],
                Runtime(
                    name: fields[0], deprecation: fields[1], endOfCreation: field(2), endOfUpdates: field(3), successor: field(4))
            )
        }
        runtimes = Dictionary(known) { first, _ in first }
    }

    /// The end of a runtime; nil if none is known.
    public subscript(name: String) -> Runtime? { runtimes[name] }
}
