extension StringProtocol {
    /// The first place of `text`, found without Foundation and byte by byte: a line feed is found after a carriage return, with which it
    /// makes one character.
    func range(of text: String) -> Range<Index>? {
        let bytes = utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let rest = bytes[start...]
            if rest.starts(with: text.utf8) { return start..<bytes.index(start, offsetBy: text.utf8.count) }
            start = bytes.index(after: start)
        }
        return nil
    }
}

extension String {
    /// The pieces between the delimiters, as JavaScript's `split` gives them.
    func pieces(separatedBy delimiter: String) -> [String] {
        guard !delimiter.isEmpty else { return unicodeScalars.map { String($0) } }
        var pieces: [String] = []
        var rest = self[...]
        while let place = rest.range(of: delimiter) {
            pieces.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        return pieces + [String(rest)]
    }

    /// The text with each `target` replaced.
    func replacing(_ target: String, with replacement: String) -> String {
        pieces(separatedBy: target).joined(separator: replacement)
    }
}
