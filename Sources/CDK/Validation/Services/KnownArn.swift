/// An ARN that is known.
struct KnownArn {
    let service: String
    /// Empty for services that are everywhere.
    let region: String
    let resource: String

    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn" else { return nil }
        (service, region, resource) = (parts[2], parts[3], parts[5])
    }
}

extension KnownValue {
    /// The ARN, if the text is one.
    var arn: KnownArn? { text.flatMap(KnownArn.init) }
}
