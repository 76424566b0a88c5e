/// An AWS region by its code.
public struct Region: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The region's code: `eu-south-1`.
    public let rawValue: String

    /// A region by its code, which need not be one that is named here.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A region by its code, which need not be one that is named here.
    public init(_ code: String) { rawValue = code }
    /// A region by its code: `region: "eu-south-1"`.
    public init(stringLiteral value: String) { rawValue = value }

    /// The region's code, for texts.
    public var description: String { rawValue }

    /// The partition that the region belongs to; nil for a region that no rule knows (Semantics 9).
    public var partition: String? {
        switch rawValue {
        case let code where code.hasPrefix("cn-"): "aws-cn"
        case let code where code.hasPrefix("us-gov-"): "aws-us-gov"
        case let code where code.hasPrefix("us-isob-"): "aws-iso-b"
        case let code where code.hasPrefix("us-isof-"): "aws-iso-f"
        case let code where code.hasPrefix("us-iso-"): "aws-iso"
        case let code where code.hasPrefix("eu-isoe-"): "aws-iso-e"
        case let code where code.hasPrefix("eusc-"): "aws-eusc"
        default: Self.commercialPrefixes.contains(where: rawValue.hasPrefix) ? "aws" : nil
        }
    }

    private static let commercialPrefixes = ["af-", "ap-", "ca-", "eu-", "il-", "me-", "mx-", "sa-", "us-"]
}

extension Region {
    /// Africa (Cape Town).
    public static let afSouth1: Region = "af-south-1"
    /// Asia Pacific (Hong Kong).
    public static let apEast1: Region = "ap-east-1"
    /// Asia Pacific (Tokyo).
    public static let apNortheast1: Region = "ap-northeast-1"
    /// Asia Pacific (Seoul).
    public static let apNortheast2: Region = "ap-northeast-2"
    /// Asia Pacific (Osaka).
    public static let apNortheast3: Region = "ap-northeast-3"
    /// Asia Pacific (Mumbai).
    public static let apSouth1: Region = "ap-south-1"
    /// Asia Pacific (Hyderabad).
    public static let apSouth2: Region = "ap-south-2"
    /// Asia Pacific (Singapore).
    public static let apSoutheast1: Region = "ap-southeast-1"
    /// Asia Pacific (Sydney).
    public static let apSoutheast2: Region = "ap-southeast-2"
    /// Asia Pacific (Jakarta).
    public static let apSoutheast3: Region = "ap-southeast-3"
    /// Asia Pacific (Melbourne).
    public static let apSoutheast4: Region = "ap-southeast-4"
    /// Canada (Central), near Montreal.
    public static let caCentral1: Region = "ca-central-1"
    /// Canada West (Calgary).
    public static let caWest1: Region = "ca-west-1"
    /// Europe (Frankfurt).
    public static let euCentral1: Region = "eu-central-1"
    /// Europe (Zurich).
    public static let euCentral2: Region = "eu-central-2"
    /// Europe (Stockholm).
    public static let euNorth1: Region = "eu-north-1"
    /// Europe (Milan).
    public static let euSouth1: Region = "eu-south-1"
    /// Europe (Spain).
    public static let euSouth2: Region = "eu-south-2"
    /// Europe (Ireland).
    public static let euWest1: Region = "eu-west-1"
    /// Europe (London).
    public static let euWest2: Region = "eu-west-2"
    /// Europe (Paris).
    public static let euWest3: Region = "eu-west-3"
    /// Israel (Tel Aviv).
    public static let ilCentral1: Region = "il-central-1"
    /// Middle East (United Arab Emirates).
    public static let meCentral1: Region = "me-central-1"
    /// Middle East (Bahrain).
    public static let meSouth1: Region = "me-south-1"
    /// South America (São Paulo).
    public static let saEast1: Region = "sa-east-1"
    /// US East (Northern Virginia), where certificates for CloudFront have to be.
    public static let usEast1: Region = "us-east-1"
    /// US East (Ohio).
    public static let usEast2: Region = "us-east-2"
    /// US West (Northern California).
    public static let usWest1: Region = "us-west-1"
    /// US West (Oregon).
    public static let usWest2: Region = "us-west-2"
}
