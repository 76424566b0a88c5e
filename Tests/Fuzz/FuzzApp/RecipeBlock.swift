import CDK
import CDKIAM
import CDKS3
import CDKSNS
import CDKSQS

/// A building block of a recipe, with the values that other stacks read.
struct RecipeBlock {
    let construct: Construct
    let name: Value<String>
    let arn: ARN

    /// Makes a building block of a kind.
    init(_ kind: String, _ scope: Node, _ id: String, physicalName: PhysicalName) throws {
        switch kind {
        case "queue":
            let queue = Queue(scope, id, queueName: physicalName)
            (construct, name, arn) = (queue, queue.name, queue.arn)
        case "topic":
            let topic = Topic(scope, id, topicName: physicalName)
            (construct, name, arn) = (topic, topic.name, topic.arn)
        case "bucket":
            let bucket = Bucket(scope, id, bucketName: physicalName)
            (construct, name, arn) = (bucket, bucket.name, bucket.arn)
        case "role":
            let role = Role(scope, id, assumedBy: .service("lambda.amazonaws.com"), roleName: physicalName)
            (construct, name, arn) = (role, role.name, role.arn)
        default: throw MalformedRecipe("no building block \(kind)")
        }
    }
}

extension RecipeTree {
    /// Makes a building block.
    func block(_ op: Operation) throws -> Construct {
        let physicalName: PhysicalName =
            switch op.optionalText("physicalName") {
            case "generated"?: .generatedIfNeeded
            case let given?: PhysicalName(given)
            case nil: .chosenAtDeployment
            }
        let block = try RecipeBlock(op.text("kind"), elements.node(op.text("in")), op.text("id"), physicalName: physicalName)
        elements.add(try op.text("name"), block)
        return block.construct
    }

    /// Exports a value of a stack, and keeps what imports it.
    func export(_ op: Operation) throws {
        let stack = try elements.find(op.text("to"), as: Stack.self)
        let value = try op.json("value")
        let (name, description) = (op.optionalText("exportName"), op.optionalText("description"))
        let imported =
            try values.isList(value)
            ? AnyValue(stack.exportValue(values.list(value), name: name, description: description))
            : AnyValue(stack.exportValue(values.string(value), name: name, description: description))
        elements.add(try op.text("name"), imported: imported)
    }

    /// Makes constructs each below the one before; what comes later goes below the last.
    func chain(_ op: Operation) throws -> Construct {
        var construct = Construct(try elements.node(op.text("in")), try op.text("id"))
        for _ in 1..<(op.optionalInt("depth") ?? 1) { construct = Construct(construct, "d") }
        return construct
    }
}
