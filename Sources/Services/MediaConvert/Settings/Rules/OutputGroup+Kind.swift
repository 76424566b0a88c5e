extension OutputGroup {
    /// The type of the group.
    var kind: OutputGroupType? { outputGroupSettings?.type }

    /// Whether each output is one element of a streaming package
    /// (https://docs.aws.amazon.com/mediaconvert/latest/ug/outputs-file-ABR.html).
    var isStreaming: Bool { kind != nil && kind != .fileGroupSettings }

    /// Whether the service chooses the renditions.
    var isAutomated: Bool { automatedEncodingSettings?.abrSettings != nil }
}

extension Output {
    /// The video's codec, unless a preset has it.
    var videoCodec: VideoCodec? { videoDescription?.codecSettings?.codec }
}
