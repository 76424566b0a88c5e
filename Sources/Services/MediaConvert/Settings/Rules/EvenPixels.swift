/// Areas of a frame begin and end at even pixels (https://docs.aws.amazon.com/mediaconvert/latest/apireference/jobs.html, `crop`).
enum EvenPixels {
    static let rules = [
        SettingsRule("even-pixels") { (area: Rectangle, findings) in
            for (label, number) in [("height", area.height), ("width", area.width), ("x", area.x), ("y", area.y)] {
                if let number, number % 2 != 0 {
                    findings.add(
                        label, "The number of pixels is \(number), and has to be even", action: "use \(number - 1) or \(number + 1)")
                }
            }
        }
    ]
}
