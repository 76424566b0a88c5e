import CDK
import CDKDynamoDB
import CDKIAM
import CDKStepFunctions
import CDKStepFunctionsTasks

/// Writes each upload down as an asset that waits, once, however often its event comes.
///
/// A state machine that calls nothing but tables. It also takes up an asset again that failed: `{"assetId": …}` is its input then, with a
/// `priority` if it is not to be `live`, and with `"takesUp": "COMPLETE"` also one that is complete.
final class UploadIntake: Construct {
    private static let name = "intake"
    /// Each of its calls is tried for half a day.
    private static let timeout = Duration.days(2)

    let stateMachine: StateMachine

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - shared: What the parts of the pipeline share.
    init(_ scope: any Scope, _ id: String, _ shared: SharedParts) {
        let scope = Node(scope, id)
        let nodes = Node(scope, "States")
        let uploads = shared.source.presignedUploads?.table
        let states = States(scope: nodes, assets: AssetStates(scope: nodes, shared: shared), source: shared.source, uploads: uploads)
        let reading = uploads.map { PolicyStatement(actions: ["dynamodb:GetItem"], resources: [$0.arn]) }
        stateMachine =
            LoggedStateMachine(
                scope, name: Self.name, shared, states: states.start(),
                permissions: [PolicyStatement(actions: ["dynamodb:UpdateItem"], resources: [shared.table.arn]), reading].compactMap { $0 },
                comment: "Writes an upload down as an asset that waits", timeout: Self.timeout
            ).stateMachine
        _ = Construct(nodes)
        super.init(scope)
    }

    /// What is to be watched of it.
    var watched: WatchedExecutions {
        WatchedExecutions(
            name: Self.name, title: "Uploads written down", stateMachine: stateMachine, meaning: "An upload was not written down",
            section: .uploadNotWrittenDown)
    }

    private struct States {
        typealias Field = HandlerContract.Field
        typealias Priority = HandlerContract.Priority

        let scope: Node
        let assets: AssetStates
        let source: IngestBucket
        /// Has a row of each presigned upload.
        let uploads: Table?

        func start() -> any Chainable {
            let waits = Succeed(scope, "Waits")
            let upload = AssetIdentity(scope: scope, event: "$", size: "$.detail.object.size").identify()
            let found = uploads.map { upload.next(find(in: $0)) } ?? upload
            found.next(place()).next(lineUp()).next(waits)
            let again = placeAgain().next(lineUpAgain()).next(waits)
            return Choice(scope, "Again?").when(.isPresent(.data(.assetID)), next: again).otherwise(upload)
        }

        /// Looks for the row of a presigned upload, which is written before its first part is signed.
        private func find(in uploads: Table) -> DynamoDBGetItem {
            let find = DynamoDBGetItem(
                scope, "Find upload", table: uploads,
                key: [
                    HandlerContract.RowKey.partition.rawValue: .string(
                        path: .format("\(HandlerContract.UploadRow.upload){}", .data(.key)))
                ],
                isConsistent: true, projection: [Field.creator, .priority, .fileName, .title].map(\.rawValue),
                options: .init(resultPath: "$.upload", timeout: .after(.minutes(2))))
            for retry in Retries.ofCall { find.retry(retry) }
            return find
        }

        /// Characters that control a line or turn its direction, as a regular expression.
        private static let unseen =
            #"/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/"#

        /// Adds creator, priority, the file's name and the title.
        ///
        /// A presigned upload has them in its row; any other in its key, creator and priority in the folders below the prefix of uploads, and no
        /// title.
        private func place() -> Pass {
            let prefix = source.uploadPrefix.unicodeScalars.count
            let bindings = [
                "$row := $states.input.upload.Item", "$parts := $split($substring($states.input.key, \(prefix)), '/')",
                "$folders := $count($parts) - 1", "$first := $folders > 0 and $parts[0] = '\(Priority.imported)' ? 1 : 0",
                // An index by creators takes no empty one.
                "$creator := $folders > $first and $parts[$first] != '' ? $parts[$first] : '-'",
                // As it may be shown: without what turns the direction of what stands behind it. The key has all of it.
                "$name := $exists($row.\(Field.fileName)) ? $row.\(Field.fileName).S : $replace($parts[$folders], \(Self.unseen), '')",
            ]
            let priority = Self.priority("($exists($row) ? $row.\(Field.priority).S = '\(Priority.imported)' : $first = 1)")
            let creator = "'\(Field.creator)': $exists($row) ? $row.\(Field.creator).S : $creator"
            let names = "'\(Field.fileName)': $name, '\(Field.title)': $exists($row.\(Field.title)) ? $row.\(Field.title).S : ''"
            return Pass(
                scope, "Place",
                outputs: "{% (\(bindings.joined(separator: "; ")); $merge([$states.input, {\(priority), \(creator), \(names)}])) %}",
                language: .jsonata)
        }

        private func lineUp() -> DynamoDBUpdateItem {
            assets.lineUp().catch(Self.conditionFailed, resultPath: .discard, next: Succeed(scope, "Already claimed"))
        }

        /// How urgent it is that an asset is made again, and whether one that is complete is: whoever asks says so.
        private func placeAgain() -> Pass {
            let priority = Self.priority("$states.input.\(Field.priority) = '\(Priority.imported)'")
            let (complete, failed) = (AssetStatus.complete, AssetStatus.failed)
            let takesUp = "'\(Field.takesUp)': $states.input.\(Field.takesUp) = '\(complete)' ? '\(complete)' : '\(failed)'"
            return Pass(scope, "Place again", outputs: "{% $merge([$states.input, {\(priority), \(takesUp)}]) %}", language: .jsonata)
        }

        private func lineUpAgain() -> DynamoDBUpdateItem {
            // Nobody's fault: whoever has asked finds it in the execution's output.
            let refused = Pass(
                scope, "Not taken up",
                result: [HandlerContract.Field.cause.rawValue: "There is no such asset, or it is not one that is taken up again"])
            return assets.lineUpAgain().catch(Self.conditionFailed, resultPath: .discard, next: refused)
        }

        private static let conditionFailed: [StateError] = ["DynamoDB.ConditionalCheckFailedException"]

        private static func priority(_ isImported: String) -> String {
            "'\(Field.priority)': \(isImported) ? '\(Priority.imported)' : '\(Priority.live)'"
        }
    }
}
