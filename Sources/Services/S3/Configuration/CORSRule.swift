import CDK

/// A rule for what scripts of other origins may do with a bucket in a browser.
///
/// [Reference](https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html)
public struct CORSRule: Sendable {
    /// A method of HTTP.
    public enum Method: String, Sendable {
        /// `GET`.
        case get = "GET"
        /// `PUT`.
        case put = "PUT"
        /// `HEAD`.
        case head = "HEAD"
        /// `POST`.
        case post = "POST"
        /// `DELETE`.
        case delete = "DELETE"
    }

    let id: String?
    let methods: [Method]
    let origins: [String]
    let allowedHeaders: [String]?
    let exposedHeaders: [String]?
    let maxAge: Duration?
    /// The line that made it, for diagnostics.
    let location: SourceLocation?

    /// A rule.
    ///
    /// - Parameters:
    ///   - id: A name for the rule; at most 255 characters.
    ///   - methods: The methods that are allowed.
    ///   - origins: The origins whose scripts are meant, such as `https://video.example`; one `*` in each stands for any characters.
    ///   - allowedHeaders: The headers that a request may have; none beyond the simple ones if not given.
    ///   - exposedHeaders: The headers of the response that scripts may see; none beyond the simple ones if not given.
    ///   - maxAge: The time for which the browser remembers the answer; in whole seconds.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    public init(
        id: String? = nil, methods: [Method], origins: [String], allowedHeaders: [String]? = nil, exposedHeaders: [String]? = nil,
        maxAge: Duration? = nil, file: String = #fileID, line: Int = #line
    ) {
        self.id = id
        self.methods = methods
        self.origins = origins
        self.allowedHeaders = allowedHeaders
        self.exposedHeaders = exposedHeaders
        self.maxAge = maxAge
        location = .ofUser(file, line)
    }

    /// The rule as a bucket of the generated class ``S3/CfnBucket`` takes it.
    ///
    /// A time that is not whole seconds is reported at `scope`.
    public func property(in scope: any Scope) -> S3.CfnBucket.CorsRuleProperty {
        let scope = scope.node
        return S3.CfnBucket.CorsRuleProperty(
            allowedMethods: List(methods.map(\.rawValue)), allowedOrigins: List(origins), allowedHeaders: allowedHeaders.map { List($0) },
            exposedHeaders: exposedHeaders.map { List($0) }, id: Value(id),
            maxAge: Value(scope.reporting(at: location) { maxAge?.whole(.seconds, for: scope) })
        ).made(at: location)
    }
}
