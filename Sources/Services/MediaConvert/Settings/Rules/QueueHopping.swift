/// A job hops to another queue after a time that must be said
/// (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html, `hopDestinations`).
enum QueueHopping {
    private static let minutes = 1...4320

    static let rules = [
        SettingsRule("queue-hopping") { (destination: HopDestination, findings) in
            guard let wait = destination.waitMinutes else {
                return findings.add("waitMinutes", "The time to wait is missing", action: "give 1 to 4320")
            }
            if !minutes.contains(wait) {
                findings.add("waitMinutes", "The time to wait is \(wait) minutes, and 1 to 4320 are possible", action: "give one of these")
            }
        }
    ]
}
