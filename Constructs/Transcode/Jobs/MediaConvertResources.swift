import CDK
import CDKMediaConvert

/// The queue, the presets and the job templates of a pipeline, in a region that has MediaConvert.
final class MediaConvertResources: Construct {
    init(_ scope: any Scope, _ id: String, definition: JobDefinition, target: MediaConvertTarget) {
        let scope = Node(scope, id)
        let queue = MediaConvert.CfnQueue(
            scope, "Queue", description: Value(target.queueName), name: Value(target.queueName), status: "ACTIVE")
        func template(_ id: String, _ name: String, _ settings: JobTemplateSettings) -> MediaConvert.CfnJobTemplate {
            MediaConvert.CfnJobTemplate(
                scope, id, settingsJson: AnyValue(settings.json), name: Value(name), queue: queue.attrArn,
                statusUpdateInterval: "SECONDS_60")
        }
        let main = template("JobTemplate", target.mainTemplate, definition.main(in: nil, presets: target.presets))
        for (modifier, settings) in definition.presets {
            // Two renditions with one name are reported by the ladder.
            guard let name = target.presets[modifier], scope.child("Preset\(modifier)") == nil else { continue }
            // By its name alone, which CloudFormation does not take for a reference.
            main.addResourceDependency(
                MediaConvert.CfnPreset(scope, "Preset\(modifier)", settingsJson: AnyValue(settings.json), name: Value(name)))
        }
        if let preview = definition.preview(in: nil) { _ = template("PreviewJobTemplate", target.previewTemplate, preview) }
        super.init(scope)
    }
}

/// What a pipeline's jobs use in MediaConvert's region: by names, so that no stack has to know another's values.
struct MediaConvertTarget {
    let region: Value<String>
    let partition: Value<String>
    let account: Value<String>
    let queueName: String
    /// The queues of jobs that may still run: also that of the other placement in the region, for films that began before a move.
    let trustedQueueNames: [String]
    let mainTemplate: String
    let previewTemplate: String
    /// The presets by the name modifiers of the outputs whose settings they hold.
    let presets: OrderedMap<String>
    /// Whether queue, templates and presets are made, or the region's predefined queue is used.
    let isProvisioned: Bool

    init(_ scope: Node, names: ResourceNames, placement: ResolvedPlacement, definition: JobDefinition) {
        region = placement.region(scope)
        partition = scope.partition
        account = scope.account
        if case .remote = placement { isProvisioned = false } else { isProvisioned = true }
        queueName = isProvisioned ? names("transcode-queue") : Self.predefinedQueue
        trustedQueueNames = placement == .inRegion ? [queueName] : [Self.predefinedQueue, names("transcode-queue")]
        mainTemplate = names("transcode-job-template")
        previewTemplate = names("preview-job-template")
        presets =
            isProvisioned
            ? OrderedMap(definition.presets.map { ($0.modifier, names("\($0.modifier.dropFirst())-preset")) }) : [:]
    }

    /// The on-demand queue that every account has in every region.
    private static let predefinedQueue = "Default"

    var trustedQueueARNs: [ARN] { trustedQueueNames.map { arn("queues", Value($0)) } }

    var queueARN: ARN { arn("queues", Value(queueName)) }

    /// All jobs of the account: a job's id is known only when it exists.
    var jobsARN: ARN { arn("jobs", "*") }

    /// What a job is made from besides its settings.
    var templateARNs: [ARN] {
        guard isProvisioned else { return [] }
        return [mainTemplate, previewTemplate].map { arn("jobTemplates", Value($0)) } + presets.values.map { arn("presets", Value($0)) }
    }

    private func arn(_ kind: Value<String>, _ name: Value<String>) -> ARN {
        ARN(partition: partition, service: "mediaconvert", region: region, account: account, resource: kind, resourceName: name)
    }
}
