extension Diagnostic {
    /// A setting takes whole numbers of a unit, and the amount is none.
    static func noWholeNumber(of unit: String, _ amount: String) -> Diagnostic {
        .error("swift-cdk:units/fraction", "\(amount) are no whole number of \(unit)", action: "use whole \(unit)")
    }
}
