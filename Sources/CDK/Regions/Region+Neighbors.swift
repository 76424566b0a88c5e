extension Region {
    /// The other regions of the same geography, nearest first; empty for a region without any, or one that is not known.
    ///
    /// The geographies are those of AWS's list of regions (North America, Europe, Asia Pacific, Middle East); partitions are geographies
    /// of their own. Near is the distance on the globe between the cities or areas that the list names for the regions: Milan is nearest
    /// to Zurich, then Frankfurt, Paris. South America and Africa have one region each.
    ///
    /// Source: [AWS Regions](https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html).
    public var neighbors: [Region] {
        Self.neighborCodes[rawValue]?.split(separator: " ").map { Region(String($0)) } ?? []
    }

    /// Codes by the code of the region that they are near to.
    private static let neighborCodes: [String: String] = [
        "ca-central-1": "us-east-1 us-east-2 ca-west-1 us-west-2 mx-central-1 us-west-1",
        "ca-west-1": "us-west-2 us-west-1 us-east-2 ca-central-1 us-east-1 mx-central-1",
        "mx-central-1": "us-east-2 us-west-1 us-east-1 us-west-2 ca-west-1 ca-central-1",
        "us-east-1": "us-east-2 ca-central-1 mx-central-1 ca-west-1 us-west-2 us-west-1",
        "us-east-2": "us-east-1 ca-central-1 ca-west-1 mx-central-1 us-west-2 us-west-1",
        "us-west-1": "us-west-2 ca-west-1 mx-central-1 us-east-2 us-east-1 ca-central-1",
        "us-west-2": "ca-west-1 us-west-1 us-east-2 mx-central-1 us-east-1 ca-central-1",

        "eu-central-1": "eu-central-2 eu-west-3 eu-south-1 eu-west-2 eu-west-1 eu-north-1 eu-south-2",
        "eu-central-2": "eu-south-1 eu-central-1 eu-west-3 eu-west-2 eu-south-2 eu-west-1 eu-north-1",
        "eu-north-1": "eu-central-1 eu-west-2 eu-central-2 eu-west-3 eu-west-1 eu-south-1 eu-south-2",
        "eu-south-1": "eu-central-2 eu-central-1 eu-west-3 eu-south-2 eu-west-2 eu-west-1 eu-north-1",
        "eu-south-2": "eu-west-3 eu-south-1 eu-central-2 eu-west-2 eu-central-1 eu-west-1 eu-north-1",
        "eu-west-1": "eu-west-2 eu-west-3 eu-central-1 eu-central-2 eu-south-2 eu-south-1 eu-north-1",
        "eu-west-2": "eu-west-3 eu-west-1 eu-central-1 eu-central-2 eu-south-1 eu-south-2 eu-north-1",
        "eu-west-3": "eu-west-2 eu-central-1 eu-central-2 eu-south-1 eu-west-1 eu-south-2 eu-north-1",

        "ap-east-1": "ap-east-2 ap-southeast-7 ap-northeast-2 ap-northeast-3 ap-southeast-5 ap-southeast-1 ap-northeast-1 "
            + "ap-southeast-3 ap-south-2 ap-south-1 ap-southeast-2 ap-southeast-4 ap-southeast-6",
        "ap-east-2": "ap-east-1 ap-northeast-2 ap-northeast-3 ap-northeast-1 ap-southeast-7 ap-southeast-5 ap-southeast-1 "
            + "ap-southeast-3 ap-south-2 ap-south-1 ap-southeast-2 ap-southeast-4 ap-southeast-6",
        "ap-northeast-1": "ap-northeast-3 ap-northeast-2 ap-east-2 ap-east-1 ap-southeast-7 ap-southeast-1 ap-southeast-5 "
            + "ap-southeast-3 ap-south-2 ap-south-1 ap-southeast-2 ap-southeast-4 ap-southeast-6",
        "ap-northeast-2": "ap-northeast-3 ap-northeast-1 ap-east-2 ap-east-1 ap-southeast-7 ap-southeast-5 ap-southeast-1 "
            + "ap-south-2 ap-southeast-3 ap-south-1 ap-southeast-2 ap-southeast-4 ap-southeast-6",
        "ap-northeast-3": "ap-northeast-1 ap-northeast-2 ap-east-2 ap-east-1 ap-southeast-7 ap-southeast-5 ap-southeast-1 "
            + "ap-southeast-3 ap-south-2 ap-south-1 ap-southeast-2 ap-southeast-4 ap-southeast-6",
        "ap-south-1": "ap-south-2 ap-southeast-7 ap-southeast-5 ap-southeast-1 ap-east-1 ap-southeast-3 ap-east-2 ap-northeast-2 "
            + "ap-northeast-3 ap-northeast-1 ap-southeast-4 ap-southeast-2 ap-southeast-6",
        "ap-south-2": "ap-south-1 ap-southeast-7 ap-southeast-5 ap-southeast-1 ap-east-1 ap-southeast-3 ap-east-2 ap-northeast-2 "
            + "ap-northeast-3 ap-northeast-1 ap-southeast-4 ap-southeast-2 ap-southeast-6",
        "ap-southeast-1": "ap-southeast-5 ap-southeast-3 ap-southeast-7 ap-east-1 ap-east-2 ap-south-2 ap-south-1 ap-northeast-2 "
            + "ap-northeast-3 ap-northeast-1 ap-southeast-4 ap-southeast-2 ap-southeast-6",
        "ap-southeast-2": "ap-southeast-4 ap-southeast-6 ap-southeast-3 ap-southeast-1 ap-southeast-5 ap-east-2 ap-east-1 "
            + "ap-southeast-7 ap-northeast-3 ap-northeast-1 ap-northeast-2 ap-south-2 ap-south-1",
        "ap-southeast-3": "ap-southeast-1 ap-southeast-5 ap-southeast-7 ap-east-1 ap-east-2 ap-south-2 ap-south-1 ap-southeast-4 "
            + "ap-northeast-2 ap-northeast-3 ap-southeast-2 ap-northeast-1 ap-southeast-6",
        "ap-southeast-4": "ap-southeast-2 ap-southeast-6 ap-southeast-3 ap-southeast-1 ap-southeast-5 ap-southeast-7 ap-east-2 "
            + "ap-east-1 ap-northeast-3 ap-northeast-1 ap-northeast-2 ap-south-2 ap-south-1",
        "ap-southeast-5": "ap-southeast-1 ap-southeast-3 ap-southeast-7 ap-east-1 ap-south-2 ap-east-2 ap-south-1 ap-northeast-2 "
            + "ap-northeast-3 ap-northeast-1 ap-southeast-4 ap-southeast-2 ap-southeast-6",
        "ap-southeast-6": "ap-southeast-2 ap-southeast-4 ap-southeast-3 ap-southeast-1 ap-southeast-5 ap-northeast-1 ap-east-2 "
            + "ap-northeast-3 ap-east-1 ap-southeast-7 ap-northeast-2 ap-south-2 ap-south-1",
        "ap-southeast-7": "ap-southeast-5 ap-southeast-1 ap-east-1 ap-southeast-3 ap-south-2 ap-east-2 ap-south-1 ap-northeast-2 "
            + "ap-northeast-3 ap-northeast-1 ap-southeast-4 ap-southeast-2 ap-southeast-6",

        "il-central-1": "me-south-1 me-central-1",
        "me-central-1": "me-south-1 il-central-1",
        "me-south-1": "me-central-1 il-central-1",

        "cn-north-1": "cn-northwest-1",
        "cn-northwest-1": "cn-north-1",
        "us-gov-east-1": "us-gov-west-1",
        "us-gov-west-1": "us-gov-east-1",
    ]
}
