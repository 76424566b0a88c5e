import CDK

/// A domain of your own under which a distribution is reached.
public struct CustomDomain: Sendable, Hashable {
    /// Host names such as `video.example.com`; `*.example.com` stands for all hosts of a domain.
    public let names: [String]
    /// The certificate for the names, in AWS Certificate Manager of us-east-1.
    public let certificateARN: String

    /// A domain of one or more names.
    ///
    /// - Parameters:
    ///   - names: Host names such as `video.example.com`; `*.example.com` stands for all hosts of a domain.
    ///   - certificateARN: The certificate for the names, in AWS Certificate Manager of us-east-1.
    public init(_ names: String..., certificateARN: String) {
        self.names = names
        self.certificateARN = certificateARN
    }

    /// The first of the names that is one host's.
    var hostName: String? { names.first { !$0.hasPrefix(Self.wildcard) } }

    /// What is wrong with the names.
    /// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html)
    var mistakes: [Diagnostic] {
        if names.isEmpty {
            return [
                .error(
                    "swift-cdk:media/domain-without-names", "The custom domain has no names",
                    action: "name at least one host, such as video.example.com")
            ]
        }
        return names.filter { !Self.isName($0) }.map {
            .error(
                "swift-cdk:media/domain-name", "'\($0)' cannot be a name of a distribution",
                action: "name one host in lower case, such as video.example.com or *.example.com; no https://, port, path or dot at the "
                    + "end")
        }
    }

    private static let wildcard = "*."

    private static func isName(_ text: String) -> Bool {
        let host = text.hasPrefix(wildcard) ? text.dropFirst(wildcard.count) : text[...]
        return host.contains(".") && WebOrigin.isHost(host)
    }
}
