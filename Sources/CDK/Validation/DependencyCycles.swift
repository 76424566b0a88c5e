/// Finds resources of a template that wait for each other.
struct DependencyCycles {
    /// What each resource waits for: places in the template.
    let dependencies: [[Int]]

    /// A way from a resource back to it, one for each group of resources that wait for each other.
    func find() -> [[Int]] {
        groups().compactMap { way(within: $0) }.sorted { $0[0] < $1[0] }
    }

    /// The shortest way from the first of a group back to it.
    private func way(within group: [Int]) -> [Int]? {
        guard let start = group.min() else { return nil }
        let members = Set(group)
        var origins: [Int: Int] = [:]
        var queue = [start]
        var next = 0
        while next < queue.count {
            let place = queue[next]
            next += 1
            for target in dependencies[place] where members.contains(target) {
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
    private func groups() -> [[Int]] {
        var numbers = [Int](repeating: -1, count: dependencies.count)
        var lowest = numbers
        var isOnStack = [Bool](repeating: false, count: dependencies.count)
        var stack: [Int] = []
        var work: [(node: Int, next: Int)] = []
        var counter = 0
        var found: [[Int]] = []
        // What waits for nothing is in no group.
        for root in dependencies.indices where numbers[root] < 0 && !dependencies[root].isEmpty {
            work.append((root, 0))
            while let (node, next) = work.last {
                if next == 0 {
                    numbers[node] = counter
                    lowest[node] = counter
                    counter += 1
                    stack.append(node)
                    isOnStack[node] = true
                }
                if next < dependencies[node].count {
                    work[work.count - 1].next += 1
                    let target = dependencies[node][next]
                    if numbers[target] < 0 {
                        if !dependencies[target].isEmpty { work.append((target, 0)) }
                    } else if isOnStack[target] {
                        lowest[node] = min(lowest[node], numbers[target])
                    }
                    continue
                }
                work.removeLast()
                if let parent = work.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
                guard lowest[node] == numbers[node], let start = stack.lastIndex(of: node) else { continue }
                let group = stack[start...]
                for member in group { isOnStack[member] = false }
                if group.count > 1 || dependencies[node].contains(node) { found.append(Array(group)) }
                stack.removeSubrange(start...)
            }
        }
        return found
    }
}
