extension String {
    /// The beginning, for messages.
    var shortened: String { unicodeScalars.count > 60 ? String(String.UnicodeScalarView(unicodeScalars.prefix(57))) + "…" : self }
}
