import CloudAssembly

/// Security groups, subnets, load balancers, distributions.
extension SecurityRule {
    /// EC2.53: ports by which machines are administered.
    private static let administration = [22, 3389]
    /// EC2.19, without those of `administration`.
    private static let risky = [
        20, 21, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300,
    ]

    static let network: [SecurityRule] = [
        .when("AWS::EC2::SecurityGroup") { group in
            group.elements("SecurityGroupIngress").flatMap { openings($0.value, in: "\($0.place).") }
        },
        .when("AWS::EC2::SecurityGroupIngress") { openings($0.properties, in: "") },
        // EC2.15: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15
        .off(
            "AWS::EC2::Subnet",
            tell: .warning(
                "swift-cdk:security/public-subnet", "Machines in the subnet get an address in the internet by themselves",
                action: "set mapPublicIpOnLaunch to false, and give an address to those that need one", in: "MapPublicIpOnLaunch")),
        // ELB.1: https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1
        .when("AWS::ElasticLoadBalancingV2::Listener") { listener in
            let actions = listener.elements("DefaultActions").map { $0.value["Type"] }
            guard listener["Protocol"]?.string == "HTTP", !actions.isEmpty, actions.allSatisfy({ $0?.string == "forward" }) else {
                return []
            }
            return [
                .warning(
                    "swift-cdk:security/listener-http", "The load balancer passes on requests that are not encrypted on their way",
                    action: "redirect them to HTTPS", in: "DefaultActions")
            ]
        },
        // CloudFront.3: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-3
        .when("AWS::CloudFront::Distribution") { distribution in
            let behaviors =
                [("DistributionConfig.DefaultCacheBehavior", distribution["DistributionConfig.DefaultCacheBehavior"] ?? .null)]
                + distribution.elements("DistributionConfig.CacheBehaviors").map { ($0.place, $0.value) }
            return behaviors.filter { $0.1["ViewerProtocolPolicy"]?.string == "allow-all" }.map { place, _ in
                .warning(
                    "swift-cdk:security/viewer-http", "Viewers may ask without encryption on the way",
                    action: "set viewerProtocolPolicy to redirect-to-https", in: "\(place).ViewerProtocolPolicy")
            }
        },
        // CloudFront.10: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-10
        .when("AWS::CloudFront::Distribution") { distribution in
            distribution.elements("DistributionConfig.Origins").filter { _, origin in
                origin["CustomOriginConfig"]?["OriginSSLProtocols"]?.array?.contains(.string("SSLv3")) == true
            }.map { place, _ in
                .warning(
                    "swift-cdk:security/origin-protocol", "SSLv3 is broken, and the origin may be asked by it",
                    action: "leave it out of originSslProtocols", in: "\(place).CustomOriginConfig.OriginSSLProtocols")
            }
        },
    ]

    // https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-53, #ec2-54, #ec2-19
    private static func openings(_ rule: JSON, in owner: String) -> [Diagnostic] {
        guard let name = ["CidrIp", "CidrIpv6"].first(where: { ["0.0.0.0/0", "::/0"].contains(rule[$0]?.string) }) else { return [] }
        let place = owner + name
        let transport = rule["IpProtocol"].flatMap { $0.string ?? $0.number.map { JSON.text(of: $0) } }
        var ports = 0...65_535
        if transport != "-1" {
            guard transport == "tcp" || transport == "udp" || transport == "6" || transport == "17", let from = port(rule["FromPort"]),
                let to = port(rule["ToPort"]), from <= to
            else { return [] }
            ports = from...to
        }
        if let open = administration.first(where: ports.contains) {
            return [
                .warning(
                    "swift-cdk:security/open-administration", "Everybody in the internet may try to sign in at port \(open)",
                    action: "name the networks from which it is done, or use Session Manager", in: place)
            ]
        }
        guard let open = risky.first(where: ports.contains) else { return [] }
        return [
            .warning(
                "swift-cdk:security/open-port", "Everybody in the internet may reach port \(open), which attacks look for",
                action: "name the networks or the security groups that need it", in: place)
        ]
    }

    private static func port(_ value: JSON?) -> Int? {
        value.flatMap { value in value.number.map { Int($0) } ?? value.string.flatMap { Int($0) } }
    }
}
