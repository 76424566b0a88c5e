import CDK
import CDKCloudWatch
import CDKIAM

/// The life of assets once they are made: functions that find, read, make again and delete them, and others that look after them unasked.
///
/// Each is one function with a small event and a small answer, which IAM alone lets anybody invoke; none has a URL. What is refused is
/// answered as `error` and `errorMessage`; what fails is an error of the function, of which an alarm of the pipeline tells. The page
/// <doc:Assets> has their events.
public final class AssetLife: Construct, NamedConstruct {
    let names: ResourceNames
    private let queries: AssetQueries
    private let deletion: AssetDeletion
    private let remaking: Remaking

    /// - Parameters:
    ///   - scope: The stack or construct that it is part of.
    ///   - id: Unique in the scope.
    ///   - pipeline: Makes the assets.
    ///   - delivery: Delivers what the pipeline makes.
    ///   - grace: How long files stay that another making has replaced: viewers may still play them. A minute at least.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    @discardableResult
    public init(
        _ scope: any Scope, _ id: String, pipeline: TranscodePipeline, delivery: Distribution, grace: Duration = .days(1),
        file: String = #fileID, line: Int = #line
    ) {
        let scope = Node(scope, id, file: file, line: line)
        let shared = pipeline.shared
        names = shared.names
        if grace.seconds < 60 {
            scope.report(
                .error(
                    "swift-cdk:media/grace", "Files of a replaced making cannot go after \(grace)",
                    action: "use the time that a film is played, such as .days(1)"))
        }
        let executions = FilmExecutions(scope, of: pipeline)
        queries = AssetQueries(scope, "Queries", shared, domain: delivery.domainName)
        deletion = AssetDeletion(scope, "Deletion", shared, executions: executions, edge: delivery)
        remaking = Remaking(scope, "Remaking", pipeline: pipeline, executions: executions)
        let care = AssetCare(scope, "Care", shared, executions: executions, edge: delivery, grace: grace)
        let functions = queries.all + [deletion.delete, remaking.remake, care.sweep, care.watch]
        let alarms = Node(scope, "Alarms")
        pipeline.watch(
            functions.flatMap(Watched.faults) + care.watched, of: alarms,
            widgets: [
                GraphWidget(title: "Assets that are stuck, or whose files are gone", left: care.counts, width: 6),
                GraphWidget(title: "Calls of functions of assets that fail (%)", left: functions.map(Watched.errorRate), width: 6),
                GraphWidget(title: "Their duration", left: functions.map(Watched.longRuns), width: 6),
                GraphWidget(title: "Their calls that Lambda does not let run (%)", left: functions.map(Watched.throttleRate), width: 6),
                GraphWidget(title: "Events for them that did not arrive", left: care.losses, width: 6),
            ])
        _ = Construct(alarms)
        super.init(scope)
        reportSharedNames(action: "make one for each pipeline")
    }

    /// Lets someone find and read assets.
    @discardableResult
    public func grantReading(to grantee: any Grantable) -> [Grant] { grant(queries.all, to: grantee) }

    /// Lets someone make assets again.
    @discardableResult
    public func grantRemaking(to grantee: any Grantable) -> [Grant] { grant([remaking.remake], to: grantee) }

    /// Lets someone delete assets.
    @discardableResult
    public func grantDeleting(to grantee: any Grantable) -> [Grant] { grant([deletion.delete], to: grantee) }

    private func grant(_ functions: [HandlerFunction], to grantee: any Grantable) -> [Grant] {
        functions.map { function in
            Grant.addToPrincipal(grantee, actions: ["lambda:InvokeFunction"], resources: [function.function.arn], of: self)
        }
    }
}
