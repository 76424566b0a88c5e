import CDK
import MediaConstructs

/// The settings of a deployment, from the app's context: `-c region=eu-west-1`.
///
/// A key that is not given has a default. A value that makes no sense is reported, and the default is used.
struct PlatformSettings {
    private static let standardRegion = Region.euSouth1
    private static let automaticLadder = "automatic"

    let region: Region
    let ladder: Ladder
    let thumbnails: Thumbnails
    /// In place of the ladder: MediaConvert chooses the renditions.
    let automatedABR: AutomatedABR?
    let mediaConvert: MediaConvertPlacement
    let encryptsWithKMS: Bool
    /// The sites from whose pages browsers upload.
    let uploadOrigins: [String]
    let alarmEmail: String?
    let domain: CustomDomain?
    let viewers: ViewerSettings
    let longestJob: Duration
    let filmsAtOnce: Int
    /// Whether state machines log all that they do.
    let logsAllEvents: Bool
    /// Where the runbook can be read, as the pipeline checks it.
    let runbookURL: String?

    init(_ app: App) {
        let context = Context(app: app)
        context.reportUnknown()
        region = Self.region(context)
        automatedABR = context.text("ladder") == Self.automaticLadder ? AutomatedABR() : nil
        ladder = Self.ladder(context)
        thumbnails = Self.thumbnails(context)
        mediaConvert = Self.placement(context, stackRegion: region)
        encryptsWithKMS = Self.encryptsWithKMS(context)
        uploadOrigins = Self.uploadOrigins(context)
        alarmEmail = context.text("alarmEmail")
        domain = Self.domain(context)
        viewers = ViewerSettings(context)
        longestJob = Self.longestJob(context)
        filmsAtOnce = Self.filmsAtOnce(context)
        logsAllEvents = Self.logsAllEvents(context)
        runbookURL = context.text("runbookURL")
    }

    private static func region(_ context: Context) -> Region {
        guard let text = context.text("region") else { return standardRegion }
        let region = Region(text)
        if region.partition == nil {
            context.report("region", "'\(region)' is no region of AWS", action: "use a code such as eu-south-1")
            return standardRegion
        }
        return region
    }

    /// The renditions by their heights, best first, with commas between them, `1080,720,480,360`, or `automatic`.
    private static func ladder(_ context: Context) -> Ladder {
        guard let text = context.text("ladder"), text != automaticLadder else { return .standard }
        let known: [String: Rendition] = ["1080": .hd1080, "720": .hd720, "480": .sd480, "360": .sd360]
        let renditions = Self.list(text).map { known[$0] }
        guard renditions.allSatisfy({ $0 != nil }) else {
            context.report(
                "ladder", "'\(text)' is no ladder",
                action: "name heights of 1080, 720, 480 and 360, best first, or use automatic: 720,480,360")
            return .standard
        }
        return Ladder(renditions.compactMap { $0 })
    }

    /// Of a quality, which the pipeline checks.
    private static func thumbnails(_ context: Context) -> Thumbnails {
        guard let text = context.text("thumbnailQuality") else { return Thumbnails() }
        guard let quality = Int(text) else {
            context.report("thumbnailQuality", "'\(text)' is no quality of pictures", action: "use a whole number from 1 to 100")
            return Thumbnails()
        }
        return Thumbnails(quality: quality)
    }

    /// `automatic`, `inRegion`, `remote`, `companion`; the last two with a region behind a colon, or the nearest.
    private static func placement(_ context: Context, stackRegion: Region) -> MediaConvertPlacement {
        guard let text = context.text("mediaConvert") else { return .automatic }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var region = parts.count > 1 ? Region(parts[1]) : MediaConvertPlacement.nearestRegion(to: stackRegion)
        // A second stack is for another region.
        if parts == ["companion"], region == stackRegion { region = nil }
        switch (parts.first, region) {
        case ("remote", nil), ("companion", nil):
            context.report(
                "mediaConvert", "No region near to \(stackRegion) is known to have MediaConvert",
                action: "name one: -c mediaConvert=\(text):eu-central-1")
            return .automatic
        case ("automatic", _) where parts.count == 1: return .automatic
        case ("inRegion", _) where parts.count == 1: return .inRegion
        case ("remote", let region?): return .remote(region: region)
        case ("companion", let region?): return .companionStack(region: region)
        default:
            context.report(
                "mediaConvert", "'\(text)' is no place for MediaConvert",
                action: "use automatic, inRegion, remote or companion; the last two can name a region: remote:eu-west-1")
            return .automatic
        }
    }

