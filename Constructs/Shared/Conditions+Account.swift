import CDK
import CDKIAM

extension Conditions {
    /// Whether a service acts for something of the account that a scope is in.
    static func sourceAccount(of scope: Node) -> Conditions { ["StringEquals": ["aws:SourceAccount": AnyValue(scope.account)]] }
}
