/// A statement of a policy, and the numbers under which its parts were added.
struct NumberedStatement {
    let numbers: [Int]
    let statement: PolicyStatement
}
