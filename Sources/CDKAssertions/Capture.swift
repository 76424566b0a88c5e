import CloudAssembly
import Synchronization

/// Keeps values that a pattern has met, for what a test asks next.
///
///     let role = Capture()
///     template.expectResource(ofType: "AWS::Lambda::Function", properties: ["Role": ["Fn::GetAtt": [.capture(role), "Arn"]]])
///     #expect(role.value?.string == "HandlerServiceRole0F5D6C1A")
///
/// An expectation that fails keeps nothing. One that several elements meet keeps a value of each, in the order of the template.
public final class Capture: Sendable {
    private let kept = Mutex<[JSON]>([])

    /// Creates a capture that has kept nothing yet.
    public init() {}

    /// All values that were kept, the first one first.
    public var values: [JSON] { kept.withLock { $0 } }

    /// The value that was kept last; nil if there is none.
    public var value: JSON? { values.last }

    func keep(_ value: JSON) { kept.withLock { $0.append(value) } }
}
