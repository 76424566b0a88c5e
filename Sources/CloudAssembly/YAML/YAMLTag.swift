/// A tag that a template can have.
enum YAMLTag: Equatable {
    /// A type of YAML's own, such as `str` of `!!str`.
    case core(String)
    /// The function that a short form stands for, such as `Fn::Sub` of `!Sub`.
    case function(String)

    private static let standardPrefix = "tag:yaml.org,2002:"
    private static let coreTypes: Set<String> = ["str", "int", "float", "bool", "null", "map", "seq"]
    /// The functions of templates and of rules whose short form has the name of the function without `Fn::`.
    private static let functions: Set<String> = [
        "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "GetAZs", "GetAtt", "If",
        "ImportValue", "Join", "Length", "Not", "Or", "RefAll", "Select", "Split", "Sub", "ToJsonString", "Transform", "ValueOf",
        "ValueOfAll",
    ]

    /// The tag that is written so; nil for those that no template has.
    init?(_ text: String) {
        var name = text.dropFirst()
        if name.hasPrefix("<"), name.hasSuffix(">") {
            name = name.dropFirst().dropLast()
            guard name.hasPrefix(Self.standardPrefix), Self.coreTypes.contains(String(name.dropFirst(Self.standardPrefix.count))) else {
                return nil
            }
            self = .core(String(name.dropFirst(Self.standardPrefix.count)))
        } else if name.hasPrefix("!"), Self.coreTypes.contains(String(name.dropFirst())) {
            self = .core(String(name.dropFirst()))
        } else if name == "Ref" || name == "Condition" {
            self = .function(String(name))
        } else if Self.functions.contains(String(name)) {
            self = .function("Fn::\(name)")
        } else {
            return nil
        }
    }
}
