import CDK
import CDKStepFunctions

/// The values of a recipe: literal, deferred, and paths.
struct RecipeValues {
    private let topics: [String: CfnResource]

    init(topics: [String: CfnResource]) { self.topics = topics }

    func text(_ json: JSON?) -> Value<String> {
        guard let json else { return "" }
        if let text = json.string { return Value(text) }
        if let topic = json["ref"]?.string.flatMap({ topics[$0] }) { return topic.ref }
        if let attribute = json["att"]?.array, let topic = attribute[0].string.flatMap({ topics[$0] }) {
            return topic.getAtt(attribute[1].string ?? "")
        }
        if let pseudo = json["pseudo"]?.string { return pseudo == "region" ? PseudoParameter.region : PseudoParameter.accountID }
        var joined: Value<String> = ""
        for piece in json["join"]?.array ?? [] { joined = "\(joined)\(text(piece))" }
        return joined
    }

    func any(_ json: JSON) -> AnyValue {
        switch json {
        case .array(let elements): AnyValue(elements.map(any))
        case .object(let members):
            if let key = members.keys.first, members.count == 1, ["ref", "att", "pseudo", "join"].contains(key) {
                AnyValue(text(json))
            } else {
                .object(members.map { ($0.key, any($0.value)) })
            }
        default: AnyValue(json)
        }
    }

    // MARK: Paths

    func path(_ json: JSON?) -> JSONPath? {
        guard let text = json?.string else { return nil }
        return text == "DISCARD" ? .discard : JSONPath(text)
    }

    func expression(_ json: JSON) -> JSONPath {
        if let path = json["path"]?.string { return JSONPath(path) }
        if let text = json["text"] { return .text(self.text(text)) }
        if let number = json["number"]?.number { return .number(number) }
        let arguments = (json["args"]?.array ?? []).map(expression)
        switch json["call"]?.string {
        case "format": return .format(text(json["template"]), arguments)
        case "array":
            // A function with any number of arguments.
            return switch arguments.count {
            case 0: .array()
            case 1: .array(arguments[0])
            case 2: .array(arguments[0], arguments[1])
            default: .array(arguments[0], arguments[1], arguments[2])
            }
        case "arrayPartition": return .arrayPartition(arguments[0], size: arguments[1])
        case "arrayContains": return .arrayContains(arguments[0], arguments[1])
        case "arrayRange": return .arrayRange(arguments[0], through: arguments[1], by: arguments[2])
        case "arrayGetItem": return .arrayGetItem(arguments[0], at: arguments[1])
        case "arrayLength": return .arrayLength(arguments[0])
        case "arrayUnique": return .arrayUnique(arguments[0])
        case "base64Encode": return .base64Encode(arguments[0])
        case "base64Decode": return .base64Decode(arguments[0])
        case "hash":
            return .hash(arguments[0], json["algorithm"]?.string.flatMap(JSONPath.HashAlgorithm.init(rawValue:)) ?? .md5)
        case "jsonMerge": return .jsonMerge(arguments[0], arguments[1])
        case "stringToJson": return .stringToJSON(arguments[0])
        case "jsonToString": return .jsonToString(arguments[0])
        case "mathRandom": return .mathRandom(from: arguments[0], to: arguments[1])
        case "mathAdd": return .mathAdd(arguments[0], arguments[1])
        case "stringSplit": return .stringSplit(arguments[0], separator: arguments[1])
        default: return .uuid
        }
    }

    func template(_ json: JSON?) -> PayloadTemplate? {
        guard let json else { return nil }
        if let value = json["value"] { return PayloadTemplate(any(value)) }
        if let path = json["path"] { return .path(expression(path)) }
        if let elements = json["list"]?.array { return .list(elements.compactMap(template)) }
        return .object(
            (json["object"]?.array ?? []).compactMap { member in
                template(member[1]).map { (member[0]?.string ?? "", $0) }
            })
    }

    // MARK: Conditions

