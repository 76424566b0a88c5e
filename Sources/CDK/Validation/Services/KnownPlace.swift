/// Where a value stands in the properties of a resource.
///
/// A chain of steps: most values are asked for, and only the places of those that are wrong are written out.
final class KnownPlace {
    private let parent: KnownPlace?
    private let step: TemplatePath.Step

    init(_ step: TemplatePath.Step, in parent: KnownPlace?) {
        self.step = step
        self.parent = parent
    }

    /// `Rules[0].Id`.
    var text: String {
        var steps = [step]
        var place = parent
        while let next = place {
            steps.append(next.step)
            place = next.parent
        }
        return TemplatePath.text(of: steps.reversed())
    }
}
