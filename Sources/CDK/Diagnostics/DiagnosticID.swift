extension Diagnostic {
    /// The kind of a diagnostic: a stable name by which people look it up, filter for it and acknowledge it.
    ///
    /// The library's own are `swift-cdk:<area>/<name>`: the area is a module or a floor of the core in small letters (`sqs`, `assets`,
    /// `media`), the name says in a few words what is wrong (`fifo-name`), words joined by hyphens. Warnings that aws-cdk-lib has too keep
    /// its ids (`@aws-cdk/aws-lambda:…`), because people acknowledge them in code that they bring along. Other libraries and apps put a
    /// name of their own in front of the colon. An id is never given to another kind of mistake; a message may change from version to
    /// version.
    ///
    /// Each of the library's has an entry in `Sources/Catalogue`, of which the page <doc:Diagnostics> is made.
    public struct ID: Sendable, Hashable, RawRepresentable, ExpressibleByStringInterpolation, CustomStringConvertible {
        /// The name.
        public let rawValue: String

        /// Creates an id.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Creates an id.
        public init(stringLiteral value: String) { rawValue = value }

        /// The name.
        public var description: String { rawValue }
    }
}
