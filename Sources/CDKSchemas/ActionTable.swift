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

    /// The prefixes of all services, sorted: `s3`.
    public var services: [String] {
        bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0.prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self) }
    }

    /// The actions of a service, sorted; nil if there is no such service.
    public func actions(of service: String) -> [String]? {
        guard var index = place(of: service) else { return nil }
        if index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        var actions: [String] = []
        var action: [UInt8] = []
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
            action.removeLast(action.count - min(action.count, Self.digit(bytes[index])))
            index += 1
            while index < bytes.count, bytes[index] > UInt8(ascii: " ") {
                action.append(bytes[index])
                index += 1
            }
            actions.append(String(decoding: action, as: UTF8.self))
            if index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        }
        return actions
    }

    /// Where the prefix of a service ends.
    private func place(of service: String) -> Int? {
        // The lines are sorted, so that most of the text is not looked at.
        let wanted = Array(service.utf8)
        var (low, high) = (0, bytes.count)
        while low < high {
            var start = (low + high) / 2
            while start > low, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
            let name = bytes[start...].prefix { $0 > UInt8(ascii: " ") }
            if name.elementsEqual(wanted) { return name.endIndex }
            if name.lexicographicallyPrecedes(wanted) {
                low = bytes[name.endIndex...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
            } else {
                high = start
            }
        }
        return nil
    }

    private static func digit(_ byte: UInt8) -> Int {
        byte >= UInt8(ascii: "a") ? Int(byte - UInt8(ascii: "a")) + 10 : Int(byte &- UInt8(ascii: "0"))
    }
}
