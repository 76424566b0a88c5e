"""What may differ between the two sides, and why. The comparison knows nothing else; what is not compared for another reason is not made
by the generator, and then named here too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any


@dataclass(frozen=True)
class Ignored:
    """Members of JSON objects that are left out before two files are compared."""

    files: str
    member: str
    reason: str


@dataclass(frozen=True)
class IgnoredEntry:
    """Elements of JSON lists that are left out before two files are compared."""

    files: str
    matches: Callable[[Any], bool]
    reason: str


@dataclass(frozen=True)
class Stricter:
    """Recipes that this library refuses although the original builds them."""

    message: str
    reason: str


@dataclass(frozen=True)
class Laxer:
    """Recipes that this library builds although the original refuses them."""

    message: str
    reason: str


@dataclass(frozen=True)
class NotGenerated:
    what: str
    reason: str


IGNORED = (
    Ignored("tree.json", "constructInfo", "Names of classes: ours are Swift's."),
    Ignored("*manifest.json", "aws-cdk-lib/feature-flag-report", "The original's own flags, which this library does not have."),
    Ignored("validation-report.json", "constructFqn", "Names of classes: ours are Swift's."),
    Ignored("validation-report.json", "libraryVersion", "The version of the class's library, which Swift does not know."),
)

IGNORED_ENTRIES = (
    IgnoredEntry("*.metadata.json", lambda entry: isinstance(entry, dict) and str(entry.get("type", "")).startswith("aws:cdk:analytics:"),
                 "Which of the original's classes and methods were used: there are none here."),
)

#: Messages of the original's own that have no id, by how they begin. Those with one are compared by it.
MESSAGES_WITHOUT_ID = ("Consider making this CfnMapping", "Ignoring stack tags", "Number of resources")

STRICTER = (
    Stricter(r"\[swift-cdk:template/empty-output\]", "CloudFormation refuses an output without a value; the original finds only those "
             "that are missing while the tree is built."),
    Stricter(r"\[swift-cdk:app/shared-(file|artifact)\]",
             "The original lets one overwrite the other, and deploys that one twice."),
    Stricter(r"\[swift-cdk:tree/too-deep\]", "A tree of more than a thousand levels is one that grows without end; the original builds it "
             "as long as its stack lasts."),
    Stricter(r"\[swift-cdk:values/no-element\]", "The original writes a selection that fails when it is deployed."),
    Stricter(r"\[swift-cdk:references/strong-across-regions\]",
             "The original exports to other regions by custom resources with code of its own, which is left out."),
)

LAXER = (
    Laxer("Could not find a CloudFormation execution role for the consumer stack",
          "A nested stack is deployed with the role of the stack around it, so that it can read another account's values."),
    Laxer("requires at least one value to be provided", "A join of nothing is found where it is used, not where it is made."),
    Laxer("Unable to calculate a unique id for an empty set of components",
          "A stack may be called Default, which has no unique id; the original lists stacks that others depend on by it."),
    Laxer("Cannot convert undefined or null to object",
          "Below a null there is nothing for an override to delete; the original's walk ends with an error of JavaScript's."),
    Laxer("Supplied properties not correct for",
          "A lazy mapping may hold a number where a text belongs, which CloudFormation takes; other mistakes of types do not compile."),
    Laxer("source.split is not a function", "The same, of a number that is split: an error of JavaScript's."),
    Laxer("Cannot determine default child", "A mistake for those who ask for the default child; the original asks in passing."),
)

NOT_GENERATED = (
    NotGenerated("ids that are members of every JavaScript object, such as `constructor`",
                 "The original takes them for duplicates by accident; here they are ordinary ids."),
    NotGenerated("ids and keys of tags beyond ASCII", "They are sorted by ICU's rules, of which this library knows the ASCII part."),
    NotGenerated("conditions of another stack", "The original renders an id that its template lacks; here that is a mistake."),
    NotGenerated("anything but the stack's own parameters in rules",
                 "CloudFormation takes nothing else there; the original renders names that the template lacks."),
    NotGenerated("warnings acknowledged on the app", "The original hides only those that were there before; here the later ones too."),
    NotGenerated("nested stacks called Exports or Publish", "The original puts a stack's exports into whatever has that name."),
    NotGenerated("one attribute of a resource as a text and as a list",
                 "The original remembers the first form and uses it for the other too."),
    NotGenerated("names that are generated for building blocks of nested stacks",
                 "The original writes its marker for the nested stack's name into them, in small letters."),
    NotGenerated("a strength where a building block's name or ARN is used",
                 "The original refuses it, with a message that recommends just that; here they are references as others are."),
    NotGenerated("texts of deferred numbers alone", "The original takes them for literals, and splits the digits of its own marker."),
    NotGenerated("typed properties of another type, or without their required members",
                 "They do not compile; the original finds them while it renders."),
    NotGenerated("members of nested property types in another order than that of their names",
                 "In Swift they are arguments, whose order is fixed; the original looks for references in the order written."),
    NotGenerated("overrides below a deferred value of an earlier override",
                 "The original sets a member of its marker, which is lost; here the later override replaces the earlier one."),
    NotGenerated("texts that resolve to nothing within a call of a function",
                 "What either side makes of them no template can use."),
    NotGenerated("deferred lists within JSON text", "The original needs a custom resource with code of its own for them."),
    NotGenerated("what is left out of lists within JSON text", "In overrides the original leaves a comma, which is no JSON."),
    NotGenerated("true and false within a text", "JavaScript makes text of them before the original sees them."),
)


def ignored_member(file: str, member: str) -> bool:
    return any(fnmatch(file, entry.files) and entry.member == member for entry in IGNORED)


def ignored_entry(file: str, value: Any) -> bool:
    return any(fnmatch(file, entry.files) and entry.matches(value) for entry in IGNORED_ENTRIES)


def without_words(value: Any) -> Any:
    """A message, a violation or an acknowledged rule with its id alone: the words are each library's own."""
    if not isinstance(value, dict):
        return value
    if value.get("type") == "aws:cdk:acknowledged-rules" and isinstance(value.get("data"), dict):
        return {**value, "data": sorted(value["data"])}
    if value.get("type") in {"aws:cdk:info", "aws:cdk:warning", "aws:cdk:error"} and isinstance(value.get("data"), str):
        return {**value, "data": _words(value["data"])}
    if "ruleName" in value and isinstance(value.get("description"), str):
        rule = value["ruleName"].removeprefix("Annotation::")
        if rule.startswith("swift-cdk:") or value["description"].startswith(MESSAGES_WITHOUT_ID):
            return {**value, "ruleName": "its own", "description": "its own"}
        if rule.startswith(("@aws-cdk/", "Deprecated:", "Warning MissingRemovalPolicies")):
            return {**value, "description": "its own"}
    return value


def _words(text: str) -> str:
    message, _, name = text.partition(" [ack: ")
    if name.startswith("swift-cdk:") or message.startswith(MESSAGES_WITHOUT_ID):
        return "its own"
    return name if name.startswith(("@aws-cdk/", "Deprecated:", "Warning MissingRemovalPolicies")) else text


def is_laxer(message: str) -> bool:
    return any(entry.message in message for entry in LAXER)


def is_stricter(message: str) -> bool:
    """Whether this library may refuse with these mistakes: each of them has to be known."""
    lines = [line for line in message.split("\n") if line.startswith("error:")]
    return bool(lines) and all(any(re.search(entry.message, line) for entry in STRICTER) for line in lines)
