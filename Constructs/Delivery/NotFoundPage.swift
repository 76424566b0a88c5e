/// The answer to a request for what does not exist.
///
/// CloudFront may read objects and not list them, so S3 answers 403 for what is not there. CloudFront makes 404 of it only together with
/// a page of the origin's, so the delivery bucket has one.
/// [Source](https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html)
enum NotFoundPage {
    /// The front of the keys of error pages.
    static let prefix = "errors/"
    static let object = BucketObject(
        key: "errors/not-found.json", body: #"{"message": "There is nothing here."}"#, contentType: "application/json")
}
