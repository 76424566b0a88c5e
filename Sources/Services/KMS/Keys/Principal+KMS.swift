import CDK
import CDKIAM

extension Principal {
    /// A principal that calls KMS by way of another service, such as `s3.eu-south-1.amazonaws.com`.
    public static func viaService(_ name: String, _ principal: Principal = .anyone) -> Principal {
        principal.withConditions(["StringEquals": ["kms:ViaService": AnyValue(name)]])
    }
}
