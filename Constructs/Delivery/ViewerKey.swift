import CDK

/// A public key in PEM, spelled in one way, so that the same key is the same text however its lines were broken.
///
/// CloudFront lets a key neither be changed nor be there twice under one name, and CloudFormation does not replace it
/// (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/924,
/// https://github.com/aws/aws-cdk/issues/15301). So whatever names a key comes from the key alone, not from its place in a list.
struct ViewerKey: Hashable {
    /// The first and the last line.
    static let begin = "-----BEGIN PUBLIC KEY-----"
    static let end = "-----END PUBLIC KEY-----"
    private static let lineLength = 64

    /// The key as `openssl` writes it.
    let pem: String

    /// Nil for what is not a public key in PEM.
    init?(_ text: String) {
        let text = text.drop { $0.isWhitespace }
        guard text.hasPrefix(Self.begin) else { return nil }
        let lines = text.dropFirst(Self.begin.count).filter { !$0.isWhitespace }
        let end = Self.end.filter { !$0.isWhitespace }
        guard lines.hasSuffix(end) else { return nil }
        var body = lines.dropLast(end.count)
        guard !body.isEmpty, body.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) }) else { return nil }
        var pem = Self.begin + "\n"
        while !body.isEmpty {
            pem += body.prefix(Self.lineLength) + "\n"
            body = body.dropFirst(Self.lineLength)
        }
        self.pem = pem + Self.end + "\n"
    }

    /// Eight hexadecimal digits that tell keys apart.
    var fingerprint: String { String(Digest.md5(pem).prefix(8)) }
}
