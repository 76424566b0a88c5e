/// The actions that statements of policies can name, in small letters.
///
/// One text, which the generator writes (`ActionTableWriter`) and which is read where it lies: a line for each service, its prefix and then
/// its actions in order, each as a digit of base 36, which says how many letters it has in common with the action before, and the rest.
public struct ActionTable: @unchecked Sendable {
    /// The table that the generator wrote.
    public static let current = ActionTable(generatedActions)

    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the actions of each service begin; found once, because the text is long.
    private let places: [String: Int]

    /// A table in the form of the generated one.
    public init(_ text: StaticString) {
        bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        places = Self.places(in: bytes)
    }

    /// The prefixes of all services: `s3`.
    public var services: [String] { places.keys.sorted() }

    /// The actions of a service, sorted; nil if there is no such service.
    public func actions(of service: String) -> [String]? {
        guard var index = places[service] else { return nil }
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

    private static func places(in bytes: UnsafeBufferPointer<UInt8>) -> [String: Int] {
        var places: [String: Int] = [:]
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, bytes[index] > UInt8(ascii: " ") { index += 1 }
            let service = String(decoding: bytes[start..<index], as: UTF8.self)
            if index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
            places[service] = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
            index += 1
        }
        return places
    }

    private static func digit(_ byte: UInt8) -> Int {
        byte >= UInt8(ascii: "a") ? Int(byte - UInt8(ascii: "a")) + 10 : Int(byte &- UInt8(ascii: "0"))
    }
}
