/// A fact that is attached to a construct.
struct MetadataRecord {
    let type: String
    let data: TemplateValue
    /// The fact in words, where it is a message.
    var diagnostic: Diagnostic?
}

/// The facts that are attached to one construct.
private final class ConstructMetadata: Slot {
    var records: [MetadataRecord] = []

    func dismantle() { records = [] }
}

extension Node {
    /// Attaches a fact to the construct, for tools that read the assembly.
    public final func addMetadata(_ type: String, _ data: AnyValue) {
        addMetadata(MetadataRecord(type: type, data: data.raw))
    }

    /// Attaches a fact to the construct.
    final func addMetadata(_ record: MetadataRecord) {
        recordWarnings()
        slot(ConstructMetadata.self).records.append(record)
    }

    /// The facts that are attached to the construct, warnings that were reported there among them.
    final var metadata: [MetadataRecord] {
        recordWarnings()
        return existingSlot(ConstructMetadata.self)?.records ?? []
    }

    /// Makes facts of what was reported since, behind those that were there by then.
    private final func recordWarnings() {
        for warning in takeWarnings() { Annotations.of(self).add(warning) }
    }

    /// Takes facts back.
    final func removeMetadata(where isUnwanted: (MetadataRecord) -> Bool) {
        existingSlot(ConstructMetadata.self)?.records.removeAll(where: isUnwanted)
    }
}
