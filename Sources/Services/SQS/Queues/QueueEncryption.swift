import CDK
import CDKKMS

/// The encryption of a queue's messages at rest.
///
/// [Reference](https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html)
public enum QueueEncryption {
    /// No encryption.
    case unencrypted
    /// With keys of SQS's own, as queues do if not told otherwise. It costs nothing.
    case sqsManaged
    /// With the key of the account that AWS manages for SQS. Other services, such as SNS, cannot send to the queue.
    ///
    /// - Parameter dataKeyReuse: The time for which a data key is used before KMS is asked for a new one: 1 minute to 24 hours; 5 minutes
    ///   if nil.
    case kmsManaged(dataKeyReuse: Duration? = nil)
    /// With a key of KMS.
    ///
    /// - Parameters:
    ///   - key: The key; the queue makes one if nil.
    ///   - dataKeyReuse: The time for which a data key is used before KMS is asked for a new one: 1 minute to 24 hours; 5 minutes if nil.
    case kms(key: (any KeyReference)? = nil, dataKeyReuse: Duration? = nil)
}
