import CDK
import CDKStepFunctions

/// The states that say which asset an upload is.
///
/// Its id is that of the version that was uploaded: the same event again gives the same id, a new upload another.
struct AssetIdentity {
    let scope: Node
    /// Where S3's event is in the input of the states.
    let event: String
    /// What is handed on besides.
    var besides: [HandlerContract.Field] = []
    /// Where the size of the upload is, if it is handed on.
    var size: JSONPath?

    func identify() -> Chain {
        let version = JSONPath("\(event).detail.object['version-id']")
        // S3's id of the version is empty where objects have no versions.
        let byVersion = identity("Identify version", by: version, versionID: .path(version))
        let byContent = identity("Identify content", by: JSONPath("\(event).detail.object.etag"), versionID: "")
        return Choice(scope, "Has version?").when(.isPresent(version), next: byVersion).otherwise(byContent).afterwards()
    }

    private func identity(_ id: String, by version: JSONPath, versionID: PayloadTemplate) -> Pass {
        let (bucket, key) = (JSONPath("\(event).detail.bucket.name"), JSONPath("\(event).detail.object.key"))
        return Pass(
            scope, id,
            parameters: .fields(
                [
                    (.assetID, .path(.hash(.format("{}/{}/{}", bucket, key, version), .sha256))), (.bucket, .path(bucket)),
                    (.key, .path(key)), (.version, .path(version)), (.versionID, versionID),
                    (.uploadedAt, .path(JSONPath("\(event).time"))),
                ] + besides.map { ($0, .path(.data($0))) } + [size].compactMap { $0 }.map { (.sizeInBytes, .path($0)) }))
    }
}
