/// A literal of a type of constants (``TemplateConstant``) that is not among the texts that CloudFormation lists.
///
/// CloudFormation's specification may lag behind a service, so that it is not known to be wrong: the compiler takes it, and synthesis
/// warns.
struct UnlistedText {
    /// The id of the warning.
    static let id: Diagnostic.ID = "swift-cdk:values/unlisted"
    /// The most listed texts that a message names.
    private static let maximumNamed = 20

    /// The CloudFormation name of the property.
    let property: String
    let text: String
    /// The listed texts, between bars.
    let listed: String

    var warning: Diagnostic {
        let texts = listed.split(separator: "|", omittingEmptySubsequences: false)
        let more = texts.count - Self.maximumNamed
        let named = texts.prefix(Self.maximumNamed).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        return .warning(
            Self.id, "'\(text)' is not among the values that CloudFormation lists for \(property): \(named)",
            action: "use one of these, if the service does not know it")
    }
}
