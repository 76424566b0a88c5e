import CDK

/// The functions of the Amazon States Language.
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html)
extension JSONPath {
    public enum HashAlgorithm: String, Sendable {
        case md5 = "MD5"
        case sha1 = "SHA-1"
        case sha256 = "SHA-256"
        case sha384 = "SHA-384"
        case sha512 = "SHA-512"
    }

    /// A text with each `{}` replaced by the next value; `\\{` is a brace.
    public static func format(_ template: Value<String>, _ values: JSONPath...) -> JSONPath { format(template, values) }

    /// A text with each `{}` replaced by the next value; `\\{` is a brace.
    public static func format(_ template: Value<String>, _ values: [JSONPath]) -> JSONPath {
        call("Format", [.text(template)] + values)
    }

    /// A digest of a text of at most 10,000 characters, in hexadecimal.
    public static func hash(_ data: JSONPath, _ algorithm: HashAlgorithm) -> JSONPath {
        call("Hash", [data, .text(Value(algorithm.rawValue))])
    }

    public static func array(_ values: JSONPath...) -> JSONPath { call("Array", values) }

    /// Arrays of at most `size` elements each.
    public static func arrayPartition(_ array: JSONPath, size: JSONPath) -> JSONPath { call("ArrayPartition", [array, size]) }

    public static func arrayContains(_ array: JSONPath, _ value: JSONPath) -> JSONPath { call("ArrayContains", [array, value]) }

    /// Numbers from `start` to `end`, which is the last one where the steps meet it; at most 1,000.
    public static func arrayRange(_ start: JSONPath, through end: JSONPath, by step: JSONPath) -> JSONPath {
        call("ArrayRange", [start, end, step])
    }

    public static func arrayGetItem(_ array: JSONPath, at index: JSONPath) -> JSONPath { call("ArrayGetItem", [array, index]) }

    public static func arrayLength(_ array: JSONPath) -> JSONPath { call("ArrayLength", [array]) }

    public static func arrayUnique(_ array: JSONPath) -> JSONPath { call("ArrayUnique", [array]) }

    public static func base64Encode(_ text: JSONPath) -> JSONPath { call("Base64Encode", [text]) }

    public static func base64Decode(_ text: JSONPath) -> JSONPath { call("Base64Decode", [text]) }

    /// The members of both objects; those of the second win.
    public static func jsonMerge(_ first: JSONPath, _ second: JSONPath) -> JSONPath { call("JsonMerge", [first, second, "false"]) }

    public static func stringToJSON(_ text: JSONPath) -> JSONPath { call("StringToJson", [text]) }

    public static func jsonToString(_ value: JSONPath) -> JSONPath { call("JsonToString", [value]) }

    /// A whole number from `start` up to, but not including, `end`.
    public static func mathRandom(from start: JSONPath, to end: JSONPath) -> JSONPath { call("MathRandom", [start, end]) }

    public static func mathAdd(_ first: JSONPath, _ second: JSONPath) -> JSONPath { call("MathAdd", [first, second]) }

    /// The parts of a text between the separators.
    public static func stringSplit(_ text: JSONPath, separator: JSONPath) -> JSONPath { call("StringSplit", [text, separator]) }

    /// A random identifier (version 4).
    public static var uuid: JSONPath { call("UUID", []) }

    private static func call(_ name: String, _ arguments: [JSONPath]) -> JSONPath {
        var list: Value<String> = ""
        for (index, argument) in arguments.enumerated() {
            list = "\(list)\(index == 0 ? "" : ", ")\(argument.expression ?? "null")"
        }
        return "States.\(name)(\(list))"
    }
}
