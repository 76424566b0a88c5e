import CDK

/// How long the end of a job goes unnoticed where no event tells of it.
///
/// A job is asked for after a third of the time that it has been in the queue, or worked on, so far: the end of a short one is noticed
/// soon, and a long one is not asked for often. Where events come, asking is what finds those that are lost.
struct JobPauses {
    let shortest: Duration
    let longest: Duration

    init(_ placement: ResolvedPlacement) {
        shortest = placement.hasEvents ? .minutes(10) : .seconds(10)
        longest = placement.hasEvents ? .hours(1) : .minutes(10)
    }
}
