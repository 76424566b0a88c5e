import CloudAssembly
import Foundation

extension Template {
    /// Expects that the template is what it was when its snapshot was recorded.
    ///
    /// The snapshot is `Snapshots/<name of the test's file>/<name>.json` beside the file of the test. With `RECORD_SNAPSHOTS=1` in the
    /// environment it is written, to be read and committed. Hashes of assets and of versions of functions stand in it as `<hash 1>`,
    /// `<hash 2>`, so that a change of a function's code is no change of the template.
    ///
    /// - Parameters:
    ///   - name: The name of the snapshot, one for each in a file of tests.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file, beside which snapshots are.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectSnapshot(
        _ name: String, fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
    ) {
        let place = TestLine(fileID: fileID, filePath: filePath, line: line, column: column)
        let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
        if let failure = comparison(withSnapshot: name, besideFile: "\(filePath)", isRecording: isRecording) { place.fail(failure) }
    }

    /// What is wrong when the template is compared with its snapshot, or the snapshot is recorded; nil if nothing is.
    func comparison(withSnapshot name: String, besideFile path: String, isRecording: Bool) -> String? {
        if name.isEmpty || name.contains("/") { return "'\(name)' cannot be the name of a snapshot: it names a file" }
        let test = URL(fileURLWithPath: path)
        let folder = test.deletingLastPathComponent().appendingPathComponent("Snapshots")
            .appendingPathComponent(test.deletingPathExtension().lastPathComponent)
        let file = folder.appendingPathComponent("\(name).json")
        let shown = "Snapshots/\(folder.lastPathComponent)/\(name).json"
        let current = snapshotText
        do {
            if isRecording {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(current.utf8).write(to: file, options: .atomic)
                return nil
            }
            let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            if recorded.utf8.elementsEqual(current.utf8) { return nil }
            let remedy = "If that is meant, record it anew with RECORD_SNAPSHOTS=1"
            return "The template is not what \(shown) says (- recorded, + now). \(remedy):\n\(LineDifference(from: recorded, to: current))"
        } catch CocoaError.fileReadNoSuchFile {
            return "There is no snapshot \(shown): record it with RECORD_SNAPSHOTS=1, and read it"
        } catch {
            return "\(shown) cannot be \(isRecording ? "written" : "read"): \(SystemError.of(error))"
        }
    }

    /// The template with its hashes masked, a member in a line.
    var snapshotText: String {
        var numbers: [Substring: Int] = [:]
        let text = json.text(indent: 2)
        // A digest of an asset has exactly as many digits. The name of a function's current version ends in a shorter one.
        return text.replacing(/(CurrentVersion[0-9A-F]{8})([0-9a-f]{32})(?![0-9A-Za-z])|[0-9a-f]{64,}/) { match in
            let digest = match.output.2 ?? match.output.0
            if digest.count > 64 { return String(digest) }
            let number = numbers[digest] ?? numbers.count + 1
            numbers[digest] = number
            return "\(match.output.1 ?? "")<hash \(number)>"
        } + "\n"
    }
}
