import CloudAssembly

/// The characters that a policy may have.
///
/// [IAM](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html),
/// [S3](https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html),
/// [SQS](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html),
/// [SNS](https://docs.aws.amazon.com/general/latest/gr/sns.html),
/// [KMS](https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html),
/// [Secrets Manager](https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html)
struct PolicyLimit {
    let name: String
    let characters: Int
    /// Up to here the account's quota may have been raised.
    var raised: Int?

    static let managed = PolicyLimit(name: "a managed policy", characters: 6_144)
    static let inlineOfRole = PolicyLimit(name: "the inline policies of a role", characters: 10_240)
    static let inlineOfUser = PolicyLimit(name: "the inline policies of a user", characters: 2_048)
    static let inlineOfGroup = PolicyLimit(name: "the inline policies of a group", characters: 5_120)
    static let trust = PolicyLimit(name: "a trust policy", characters: 2_048, raised: 8_192)
    static let bucket = PolicyLimit(name: "the policy of a bucket", characters: 20_480)
    static let queue = PolicyLimit(name: "the policy of a queue", characters: 8_192)
    static let topic = PolicyLimit(name: "the policy of a topic", characters: 30_720)
    static let key = PolicyLimit(name: "the policy of a key", characters: 32_768)
    static let secret = PolicyLimit(name: "the policy of a secret", characters: 20_480)

    /// What is wrong with the size of a policy; nil if it may have it.
    func mistake(of policy: JSON, in place: @autoclosure () -> String) -> Diagnostic? {
        Self.most(of: policy) > characters ? mistake(Self.leastSize(of: policy), in: place()) : nil
    }

    /// What is wrong with so many characters; nil if they may be.
    func mistake(_ count: Int, in place: String) -> Diagnostic? {
        guard count > characters else { return nil }
        let message = "There are at least \(count) characters, and \(name) may have \(characters)"
        if let raised, count <= raised {
            return .warning(
                "swift-cdk:policy/size", message, action: "say it shorter, or let the quota be raised, to at most \(raised)", in: place)
        }
        return .error("swift-cdk:policy/size", message, action: "use wildcards, or divide it", in: place)
    }

    /// The least number of characters that a value has when it is deployed, without spaces, which IAM does not count.
    static func leastSize(of value: JSON) -> Int {
        switch value {
        case .null: 4
        case .bool(let flag): flag ? 4 : 5
        case .number(let number): JSON.text(of: number).utf8.count
        case .string(let text): 2 + size(text)
        case .array(let elements): punctuation(elements) { leastSize(of: $0) }
        case .object(let members): leastSize(of: members, value)
        }
    }

    /// A number of characters that the text of a value does not exceed, which is counted faster.
    static func most(of value: JSON) -> Int {
        switch value {
        case .null, .bool: 5
        // Sign, digits, period and exponent.
        case .number: 25
        case .string(let text): 2 + text.utf8.count
        case .array(let elements): elements.reduce(2) { $0 + 1 + most(of: $1) }
        case .object(let members): members.reduce(2) { $0 + 4 + $1.key.utf8.count + most(of: $1.value) }
        }
    }

    private static func leastSize(of members: OrderedMap<JSON>, _ value: JSON) -> Int {
        switch DeferredJSON(value) {
        case .literal:
            return punctuation(members) { key, member in
                if case .absent = DeferredJSON.presence(member) { return 0 }
                return size(key) + 3 + leastSize(of: member)
            }
        case .branches(let first, let second): return min(leastSize(of: first), leastSize(of: second))
        // Of a join that has no list, which is told where functions are looked at, no part is known.
        case .text: return 2 + (members["Fn::Join"]?[1]?.array ?? []).compactMap(\.string).map(size).reduce(0, +)
        case .absent, .reference, .list, .unknown: return 0
        }
    }

    /// Brackets and commas around parts; those of no size may not be there.
    private static func punctuation<Parts: Sequence>(_ parts: Parts, _ size: (Parts.Element) -> Int) -> Int {
        var (whole, there) = (2, 0)
        for size in parts.lazy.map(size) where size > 0 {
            whole += size
            there += 1
        }
        return whole + max(0, there - 1)
    }

    private static func size(_ text: String) -> Int {
        // Texts of ASCII have as many characters of UTF-16 as bytes.
        var (count, isASCII) = (0, true)
        for byte in text.utf8 {
            if byte > 0x20 { count += 1 }
            if byte >= 0x80 { isASCII = false }
        }
        return isASCII ? count : text.utf16.count { $0 > 0x20 }
    }
}
