/// Abbreviations that constants' names keep in capitals.
enum Abbreviations {
    static let all: Set<String> = [
        "AAC", "ACL", "ACM", "AES", "ALB", "AMI", "API", "ARN", "ASN", "AVC", "AWS", "AZ", "BGP", "CA", "CIDR", "CPU", "CSV", "DB", "DNS",
        "EBS", "EC2", "ECDSA", "ECR", "ECS", "EFS", "EKS", "ENI", "FIFO", "GB", "GPU", "HEVC", "HLS", "HMAC", "HTML", "HTTP", "HTTPS",
        "IA", "IAM", "ID", "IP", "IPAM", "IPS", "IPV4", "IPV6", "IR", "JSON", "JWT", "KB", "KMS", "MB", "MD5", "MFA", "MP4", "MTU", "NAT",
        "NFS",
        "NLB", "OIDC", "PDF", "RDS", "RSA", "S3", "SAML", "SCP", "SFTP", "SHA", "SHA1", "SHA256", "SHA384", "SHA512", "SNI", "SNS", "SQL",
        "SQS", "SSE", "SSH", "SSL", "SSM", "SSO", "TB", "TCP", "TLS", "TTL", "UDP", "URI", "URL", "UTC", "VPC", "VPN", "WAF", "XML", "YAML",
    ]

    /// The spelling of abbreviations that are not all capitals.
    static let spelling = ["IPV4": "IPv4", "IPV6": "IPv6", "IPS": "IPs"]
}
