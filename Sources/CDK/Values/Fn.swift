import CloudAssembly

/// CloudFormation's functions.
///
/// Calls with literal arguments are computed at once where the result is certain (Semantics 5).
public enum Fn {
    /// Those that always give a list.
    static let listFunctions: Set<String> = ["Fn::Cidr", "Fn::GetAZs", "Fn::Split"]

    /// The text of `values` with `delimiter` between them.
    ///
    /// Neighbouring literals and nested joins are merged.
    public static func join(_ delimiter: String, _ values: List<Value<String>>) -> Value<String> {
        Value(raw: .intrinsic(Intrinsic("Fn::Join", .list([.string(delimiter), values.raw]))))
    }

    /// The pieces of `text` between the delimiters.
    public static func split(_ delimiter: String, _ text: Value<String>) -> List<Value<String>> {
        if let literal = text.literal { return List(literal.pieces(separatedBy: delimiter)) }
        return List(raw: .intrinsic(Intrinsic("Fn::Split", .list([.string(delimiter), text.raw]), shape: .list)))
    }

    /// The pieces of `text` between the delimiters, of which there are `count`; all of them if the text is a literal.
    public static func split(_ delimiter: String, _ text: Value<String>, count: Int) -> List<Value<String>> {
        let pieces = split(delimiter, text)
        if pieces.elements != nil { return pieces }
        let mistake = count < 0 ? "A text cannot be split into \(count) pieces" : nil
        return List(raw: checked(mistake, .list((0..<max(0, count)).map { pieces[$0].raw })))
    }

    /// The element of a list at `index`, from 0.
    ///
    /// An index that a list of literals does not have is reported where the element is used.
    public static func select<Element>(_ index: Int, _ list: List<Element>) -> Element {
        list[index]
    }

    /// The element of a list at an index, from 0, that may be deferred.
    public static func select<Element>(_ index: Value<Int>, _ list: List<Element>) -> Element {
        Element(raw: list.raw.element(at: index.raw))
    }

    /// The number of elements of a list.
    ///
    /// Of a deferred list it needs the transform `AWS::LanguageExtensions`, which the stack then gets.
    public static func length<Element>(_ list: List<Element>) -> Value<Int> {
        if let elements = list.elements { return Value(elements.count) }
        return Value(raw: .intrinsic(Intrinsic("Fn::Length", list.raw, shape: .number, transform: languageExtensions)))
    }

    /// The text `body` with each `${Name}` replaced by the variable, parameter or resource of that name.
    public static func sub(_ body: String, _ variables: Map<Value<String>>? = nil) -> Value<String> {
        guard let variables else { return Value(raw: .intrinsic(Intrinsic("Fn::Sub", .string(body)))) }
        return Value(raw: .intrinsic(Intrinsic("Fn::Sub", .list([.string(body), variables.raw]))))
    }

    /// The text in Base64, such as the user data of an instance.
    public static func base64(_ text: Value<String>) -> Value<String> {
        Value(raw: .intrinsic(Intrinsic("Fn::Base64", text.raw)))
    }

    /// A list of address blocks out of `block`, each with `sizeMask` bits of its own; a `count` that is not from 1 to 256 is reported.
    public static func cidr(_ block: Value<String>, count: Int, sizeMask: Value<String>? = nil) -> List<Value<String>> {
        let mistake = (1...256).contains(count) ? nil : "Fn.cidr makes 1 to 256 address blocks, not \(count)"
        let arguments = [block.raw, .number(Double(count))] + (sizeMask.map { [$0.raw] } ?? [])
        return List(raw: checked(mistake, .intrinsic(Intrinsic("Fn::Cidr", .list(arguments), shape: .list))))
    }

    /// The availability zones of a region; of the stack's own if none is given.
    public static func availabilityZones(of region: Value<String> = "") -> List<Value<String>> {
        List(raw: .intrinsic(Intrinsic("Fn::GetAZs", region.raw, shape: .list)))
    }

    /// A value that another stack exports under this name.
    public static func importValue(_ name: Value<String>) -> Value<String> {
        Value(raw: .intrinsic(Intrinsic("Fn::ImportValue", name.raw)))
    }

    /// A list of `count` elements that another stack exports as text with `delimiter` between them.
    public static func importList(_ name: Value<String>, count: Int, delimiter: String = ",") -> List<Value<String>> {
        split(delimiter, importValue(name), count: count)
    }

    /// The value at two keys of the mapping with this logical id.
    ///
    /// With a default, the stack gets the transform `AWS::LanguageExtensions`.
    public static func findInMap(
        _ mapID: Value<String>, _ topLevelKey: Value<String>, _ secondLevelKey: Value<String>, default: AnyValue? = nil
    ) -> Value<String> {
        Value(raw: findInMapRaw(mapID.raw, topLevelKey.raw, secondLevelKey.raw, default: `default`?.raw))
    }

    /// The result of a CloudFormation macro that is called with the parameters.
    public static func transform(_ macro: String, _ parameters: Map<AnyValue>) -> AnyValue {
        AnyValue(
            raw: .intrinsic(
                Intrinsic("Fn::Transform", .object(["Name": .string(macro), "Parameters": parameters.raw]))))
    }

    /// `Ref` of a logical id.
    public static func ref(_ logicalID: String) -> Value<String> {
        Value(raw: .intrinsic(Intrinsic("Ref", .string(logicalID))))
    }

    /// `Fn::GetAtt` of a logical id.
    public static func getAtt(_ logicalID: String, _ attribute: String) -> Value<String> {
        Value(raw: .intrinsic(Intrinsic("Fn::GetAtt", .list([.string(logicalID), .string(attribute)]))))
    }

