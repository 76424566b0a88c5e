import Testing

@testable import CDKMediaConvert
@testable import SettingsSamples

/// How large the pictures of a codec may be.
@Suite struct LargestPicturesTests {
    /// The service's table: in either direction for the first two.
    @Test(arguments: [
        (VideoCodec.h264, 4096, 2160, true), (.h264, 2160, 4096, true), (.h264, 4098, 2160, false), (.h264, 2162, 4096, false),
        (.h264, 7680, 4320, false), (.h265, 8192, 4320, true), (.h265, 4320, 8192, true), (.h265, 8192, 4322, false),
        (.mpeg2, 1152, 1920, false), (.prores, 4096, 4096, true),
    ])
    func theTable(codec: VideoCodec, width: Int, height: Int, fits: Bool) {
        let found = VideoDescription(codecSettings: .init(codec: codec), height: height, width: width)
        let preset = PresetSettings(videoDescription: found)
        #expect(preset.mistakes.filter { $0.place == "videoDescription" }.isEmpty == fits)
    }

    @Test(
        arguments: [
            (7680, 4320, "width 7680 and height 4320"), (nil, 4098, "height 4098"), (4098, nil, "width 4098"),
        ] as [(Int?, Int?, String)])
    func whatAUserReads(width: Int?, height: Int?, size: String) {
        var job = Samples.cmaf
        job.outputGroups?[0].outputs?[0].videoDescription?.width = width
        job.outputGroups?[0].outputs?[0].videoDescription?.height = height
        #expect(
            job.mistakes == [
                .error(
                    "swift-cdk:mediaconvert/largest-pictures",
                    "Pictures of H_264 have at most 4096x2160 or 2160x4096, and this one has \(size)",
                    action: "choose a smaller size, or H_265", in: "outputGroups[0].outputs[0].videoDescription")
            ])
    }
}
