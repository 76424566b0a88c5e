import CDKDigests
import Foundation
import Testing

/// Random messages, given in random pieces, against Python's hashlib.
@Suite struct RandomMessageTests {
    @Test func digestsAreThoseOfHashlib() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SplitMix64(state: seed)
        // Every length around the ends of the first blocks, where padding needs a block more or less, and longer ones.
        let lengths = Array(0...200) + (0..<100).map { _ in Int.random(in: 0...20_000, using: &random) }
        let messages = lengths.map { length in (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) } }
        let expected = try digestsOfHashlib(messages)
        #expect(expected.count == messages.count)
        for (message, expected) in zip(messages, expected) {
            let pieces = pieces(of: message, using: &random)
            let found = [digest(MD5.self, pieces), digest(SHA1.self, pieces), digest(SHA256.self, pieces)]
            #expect(found == expected, "a message of \(message.count) bytes, seed \(seed)")
            #expect(hexadecimal(SHA256.hash(data: message)) == expected[2], "in one piece, seed \(seed)")
        }
    }

    private func digest<Digest: MessageDigest>(_ type: Digest.Type, _ pieces: [ArraySlice<UInt8>]) -> String {
        var digest = Digest()
        for piece in pieces { digest.update(data: piece) }
        return hexadecimal(digest.finalize())
    }

    private func pieces(of message: [UInt8], using random: inout SplitMix64) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var rest = message[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 0...150, using: &random))
            pieces.append(piece)
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }

    /// The MD5, SHA-1 and SHA-256 of each message, by a Python that reads messages in hexadecimal digits, one on a line.
    private func digestsOfHashlib(_ messages: [[UInt8]]) throws -> [[String]] {
        let program = """
            import hashlib, sys
            for line in open(sys.argv[1]):
                data = bytes.fromhex(line)
                print(*(hashlib.new(name, data, usedforsecurity=False).hexdigest() for name in ("md5", "sha1", "sha256")))
            """
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("messages-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: file) }
        try messages.map { hexadecimal($0) + "\n" }.joined().write(to: file, atomically: true, encoding: .utf8)
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = ["python3", "-c", program, file.path]
        let output = Pipe()
        python.standardOutput = output
        try python.run()
        let printed = try #require(try output.fileHandleForReading.readToEnd())
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
        return String(decoding: printed, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    }
}

/// Random numbers that a seed gives again.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
