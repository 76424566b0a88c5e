import CDK

/// How much creators may upload by presigned requests.
public struct UploadLimits: Sendable, Hashable {
    /// The size of the largest file.
    public var largestFile: Size
    /// How many uploads of one creator may be open at once.
    ///
    /// What is neither completed nor aborted is open for seven days.
    public var openUploads: Int

    /// Limits for each creator.
    ///
    /// - Parameters:
    ///   - largestFile: The size of the largest file: 5 TiB at most.
    ///   - openUploads: How many uploads of one creator may be open at once: 1 to 1,000.
    public init(largestFile: Size = .gibibytes(500), openUploads: Int = 20) {
        self.largestFile = largestFile
        self.openUploads = openUploads
    }

    /// Files of 500 GiB, and 20 uploads at once.
    public static let standard = UploadLimits()

    /// What 10,000 parts of 64 MiB do not hold has larger parts, up to S3's old limit of an object, which all of its clients know.
    private static let largest = Size.tebibytes(5)
    /// One row holds all of a creator, of 400 KB at most
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html).
    private static let mostOpen = 1_000

    func reportMistakes(_ scope: Node) {
        if largestFile > Self.largest || largestFile.whole(.bytes).map({ $0 < 1 }) ?? true {
            scope.report(
                .error(
                    "swift-cdk:media/largest-file", "Files of \(largestFile) cannot be the largest that are uploaded",
                    action: "use a size of whole bytes, \(Self.largest) at most"))
        }
        if !(1...Self.mostOpen).contains(openUploads) {
            scope.report(
                .error(
                    "swift-cdk:media/open-uploads", "A creator cannot have \(openUploads) uploads open",
                    action: "use a number from 1 to \(Self.mostOpen)"))
        }
    }
}
