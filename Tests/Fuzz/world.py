"""What a recipe under construction has made so far, and what may refer to what."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False)
class Place:
    """A scope: a construct, stack or stage."""

    name: str
    kind: str
    parent: Place | None = None
    stack: Place | None = None
    stage: Place | None = None
    env: tuple[str | None, str | None] = (None, None)
    order: int = 0
    taken: set[str] = field(default_factory=set)
    takes_assets: bool = True

    @property
    def top(self) -> Place | None:
        """The outermost stack."""
        stack = self.stack
        while stack is not None and stack.kind == "nested":
            stack = stack.parent.stack if stack.parent else None
        return stack

    def is_below(self, other: Place) -> bool:
        place: Place | None = self
        while place is not None:
            if place is other:
                return True
            place = place.parent
        return False


@dataclass(eq=False)
class Element:
    """Something in a template."""

    name: str
    kind: str
    place: Place
    type: str = ""
    extra: str = ""
    rows: dict[str, list[str]] = field(default_factory=dict)

    @property
    def stack(self) -> Place:
        assert self.place.stack is not None
        return self.place.stack


def may_refer(consumer: Place, producer: Place) -> bool:
    """Whether a stack can read another's values without a cycle, a stage's border or an unknown region in between."""
    if consumer is producer:
        return True
    to, of = consumer.top, producer.top
    if to is None or of is None or to.stage is not of.stage:
        return False
    if to is of:
        return True
    if of.order >= to.order:
        return False
    same_account, same_region = to.env[0] == of.env[0], to.env[1] == of.env[1]
    if not same_account:
        return None not in (*to.env, *of.env)
    return same_region or None not in (to.env[1], of.env[1])
