import Foundation

/// What libFuzzer calls with each text that it makes; `HOSTILE_PARSER` names the parser.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Chosen.parser(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

private enum Chosen {
    static let parser: @Sendable ([UInt8]) -> Void = {
        let name = ProcessInfo.processInfo.environment["HOSTILE_PARSER"] ?? ""
        guard let parser = Parsers.all[name] else { preconditionFailure("HOSTILE_PARSER names no parser: '\(name)'") }
        return parser
    }()
}
