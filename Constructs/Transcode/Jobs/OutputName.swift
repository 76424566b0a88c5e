/// The outputs of a pipeline's jobs that are no renditions of a ladder, by the ends of their files' names.
enum OutputName: String, CaseIterable {
    case audio
    case preview
    case thumbnail
    /// What automated ABR makes its renditions from.
    case video

    /// What MediaConvert puts behind the base name of an output's files.
    var modifier: String { Self.modifier(rawValue) }

    /// The same, of an output that is a rendition.
    static func modifier(_ name: String) -> String { "_\(name)" }
}
