import CDK
import CDKS3

/// When sources move to cheaper storage, and when they go.
///
/// Times count from the upload.
public struct StorageTiers: Sendable, Hashable {
    /// To storage for what is read rarely: 30 days at least.
    public var infrequentAccess: Duration?
    /// To Glacier Flexible Retrieval, where reading takes hours: 30 days after infrequent access at least.
    public var glacier: Duration?
    /// When sources are deleted; they are kept if not given.
    public var expiry: Duration?
    /// When sources are deleted of which a film was made: the pipeline tags them with `streaming:made` once its files are verified.
    public var expiryOfMade: Duration?
    /// How long replaced and deleted versions are kept.
    public var replacedVersions: Duration

    /// Tiers by the times at which sources reach them, counted from the upload; one that is not given is left out.
    ///
    /// - Parameters:
    ///   - infrequentAccess: When sources move to storage for what is read rarely: 30 days at least.
    ///   - glacier: When they move to Glacier Flexible Retrieval: 30 days after infrequent access at least.
    ///   - expiry: When they are deleted; they are kept if not given.
    ///   - expiryOfMade: When those of them are deleted of which a film was made; they are kept as the others are if not given.
    ///   - replacedVersions: How long replaced and deleted versions are kept; 30 days if not given.
    public init(
        infrequentAccess: Duration? = nil, glacier: Duration? = nil, expiry: Duration? = nil, expiryOfMade: Duration? = nil,
        replacedVersions: Duration = .days(30)
    ) {
        self.infrequentAccess = infrequentAccess
        self.glacier = glacier
        self.expiry = expiry
        self.expiryOfMade = expiryOfMade
        self.replacedVersions = replacedVersions
    }

    /// After transcoding the source is read rarely, and then hardly ever.
    public static let standard = StorageTiers(infrequentAccess: .days(30), glacier: .days(90))

    /// S3's shortest stay before storage for what is read rarely, and in it
    /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html,
    /// https://repost.aws/knowledge-center/s3-lifecycle-rule-glacier-storage).
    private static let leastDays = 30

    /// The rules for a bucket's uploads.
    ///
    /// Times in the wrong order are reported.
    func rules(_ scope: Node, prefix: String) -> [LifecycleRule] {
        let steps = [("infrequent access", infrequentAccess), ("Glacier", glacier), ("expiry", expiry)].compactMap { name, time in
            time.map { (name: name, days: $0.whole(.days, for: scope)) }
        }
        for (earlier, later) in zip(steps, steps.dropFirst()) where earlier.days >= later.days {
            scope.report(
                .error(
                    "swift-cdk:media/tier-order",
                    "Sources reach \(later.name) after \(later.days) days, not later than \(earlier.name) after \(earlier.days)",
                    action: "let \(later.name) come after more than \(earlier.days) days"))
        }
        reportMistakes(scope)
        let transitions = [(LifecycleRule.StorageClass.standardIA, infrequentAccess), (.glacier, glacier)].compactMap { storage, time in
            time.map { LifecycleRule.Transition(to: storage, .after($0)) }
        }
        let moving = LifecycleRule(
            id: "move-sources-to-colder-storage", prefix: prefix, expiration: expiry.map { .after($0) }, transitions: transitions)
        let replaced = LifecycleRule(
            id: "expire-old-versions",
            // A marker that stands for no version any more goes too.
            removesExpiredDeleteMarkers: true, noncurrentVersionExpiration: replacedVersions)
        let made = expiryOfMade.map { time in
            LifecycleRule(
                id: "delete-sources-of-films", prefix: prefix,
                tags: ["\(HandlerContract.MadeTag.key)": "\(HandlerContract.MadeTag.value)"], expiration: .after(time))
        }
        return [steps.isEmpty ? nil : moving, made, replaced].compactMap { $0 }
    }

    private func reportMistakes(_ scope: Node) {
        let least = Self.leastDays
        if let days = infrequentAccess?.whole(.days, for: scope) {
            if days < least {
                scope.report(
                    .error(
                        "swift-cdk:media/infrequent-access-days",
                        "S3 moves objects to infrequent access after \(least) days at least, not after \(days)",
                        action: "use .days(\(least)) or more"))
            }
            if let glacier = glacier?.whole(.days, for: scope), glacier > days, glacier < days + least {
                scope.report(
                    .error(
                        "swift-cdk:media/infrequent-access-to-glacier",
                        "S3 keeps objects in infrequent access for \(least) days at least, and they reach Glacier "
                            + "\(glacier - days) after it",
                        action: "use .days(\(days + least)) or more for Glacier, or leave infrequentAccess out"))
            }
        }
        for (what, time) in [("Sources", expiry), ("Sources of films", expiryOfMade), ("Replaced versions", replacedVersions)] {
            guard let days = time?.whole(.days, for: scope), days < 1 else { continue }
            scope.report(
                .error("swift-cdk:media/expiry-days", "\(what) cannot be deleted after \(days) days", action: "use .days(1) or more"))
        }
    }
}
