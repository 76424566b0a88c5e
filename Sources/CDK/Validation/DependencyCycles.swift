/// Finds resources of a template that wait for each other.
struct DependencyCycles {
    /// What each resource waits for, in the order of the template.
    let edges: [(resource: String, dependencies: [ResourceDependency])]

    /// A way from a resource back to it, one for each group of resources that wait for each other.
    func find() -> [[(resource: String, place: String)]] {
        let places = Dictionary(edges.enumerated().map { ($1.resource, $0) }, uniquingKeysWith: { first, _ in first })
        let targets = edges.map { edge in edge.dependencies.compactMap { places[$0.target] } }
        return groups(targets).compactMap { way(within: $0, targets) }.sorted { $0[0] < $1[0] }.map { way in
            way.enumerated().map { step, place in
                let next = way[(step + 1) % way.count]
                let edge = edges[place]
                let dependency = edge.dependencies.first { places[$0.target] == next }
                return (edge.resource, dependency?.place ?? "")
            }
        }
    }

    /// The shortest way from the first of a group back to it.
    private func way(within group: [Int], _ targets: [[Int]]) -> [Int]? {
        guard let start = group.min() else { return nil }
        let members = Set(group)
        var origins: [Int: Int] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let place = queue[next]
            next += 1
            for target in targets[place] where members.contains(target) {
                if target == start {
                    var way = [place]
                    while let last = way.last, last != start, let origin = origins[last] { way.append(origin) }
                    return way.reversed()
                }
                if origins[target] == nil {
                    origins[target] = place
                    queue.append(target)
                }
            }
        }
        return nil
    }

    /// Groups whose members reach each other (Tarjan's algorithm, with a stack of its own: chains may be long), and those that reach
    /// themselves.
    private func groups(_ targets: [[Int]]) -> [[Int]] {
        var numbers = [Int](repeating: -1, count: targets.count)
        var lowest = numbers
        var isOnStack = [Bool](repeating: false, count: targets.count)
        var stack: [Int] = []
        var counter = 0
        var found: [[Int]] = []
        for root in targets.indices where numbers[root] < 0 {
            var work = [(node: root, next: 0)]
            while let (node, next) = work.last {
                if next == 0 {
                    numbers[node] = counter
                    lowest[node] = counter
                    counter += 1
                    stack.append(node)
                    isOnStack[node] = true
                }
                if next < targets[node].count {
                    work[work.count - 1].next += 1
                    let target = targets[node][next]
                    if numbers[target] < 0 {
                        work.append((target, 0))
                    } else if isOnStack[target] {
                        lowest[node] = min(lowest[node], numbers[target])
                    }
                    continue
                }
                work.removeLast()
                if let parent = work.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
                guard lowest[node] == numbers[node] else { continue }
                var group: [Int] = []
                while let member = stack.popLast() {
                    isOnStack[member] = false
                    group.append(member)
                    if member == node { break }
                }
                if group.count > 1 || targets[node].contains(node) { found.append(group) }
            }
        }
        return found
    }
}
