/// The metrics that the platform counts by itself.
enum PlatformMetrics {
    static let namespace = "StreamingPlatform"
}
