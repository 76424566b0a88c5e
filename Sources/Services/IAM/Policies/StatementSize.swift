import CDK
import CloudAssembly

/// An estimate of how large statements get in IAM, where the ARNs are not known yet.
///
/// Deferred values in conditions count as a marker of fixed length. The original counts its own markers, whose length depends on how many
/// it made before, so that a policy of nearly the maximum size may be split in another place.
struct StatementSize {
    /// The context value for the length of a deferred ARN.
    static let contextKey = "@aws-cdk/aws-iam.arnSizeEstimate"

    /// The characters that a deferred ARN counts.
    let arnSize: Int

    /// The estimates for a scope.
    ///
    /// A context value that is no number is reported there.
    init(_ node: Node) {
        let value = node.context(Self.contextKey)
        if let value, value.number == nil {
            node.report(
                .error(
                    "swift-cdk:iam/arn-size-estimate",
                    "The context value '\(Self.contextKey)' has to be a number, but is \(value.text())",
                    action: "correct the value in cdk.json"))
        }
        arnSize = value?.number.map { Int($0) } ?? 150
    }

    /// The size of a statement, in UTF-16 code units.
    func estimate(_ statement: PolicyStatement) -> Int {
        var size = "\"Effect\": \"\(statement.effect.rawValue)\",".utf16.count
        let actions = statement.actions.elements.map { $0.utf16.count }
        let resources = statement.resources.elements.map { $0.text.literal?.utf16.count ?? arnSize }
        size += Self.size(of: statement.actions.included.isEmpty ? "NotAction" : "Action", actions)
        size += Self.size(of: statement.resources.included.isEmpty ? "NotResource" : "Resource", resources)
        size += statement.principals.elements.count * arnSize
        return size + statement.allConditions.text.utf16.count
    }

    private static func size(of key: String, _ values: [Int]) -> Int {
        values.isEmpty ? 0 : key.utf16.count + 5 + values.reduce(0) { $0 + $1 + 3 }
    }
}
