"""The floors of `Sources/CDK`: whoever stands on a floor knows those below it, and none above. Modules of services have no floors."""

from __future__ import annotations

from dataclasses import dataclass, field

from .graph import Graph, circles, folder_of


@dataclass(frozen=True)
class Circle:
    """Files that stand on each other, and why they may."""

    files: frozenset[str]
    reason: str


@dataclass(frozen=True)
class UpwardEdge:
    """A file that stands on one of a higher floor, and why it may."""

    source: str
    target: str
    reason: str


@dataclass(frozen=True)
class House:
    #: The folders from the ground up, with what is there; none where files alone are looked at.
    floors: dict[str, str] = field(default_factory=dict)
    circles: tuple[Circle, ...] = ()
    upward: tuple[UpwardEdge, ...] = ()

    #: A pair that knows each other, such as a node and its construct, is one thing in two files.
    largest_circle = 2

    def mistakes(self, graph: Graph) -> list[str]:
        """What is wrong with a module, exceptions that it no longer needs included."""
        return [*self._folders(graph), *self._circles(graph), *self._upward(graph)]

    def _folders(self, graph: Graph) -> list[str]:
        if not self.floors:
            return []
        folders = graph.folders.keys()
        return [f"{folder or 'the module itself'} holds files and is no floor" for folder in sorted(folders - self.floors.keys())] + [
            f"{floor} is a floor without files" for floor in self.floors if floor not in folders]

    def _circles(self, graph: Graph) -> list[str]:
        found = {frozenset(circle) for circle in circles(graph.files) if len(circle) > self.largest_circle}
        excepted = {circle.files for circle in self.circles}
        return [f"{len(circle)} files stand on each other: {', '.join(sorted(circle))}" for circle in found - excepted] + [
            f"these files do not stand on each other any more: {', '.join(sorted(circle))}" for circle in excepted - found]

    def _upward(self, graph: Graph) -> list[str]:
        found = set(self.upward_edges(graph))
        excepted = {(edge.source, edge.target) for edge in self.upward}
        return [f"{source} stands on {target}, which is above it: it names {', '.join(sorted(graph.names[source, target]))}"
                for source, target in sorted(found - excepted)] + [
            f"{source} does not stand on {target} any more" for source, target in sorted(excepted - found)]

    def upward_edges(self, graph: Graph) -> list[tuple[str, str]]:
        heights = {floor: height for height, floor in enumerate(self.floors)}
        return [(source, target) for source, targets in sorted(graph.files.items()) for target in sorted(targets)
                if heights.get(folder_of(source), 0) < heights.get(folder_of(target), 0)]


CDK = House(
    floors={
        "Text": "strings as JavaScript orders, cuts and searches them; names made of them",
        "Regions": "regions, their neighbours, and what exists where",
        "Diagnostics": "what is wrong, where, and what to do",
        "Tree": "nodes and constructs; slots for what others keep there",
        # They report at a node what cannot be said in the unit that is asked for.
        "Units": "durations and sizes",
        # Below the values, which ask in whose template they stand.
        "Stacks": "the nodes that are deployed: stages and stacks, with their environment",
        "Values": "what stands in templates, literal or deferred, and the walk that makes JSON of it",
        "Metadata": "facts and messages about constructs",
        "Context": "values that the CLI looks up",
        "Template": "the elements of a template, tags, dependencies",
        # Above the elements that they visit and change.
        "Aspects": "what is done with every construct",
        "Assets": "files and images, and where they are published",
        "References": "what carries a value from stack to stack",
        "Validation": "what CloudFormation and the services would refuse of a template",
        "Rules": "rules of users and of security over what is deployed",
        "Synthesis": "the files of the assembly",
        "Synthesizers": "the ways to deploy a stack",
        # On top, because it is what users begin with and knows everything.
        "App": "the constructs and the program that users write",
    },
    circles=(
        Circle(
            frozenset({"Values/PropertyBag.swift", "Values/Resolver.swift", "Values/TemplateValue.swift"}),
            "one recursive type: a value may be a bag of values, or lazy, and a lazy value is made for the one who resolves values"),
        Circle(
            frozenset({
                "Validation/SchemaScalars.swift", "Validation/SchemaWalk+Combinations.swift", "Validation/SchemaWalk+Containers.swift",
                "Validation/SchemaWalk.swift"}),
            "one recursive walk: lists and objects hold values, and an alternative is tried by walking the same value again"),
    ),
)

#: Services whose files are looked at.
SERVICES = {
    "Events": House(),
    "IAM": House(),
    "Lambda": House(),
    "S3": House(),
    "SQS": House(),
    "SSM": House(),
    "Scheduler": House(),
}