    /// The origins of `uploadOrigins`, with commas between them: `https://studio.example.com,https://www.example.com`.
    ///
    /// The bucket checks the form of each.
    private static func uploadOrigins(_ context: Context) -> [String] {
        guard let text = context.text("uploadOrigins") else { return [] }
        let origins = Self.list(text)
        if origins.contains("") {
            context.report(
                "uploadOrigins", "'\(text)' has an empty origin",
                action: "put a comma between two origins only: https://studio.example.com,https://www.example.com")
        }
        return origins.filter { !$0.isEmpty }
    }

    /// The items between the commas of a text, without the spaces around them.
    static func list(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map { item in
            String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func encryptsWithKMS(_ context: Context) -> Bool {
        switch context.text("encryption") {
        case nil, "s3": return false
        case "kms": return true
        case let other?:
            context.report("encryption", "'\(other)' is no kind of encryption", action: "use s3 or kms")
            return false
        }
    }

    private static func logsAllEvents(_ context: Context) -> Bool {
        switch context.text("workflowLogs") {
        case nil, "errors": return false
        case "all": return true
        case let other?:
            context.report("workflowLogs", "'\(other)' is nothing that workflows can log", action: "use errors or all")
            return false
        }
    }

    private static func domain(_ context: Context) -> CustomDomain? {
        switch (context.text("domain"), context.text("certificateArn"), context.text("hostedZone")) {
        case (nil, nil, nil): return nil
        case (let name?, let certificate?, nil): return CustomDomain(name, certificateARN: certificate)
        case (let name?, nil, let zone?): return CustomDomain(name, hostedZoneID: zone)
        case (let name?, nil, nil):
            context.report(
                "domain", "The domain '\(name)' needs a certificate",
                action: "add -c hostedZone=<id of its zone in Route 53>, for one in a stack in us-east-1, or -c certificateArn=<ARN of a "
                    + "certificate in us-east-1>")
            return nil
        case (.some, .some, .some):
            context.report("hostedZone", "A certificate is given, and one would be made", action: "leave certificateArn or hostedZone out")
            return nil
        case (nil, .some, _):
            context.report("certificateArn", "A certificate without a domain", action: "add -c domain=video.example.com")
            return nil
        case (nil, nil, .some):
            context.report("hostedZone", "A zone without a domain", action: "add -c domain=video.example.com")
            return nil
        }
    }

    private static func longestJob(_ context: Context) -> Duration {
        guard let text = context.text("longestJobSeconds") else { return .hours(12) }
        guard let seconds = Int(text), seconds > 0 else {
            context.report("longestJobSeconds", "'\(text)' is no number of seconds", action: "use a whole number such as 3600")
            return .hours(12)
        }
        return .seconds(seconds)
    }

    private static func filmsAtOnce(_ context: Context) -> Int {
        guard let text = context.text("filmsAtOnce") else { return 100 }
        guard let films = Int(text), films > 0 else {
            context.report("filmsAtOnce", "'\(text)' is no number of films", action: "use a whole number such as 100")
            return 100
        }
        return films
    }

    struct Context {
        /// The context keys that the platform reads.
        private static let keys = ViewerSettings.keys.union([
            EnvironmentSuffix.contextKey, "region", "mediaConvert", "encryption", "ladder", "uploadOrigins", "alarmEmail", "domain",
            "certificateArn", "hostedZone", "longestJobSeconds", "filmsAtOnce", "runbookURL", "thumbnailQuality", "workflowLogs",
        ])

        let app: App

        /// Warns of each key that the platform does not read, most likely a slip.
        ///
        /// Keys with characters other than letters belong to the library or the command line.
        func reportUnknown() {
            for key in app.node.allContext.keys where !Self.keys.contains(key) && key.allSatisfy({ $0.isLetter }) {
                app.node.report(
                    .warning(
                        "streaming-platform:context/unknown", "The context '\(key)' means nothing to this app",
                        action: "use one that it knows: \(Self.keys.sorted().joined(separator: ", "))"))
            }
        }

        /// A value of the context as text; numbers as they are written.
        func text(_ key: String) -> String? {
            switch app.node.context(key) {
            case nil, .null?: nil
            case .string(let text)?: text
            case let other?: other.text()
            }
        }

        func report(_ key: String, _ problem: String, action: String) {
            app.node.report(.error("streaming-platform:context/\(key)", "Context '\(key)': \(problem)", action: action))
        }
    }
}
