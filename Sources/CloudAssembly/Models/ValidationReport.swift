/// The content of `validation-report.json`: warnings and errors, for the CLI to print.
public struct ValidationReport: Codable, Sendable, Equatable {
    public enum Conclusion: String, Codable, Sendable {
        case success, failure
    }

    public struct PluginReport: Codable, Sendable, Equatable {
        public var pluginName: String
        public var conclusion: Conclusion
        public var metadata: OrderedMap<String>?
        public var violations: [Violation]

        public init(pluginName: String, conclusion: Conclusion, metadata: OrderedMap<String>? = nil, violations: [Violation]) {
            self.pluginName = pluginName
            self.conclusion = conclusion
            self.metadata = metadata
            self.violations = violations
        }
    }

    public struct Violation: Codable, Sendable, Equatable {
        public var ruleName: String
        public var description: String
        public var severity: String
        public var ruleMetadata: OrderedMap<String>?
        public var violatingConstructs: [ViolatingConstruct]

        public init(
            ruleName: String, description: String, severity: String, ruleMetadata: OrderedMap<String>? = nil,
            violatingConstructs: [ViolatingConstruct]
        ) {
            self.ruleName = ruleName
            self.description = description
            self.severity = severity
            self.ruleMetadata = ruleMetadata
            self.violatingConstructs = violatingConstructs
        }
    }

    public struct ViolatingConstruct: Codable, Sendable, Equatable {
        public struct Resource: Codable, Sendable, Equatable {
            public var templatePath: String
            public var logicalId: String

            public init(templatePath: String, logicalId: String) {
                self.templatePath = templatePath
                self.logicalId = logicalId
            }
        }

        public var constructPath: String
        public var constructFqn: String?
        public var libraryVersion: String?
        public var cloudFormationResource: Resource?

        public init(constructPath: String, constructFqn: String?, libraryVersion: String?, cloudFormationResource: Resource?) {
            self.constructPath = constructPath
            self.constructFqn = constructFqn
            self.libraryVersion = libraryVersion
            self.cloudFormationResource = cloudFormationResource
        }
    }

    public var version: String
    public var title: String
    public var pluginReports: [PluginReport]

    public init(version: String = SchemaVersion.current, title: String = "Validation Report", pluginReports: [PluginReport]) {
        self.version = version
        self.title = title
        self.pluginReports = pluginReports
    }
}
