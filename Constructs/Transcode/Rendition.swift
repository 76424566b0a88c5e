/// One video of the ladder: what viewers with a certain screen and connection see.
public struct Rendition: Sendable, Hashable {
    public enum Profile: String, Sendable {
        case main = "MAIN"
        case high = "HIGH"
    }

    /// The end of the rendition's file names.
    public let name: String
    /// In pixels.
    public let width: Int
    /// In pixels.
    public let height: Int
    /// The most that a second may take, in bits.
    public let maximumBitrate: Int
    /// Of quality-defined variable bitrate, 1 to 10.
    public let quality: Int
    public let profile: Profile

    public init(name: String, width: Int, height: Int, maximumBitrate: Int, quality: Int, profile: Profile) {
        self.name = name
        self.width = width
        self.height = height
        self.maximumBitrate = maximumBitrate
        self.quality = quality
        self.profile = profile
    }

    public static let hd1080 = Rendition(
        name: "1080p", width: 1920, height: 1080, maximumBitrate: 6_000_000, quality: 8, profile: .high)
    public static let hd720 = Rendition(name: "720p", width: 1280, height: 720, maximumBitrate: 4_000_000, quality: 8, profile: .high)
    public static let sd480 = Rendition(name: "480p", width: 854, height: 480, maximumBitrate: 1_500_000, quality: 7, profile: .main)
    public static let sd360 = Rendition(name: "360p", width: 640, height: 360, maximumBitrate: 800_000, quality: 7, profile: .main)
}
