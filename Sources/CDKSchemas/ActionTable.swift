/// The actions that statements of policies can name, in small letters.
///
/// One text, which the generator writes (`ActionTableWriter`) and which is read where it lies: a line for each service, its prefix and then
/// its actions in order, each as a digit of base 36, which says how many letters it has in common with the action before, and the rest.
public struct ActionTable: @unchecked Sendable {
    /// The table that the generator wrote.
    public static let current = ActionTable(generatedActions)

    private let bytes: UnsafeBufferPointer<UInt8>

    /// A table in the form of the generated one.
    public init(_ text: StaticString) {
        bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// The prefixes of all services: `s3`.
    public var services: [String] {
        lines.map { line in String(decoding: line.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self) }
    }

    /// The actions of a service, sorted; nil if there is no such service.
    public func actions(of service: String) -> [String]? {
        let wanted = Array(service.utf8) + [UInt8(ascii: " ")]
        guard let line = lines.first(where: { $0.starts(with: wanted) }) else { return nil }
        var previous: [UInt8] = []
        return line.dropFirst(wanted.count).split(separator: UInt8(ascii: " ")).map { entry in
            let shared = Self.digit(entry.first ?? 0)
            previous = Array(previous.prefix(shared)) + entry.dropFirst()
            return String(decoding: previous, as: UTF8.self)
        }
    }

    private var lines: [Slice<UnsafeBufferPointer<UInt8>>] { bytes.split(separator: UInt8(ascii: "\n")) }

    private static func digit(_ byte: UInt8) -> Int {
        byte >= UInt8(ascii: "a") ? Int(byte - UInt8(ascii: "a")) + 10 : Int(byte &- UInt8(ascii: "0"))
    }
}
