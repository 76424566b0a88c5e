"""Random YAML texts: templates in all the styles that YAML has, and such with a few characters changed."""

from __future__ import annotations

import random

WORDS = ("a", "Bucket", "my-name", "b c", "x:y", "http://h/p?q=1", "a#b", "it's", 'say "hi"', "ü😀", "-x", "?y", "::z", "a, b", "[x", "}")
SPELLINGS = (
    "yes", "No", "on", "OFF", "true", "False", "y", "n", "~", "null", "NULL", "", "0", "010", "0o7", "0x1F", "0b101", "1_000", "-12", "+7",
    "012345678901", "08", "123456789012", "9007199254740991", "9007199254740993", "1:30", "190:20:30", "1:60", "22:22", "1:30.5", "1.5",
    "1.", ".5", "-.5", "1.5e3", "1.5e+3", "1e3", "-0", "0.0", ".inf", "-.INF", ".nan", "2012-10-17", "2010-09-09", "2001-12-14t21:59:43Z",
    "10:00:00", "=", "<<", "1.10", "00", "0_", "_1", "1__0", "0x", "0b", "+", ".", "..", "1.2.3", "!Ref", "1e-7", "3.0e-5",
)
TAGS = ("!Ref", "!Sub", "!GetAtt", "!If", "!Join", "!Base64", "!Condition", "!Transform", "!FindInMap", "!Split", "!Equals",
        "!!str")
CHOSEN = "\n\n \t:-?#&*!|>'\"[]{},%@`~<=\\a1"


