import CDK
import CloudAssembly

extension FunctionAlias {
    func reportMistakes(_ weights: [Double]) {
        for weight in weights where !(0...1).contains(weight) {
            node.report(
                "Additional version weight must be between 0 and 1, got: \(JSON.text(of: weight))", action: "correct the weight")
        }
        let total = weights.reduce(0, +)
        if total > 1 {
            node.report(
                "Sum of additional version weights must not exceed 1, got: \(JSON.text(of: total))",
                action: "leave something for the alias's own version")
        }
    }
}