    func condition(_ json: JSON) -> Condition {
        if let expression = json["jsonata"]?.string { return .jsonata(Value(expression)) }
        if let inner = json["and"]?.array { return .and(inner.map(condition)) }
        if let inner = json["or"]?.array { return .or(inner.map(condition)) }
        let variable = JSONPath(json["variable"]?.string ?? "")
        if let kind = json["is"]?.string { return Self.check(kind, variable, isNot: json["not"]?.bool == true) }
        if let inner = json["not"] { return .not(condition(inner)) }
        if let pattern = json["matches"]?.string { return .stringMatches(variable, Value(pattern)) }
        let path = json["path"]?.string.map { JSONPath($0) }
        let comparison = json["comparison"]?.string ?? ""
        switch json["type"]?.string {
        case "string": return Self.compare(comparison, variable, text: text(json["value"]), path)
        case "number": return Self.compare(comparison, variable, number: json["value"]?.number ?? 0, path)
        case "timestamp": return Self.compare(comparison, variable, time: text(json["value"]), path)
        default:
            return path.map { .booleanEquals(variable, path: $0) } ?? .booleanEquals(variable, json["value"]?.bool == true)
        }
    }

    private static func check(_ kind: String, _ variable: JSONPath, isNot: Bool) -> Condition {
        switch kind {
        case "Present": isNot ? .isNotPresent(variable) : .isPresent(variable)
        case "Null": isNot ? .isNotNull(variable) : .isNull(variable)
        case "String": isNot ? .isNotString(variable) : .isString(variable)
        case "Numeric": isNot ? .isNotNumeric(variable) : .isNumeric(variable)
        case "Boolean": isNot ? .isNotBoolean(variable) : .isBoolean(variable)
        default: isNot ? .isNotTimestamp(variable) : .isTimestamp(variable)
        }
    }

    private static func compare(_ kind: String, _ variable: JSONPath, text: Value<String>, _ path: JSONPath?) -> Condition {
        switch kind {
        case "Equals": path.map { .stringEquals(variable, path: $0) } ?? .stringEquals(variable, text)
        case "LessThan": path.map { .stringLessThan(variable, path: $0) } ?? .stringLessThan(variable, text)
        case "LessThanEquals": path.map { .stringLessThanEquals(variable, path: $0) } ?? .stringLessThanEquals(variable, text)
        case "GreaterThan": path.map { .stringGreaterThan(variable, path: $0) } ?? .stringGreaterThan(variable, text)
        default: path.map { .stringGreaterThanEquals(variable, path: $0) } ?? .stringGreaterThanEquals(variable, text)
        }
    }

    private static func compare(_ kind: String, _ variable: JSONPath, number: Double, _ path: JSONPath?) -> Condition {
        switch kind {
        case "Equals": path.map { .numberEquals(variable, path: $0) } ?? .numberEquals(variable, number)
        case "LessThan": path.map { .numberLessThan(variable, path: $0) } ?? .numberLessThan(variable, number)
        case "LessThanEquals": path.map { .numberLessThanEquals(variable, path: $0) } ?? .numberLessThanEquals(variable, number)
        case "GreaterThan": path.map { .numberGreaterThan(variable, path: $0) } ?? .numberGreaterThan(variable, number)
        default: path.map { .numberGreaterThanEquals(variable, path: $0) } ?? .numberGreaterThanEquals(variable, number)
        }
    }

    private static func compare(_ kind: String, _ variable: JSONPath, time: Value<String>, _ path: JSONPath?) -> Condition {
        switch kind {
        case "Equals": path.map { .timestampEquals(variable, path: $0) } ?? .timestampEquals(variable, time)
        case "LessThan": path.map { .timestampLessThan(variable, path: $0) } ?? .timestampLessThan(variable, time)
        case "LessThanEquals": path.map { .timestampLessThanEquals(variable, path: $0) } ?? .timestampLessThanEquals(variable, time)
        case "GreaterThan": path.map { .timestampGreaterThan(variable, path: $0) } ?? .timestampGreaterThan(variable, time)
        default: path.map { .timestampGreaterThanEquals(variable, path: $0) } ?? .timestampGreaterThanEquals(variable, time)
        }
    }
}
