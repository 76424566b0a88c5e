import CDK
import CDKStepFunctions
import CloudAssembly

/// A value of a DynamoDB item: literal, or what a path leads to.
///
///     item: ["pk": .string(path: .format("ASSET#{}", "$.assetId")), "attempts": .number(1), "tags": .stringSet(["hd", "sd"])]
///
/// [Reference](https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html)
public struct DynamoDBAttributeValue {
    let template: PayloadTemplate

    private init(_ type: String, _ value: PayloadTemplate) { template = [type: value] }

    /// A text (`S`).
    public static func string(_ value: Value<String>) -> Self { Self("S", PayloadTemplate(value)) }
    /// A text to which a path leads (`S`).
    public static func string(path: JSONPath) -> Self { Self("S", .path(path)) }

    /// A number (`N`).
    public static func number(_ value: Double) -> Self { Self("N", "\(value)") }
    /// A number as text, as DynamoDB takes it: what a path to a number gives goes through `JSONPath.format(_:_:)`.
    public static func number(path: JSONPath) -> Self { Self("N", .path(path)) }

    /// Bytes in Base64.
    public static func binary(_ value: Value<String>) -> Self { Self("B", PayloadTemplate(value)) }
    /// Bytes in Base64 to which a path leads (`B`).
    public static func binary(path: JSONPath) -> Self { Self("B", .path(path)) }

    /// A Boolean (`BOOL`).
    public static func bool(_ value: Bool) -> Self { Self("BOOL", PayloadTemplate(value)) }
    /// A Boolean to which a path leads (`BOOL`).
    public static func bool(path: JSONPath) -> Self { Self("BOOL", .path(path)) }

    /// Null (`NULL`).
    public static var null: Self { Self("NULL", true) }

    /// A set of texts (`SS`).
    public static func stringSet(_ values: [Value<String>]) -> Self { Self("SS", .list(values.map { PayloadTemplate($0) })) }
    /// A set of numbers (`NS`).
    public static func numberSet(_ values: [Double]) -> Self { Self("NS", .list(values.map { "\($0)" })) }
    /// A set of bytes in Base64 (`BS`).
    public static func binarySet(_ values: [Value<String>]) -> Self { Self("BS", .list(values.map { PayloadTemplate($0) })) }

    /// A list (`L`).
    public static func list(_ values: [DynamoDBAttributeValue]) -> Self { Self("L", .list(values.map(\.template))) }
    /// A list, in the form of DynamoDB, to which a path leads (`L`).
    public static func list(path: JSONPath) -> Self { Self("L", .path(path)) }

    /// An object (`M`).
    public static func map(_ values: OrderedMap<DynamoDBAttributeValue>) -> Self { Self("M", .item(values)) }
    /// An object, in the form of DynamoDB, to which a path leads (`M`).
    public static func map(path: JSONPath) -> Self { Self("M", .path(path)) }
}

extension PayloadTemplate {
    /// The attributes of an item, or the values of an expression.
    static func item(_ attributes: OrderedMap<DynamoDBAttributeValue>) -> PayloadTemplate {
        .object(attributes.map { ($0.key, $0.value.template) })
    }
}
