/// Texts with the placeholders `${Qualifier}`, `${AWS::AccountId}`, `${AWS::Region}` and `${AWS::Partition}`.
enum Placeholders {
    /// Replaces what is known: the qualifier always, account and region where they are concrete.
    static func specialize(_ text: String, qualifier: String, _ environment: Environment) -> String {
        var result = text.replacing("${Qualifier}", with: qualifier)
        if let account = environment.account { result = result.replacing("${AWS::AccountId}", with: account) }
        if let region = environment.region { result = result.replacing("${AWS::Region}", with: region.rawValue) }
        return result
    }

    /// The text as it stands in a template, where CloudFormation fills the rest in.
    static func templateValue(_ text: String) -> Value<String> {
        text.range(of: "${") == nil ? Value(text) : Fn.sub(text)
    }
}

extension StackNode {
    /// The standard bootstrap's qualifier.
    private static let standardQualifier = "hnb659fds"

    /// The qualifier that tells bootstraps of one account apart: a synthesizer's own, else that of the context, else the standard one.
    final func qualifier(_ own: String?) -> String {
        own ?? text("@aws-cdk/core:bootstrapQualifier") ?? Self.standardQualifier
    }
}