class Generator:
    """Writes one text after another from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.anchors: list[str] = []

    def text(self) -> str:
        """A text that is mostly well formed."""
        self.anchors = []
        lines = self.block(0, self.random.randint(1, 4))
        text = "".join(line + "\n" for line in lines)
        if self.chance(0.2):
            text = "---\n" + text
        if self.chance(0.1):
            text = "# first\n\n" + text
        if self.chance(0.1):
            text += "...\n"
        if self.chance(0.05):
            text = text.replace("\n", "\r\n")
        if self.chance(0.2):
            text = text.rstrip("\n")
        return text

    def changed(self) -> str:
        """A text of which a few characters are gone, doubled or other ones."""
        text = list(self.text())
        for _ in range(self.random.randint(1, 3)):
            place = self.random.randrange(len(text) + 1)
            match self.random.randrange(4):
                case 0:
                    text[place:place + self.random.randint(1, 3)] = []
                case 1:
                    text[place:place] = self.random.choice(CHOSEN)
                case 2:
                    text[place:place + 1] = self.random.choice(CHOSEN)
                case _:
                    start = self.random.randrange(len(text) + 1)
                    text[place:place] = text[start:start + self.random.randint(1, 12)]
        return "".join(text)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def block(self, column: int, depth: int) -> list[str]:
        """The lines of a collection that indentation makes."""
        lines: list[str] = []
        indent = " " * column
        is_list = self.chance(0.3)
        for index in range(self.random.randint(1, 4)):
            if self.chance(0.08):
                lines.append(self.random.choice(("", "  ", indent + "# between", "# at the left")))
            if is_list:
                lines += self.entry(indent, column, depth)
            else:
                key = self.key(index)
                if self.chance(0.05):
                    lines += [f"{indent}? {key}"] + ([f"{indent}: {self.scalar()}"] if self.chance(0.8) else [])
                    continue
                lines += self.value(f"{indent}{key}{' ' if self.chance(0.05) else ''}:", column, depth, flush=True)
        return lines

    def entry(self, indent: str, column: int, depth: int) -> list[str]:
        if depth > 0 and self.chance(0.4):
            # A collection that begins on the line of the dash.
            gap = self.random.randint(1, 3)
            inner = self.block(column + 1 + gap, depth - 1)
            first = next((place for place, line in enumerate(inner) if line.strip() and not line.strip().startswith("#")), 0)
            inner = inner[first:]
            if inner:
                inner[0] = f"{indent}-{' ' * gap}{inner[0].lstrip(' ')}"
                return inner
        return self.value(f"{indent}-", column, depth, flush=False)

    def key(self, index: int) -> str:
        if self.chance(0.1):
            return self.random.choice(SPELLINGS)
        word = self.random.choice(("Key", "Fn::If", "x y", "1", "Ref", "k-", "K"))
        name = f"{word}{index}" if self.chance(0.95) else word
        return self.random.choice((name, name, name, f"'{name}'", f'"{name}"'))

    def properties(self) -> str:
        text = ""
        if self.chance(0.12):
            text += f" {self.random.choice(TAGS)}"
        if self.chance(0.08):
            name = self.random.choice(("a", "b1", "c-d"))
            self.anchors.append(name)
            text += f" &{name}"
        return text

    def value(self, start: str, column: int, depth: int, flush: bool) -> list[str]:
        """The lines of what stands behind a key or a dash."""
        if self.anchors and self.chance(0.1):
            return [f"{start} *{self.random.choice(self.anchors)}"]
        if self.anchors and flush and self.chance(0.05):
            return [f"{start}", " " * (column + 2) + f"<<: *{self.random.choice(self.anchors)}", " " * (column + 2) + "Own: 1"]
        start += self.properties()
        match self.random.randrange(10):
            case 0 | 1 if depth > 0:
                further = 0 if flush and self.chance(0.3) else self.random.randint(1, 4)
                inner = self.block(column + further, depth - 1)
                return [start + (" # c" if self.chance(0.1) else ""), *inner]
            case 2:
                return [start + " " + self.flow(depth)]
            case 3:
                return self.block_text(start, column)
            case 4:
                return self.folded(start, column)
            case 5:
                return [start]
            case _:
                return [f"{start} {self.scalar()}{' # c' if self.chance(0.1) else ''}"]

    def scalar(self) -> str:
        match self.random.randrange(5):
            case 0:
                return "'" + self.random.choice(WORDS).replace("'", "''") + "'"
            case 1:
                escapes = ("\\n", "\\t", "\\u00e9", "\\x41", "\\U0001F600", "\\\\", '\\"', "\\/", "\\_", "\\e", " ")
                return '"' + "".join(self.random.choice((*escapes, "w")) for _ in range(4)) + '"'
            case 2:
                return self.random.choice(SPELLINGS)
            case _:
                return self.random.choice(WORDS)

    def flow_scalar(self) -> str:
        """A scalar for brackets. PyYAML takes a question mark or a colon there for an indicator where the standard does not."""
        while (scalar := self.scalar())[0:1] in ("?", ":") or ("?" in scalar and scalar[0] not in "'\""):
            pass
        return scalar

    def flow(self, depth: int) -> str:
        space = self.random.choice(("", " ", "\n      "))
        if depth <= 0:
            return self.flow_scalar()
        count = self.random.randint(0, 3)
        if self.chance(0.5):
            elements = [self.flow(depth - 1) if self.chance(0.8) else f"k: {self.flow_scalar()}" for _ in range(count)]
            return f"[{space}" + f",{space}".join(elements) + self.random.choice(("", "", ",")) * (count > 0) + f"{space}]"
        members = [self.random.choice((f"k{index}: {self.flow(depth - 1)}", f'"k{index}":{self.flow(depth - 1)}', f"k{index}"))
                   for index in range(count)]
        return f"{{{space}" + f",{space}".join(members) + f"{space}}}"

    def lines(self, column: int) -> list[str]:
        """Lines of a text, some empty, some indented further."""
        indent = " " * column
        texts = (*WORDS, "# no comment", "k: v")
        return [
            self.random.choice(("", "", " " * self.random.randint(0, column + 1))) if self.chance(0.25)
            else indent + " " * (self.random.randint(0, 2) if self.chance(0.2) else 0) + self.random.choice(texts)
            for _ in range(self.random.randint(0, 4))
        ]

    def block_text(self, start: str, column: int) -> list[str]:
        further = self.random.randint(1, 4)
        indicator = str(further) if self.chance(0.3) else ""
        chomping = self.random.choice(("", "-", "+"))
        header = self.random.choice((indicator + chomping, chomping + indicator))
        comment = " # c" if self.chance(0.1) else ""
        return [f"{start} {self.random.choice('|>')}{header}{comment}", *self.lines(column + further)]

    def folded(self, start: str, column: int) -> list[str]:
        """A text of several lines, plain or in quotes."""
        lines = [line for line in self.lines(column + 2) if ":" not in line and "#" not in line] or [" " * (column + 2) + "end"]
        match self.random.randrange(3):
            case 0:
                return [f"{start} begin", *lines]
            case 1:
                return [f"{start} 'begin", *(line.replace("'", "''") for line in lines), " " * (column + 1) + "end'"]
            case _:
                end = self.random.choice(("", "\\", " "))
                body = [line.replace("\\", "\\\\").replace('"', '\\"') for line in lines]
                return [f'{start} "begin{end}', *body, " " * (column + 1) + 'end"']
