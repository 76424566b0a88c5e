import CDK
import MediaConstructs

/// What a deployment is told, by its settings in the context or by `-c region=eu-west-1` for a trial; the page Settings says what.
///
/// What is not given has a default. A value that makes no sense is reported, and the default is used.
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
    /// Whether buckets, tables and keys stay when the stack goes.
    let retains: Bool
    /// What the guard may let pass, in its own words.
    let confirmation: String?
    /// The sites from whose pages browsers upload.
    let uploadOrigins: [String]
    let alarmEmail: String?
    let domain: CustomDomain?
    let viewers: ViewerSettings
    let tags: CostTags
    /// What becomes of sources, in time.
    let masters: StorageTiers
    let renditionStorage: RenditionStorage
    let longestJob: Duration
    let filmsAtOnce: Int
    /// Whether state machines log all that they do.
    let logsAllEvents: Bool
    /// Where the runbook can be read, as the pipeline checks it.
    let runbookURL: String?

    init(_ app: App, _ suffix: EnvironmentSuffix) {
        let context = DeploymentContext(app, suffix)
        region = Self.region(context)
        let rungs = context.text("ladder")
        automatedABR = rungs == Self.automaticLadder ? AutomatedABR() : nil
        ladder = Self.ladder(rungs, context)
        thumbnails = Self.thumbnails(context)
        mediaConvert = Self.placement(context, stackRegion: region)
        encryptsWithKMS = Self.choice(context, "encryption", ["s3", "kms"], is: "no kind of encryption") == "kms"
        retains = Self.choice(context, "removal", ["destroy", "retain"], is: "nothing that can become of data") == "retain"
        confirmation = context.text("confirm")
        uploadOrigins = Self.uploadOrigins(context)
        alarmEmail = context.text("alarmEmail")
        domain = Self.domain(context)
        viewers = ViewerSettings(context)
        tags = CostTags(context, suffix: "\(suffix)")
        masters = Self.masters(context)
        renditionStorage =
            Self.choice(context, "renditionStorage", RenditionStorage.allCases.map(\.rawValue), is: "no storage of renditions")
            .flatMap(RenditionStorage.init) ?? .standard
        longestJob = Self.longestJob(context)
        filmsAtOnce = Self.filmsAtOnce(context)
        logsAllEvents = Self.choice(context, "workflowLogs", ["errors", "all"], is: "nothing that workflows can log") == "all"
        runbookURL = context.text("runbookURL")
    }

    /// What of them an update may not take away unless that is confirmed: it would lose data, or somebody could no longer do what they did.
    var kept: OrderedMap<[String]> {
        [
            "alarmEmail": alarmEmail.map { _ in ["an address"] } ?? [],
            "countries": viewers.restrictions,
            "domain": domain?.names ?? [],
            "encryption": encryptsWithKMS ? ["kms"] : [],
            "firewall": viewers.firewall.map { _ in ["a limit"] } ?? [],
            "removal": retains ? ["retain"] : [],
            "uploadOrigins": uploadOrigins,
            "viewers": viewers.guarded,
        ]
    }

    private static func region(_ context: DeploymentContext) -> Region {
        guard let text = context.text("region") else { return standardRegion }
        let region = Region(text)
        if region.partition == nil {
            context.report("region", "'\(region)' is no region of AWS", action: "use a code such as eu-south-1")
            return standardRegion
        }
        return region
    }

    /// The renditions by their heights, best first, with commas between them, `1080,720,480,360`, or `automatic`.
    private static func ladder(_ text: String?, _ context: DeploymentContext) -> Ladder {
        guard let text, text != automaticLadder else { return .standard }
        let known: [String: Rendition] = ["1080": .hd1080, "720": .hd720, "480": .sd480, "360": .sd360]
        let renditions = DeploymentContext.list(text).map { known[$0] }
        guard renditions.allSatisfy({ $0 != nil }) else {
            context.report(
                "ladder", "'\(text)' is no ladder",
                action: "name heights of 1080, 720, 480 and 360, best first, or use automatic: 720,480,360")
            return .standard
        }
        return Ladder(renditions.compactMap { $0 })
    }

    /// Of a quality, which the pipeline checks.
    private static func thumbnails(_ context: DeploymentContext) -> Thumbnails {
        guard let text = context.text("thumbnailQuality") else { return Thumbnails() }
        guard let quality = Int(text) else {
            context.report("thumbnailQuality", "'\(text)' is no quality of pictures", action: "use a whole number from 1 to 100")
            return Thumbnails()
        }
        return Thumbnails(quality: quality)
    }

    /// `automatic`, `inRegion`, `remote`, `companion`, `staged`; the last three with a region behind a colon, or the nearest.
    private static func placement(_ context: DeploymentContext, stackRegion: Region) -> MediaConvertPlacement {
        guard let text = context.text("mediaConvert") else { return .automatic }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var region = parts.count > 1 ? Region(parts[1]) : MediaConvertPlacement.nearestRegion(to: stackRegion)
        // A second stack is for another region.
        if parts == ["companion"] || parts == ["staged"], region == stackRegion { region = nil }
        switch (parts.first, region) {
        case ("remote", nil), ("companion", nil), ("staged", nil):
            context.report(
                "mediaConvert", "No region near to \(stackRegion) is known to have MediaConvert",
                action: "name one: mediaConvert=\(text):eu-central-1")
            return .automatic
        case ("automatic", _) where parts.count == 1: return .automatic
        case ("inRegion", _) where parts.count == 1: return .inRegion
        case ("remote", let region?): return .remote(region: region)
        case ("companion", let region?): return .companionStack(region: region)
        case ("staged", let region?): return .stagedCompanion(region: region)
        default:
            context.report(
                "mediaConvert", "'\(text)' is no place for MediaConvert",
                action: "use automatic, inRegion, remote, companion or staged; the last three can name a region: remote:eu-west-1")
            return .automatic
        }
    }

    /// The origins of `uploadOrigins`, with commas between them: `https://studio.example.com,https://www.example.com`.
    ///
    /// The bucket checks the form of each.
    private static func uploadOrigins(_ context: DeploymentContext) -> [String] {
        guard let text = context.text("uploadOrigins") else { return [] }
        let origins = DeploymentContext.list(text)
        if origins.contains("") {
            context.report(
                "uploadOrigins", "'\(text)' has an empty origin",
                action: "put a comma between two origins only: https://studio.example.com,https://www.example.com")
        }
        return origins.filter { !$0.isEmpty }
    }

    /// One of two words, the first of which holds if none is given.
    private static func choice(_ context: DeploymentContext, _ name: String, _ words: [String], is what: String) -> String? {
        guard let text = context.text(name) else { return words.first }
        if words.contains(text) { return text }
        context.report(name, "'\(text)' is \(what)", action: "use \(words.joined(separator: " or "))")
        return words.first
    }

    private static func domain(_ context: DeploymentContext) -> CustomDomain? {
        switch (context.text("domain"), context.text("certificateArn"), context.text("hostedZone")) {
        case (nil, nil, nil): return nil
        case (let name?, let certificate?, nil): return CustomDomain(name, certificateARN: certificate)
        case (let name?, nil, let zone?): return CustomDomain(name, hostedZoneID: zone)
        case (let name?, nil, nil):
            context.report(
                "domain", "The domain '\(name)' needs a certificate",
                action: "add hostedZone, the id of its zone in Route 53, for one in a stack in us-east-1, or certificateArn, the ARN of "
                    + "one that is there")
            return nil
        case (.some, .some, .some):
            context.report("hostedZone", "A certificate is given, and one would be made", action: "leave certificateArn or hostedZone out")
            return nil
        case (nil, .some, _):
            context.report("certificateArn", "A certificate without a domain", action: "add a domain such as video.example.com")
            return nil
        case (nil, nil, .some):
            context.report("hostedZone", "A zone without a domain", action: "add a domain such as video.example.com")
            return nil
        }
    }

    /// `archived`, `kept`, or `deleted:30`: so many days after the upload, once the film is made.
    private static func masters(_ context: DeploymentContext) -> StorageTiers {
        guard let text = context.text("masters"), text != "archived" else { return .standard }
        if text == "kept" { return StorageTiers() }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "deleted", let days = Int(parts[1]), days > 0 else {
            context.report(
                "masters", "'\(text)' is nothing that can become of masters",
                action: "use archived, kept, or deleted:30, so many days after the upload, once the film is made")
            return .standard
        }
        // What was never made is archived as ever.
        var tiers = StorageTiers.standard
        tiers.expiryOfMade = .days(days)
        return tiers
    }

    private static func longestJob(_ context: DeploymentContext) -> Duration {
        guard let text = context.text("longestJobSeconds") else { return .hours(12) }
        guard let seconds = Int(text), seconds > 0 else {
            context.report("longestJobSeconds", "'\(text)' is no number of seconds", action: "use a whole number such as 3600")
            return .hours(12)
        }
        return .seconds(seconds)
    }

    private static func filmsAtOnce(_ context: DeploymentContext) -> Int {
        guard let text = context.text("filmsAtOnce") else { return 100 }
        guard let films = Int(text), films > 0 else {
            context.report("filmsAtOnce", "'\(text)' is no number of films", action: "use a whole number such as 100")
            return 100
        }
        return films
    }
}
