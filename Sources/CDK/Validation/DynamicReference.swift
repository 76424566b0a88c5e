/// What CloudFormation reads from Systems Manager or Secrets Manager when it deploys: `{{resolve:ssm:/films/size}}` in a text.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
enum DynamicReference {
    private static let start = "{{resolve:"

    /// Whether a text has one, so that nobody knows what it will say.
    static func isIn(_ text: String) -> Bool {
        // Nearly all texts are shorter, or lack the brace.
        text.utf8.count > start.utf8.count && text.utf8.contains(UInt8(ascii: "{")) && text.contains(start)
    }
}
