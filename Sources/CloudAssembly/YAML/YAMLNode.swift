/// A node of a YAML text, once it is read.
struct YAMLNode {
    /// What it is as JSON.
    let json: JSON
    /// The text of a scalar, which makes it a key; nil for collections.
    var text: String?
    /// Whether it is the plain `<<` that merges mappings into the one that it is a key of.
    var isMergeKey = false
    /// How many values it holds, itself included, with those that aliases stand for.
    var size = 1
    /// The levels below it.
    var height = 0
}

/// What can stand before a node: a tag and an anchor.
struct YAMLProperties {
    var tag: YAMLTag?
    /// The anchor's name, and where it is in the text.
    var anchor: (name: String, index: Int)?
    /// Where they begin; nil if there are none.
    var place: YAMLCursor.Place?
}
