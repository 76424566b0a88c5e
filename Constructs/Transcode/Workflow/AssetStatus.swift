/// What has become of an asset, as its row and the topic say it.
enum AssetStatus: String, Spelled {
    /// It is written down, and waits to be admitted.
    case waiting = "WAITING"
    /// An execution has claimed it and looks into the source.
    case planning = "PLANNING"
    /// Its jobs run.
    case transcoding = "TRANSCODING"
    /// Its files are there.
    case complete = "COMPLETE"
    /// It is nothing that the pipeline takes. Final.
    case rejected = "REJECTED"
    /// It could not be made; its row says why. Final, unless it is taken up again.
    case failed = "FAILED"
}