    /// An output of another stack, read when this one is deployed.
    public static func stackOutput(
        stackName: Value<String>, outputName: Value<String>, region: Value<String>? = nil, roleARN: Value<String>? = nil
    ) -> Value<String> {
        var argument: OrderedMap<TemplateValue> = ["StackName": stackName.raw]
        if let region { argument["Region"] = region.raw }
        if let roleARN { argument["RoleArn"] = roleARN.raw }
        argument["OutputName"] = outputName.raw
        return Value(raw: .intrinsic(Intrinsic("Fn::GetStackOutput", .object(argument))))
    }

    /// The JSON text of `value`, which may hold deferred values anywhere; rendered as a join around them.
    ///
    /// Each level is indented by `indent` spaces; the text has no white space if that is nil or 0.
    public static func jsonText(_ value: AnyValue, indent: Int? = nil) -> Value<String> {
        Value(raw: .lazy(LazyValue(shape: .string) { $0.jsonText(of: value.raw, indent: indent == 0 ? nil : indent) }))
    }

    /// The host name of a URL: `example.com` of `https://example.com/films`.
    public static func domainName(ofURL url: Value<String>) -> Value<String> {
        split("/", split("//", url)[1])[0]
    }

    // MARK: Conditions

    /// True if two texts are equal when the stack is deployed.
    public static func equals(_ left: Value<String>, _ right: Value<String>) -> ConditionExpression {
        ConditionExpression(raw: .intrinsic(Intrinsic("Fn::Equals", .list([left.raw, right.raw]))))
    }

    /// True if the condition is not.
    public static func not(_ condition: ConditionExpression) -> ConditionExpression {
        ConditionExpression(raw: .intrinsic(Intrinsic("Fn::Not", .list([condition.raw]))))
    }

    /// True if all conditions are; more than ten are nested.
    public static func and(_ conditions: ConditionExpression...) -> ConditionExpression { and(conditions) }
    /// True if any condition is; more than ten are nested.
    public static func or(_ conditions: ConditionExpression...) -> ConditionExpression { or(conditions) }

    /// True if all conditions are.
    ///
    /// One condition stands for itself; more than ten, which is CloudFormation's limit, are nested.
    public static func and(_ conditions: [ConditionExpression]) -> ConditionExpression {
        combine("Fn::And", "Fn.and", conditions)
    }

    /// True if any condition is.
    ///
    /// One condition stands for itself; more than ten, which is CloudFormation's limit, are nested.
    public static func or(_ conditions: [ConditionExpression]) -> ConditionExpression {
        combine("Fn::Or", "Fn.or", conditions)
    }

    /// True if `value` is among `values`; only in a ``CfnRule``.
    public static func contains(_ values: List<Value<String>>, _ value: Value<String>) -> ConditionExpression {
        ConditionExpression(raw: .intrinsic(Intrinsic("Fn::Contains", .list([values.raw, value.raw]))))
    }

    /// True if each of `members` equals `value`; only in a ``CfnRule``.
    public static func eachMemberEquals(_ members: List<Value<String>>, _ value: Value<String>) -> ConditionExpression {
        ConditionExpression(raw: .intrinsic(Intrinsic("Fn::EachMemberEquals", .list([members.raw, value.raw]))))
    }

    /// True if each of `members` is among `values`; only in a ``CfnRule``.
    public static func eachMemberIn(_ members: List<Value<String>>, _ values: List<Value<String>>) -> ConditionExpression {
        ConditionExpression(raw: .intrinsic(Intrinsic("Fn::EachMemberIn", .list([members.raw, values.raw]))))
    }

    // MARK: Untyped forms

    static let languageExtensions = "AWS::LanguageExtensions"

    static func findInMapRaw(
        _ mapID: TemplateValue, _ top: TemplateValue, _ second: TemplateValue, default value: TemplateValue?
    ) -> TemplateValue {
        guard let value else { return .intrinsic(Intrinsic("Fn::FindInMap", .list([mapID, top, second]))) }
        let arguments: [TemplateValue] = [mapID, top, second, .object(["DefaultValue": value])]
        return .intrinsic(Intrinsic("Fn::FindInMap", .list(arguments), transform: languageExtensions))
    }

    private static func combine(_ name: String, _ caller: String, _ conditions: [ConditionExpression]) -> ConditionExpression {
        switch conditions.count {
        case 0: ConditionExpression(raw: checked("\(caller) has no conditions to combine", .absent))
        case 1: conditions[0]
        case 2...10: ConditionExpression(raw: .intrinsic(Intrinsic(name, .list(conditions.map(\.raw)))))
        default:
            combine(
                name, caller,
                stride(from: 0, to: conditions.count, by: 10).map { start in
                    combine(name, caller, Array(conditions[start..<min(start + 10, conditions.count)]))
                })
        }
    }

    /// The value; where there is a mistake, it is reported where the value is used.
    private static func checked(_ mistake: String?, _ value: TemplateValue) -> TemplateValue {
        guard let mistake else { return value }
        return .lazy(
            LazyValue { resolver in
                resolver.report(.error("swift-cdk:values/function-arguments", mistake, action: "correct the arguments"))
                return value
            })
    }
}

/// An expression that is true or false when the stack is deployed, made by functions such as ``Fn/equals(_:_:)``.
public struct ConditionExpression: TemplateRepresentable {
    /// The expression in its untyped representation.
    public let raw: TemplateValue

    /// Sees an untyped value as an expression; that it is one is not checked.
    public init(raw: TemplateValue) {
        self.raw = raw
    }
}
