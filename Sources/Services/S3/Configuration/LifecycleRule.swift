import CDK
import CloudAssembly

/// When objects of a bucket are deleted, or moved to storage that costs less.
///
///     LifecycleRule(prefix: "masters/", transitions: [.init(to: .glacierIR, .after(.days(30)))])
///     LifecycleRule(abortsIncompleteUploadsAfter: .days(1), expiration: .after(.days(7)))
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html)
public struct LifecycleRule {
    /// When something happens to an object.
    public enum Time: Sendable {
        /// This long after it was written; whole days.
        case after(Duration)
        /// At midnight UTC: a date of ISO 8601, `2030-01-01T00:00:00Z`.
        case on(String)
    }

    /// A move to another storage class.
    public struct Transition {
        let storageClass: StorageClass
        let time: Time

        public init(to storageClass: StorageClass, _ time: Time) {
            self.storageClass = storageClass
            self.time = time
        }
    }

    /// A move of versions that are no longer the current one.
    public struct NoncurrentTransition {
        let storageClass: StorageClass
        let delay: Duration
        let newerVersions: Int?

        /// - Parameters:
        ///   - delay: How long after there was a newer version; whole days.
        ///   - newerVersions: How many newer versions that are not current either there must be: 1 to 100.
        public init(to storageClass: StorageClass, after delay: Duration, newerVersions: Int? = nil) {
            self.storageClass = storageClass
            self.delay = delay
            self.newerVersions = newerVersions
        }
    }

    public typealias StorageClass = S3.CfnBucket.NoncurrentVersionTransitionStorageClass

    let id: String?
    let isEnabled: Bool
    let prefix: String?
    let tags: OrderedMap<String>
    let minimumSize: Size?
    let maximumSize: Size?
    let uploadLimit: Duration?
    let expiration: Time?
    let removesExpiredDeleteMarkers: Bool?
    let noncurrentExpiration: Duration?
    let newerNoncurrentVersions: Int?
    let transitions: [Transition]
    let noncurrentTransitions: [NoncurrentTransition]

    /// - Parameters:
    ///   - prefix: Only objects whose keys begin so.
    ///   - tags: Only objects with all of the tags.
    ///   - minimumSize: Only larger objects.
    ///   - maximumSize: Only smaller objects.
    ///   - abortsIncompleteUploadsAfter: When parts of uploads that were never completed are deleted.
    ///   - expiration: When objects are deleted.
    ///   - removesExpiredDeleteMarkers: Whether markers of deleted objects go that have no versions left. Not with an expiration or tags.
    ///   - noncurrentVersionExpiration: When versions that are no longer current are deleted.
    ///   - noncurrentVersionsToRetain: How many of them are kept all the same: 1 to 100.
    ///   - transitions: Moves of objects to other storage.
    ///   - noncurrentVersionTransitions: Moves of versions that are no longer current.
    public init(
        id: String? = nil, isEnabled: Bool = true, prefix: String? = nil, tags: OrderedMap<String> = [:], minimumSize: Size? = nil,
        maximumSize: Size? = nil, abortsIncompleteUploadsAfter: Duration? = nil, expiration: Time? = nil,
        removesExpiredDeleteMarkers: Bool? = nil, noncurrentVersionExpiration: Duration? = nil, noncurrentVersionsToRetain: Int? = nil,
        transitions: [Transition] = [], noncurrentVersionTransitions: [NoncurrentTransition] = []
    ) {
        self.id = id
        self.isEnabled = isEnabled
        self.prefix = prefix
        self.tags = tags
        self.minimumSize = minimumSize
        self.maximumSize = maximumSize
        uploadLimit = abortsIncompleteUploadsAfter
        self.expiration = expiration
        self.removesExpiredDeleteMarkers = removesExpiredDeleteMarkers
        noncurrentExpiration = noncurrentVersionExpiration
        newerNoncurrentVersions = noncurrentVersionsToRetain
        self.transitions = transitions
        noncurrentTransitions = noncurrentVersionTransitions
    }
}

extension LifecycleRule {
    /// The rule as a bucket of the generated class ``S3/CfnBucket`` takes it. Times that are not whole days are reported at `scope`.
    public func property(in scope: any Scope) -> S3.CfnBucket.RuleProperty {
        let scope = scope.node
        return S3.CfnBucket.RuleProperty(
            status: isEnabled ? .enabled : .disabled,
            abortIncompleteMultipartUpload: uploadLimit.map {
                S3.CfnBucket.AbortIncompleteMultipartUploadProperty(daysAfterInitiation: Value($0.whole(.days, for: scope)))
            }, expirationDate: expiration?.date, expirationInDays: expiration?.days(in: scope),
            expiredObjectDeleteMarker: Value(removesExpiredDeleteMarkers), id: Value(id),
            noncurrentVersionExpiration: noncurrentExpiration.map {
                S3.CfnBucket.NoncurrentVersionExpirationProperty(
                    noncurrentDays: Value($0.whole(.days, for: scope)), newerNoncurrentVersions: Value(newerNoncurrentVersions))
            },
            noncurrentVersionTransitions: noncurrentTransitions.isEmpty
                ? nil : List(noncurrentTransitions.map { $0.property(in: scope) }),
            objectSizeGreaterThan: Value(minimumSize?.whole(.bytes, for: scope)),
            objectSizeLessThan: Value(maximumSize?.whole(.bytes, for: scope)), prefix: Value(prefix),
            tagFilters: tags.isEmpty ? nil : List(tags.map { S3.CfnBucket.TagFilterProperty(key: Value($0.key), value: Value($0.value)) }),
            transitions: transitions.isEmpty ? nil : List(transitions.map { $0.property(in: scope) }))
    }

    func reportMistakes(at node: Node) {
        if removesExpiredDeleteMarkers == true, expiration != nil || !tags.isEmpty {
            node.report(
                "ExpiredObjectDeleteMarker cannot be specified with expiration, ExpirationDate, or TagFilters.",
                action: "make two rules of it")
        }
        let isEmpty =
            uploadLimit == nil && expiration == nil && removesExpiredDeleteMarkers == nil && noncurrentExpiration == nil
            && newerNoncurrentVersions == nil && transitions.isEmpty && noncurrentTransitions.isEmpty
        if isEmpty {
            node.report(
                "All rules for `lifecycleRules` must have at least one of the following properties: `abortIncompleteMultipartUploadAfter`, "
                    + "`expiration`, `expirationDate`, `expiredObjectDeleteMarker`, `noncurrentVersionExpiration`, "
                    + "`noncurrentVersionsToRetain`, `noncurrentVersionTransitions`, or `transitions`",
                action: "say what happens to the objects of the rule")
        }
    }
}

extension LifecycleRule.Time {
    var date: Value<String>? {
        if case .on(let date) = self { Value(date) } else { nil }
    }

    func days(in scope: Node) -> Value<Int>? {
        if case .after(let delay) = self { Value(delay.whole(.days, for: scope)) } else { nil }
    }
}

extension LifecycleRule.Transition {
    func property(in scope: Node) -> S3.CfnBucket.TransitionProperty {
        S3.CfnBucket.TransitionProperty(storageClass: storageClass, transitionDate: time.date, transitionInDays: time.days(in: scope))
    }
}

extension LifecycleRule.NoncurrentTransition {
    func property(in scope: Node) -> S3.CfnBucket.NoncurrentVersionTransitionProperty {
        S3.CfnBucket.NoncurrentVersionTransitionProperty(
            storageClass: storageClass, transitionInDays: Value(delay.whole(.days, for: scope)),
            newerNoncurrentVersions: Value(newerVersions))
    }
}
