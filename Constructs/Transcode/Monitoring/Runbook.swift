/// What to do about an alarm: the page `Runbook` of this documentation, or yours.
struct Runbook {
    /// Where the page can be read; its headings are its anchors.
    let url: String?

    /// What an alarm means, and where it is said what to do.
    func description(_ meaning: String, _ section: Section) -> String {
        "\(meaning). Runbook: \(url.map { "\($0)#\(section.anchor)" } ?? "section '\(section.rawValue)'")"
    }

    /// What is wrong with the platform as a whole.
    enum Effect: CaseIterable {
        case down, late, loss

        /// The front of the composite alarm's name.
        var name: String { "pipeline-\(self)" }

        var meaning: String {
            switch self {
            case .down: "The pipeline does not work"
            case .late: "The pipeline is late"
            case .loss: "The pipeline loses something"
            }
        }

        var section: Section {
            switch self {
            case .down: .down
            case .late: .late
            case .loss: .loss
            }
        }
    }

    /// The headings of the page.
    enum Section: String, CaseIterable {
        case down = "The pipeline does not work"
        case late = "The pipeline is late"
        case loss = "The pipeline loses something"
        case filmsFail = "Films fail"
        case functionsFail = "Functions fail"
        case filmsTakeLong = "Films take long"
        case throttling = "Throttling"
        case functionsAreSlow = "Functions nearly time out"
        case uploadsNotAdmitted = "Uploads are not admitted"
        case uploadsWait = "Uploads wait"
        case uploadNotWrittenDown = "An upload was not written down"
        case filmNotMade = "A film was not made"
        case failureNotRecorded = "A failure was not recorded"
        case eventNotDelivered = "An event was not delivered"
        case deadLetters = "Dead letters"
        case messageNotDelivered = "A message was not delivered"
        case partsMissing = "Previews or thumbnails are missing"
        case assetsStuck = "Assets are stuck"
        case filesGone = "Files are gone"
        case copiesAreLate = "Copies between regions are late"
        case copiesFail = "Copies between regions fail"

        /// The heading as sites that show Markdown make a link of it.
        var anchor: String { rawValue.lowercased().split(separator: " ").joined(separator: "-") }

        /// What the platform as a whole suffers from where an alarm names the section; nil where the section is about just that.
        var effect: Effect? {
            switch self {
            case .down, .late, .loss: nil
            case .filmsFail, .functionsFail, .uploadsNotAdmitted: .down
            case .filmsTakeLong, .uploadsWait, .throttling, .functionsAreSlow, .copiesAreLate, .copiesFail: .late
            case .uploadNotWrittenDown, .filmNotMade, .failureNotRecorded, .eventNotDelivered, .deadLetters, .messageNotDelivered,
                .partsMissing, .assetsStuck, .filesGone:
                .loss
            }
        }
    }
}
