"""Ids from an ASCII alphabet that hurts."""

from __future__ import annotations

import re
from random import Random

_NASTY = ["Default", "Resource", "resource", "default", "A", "a", "B", "Foo", "MyFoo", "Foo1", "Bar", "MyBar", "10", "2", "02", "0", "-1",
          "1.5", "4294967294", "4294967295", "123456789012", "a-b", "a_b", "a.b", "a b", "x/y", "x\ny", "-", "--", ".", "..", "_", "A-",
          "tail-", "ab", "Ab", "aB", "AB", "$", "${x}", "a'b", 'a"b', "a\\b", "#", "%41", "a:b", "[0]", "{}", "()",
          "Stack", "App", "Stage", "Tree", "Exports", "Publish", "BootstrapVersion1", "T", "S", "Q9", "z", "Z", "aaa", "AAA", "a10",
          "a2", "a1b", "MyResource", "DefaultX", "XDefault", "XResource", "Topic", "Bucket"]
_LETTERS = "abcXYZ019-_.~ /+*"


def nasty(random: Random) -> str:
    dice = random.random()
    if dice < 0.6:
        return random.choice(_NASTY)
    if dice < 0.9:
        return "".join(random.choice(_LETTERS) for _ in range(random.randrange(1, 9)))
    if dice < 0.96:
        return random.choice(_NASTY) + str(random.randrange(30))
    return random.choice("Lq9-") * random.randrange(20, 130) + random.choice(_NASTY)


def of_stack(random: Random) -> str:
    """One that a stack's name can be made of."""
    name = random.choice("SPCaxZ") + "".join(random.choice("abXY019-") for _ in range(random.randrange(0, 8)))
    return name if random.random() < 0.97 else name + "L" * random.randrange(60, 130)


def letters(text: str) -> str:
    """What of an id stands in a logical id."""
    return re.sub(r"[^A-Za-z0-9]", "", text)


def in_tree(text: str) -> str:
    """The id as the tree keeps it."""
    return text.replace("/", "--").replace("\n", "--")
