import CDK
import CDKS3

/// Where S3 keeps what viewers watch.
public enum RenditionStorage: String, Sendable, CaseIterable {
    /// For what is read often.
    case standard
    /// Cheaper by itself for what nobody has watched for a month, and for three, without a delay when somebody does.
    ///
    /// S3 charges once for each file that it takes over and each month for watching it; files of up to 128 KiB, such as playlists, stay
    /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html).
    case intelligentTiering

    /// What S3 does not watch.
    private static let smallest = Size.kibibytes(128)

    /// The rules for a bucket's renditions.
    var rules: [LifecycleRule] {
        switch self {
        case .standard: []
        case .intelligentTiering:
            [
                LifecycleRule(
                    id: "tier-renditions", prefix: HandlerContract.Folder.assets.rawValue, minimumSize: Self.smallest,
                    transitions: [.init(to: .intelligentTiering, .after(.days(0)))])
            ]
        }
    }
}
