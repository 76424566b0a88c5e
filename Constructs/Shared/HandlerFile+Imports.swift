extension HandlerFile {
    /// The file and all that its code imports, directly or not.
    ///
    /// Read from the `import` lines themselves: a list kept beside them would sooner or later lack a file, and the function fail at its start.
    var withImports: Set<HandlerFile> {
        var found: Set<HandlerFile> = [self]
        var unread = [self]
        while let file = unread.popLast() {
            unread += file.imports.filter { found.insert($0).inserted }
        }
        return found
    }

    /// What the file itself imports of the platform's own, at the front of a line.
    ///
    /// One that stood elsewhere would be missed: `Tests/Templates/test_handler_assets.py` looks for those too.
    private var imports: [HandlerFile] {
        bytes.split(separator: UInt8(ascii: "\n")).flatMap { line -> [HandlerFile] in
            let words = String(decoding: line, as: UTF8.self).split { $0 == " " || $0 == "," }.map(String.init)
            return switch words.first {
            case _ where line.first == UInt8(ascii: " "): []
            case "from": words.dropFirst().prefix(1).compactMap(HandlerFile.init)
            case "import": words.dropFirst().compactMap(HandlerFile.init)
            default: []
            }
        }
    }
}
