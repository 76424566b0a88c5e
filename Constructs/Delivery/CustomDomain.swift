import CDK

/// A domain of your own under which a distribution is reached.
public struct CustomDomain: Sendable, Hashable {
    /// Host names such as `video.example.com`; `*.example.com` stands for all hosts of a domain.
    public let names: [String]
    /// The certificate for the names, in AWS Certificate Manager of us-east-1; one is made if not given.
    public let certificateARN: String?
    /// The id of the zone in Route 53 in which records for the names are made; none if not given.
    public let hostedZoneID: String?

    /// A domain of one or more names.
    ///
    /// - Parameters:
    ///   - names: Host names such as `video.example.com`; `*.example.com` stands for all hosts of a domain.
    ///   - certificateARN: The certificate for the names, in AWS Certificate Manager of us-east-1.
    public init(_ names: String..., certificateARN: String) {
        self.names = names
        self.certificateARN = certificateARN
        hostedZoneID = nil
    }

    /// A domain whose zone is in Route 53: its records are made, and a certificate in a stack of its own in us-east-1, where CloudFront
    /// looks for it.
    ///
    /// - Parameters:
    ///   - names: Host names such as `video.example.com`; `*.example.com` stands for all hosts of a domain. All are in the zone.
    ///   - hostedZoneID: The id of the public zone, such as `Z0123456789ABCDEFGHIJ`.
    public init(_ names: String..., hostedZoneID: String) {
        self.names = names
        certificateARN = nil
        self.hostedZoneID = hostedZoneID
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
        return zoneMistakes + nameMistakes
    }

    private var nameMistakes: [Diagnostic] {
        names.filter { !Self.isName($0) }.map {
            .error(
                "swift-cdk:media/domain-name", "'\($0)' cannot be a name of a distribution",
                action: "name one host in lower case, such as video.example.com or *.example.com; no https://, port, path or dot at the "
                    + "end")
        }
    }

    /// An id has no `/hostedzone/` in front, which the API and the console add.
    /// [Source](https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html)
    private var zoneMistakes: [Diagnostic] {
        guard let zone = hostedZoneID, zone.wholeMatch(of: /Z[A-Z0-9]{1,31}/) == nil else { return [] }
        return [
            .error(
                "swift-cdk:media/hosted-zone", "'\(zone)' is not the id of a zone in Route 53",
                action: "use one such as Z0123456789ABCDEFGHIJ, without /hostedzone/ in front")
        ]
    }

    private static let wildcard = "*."

    private static func isName(_ text: String) -> Bool {
        let host = text.hasPrefix(wildcard) ? text.dropFirst(wildcard.count) : text[...]
        return host.contains(".") && WebOrigin.isHost(host)
    }
}
