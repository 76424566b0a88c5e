import CDK
import MediaConstructs

extension Ladder {
    /// A ladder by chance that has no mistakes: sizes, shapes, codecs, bit rates and times from one end of what is allowed to the other.
    static func random(_ chance: inout Chance) -> Ladder {
        let fragment = chance.number(1...10)
        let parts = [1, 2, 3, 4, 5, 8, 10].filter { fragment * 1_000 % $0 == 0 }
        let part = parts[chance.number(0...(parts.count - 1))]
        return Ladder(
            renditions(&chance), groupOfPictures: .milliseconds(fragment * 1_000 / part),
            segment: .seconds(fragment * chance.number(1...6)), fragment: .seconds(fragment))
    }

    /// A ladder by chance that may have any mistake in sizes, bit rates, qualities and times.
    static func wild(_ chance: inout Chance) -> Ladder {
        var ladder = random(&chance)
        for index in ladder.renditions.indices where chance.happens(0.1) {
            switch chance.number(0...3) {
            case 0: ladder.renditions[index].width = chance.number(-1...9_000)
            case 1: ladder.renditions[index].height = chance.number(-1...9_000)
            case 2: ladder.renditions[index].maximumBitrate = chance.one(of: -1, 0, 999, 1_152_000_001, 1_466_400_000)
            default: ladder.renditions[index].quality = chance.number(-1...12)
            }
        }
        if chance.happens(0.2) { ladder.groupOfPictures = .milliseconds(chance.number(0...12_000)) }
        if chance.happens(0.2) { ladder.groupOfPictures = .seconds(chance.number(1...6)) }
        if chance.happens(0.2) { ladder.segment = .seconds(chance.number(0...20)) }
        if chance.happens(0.2) { ladder.fragment = .seconds(chance.number(0...10)) }
        return ladder
    }

    private static func renditions(_ chance: inout Chance) -> [Rendition] {
        let even = 2
        var heights: Set<Int> = []
        for _ in 0...chance.number(0...7) {
            heights.insert(chance.one(of: 16, 90, 180, 240, 270, 360, 540, 720, 1_080, 2_160, chance.number(16...2_160)) * even)
        }
        return heights.sorted(by: >).flatMap { height -> [Rendition] in
            let shape = chance.one(of: 1, 4.0 / 3, 16.0 / 9, 2.39, Double.random(in: 1...4, using: &chance))
            let width = min(Int(Double(height / even) * shape) * even, 8_192)
            // The largest of each codec in MediaConvert's table.
            let fitsH264 = width <= 4_096 && height <= 2_160
            let bitrate = chance.one(of: 1_000, 1_152_000_000, chance.number(100_000...20_000_000))
            // Some sizes are there twice, for two speeds or two codecs.
            let lower = chance.happens(0.2) && bitrate > 1_000 ? [bitrate / 2] : []
            return ([bitrate] + lower).enumerated().map { index, bitrate in
                Rendition(
                    name: "\(height)p" + (index == 0 ? "" : "-\(chance.one(of: "low", "b", "HEVC"))"), width: width, height: height,
                    maximumBitrate: bitrate, quality: chance.number(1...10),
                    codec: fitsH264 ? chance.one(of: .h264(.main), .h264(.high), .hevc) : .hevc)
            }
        }
    }
}
