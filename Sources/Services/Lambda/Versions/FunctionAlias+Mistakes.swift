import CDK
import CloudAssembly

extension FunctionAlias {
    func reportMistakes(_ weights: [Double]) {
        for weight in weights where !(0...1).contains(weight) {
            node.report(
                .error(
                    "swift-cdk:lambda/version-weight",
                    "The weight of an additional version is \(JSON.text(of: weight)), and 0 to 1 are possible",
                    action: "set it to the share of invocations that the version gets"))
        }
        let total = weights.reduce(0, +)
        if total > 1 {
            node.report(
                .error(
                    "swift-cdk:lambda/version-weights-sum",
                    "The weights of the additional versions sum up to \(JSON.text(of: total)), which is more than 1",
                    action: "leave a share to the alias's own version"))
        }
    }
}
