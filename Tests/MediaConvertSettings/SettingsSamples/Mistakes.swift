import CDKMediaConvert

/// Settings with a value that the service's own model does not allow.
struct Mistake {
    let name: String
    let settings: any CheckedSettings

    private init(_ name: String, _ settings: any CheckedSettings) {
        self.name = name
        self.settings = settings
    }

    /// The adaptive streaming job with a change.
    private init(_ name: String, _ change: (inout JobSettings) -> Void) {
        var settings = Samples.cmaf
        change(&settings)
        self.init(name, settings)
    }

    /// The first rendition's codec with a change.
    private static func h264(_ name: String, _ change: (inout H264Settings) -> Void) -> Mistake {
        Mistake(name) { settings in
            guard var codec = settings.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings else { return }
            change(&codec)
            settings.outputGroups?[0].outputs?[0].videoDescription?.codecSettings?.h264Settings = codec
        }
    }

    /// The streaming group's settings with a change.
    private static func cmaf(_ name: String, _ change: (inout CmafGroupSettings) -> Void) -> Mistake {
        Mistake(name) { settings in
            guard var group = settings.outputGroups?[0].outputGroupSettings?.cmafGroupSettings else { return }
            change(&group)
            settings.outputGroups?[0].outputGroupSettings?.cmafGroupSettings = group
        }
    }

    static let all: [Mistake] = [
        h264("number below its range") { $0.maxBitrate = 900 },
        h264("number above its range") { $0.minIInterval = 31 },
        h264("nested number above its range") { $0.qvbrSettings?.qvbrQualityLevel = 11 },
        h264("unknown text") { $0.rateControlMode = "ABR" },
        h264("text in the wrong case") { $0.codecProfile = "high" },
        h264("text in place of a number") { $0.members["HrdBufferSize"] = "large" },
        h264("fraction in place of a whole number") { $0.members["Slices"] = 1.5 },
        h264("unknown member of a codec") { $0.members["Quality"] = 8 },
        cmaf("no S3 address") { $0.destination = "https://bucket/abr" },
        cmaf("length of zero") { $0.segmentLength = 0 },
        cmaf("negative length") { $0.fragmentLength = -2 },
        cmaf("structure in place of a text") { $0.members["WriteHlsManifest"] = CmafEncryptionSettings() },
        cmaf("thumbnail that is too small") { $0.imageBasedTrickPlaySettings?.thumbnailWidth = 0 },
        cmaf("key that is too short") {
            $0.encryption = .init(staticKeyProvider: .init(staticKeyValue: "0123"), type: .staticKey)
        },
        cmaf("identifier that is none") {
            $0.encryption = .init(spekeKeyProvider: .init(resourceId: "film", url: "http://keys"), type: .speke)
        },
        Mistake("unknown group type") { $0.outputGroups?[0].outputGroupSettings?.type = "cmaf" },
        Mistake("unknown member of a group") { $0.outputGroups?[0].members["Colour"] = "red" },
        Mistake("empty name modifier") { $0.outputGroups?[0].outputs?[0].nameModifier = "" },
        Mistake("long name modifier") { $0.outputGroups?[0].outputs?[1].nameModifier = String(repeating: "m", count: 257) },
        Mistake("picture that is too small") { $0.outputGroups?[0].outputs?[3].videoDescription?.width = 16 },
        Mistake("unknown container") { $0.outputGroups?[0].outputs?[4].containerSettings?.container = "MKV" },
        Mistake("sample rate above its range") {
            $0.outputGroups?[0].outputs?[4].audioDescriptions?[0].codecSettings?.aacSettings?.sampleRate = 192_000
        },
        Mistake("unknown language") { $0.outputGroups?[0].outputs?[4].audioDescriptions?[0].languageCode = "ENGLISH" },
        Mistake("file name without a place") { $0.inputs?[0].fileInput = "film.mp4" },
        Mistake("strength above its range") { $0.inputs?[0].filterStrength = 6 },
        Mistake("unknown text in a map") { $0.inputs?[0].audioSelectors?["Audio Selector 1"]?.defaultSelection = "YES" },
        Mistake("clip without frames") { $0.inputs?[0].inputClippings = [.init(startTimecode: "00:00:10")] },
        Mistake("text in place of a list") { $0.members["Inputs"] = "s3://ingest/film.mp4" },
        Mistake("list in place of a structure") { $0.members["TimecodeConfig"] = ["ZEROBASED"] },
        Mistake("date that is none") { $0.timecodeConfig?.timestampOffset = "2026-13-01" },
        Mistake(
            "missing mode",
            {
                var acceleration = Samples.acceleration
                acceleration.mode = nil
                return acceleration
            }()),
        Mistake("priority below its range", HopDestination(priority: -51, waitMinutes: 1)),
    ]
}
