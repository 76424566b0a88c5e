import CDK

/// The addresses at which users of a SAML provider sign in to the console.
enum SAMLSignIn {
    /// The address for the partition of a region. [Source](https://docs.aws.amazon.com/general/latest/gr/signin-service.html)
    static func address(_ region: Region?) -> String {
        switch region?.partition {
        case "aws-cn": "https://signin.amazonaws.cn/saml"
        case "aws-us-gov": "https://signin.amazonaws-us-gov.com/saml"
        case "aws-iso": "https://signin.c2shome.ic.gov/saml"
        case "aws-iso-b": "https://signin.sc2shome.sgov.gov/saml"
        default: "https://signin.aws.amazon.com/saml"
        }
    }
}
