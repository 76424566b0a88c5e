/// The content of `validation-report.json`: warnings and errors, for the CLI to print.
public struct ValidationReport: Codable, Sendable, Equatable {
    /// The outcome of a validation.
    public enum Conclusion: String, Codable, Sendable {
        /// No violation is an error.
        case success
        /// A violation is an error.
        case failure
    }

    /// The report of one validator.
    public struct PluginReport: Codable, Sendable, Equatable {
        /// The validator's name, which the CLI shows.
        public var pluginName: String
        /// The outcome: a failure if any violation is an error.
        public var conclusion: Conclusion
        /// Further facts about the report, as texts.
        public var metadata: OrderedMap<String>?
        /// The violations that the validator found.
        public var violations: [Violation]

        /// A report of one validator.
        public init(pluginName: String, conclusion: Conclusion, metadata: OrderedMap<String>? = nil, violations: [Violation]) {
            self.pluginName = pluginName
            self.conclusion = conclusion
            self.metadata = metadata
            self.violations = violations
        }
    }

    /// A rule that constructs break.
    public struct Violation: Codable, Sendable, Equatable {
        /// The rule's id, such as `Annotation::warning-annotation`.
        public var ruleName: String
        /// The message.
        public var description: String
        /// The severity: `warning` or `error`.
        public var severity: String
        /// Further facts about the rule, as texts.
        public var ruleMetadata: OrderedMap<String>?
        /// The constructs that break the rule.
        public var violatingConstructs: [ViolatingConstruct]

        /// A rule with the constructs that break it.
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

    /// A construct that breaks a rule.
    public struct ViolatingConstruct: Codable, Sendable, Equatable {
        /// A resource in a template.
        public struct Resource: Codable, Sendable, Equatable {
            /// The template's file, relative to the manifest.
            public var templatePath: String
            /// The resource's logical id in the template.
            public var logicalId: String

            /// A resource by its template and logical id.
            public init(templatePath: String, logicalId: String) {
                self.templatePath = templatePath
                self.logicalId = logicalId
            }
        }

        /// The construct's path in the tree.
        public var constructPath: String
        /// The qualified name of the construct's class; nil if it is not known.
        public var constructFqn: String?
        /// The version of the library that the class is part of; nil if it is not known.
        public var libraryVersion: String?
        /// The resource, if the construct is one.
        public var cloudFormationResource: Resource?

        /// A construct that breaks a rule; nil leaves a member out.
        public init(constructPath: String, constructFqn: String?, libraryVersion: String?, cloudFormationResource: Resource?) {
            self.constructPath = constructPath
            self.constructFqn = constructFqn
            self.libraryVersion = libraryVersion
            self.cloudFormationResource = cloudFormationResource
        }
    }

    /// The version of the schema, such as `55.0.0`.
    public var version: String
    /// The heading that the CLI prints over the report.
    public var title: String
    /// A report for each validator.
    public var pluginReports: [PluginReport]

    /// A report of the version that this module writes.
    public init(version: String = SchemaVersion.current, title: String = "Validation Report", pluginReports: [PluginReport]) {
        self.version = version
        self.title = title
        self.pluginReports = pluginReports
    }
}
