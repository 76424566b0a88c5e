import CloudAssembly

/// The settings of a MediaConvert job: a ladder of renditions in CMAF with HLS and DASH manifests, and thumbnails.
///
/// Members are those of MediaConvert's JobSettings
/// (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html), without what the transcode function fills in: the input file,
/// and the asset's folder for ``assetRoot``.
struct JobSettings {
    /// Stands for the asset's folder in destinations.
    static let assetRoot = "{assetRoot}"
    /// Segments begin at a closed group of pictures in every rendition, so that players can switch there.
    private static let groupOfPicturesSeconds = 2.0
    private static let segmentSeconds = 6
    private static let fragmentSeconds = 2
    private static let thumbnailIntervalSeconds = 10
    private static let audioSelector = "Audio Selector 1"

    let ladder: [Rendition]

    /// The settings as MediaConvert takes them.
    var json: JSON {
        [
            "TimecodeConfig": ["Source": "ZEROBASED"],
            "Inputs": [
                [
                    "TimecodeSource": "ZEROBASED", "VideoSelector": ["Rotate": "AUTO"],
                    "AudioSelectors": [Self.audioSelector: ["DefaultSelection": "DEFAULT"]],
                ]
            ],
            "OutputGroups": [adaptiveStreaming, thumbnails],
        ]
    }

    private var adaptiveStreaming: JSON {
        [
            "Name": "Adaptive streaming",
            "OutputGroupSettings": [
                "Type": "CMAF_GROUP_SETTINGS",
                "CmafGroupSettings": [
                    "Destination": .string("\(Self.assetRoot)/abr/video"), "SegmentControl": "SEGMENTED_FILES",
                    "SegmentLength": .number(Double(Self.segmentSeconds)), "SegmentLengthControl": "GOP_MULTIPLE",
                    "FragmentLength": .number(Double(Self.fragmentSeconds)), "WriteHlsManifest": "ENABLED",
                    "WriteDashManifest": "ENABLED", "StreamInfResolution": "INCLUDE", "ImageBasedTrickPlay": "ADVANCED",
                    "ImageBasedTrickPlaySettings": Self.trickPlay,
                ],
            ],
            "Outputs": .array(ladder.map(video) + [audio]),
        ]
    }

    /// Tiles of small pictures for seeking. No height: it follows the video's shape, and five rows of an upright phone video still fit
    /// the 4,096 pixels that a tile image may have.
    private static let trickPlay: JSON = [
        "IntervalCadence": "FOLLOW_CUSTOM", "ThumbnailInterval": .number(Double(thumbnailIntervalSeconds)), "ThumbnailWidth": 312,
        "TileWidth": 10, "TileHeight": 5,
    ]

    private func video(_ rendition: Rendition) -> JSON {
        [
            "NameModifier": .string("_" + rendition.name),
            "ContainerSettings": ["Container": "CMFC"],
            "VideoDescription": [
                "Width": .number(Double(rendition.width)), "Height": .number(Double(rendition.height)),
                "ScalingBehavior": "FIT_NO_UPSCALE",
                "CodecSettings": [
                    "Codec": "H_264",
                    "H264Settings": [
                        "CodecProfile": .string(rendition.profile.rawValue), "RateControlMode": "QVBR",
                        "QvbrSettings": ["QvbrQualityLevel": .number(Double(rendition.quality))],
                        "MaxBitrate": .number(Double(rendition.maximumBitrate)), "QualityTuningLevel": "SINGLE_PASS_HQ",
                        "InterlaceMode": "PROGRESSIVE", "FramerateControl": "INITIALIZE_FROM_SOURCE",
                        "GopSize": .number(Self.groupOfPicturesSeconds), "GopSizeUnits": "SECONDS", "GopClosedCadence": 1,
                        // Key frames of all renditions stay at the same times.
                        "MinIInterval": 0,
                    ],
                ],
            ],
        ]
    }

    /// CMAF wants audio in an output of its own.
    private var audio: JSON {
        [
            "NameModifier": "_audio",
            "ContainerSettings": ["Container": "CMFC", "CmfcSettings": ["AudioTrackType": "ALTERNATE_AUDIO_AUTO_SELECT_DEFAULT"]],
            "AudioDescriptions": [
                [
                    "AudioSourceName": .string(Self.audioSelector),
                    "CodecSettings": [
                        "Codec": "AAC",
                        "AacSettings": [
                            "CodecProfile": "LC", "RateControlMode": "CBR", "Bitrate": 128_000, "CodingMode": "CODING_MODE_2_0",
                            "SampleRate": 48_000,
                        ],
                    ],
                ]
            ],
        ]
    }

    private var thumbnails: JSON {
        [
            "Name": "Thumbnails",
            "OutputGroupSettings": [
                "Type": "FILE_GROUP_SETTINGS",
                "FileGroupSettings": ["Destination": .string("\(Self.assetRoot)/thumbnails/frame")],
            ],
            "Outputs": [
                [
                    "NameModifier": "_thumbnail", "Extension": "jpg", "ContainerSettings": ["Container": "RAW"],
                    "VideoDescription": [
                        "Width": 640, "Height": 360, "ScalingBehavior": "FIT_NO_UPSCALE",
                        "CodecSettings": [
                            "Codec": "FRAME_CAPTURE",
                            "FrameCaptureSettings": [
                                "FramerateNumerator": 1, "FramerateDenominator": .number(Double(Self.thumbnailIntervalSeconds)),
                                "MaxCaptures": 100, "Quality": 80,
                            ],
                        ],
                    ],
                ]
            ],
        ]
    }
}
