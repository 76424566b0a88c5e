import CDK

/// The functions of the Amazon States Language.
/// [Reference](https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html)
extension JSONPath {
    /// An algorithm that makes a digest.
    public enum HashAlgorithm: String, Sendable {
        /// MD5, 128 bits.
        case md5 = "MD5"
        /// SHA-1, 160 bits.
        case sha1 = "SHA-1"
        /// SHA-2, 256 bits.
        case sha256 = "SHA-256"
        /// SHA-2, 384 bits.
        case sha384 = "SHA-384"
        /// SHA-2, 512 bits.
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

    /// An array of these values.
    public static func array(_ values: JSONPath...) -> JSONPath { call("Array", values) }

    /// Arrays of at most `size` elements each.
    public static func arrayPartition(_ array: JSONPath, size: JSONPath) -> JSONPath { call("ArrayPartition", [array, size]) }

    /// True if an array has an element that is equal to a value.
    public static func arrayContains(_ array: JSONPath, _ value: JSONPath) -> JSONPath { call("ArrayContains", [array, value]) }

    /// Numbers from `start` to `end`, which is the last one where the steps meet it; at most 1,000.
    public static func arrayRange(_ start: JSONPath, through end: JSONPath, by step: JSONPath) -> JSONPath {
        call("ArrayRange", [start, end, step])
    }

    /// The element of an array at an index, from 0.
    public static func arrayGetItem(_ array: JSONPath, at index: JSONPath) -> JSONPath { call("ArrayGetItem", [array, index]) }

    /// The number of elements of an array.
    public static func arrayLength(_ array: JSONPath) -> JSONPath { call("ArrayLength", [array]) }

    /// The elements of an array, equal ones once.
    public static func arrayUnique(_ array: JSONPath) -> JSONPath { call("ArrayUnique", [array]) }

    /// A text in Base64; at most 10,000 characters.
    public static func base64Encode(_ text: JSONPath) -> JSONPath { call("Base64Encode", [text]) }

    /// The text that is encoded in Base64; at most 10,000 characters.
    public static func base64Decode(_ text: JSONPath) -> JSONPath { call("Base64Decode", [text]) }

    /// The members of both objects; those of the second win.
    public static func jsonMerge(_ first: JSONPath, _ second: JSONPath) -> JSONPath { call("JsonMerge", [first, second, "false"]) }

    /// The value that a text of JSON stands for.
    public static func stringToJSON(_ text: JSONPath) -> JSONPath { call("StringToJson", [text]) }

    /// A value as a text of JSON.
    public static func jsonToString(_ value: JSONPath) -> JSONPath { call("JsonToString", [value]) }

    /// A whole number from `start` up to, but not including, `end`.
    public static func mathRandom(from start: JSONPath, to end: JSONPath) -> JSONPath { call("MathRandom", [start, end]) }

    /// The sum of two whole numbers; a negative one is subtracted.
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
