/// A time of the media: hours, minutes, seconds and frame, `HH:MM:SS:FF`, or `HH:MM:SS;FF` where frames are dropped.
struct Timecode: Comparable {
    let hours: Int
    let minutes: Int
    let seconds: Int
    let frame: Int

    /// Reads a timecode, with or without the rate after `@`; nil if it is none.
    init?(_ text: String) {
        let numbers = text.prefix { $0 != "@" }.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == ";" }.map { Int($0) }
        guard numbers.count == 4, let hours = numbers[0], let minutes = numbers[1], let seconds = numbers[2], let frame = numbers[3] else {
            return nil
        }
        (self.hours, self.minutes, self.seconds, self.frame) = (hours, minutes, seconds, frame)
    }

    static func < (first: Timecode, second: Timecode) -> Bool {
        (first.hours, first.minutes, first.seconds, first.frame) < (second.hours, second.minutes, second.seconds, second.frame)
    }
}
