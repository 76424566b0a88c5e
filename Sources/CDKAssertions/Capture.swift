import CloudAssembly
import Synchronization

/// Keeps values that a pattern has met, for what a test asks next.
///
///     let role = Capture()
///     template.expectResource(ofType: "AWS::Lambda::Function", properties: ["Role": ["Fn::GetAtt": [.capture(role), "Arn"]]])
///     template.expectResource(ofType: "AWS::IAM::Policy", properties: ["Roles": [["Ref": Pattern(role)]]])
///     #expect(role.value?.string?.hasPrefix("Handler") == true)
///
/// An expectation that fails keeps nothing, and one that compares with the capture then says so. One that several elements meet keeps a
/// value of each, in the order of the template.
public final class Capture: Sendable {
    private struct State {
        var values: [JSON] = []
        /// Where the last expectation stands that should have kept something and failed; nil if it held.
        var failure: TestLine?
    }

    private let state = Mutex(State())

    /// Creates a capture that has kept nothing yet.
    public init() {}

    /// All values that were kept, the first one first.
    public var values: [JSON] { state.withLock { $0.values } }

    /// The value that was kept last; nil if there is none.
    public var value: JSON? { values.last }

    /// Where the last expectation stands that should have kept something and failed; nil if it held.
    var failure: TestLine? { state.withLock { $0.failure } }

    func keep(_ value: JSON) {
        state.withLock {
            $0.values.append(value)
            $0.failure = nil
        }
    }

    func fail(at place: TestLine) { state.withLock { $0.failure = place } }
}
