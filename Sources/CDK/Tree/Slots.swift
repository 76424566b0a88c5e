/// An object that a higher floor keeps with the tree, or with one of its nodes.
///
/// The type is the key: whoever owns the thing declares it, and the tree need not know it.
protocol Slot: AnyObject {
    /// The object as it is before anybody asked for it.
    init()

    /// Lets go of nodes and constructs, so that the memory of a tree can be freed.
    func dismantle()
}

extension Slot {
    /// Does nothing: for objects that hold no nodes.
    func dismantle() {}
}

/// The objects that others keep here, each made when it is first asked for.
struct Slots {
    // They are few: to look at each takes less time than to hash its type.
    private var things: [(type: ObjectIdentifier, thing: any Slot)] = []

    /// The object of a type; nil if nobody asked for it yet.
    func existing<Thing: Slot>(_ type: Thing.Type) -> Thing? {
        let key = ObjectIdentifier(type)
        for (type, thing) in things where type == key { return unsafeDowncast(thing, to: Thing.self) }
        return nil
    }

    /// The object of a type.
    mutating func thing<Thing: Slot>(_ type: Thing.Type) -> Thing {
        if let thing = existing(type) { return thing }
        let thing = Thing()
        things.append((ObjectIdentifier(type), thing))
        return thing
    }

    func dismantle() {
        for (_, thing) in things { thing.dismantle() }
    }
}
