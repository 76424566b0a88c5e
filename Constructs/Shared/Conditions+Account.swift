import CDK
import CDKIAM

extension Conditions {
    /// Holds where a service acts for a resource of the scope's account.
    static func sourceAccount(of scope: Node) -> Conditions { ["StringEquals": ["aws:SourceAccount": AnyValue(scope.account)]] }
}
