import CDK
import MediaConstructs

/// What the context says to a deployment: its settings, `streaming.<suffix>`, which `cdk.json` keeps, and what is given beside them, such as
/// by `-c encryption=kms`, which holds in their place, for a trial.
///
/// Settings that nobody reads are reported, wherever they stand.
struct DeploymentContext {
    /// The key under which the context has the settings of each deployment, by its suffix.
    private static let key = "streaming"

    /// What there is to set.
    private static let names = [
        "alarmEmail", "certificateArn", "confirm", "countries", "domain", "encryption", "filmsAtOnce", "firewall", "hostedZone",
        "ladder", "longestJobSeconds", "masters", "mediaConvert", "originShield", "playerSites", "priceClass", "refusedCountries",
        "region", "removal", "renditionStorage", "runbookURL", "tags", "thumbnailQuality", "uploadOrigins", "viewerKeys", "viewers",
        "workflowLogs",
    ]

    private let app: App
    private let suffix: EnvironmentSuffix
    /// The settings that are kept; nil if the context has none for any deployment.
    private let kept: OrderedMap<JSON>?

    init(_ app: App, _ suffix: EnvironmentSuffix) {
        self.app = app
        self.suffix = suffix
        kept = Self.settings(of: suffix, app)
        reportUnknown()
        reportTrials()
    }

    /// A setting as text: numbers as they are written, the items of a list with commas between them; nil if it is not given.
    func text(_ name: String) -> String? {
        guard let value = app.node.context(name) ?? kept?[name], value != .null else { return nil }
        if let text = Self.text(of: value) { return text }
        report(name, "\(value) is no text, no number, and no list of them", action: "write it as the page Settings says")
        return nil
    }

    /// The items between the commas of a setting, without the spaces around them; none if it is not given.
    func list(_ name: String) -> [String] { text(name).map(Self.list) ?? [] }

    /// The items between the commas of a text, without the spaces around them.
    static func list(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map { item in
            String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Says of a setting what is wrong with it.
    func report(_ name: String, _ mistake: String, action: String) {
        let place = app.node.context(name) != nil ? "Context '\(name)'" : "Setting '\(Self.key).\(suffix).\(name)'"
        app.node.report(.error("streaming-platform:context/\(name)", "\(place): \(mistake)", action: action))
    }

    private static func text(of value: JSON) -> String? {
        switch value {
        case .string(let text): return text
        case .number: return value.text()
        case .array(let items):
            let texts = items.map { text(of: $0) }
            return texts.contains(nil) ? nil : texts.compactMap { $0 }.joined(separator: ",")
        default: return nil
        }
    }

    private static func settings(of suffix: EnvironmentSuffix, _ app: App) -> OrderedMap<JSON>? {
        guard let value = app.node.context(key), value != .null else { return nil }
        func report(_ id: String, _ mistake: String, _ action: String) {
            app.node.report(.error("streaming-platform:settings/\(id)", mistake, action: action))
        }
        let example = "write the settings of each deployment by its suffix: \"\(key)\": {\"\(suffix)\": {\"encryption\": \"kms\"}}"
        guard let deployments = value.object, deployments.values.allSatisfy({ $0.object != nil }) else {
            report("form", "Context '\(key)' is not what settings look like", example)
            return nil
        }
        for (deployment, settings) in deployments {
            for name in settings.object?.keys ?? [] where !names.contains(name) {
                report("unknown", "Nothing is set by '\(key).\(deployment).\(name)'", advice(on: name))
            }
        }
        guard let settings = deployments["\(suffix)"]?.object else {
            let near = nearest(to: "\(suffix)", among: deployments.keys).map { "use -c environmentSuffix=\($0), or " }
            report(
                "missing", "Context '\(key)' has no settings for the suffix '\(suffix)'",
                "\(near.first ?? "")add \"\(suffix)\": {} to it, with which all settings have their defaults")
            return nil
        }
        return settings
    }

    /// Reports each key of the context that nothing reads: as an error if it is nearly one that is read, most likely a slip.
    ///
    /// Keys with characters other than letters belong to the library or the command line.
    private func reportUnknown() {
        let known = Self.names + [Self.key, EnvironmentSuffix.contextKey]
        for key in app.node.allContext.keys where !known.contains(key) && key.allSatisfy({ $0.isLetter }) {
            let message = "The context '\(key)' means nothing to this app"
            if let meant = Self.nearest(to: key, among: known).first {
                app.node.report(.error("streaming-platform:context/misspelt", message, action: "write '\(meant)'"))
            } else {
                app.node.report(
                    .warning(
                        "streaming-platform:context/unknown", message,
                        action: "use one that it knows: \(known.sorted().joined(separator: ", "))"))
            }
        }
    }

    /// Warns of what holds for one deployment only: what the next one without it takes back, and a confirmation that is kept.
    private func reportTrials() {
        guard let kept else { return }
        if kept["confirm"] != nil {
            app.node.report(
                .warning(
                    "streaming-platform:settings/confirm", "Setting '\(Self.key).\(suffix).confirm' is for one update alone",
                    action: "take it out when that is done: the next change would be refused"))
        }
        for name in Self.names where name != "confirm" {
            guard let given = app.node.context(name), Self.text(of: given) != kept[name].flatMap({ Self.text(of: $0) }) else { continue }
            app.node.report(
                .warning(
                    "streaming-platform:context/trial",
                    "The context '\(name)' holds in place of the settings of '\(suffix)', in this deployment alone",
                    action: "set \(Self.key).\(suffix).\(name) in cdk.json if it is to stay"))
        }
    }

    /// More letters than two make another word, no slip.
    private static func nearest(to word: String, among words: [String]) -> [String] {
        NearestNames.closest(to: word, among: words, within: 2)
    }

    private static func advice(on name: String) -> String {
        guard let meant = nearest(to: name, among: names).first else {
            return "use one of \(names.joined(separator: ", "))"
        }
        return "write '\(meant)'"
    }
}
