import Synchronization
import Testing

/// What an expectation says when it fails, at the line where it stands; empty if it holds.
func failure(_ expectation: () -> Void, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    let told = Mutex<[String]>([])
    withKnownIssue(isIntermittent: true) {
        expectation()
    } matching: { issue in
        let lines = sourceLocation.line...sourceLocation.line + 10
        let isHere = issue.sourceLocation.map { $0.fileID == sourceLocation.fileID && lines.contains($0.line) } ?? false
        told.withLock { $0.append(issue.comments.map(\.rawValue).joined() + (isHere ? "" : " (recorded elsewhere)")) }
        return true
    }
    return told.withLock { $0.joined(separator: "\n") }
}
