/// A literal of a type of constants (``TemplateConstant``) that is not among the texts that CloudFormation lists.
///
/// CloudFormation's specification may lag behind a service, so that it is not known to be wrong: the compiler takes it, and synthesis
/// warns.
struct UnlistedText {
    /// Names the warning, so that it can be acknowledged.
    static let warning = "swift-cdk:unlistedValue"
    /// A message names so many of the listed texts.
    private static let maximumNamed = 20

    /// The CloudFormation name of the property.
    let property: String
    let text: String
    /// The listed texts, between bars.
    let listed: String

    /// The texts of a value, or of the elements of a list or map, that are not listed.
    static func find(in value: TemplateValue, _ listed: String, property: String) -> [UnlistedText] {
        switch value {
        case .string(let text): contains(listed, text) ? [] : [UnlistedText(property: property, text: text, listed: listed)]
        case .list(let elements): elements.flatMap { find(in: $0, listed, property: property) }
        case .object(let members): members.flatMap { find(in: $0.value, listed, property: property) }
        default: []
        }
    }

    private static func contains(_ listed: String, _ text: String) -> Bool {
        listed.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).contains { $0.elementsEqual(text.utf8) }
    }

    func warn(at node: Node) {
        // The text may hold the marker of a deferred value, which has a message of its own.
        if DeferredTextMarker.find(in: text) != nil { return }
        Annotations.of(node).addWarning(Self.warning, message)
    }

    var message: String {
        let texts = listed.split(separator: "|", omittingEmptySubsequences: false)
        let more = texts.count - Self.maximumNamed
        let named = texts.prefix(Self.maximumNamed).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        return "'\(text)' is not among the values that CloudFormation lists for \(property): \(named)"
    }
}
