import CDK
import CloudAssembly

/// A rule for when objects of a bucket are deleted, or moved to storage that costs less.
///
///     LifecycleRule(prefix: "masters/", transitions: [.init(to: .glacierIR, .after(.days(30)))])
///     LifecycleRule(abortsIncompleteUploadsAfter: .days(1), expiration: .after(.days(7)))
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html)
public struct LifecycleRule {
    /// The time at which something happens to an object.
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
        /// The line that made it, for diagnostics.
        let location: SourceLocation?

        /// A move.
        ///
        /// - Parameters:
        ///   - storageClass: The storage class to which objects are moved.
        ///   - time: The time at which they are.
        ///   - file: The file that messages name; the caller's if not given.
        ///   - line: The line in that file.
        public init(to storageClass: StorageClass, _ time: Time, file: String = #fileID, line: Int = #line) {
            self.storageClass = storageClass
            self.time = time
            location = .ofUser(file, line)
        }
    }

    /// A move of versions that are no longer the current one.
    public struct NoncurrentTransition {
        let storageClass: StorageClass
        let delay: Duration
        let newerVersions: Int?
        /// The line that made it, for diagnostics.
        let location: SourceLocation?

        /// A move.
        ///
        /// - Parameters:
        ///   - storageClass: The storage class to which versions are moved.
        ///   - delay: The time since there was a newer version; whole days.
        ///   - newerVersions: The number of newer versions that are not current either which there must be: 1 to 100.
        ///   - file: The file that messages name; the caller's if not given.
        ///   - line: The line in that file.
        public init(
            to storageClass: StorageClass, after delay: Duration, newerVersions: Int? = nil, file: String = #fileID, line: Int = #line
        ) {
            self.storageClass = storageClass
            self.delay = delay
            self.newerVersions = newerVersions
            location = .ofUser(file, line)
        }
    }

    /// A storage class of S3, such as `.glacierIR`.
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
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// A rule.
    ///
    /// A rule that does nothing, or too much, is reported at the bucket.
    ///
    /// - Parameters:
    ///   - id: A name for the rule; at most 255 characters. S3 makes one if not given.
    ///   - isEnabled: Whether the rule applies.
    ///   - prefix: The beginning of the keys of the objects that are meant; all if not given.
    ///   - tags: The tags that these objects have, all of them.
    ///   - minimumSize: The size that these objects exceed.
    ///   - maximumSize: The size that these objects stay below.
    ///   - abortsIncompleteUploadsAfter: The time after which parts of uploads that were never completed are deleted; whole days.
    ///   - expiration: The time at which objects are deleted; they are not if not given.
    ///   - removesExpiredDeleteMarkers: Whether markers of deleted objects go that have no versions left. Not with an expiration or tags.
    ///   - noncurrentVersionExpiration: The time after which versions that are no longer current are deleted; whole days.
    ///   - noncurrentVersionsToRetain: The number of them that are kept all the same: 1 to 100.
    ///   - transitions: The moves of objects to other storage.
    ///   - noncurrentVersionTransitions: The moves of versions that are no longer current.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        id: String? = nil, isEnabled: Bool = true, prefix: String? = nil, tags: OrderedMap<String> = [:], minimumSize: Size? = nil,
        maximumSize: Size? = nil, abortsIncompleteUploadsAfter: Duration? = nil, expiration: Time? = nil,
        removesExpiredDeleteMarkers: Bool? = nil, noncurrentVersionExpiration: Duration? = nil, noncurrentVersionsToRetain: Int? = nil,
        transitions: [Transition] = [], noncurrentVersionTransitions: [NoncurrentTransition] = [], file: String = #fileID, line: Int = #line
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
        location = .ofUser(file, line)
    }
}

extension LifecycleRule {
    /// The rule as a bucket of the generated class ``S3/CfnBucket`` takes it.
    ///
    /// Times that are not whole days are reported at `scope`.
    public func property(in scope: any Scope) -> S3.CfnBucket.RuleProperty {
        let scope = scope.node
        return scope.reporting(at: location) { written(in: scope) }.made(at: location)
    }

    private func written(in scope: Node) -> S3.CfnBucket.RuleProperty {
        S3.CfnBucket.RuleProperty(
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

    /// The combinations that S3 does not accept.
    /// [Source](https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html)
    var mistakes: [Diagnostic] {
        var mistakes: [Diagnostic] = []
        if removesExpiredDeleteMarkers == true, expiration != nil || !tags.isEmpty {
            mistakes.append(
                .error(
                    "swift-cdk:s3/lifecycle-delete-markers",
                    "A rule that removes expired delete markers cannot have an expiration or tags as well", action: "make two rules of it",
                    in: "lifecycleRules", at: location))
        }
        let isEmpty =
            uploadLimit == nil && expiration == nil && removesExpiredDeleteMarkers == nil && noncurrentExpiration == nil
            && newerNoncurrentVersions == nil && transitions.isEmpty && noncurrentTransitions.isEmpty
        if isEmpty {
            mistakes.append(
                .error(
                    "swift-cdk:s3/lifecycle-empty", "A lifecycle rule says which objects are meant, but not what happens to them",
                    action: "give the rule an expiration, a transition or another effect", in: "lifecycleRules", at: location))
        }
        return mistakes
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
        let days = scope.reporting(at: location) { time.days(in: scope) }
        return S3.CfnBucket.TransitionProperty(storageClass: storageClass, transitionDate: time.date, transitionInDays: days)
            .made(at: location)
    }
}

extension LifecycleRule.NoncurrentTransition {
    func property(in scope: Node) -> S3.CfnBucket.NoncurrentVersionTransitionProperty {
        let days = scope.reporting(at: location) { delay.whole(.days, for: scope) }
        return S3.CfnBucket.NoncurrentVersionTransitionProperty(
            storageClass: storageClass, transitionInDays: Value(days), newerNoncurrentVersions: Value(newerVersions)
        ).made(at: location)
    }
}
