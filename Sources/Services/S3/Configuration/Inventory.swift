import CDK

/// A list of a bucket's objects that S3 writes every day or week.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html)
public struct Inventory {
    let bucket: any BucketReference
    let prefix: String?
    let owner: String?
    let id: String?
    let isEnabled: Bool
    let format: S3.CfnBucket.Format
    let frequency: S3.CfnBucket.ScheduleFrequency
    let versions: S3.CfnBucket.IncludedObjectVersions
    let fields: [String]?
    let objectPrefix: String?
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// A list of objects.
    ///
    /// An id that S3 does not accept is reported at the bucket.
    ///
    /// - Parameters:
    ///   - bucket: The bucket to which it is written; its policy lets S3 do so.
    ///   - prefix: The beginning of the list's keys.
    ///   - owner: The account of that bucket, which S3 checks before it writes.
    ///   - id: The name of the list: at most 64 letters, digits, `_`, `.` and `-`; made from the bucket's id if not given.
    ///   - isEnabled: Whether it is written.
    ///   - format: The format of the list; CSV if not given.
    ///   - frequency: The time between two lists; a week if not given.
    ///   - versions: The versions of objects that it lists; all if not given.
    ///   - fields: The facts that are written beside the keys, such as `Size`.
    ///   - objectPrefix: The beginning of the keys of the objects that it lists; all if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        to bucket: any BucketReference, prefix: String? = nil, owner: String? = nil, id: String? = nil, isEnabled: Bool = true,
        format: S3.CfnBucket.Format = .csv, frequency: S3.CfnBucket.ScheduleFrequency = .weekly,
        versions: S3.CfnBucket.IncludedObjectVersions = .all, fields: [String]? = nil, objectPrefix: String? = nil, file: String = #fileID,
        line: Int = #line
    ) {
        self.bucket = bucket
        self.prefix = prefix
        self.owner = owner
        self.id = id
        self.isEnabled = isEnabled
        self.format = format
        self.frequency = frequency
        self.versions = versions
        self.fields = fields
        self.objectPrefix = objectPrefix
        location = .ofUser(file, line)
    }

    func property(number: Int, in scope: Node) -> S3.CfnBucket.InventoryConfigurationProperty {
        let made = String(
            String.UnicodeScalarView("\(scope.id)Inventory\(number)".unicodeScalars.filter(Self.isAllowed)).suffix(64))
        return S3.CfnBucket.InventoryConfigurationProperty(
            destination: S3.CfnBucket.DestinationProperty(
                bucketArn: Value(bucket.arn), format: format, bucketAccountId: Value(owner), prefix: Value(prefix)),
            enabled: Value(isEnabled), id: Value(id ?? made), includedObjectVersions: versions, scheduleFrequency: frequency,
            optionalFields: fields.map { List($0) }, prefix: Value(objectPrefix)
        ).made(at: location)
    }

    /// An id that S3 does not accept.
    var mistakes: [Diagnostic] {
        guard let id, id.utf16.count > 64 || !id.unicodeScalars.allSatisfy(Self.isAllowed) else { return [] }
        return [
            .error(
                "swift-cdk:s3/inventory-id",
                "The id of an inventory has at most 64 letters, digits, '_', '.' and '-', but this one is '\(id)'",
                action: "use another id for the inventory", in: "inventories", at: location)
        ]
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || "_.-".unicodeScalars.contains(scalar)
    }
}
