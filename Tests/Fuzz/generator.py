"""Makes a recipe from a seed."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from . import ids
from .fixtures import ASSET_PATHS
from .recipe import Recipe, Value
from .templates import Templates, in_yaml
from .values import ATTRIBUTES, KEYS, LIST_ATTRIBUTES, STRENGTHS, TEXTS, Values
from .world import Element, Place, may_refer

KINDS: dict[str, Any] = json.loads((Path(__file__).parent / "kinds.json").read_text())

_TYPES = ["AWS::SNS::Topic", "AWS::SQS::Queue", "AWS::S3::Bucket", "AWS::IAM::Role", "AWS::EC2::Volume", "Custom::Thing",
          "AWS::RDS::DBInstance", "My::Own::Type", "AWS::CloudFormation::WaitConditionHandle"]
_Environment = tuple[str | None, str | None]
_ENVIRONMENTS: list[_Environment] = [
    ("111111111111", "eu-south-1"), ("111111111111", "us-east-1"), ("222222222222", "eu-south-1"),
    ("111111111111", "cn-north-1"), ("111111111111", None), (None, "eu-west-1"), (None, None)]
_PRIORITIES = [None, None, 0, 10, 200, 500, 1000]
_TAG_KEYS = ["k", "K", "a", "b", "Name", "1", "10", "2", "aws:x", "a-b", "a/b", "a b", "_", "zz"]
# How often a recipe may hold what is probably a mistake; the others should be accepted by both sides.
_WILD_SHARE = 0.12


def recipe(seed: int) -> Recipe:
    return Generator(seed).make()


class Generator:
    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = Random(f"recipe {seed}")
        self.wild = self.chance(_WILD_SHARE)
        self.operations: list[dict[str, Any]] = []
        self.elements: list[Element] = []
        self.places: list[Place] = []
        self.values = Values(self.random, self.elements, self.places, self.wild)
        self.count = 0
        self.aspects: dict[str, int] = {}
        self.deep = False

    def make(self) -> Recipe:
        context = self._context()
        app = Place("app", "stage")
        app.stage = app
        self.places.append(app)
        self._skeleton(app)
        steps = self.random.choice([3, 6, 10, 15, 25, 40, 70])
        choices = self._choices()
        for _ in range(steps):
            step = self.random.choices([step for _, step in choices], [weight for weight, _ in choices])[0]
            step()
        return {"seed": self.seed, "context": context, "operations": self.operations}

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def _context(self) -> dict[str, Any]:
        context: dict[str, Any] = {
            "@aws-cdk/core:defaultCrossStackReferences": self.random.choices(["weak", "strong", "both"], [5, 3, 2])[0]}
        for share, key, value in ((0.1, "@aws-cdk/core:suppressTemplateIndentation", True),
                                  (0.1, "@aws-cdk/core:bootstrapQualifier", "q1234"), (0.05, "@aws-cdk/core:assetHashSalt", "salt"),
                                  (0.05, "aws:cdk:disable-logicalId-metadata", True), (0.1, "aws:cdk:enable-path-metadata", False),
                                  (0.1, "aws:cdk:enable-asset-metadata", False), (0.1, "@aws-cdk/core:stackResourceLimit", 5)):
            if self.chance(share):
                context[key] = value
        return context

    # Names and ids

    def _name(self, letter: str) -> str:
        self.count += 1
        return f"{letter}{self.count}"

    def _id(self, place: Place, names_element: bool = False) -> str:
        """A new id; a duplicate, or one that leaves nothing for a logical id, only in wild recipes."""
        for _ in range(20):
            text = ids.nasty(self.random)
            key = ids.in_tree(text)
            top = place.stack is place
            if self.wild and self.chance(0.2):
                return text
            if key in place.taken or key in ("BootstrapVersion", "CheckBootstrapVersion", "Tree"):
                continue
            if top and names_element:
                # Ids below a stack that differ in punctuation only give one logical id.
                written = "logical " + ids.letters(text)
                if not ids.letters(text) or text == "Default" or written in place.taken:
                    continue
                place.taken.add(written)
            place.taken.add(key)
            return text
        text = f"Fresh{self.count}"
        place.taken.add(text)
        return text

    def _add(self, **operation: Any) -> None:
        self.operations.append({key: value for key, value in operation.items() if value is not None})

    # Scopes

    def _skeleton(self, app: Place) -> None:
        sets: list[list[_Environment]] = [[_ENVIRONMENTS[0]], [(None, None)], _ENVIRONMENTS[:2], _ENVIRONMENTS[:4], _ENVIRONMENTS]
        environments = self.random.choice(sets)
        stages = [app]
        for _ in range(self.random.choices([0, 1, 2], [6, 3, 1])[0]):
            stages.append(self._stage(self.random.choice(stages), environments))
        for _ in range(self.random.choices([1, 2, 3, 4], [4, 4, 2, 1])[0]):
            self._stack(self.random.choice(stages), environments)

    def _stage(self, parent: Place, environments: list[_Environment]) -> Place:
        ident = "Stg" + "".join(self.random.choice("ab09-._" if self.wild else "ab09-") for _ in range(self.random.randrange(4))) + "z"
        if ident in parent.taken and not self.wild:
            ident += f"x{self.count}"
        parent.taken.add(ident)
        place = Place(self._name("g"), "stage", parent, None, None, parent.env)
        place.stage = place
        account, region = self.random.choice(environments) if self.chance(0.5) else (None, None)
        place.env = (account or parent.env[0], region or parent.env[1])
        stage_name = "named" + str(self.count) if self.chance(0.2) else None
        self._add(op="stage", name=place.name, **{"in": parent.name}, id=ident, env=self._env(account, region), stageName=stage_name)
        self.places.append(place)
        return place

    @staticmethod
    def _env(account: str | None, region: str | None) -> dict[str, str] | None:
        env = {key: value for key, value in (("account", account), ("region", region)) if value}
        return env or None

    def _stack(self, stage: Place, environments: list[_Environment]) -> None:
        parent = stage
        if self.chance(0.25):
            inner = [place for place in self.places if place.stage is stage and place.stack is None]
            parent = self.random.choice(inner)
            if self.chance(0.5):
                parent = self._construct_in(parent)
        stack_name = None
        if self.chance(0.2):
            stack_name = "Named-" + str(self.count) + ids.letters(ids.nasty(self.random))[:40]
            ident = self._id(parent)
        else:
            ident = ids.of_stack(self.random)
            if ids.in_tree(ident) in parent.taken and not self.wild:
                ident += f"x{self.count}"
            parent.taken.add(ident)
        account, region = self.random.choice(environments)
        place = Place(self._name("s"), "stack", parent, None, stage, (account or stage.env[0], region or stage.env[1]),
                      order=len(self.operations))
        place.stack = place
        synthesizer = self._synthesizer()
        place.takes_assets = synthesizer is None or synthesizer["kind"] != "bootstrapless"
        self._add(
            op="stack", name=place.name, **{"in": parent.name}, id=ident, env=self._env(account, region), stackName=stack_name,
            description=self.random.choice(TEXTS) if self.chance(0.2) else None,
            tags=self._tags() if self.chance(0.2) else None, terminationProtection=True if self.chance(0.1) else None,
            notificationArns=self.random.choice([[], ["arn:aws:sns:eu-south-1:111111111111:t"]]) if self.chance(0.1) else None,
            suppressTemplateIndentation=self.chance(0.5) if self.chance(0.1) else None, synthesizer=synthesizer)
        self.places.append(place)
        if self.chance(0.1):
            self._add(op="context", to=place.name, key="@aws-cdk/core:defaultCrossStackReferences",
                      value=self.random.choice(["weak", "strong", "both"]))

    def _synthesizer(self) -> dict[str, Any] | None:
        dice = self.random.random()
        if dice < 0.75:
            return None
        if dice < 0.8:
            return {"kind": "bootstrapless", **({"deployRoleArn": "arn:role"} if self.chance(0.3) else {})}
        if dice < 0.85:
            return {"kind": "cli", **({"qualifier": "cliq"} if self.chance(0.3) else {})}
        settings: dict[str, Any] = {"kind": "default"}
        for key, value in (("qualifier", "myq"), ("deployRoleArn", "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Qualifier}-d"),
                           ("deployRoleArn", ""), ("bucketPrefix", "pre/${Qualifier}/"), ("deployRoleExternalId", "ext"),
                           ("fileAssetsBucketName", "bucket-${AWS::Region}"), ("generateBootstrapVersionRule", False),
                           ("fileAssetPublishingExternalId", "pub"), ("useLookupRoleForStackOperations", False)):
            if self.chance(0.25):
                settings[key] = value
        return settings

    def _tags(self) -> dict[str, str]:
        return {self.random.choice(_TAG_KEYS): self.random.choice(TEXTS) for _ in range(self.random.randrange(1, 4))}

    def _construct_in(self, parent: Place) -> Place:
        place = Place(self._name("c"), "construct", parent, parent.stack, parent.stage, parent.env, parent.order,
                      takes_assets=parent.takes_assets)
        self._add(op="construct", name=place.name, **{"in": parent.name}, id=self._id(parent))
        self.places.append(place)
        return place

    def _construct(self) -> None:
        self._construct_in(self._place())

    def _nested(self) -> None:
        parent = self._place()
        top = parent.top
        if top is None or not top.takes_assets:
            return
        place = Place(self._name("n"), "nested", parent, None, parent.stage, parent.env, parent.order)
        place.stack = place
        ident = self._id(parent)
        if ident + ".NestedStack" in parent.taken or ident in ("Exports", "Publish"):
            return
        parent.taken.add(ids.in_tree(ident) + ".NestedStack")
        stack = parent.stack
        assert stack is not None
        self._add(
            op="nested", name=place.name, **{"in": parent.name}, id=ident,
            description=self.random.choice(TEXTS) if self.chance(0.2) else None,
            removal=self.random.choice(["retain", "destroy"]) if self.chance(0.3) else None,
            timeout=self.random.randrange(1, 60) if self.chance(0.2) else None,
            parameters=[["Own", self.values.string(stack)]] if self.chance(0.2) else None)
        self.places.append(place)

    def _place(self) -> Place:
        """A scope in a stack."""
        inside = [place for place in self.places if place.stack is not None]
        return self.random.choice(inside)

    def _any_place(self) -> Place:
        return self.random.choice(self.places)

    def _resource_element(self) -> Element | None:
        found = [element for element in self.elements if element.kind == "resource"]
        return self.random.choice(found) if found else None

    # Elements

    def _element(self, letter: str, role: str, op: str, resource_type: str = "", extra: str = "", **members: Any) -> Element:
        place = self._place()
        return self._element_in(place, letter, role, op, resource_type, extra, **members)

    def _element_in(
        self, place: Place, letter: str, role: str, op: str, resource_type: str = "", extra: str = "", **members: Any
    ) -> Element:
        element = Element(self._name(letter), role, place, resource_type, extra)
        self._add(op=op, name=element.name, **{"in": place.name}, id=self._id(place, names_element=True), **members)
        self.elements.append(element)
        return element

    def _resource(self) -> None:
        place = self._place()
        assert place.stack is not None
        stack = place.stack
        type_name = self.random.choice(_TYPES)
        properties = [[key, self.values.any(stack)] for key in dict.fromkeys(
            self.random.choice([*KEYS, "P1", "P2", "P3"]) for _ in range(self.random.randrange(5)))]
        self._element_in(place, "r", "resource", "resource", type_name, type=type_name, properties=properties)

    def _typed(self) -> None:
        place = self._place()
        assert place.stack is not None
        kind_name = self.random.choice(list(KINDS))
        kind = KINDS[kind_name]
        properties = self._typed_properties(kind["properties"], kind.get("required", {}), place.stack)
        tags = [[key, value] for key, value in self._tags().items()] if self.chance(0.4) else None
        self._element_in(place, "t", "resource", "typed", kind["type"], kind=kind_name, properties=properties, tags=tags)

    def _typed_properties(self, shape: dict[str, Any], required: dict[str, Any], stack: Place,
                          is_top: bool = True) -> list[list[Any]]:
        members = []
        names = list(shape)
        if is_top:
            self.random.shuffle(names)
        for name in names:
            inner, is_required = shape[name][1], len(shape[name]) > 2
            if name in required:
                members.append([name, _plain(required[name])])
            elif is_required or self.chance(0.5):
                members.append([name, self._typed_value(inner, stack)])
        return members

    def _typed_value(self, inner: Any, stack: Place) -> Any:
        if isinstance(inner, dict):
            return self._typed_properties(inner, {}, stack, is_top=False)
        if inner == "string":
            return self.values.string(stack)
        if inner == "number":
            return self.values.number(stack, 1)
        if inner == "boolean":
            return ["bool", self.chance(0.5)]
        if inner == "list":
            return self.values.list(stack)
        return ["obj", self.values.members(lambda: self.values.any(stack, 2))]

    def _parameter(self) -> None:
        form = self.random.choice(["string", "number", "list"])
        type_name = {"string": self.random.choice(["String", "AWS::SSM::Parameter::Value<String>", "AWS::EC2::VPC::Id"]),
                     "number": "Number",
                     "list": self.random.choice(["CommaDelimitedList", "List<Number>", "List<AWS::EC2::Subnet::Id>"])}[form]
        default = {"string": self.random.choice(TEXTS), "number": self.random.randrange(9), "list": "a,b"}[form]
        self._element(
            "p", "parameter", "parameter", type_name, form, type=type_name, default=default if self.chance(0.5) else None,
            description=self.random.choice(TEXTS) if self.chance(0.3) else None, allowedPattern=".*" if self.chance(0.1) else None,
            allowedValues=["a", "b"] if self.chance(0.1) else None, constraintDescription="c" if self.chance(0.1) else None,
            minLength=self.random.randrange(3) if self.chance(0.1) else None, maxLength=9 if self.chance(0.1) else None,
            minValue=1.5 if self.chance(0.1) else None, maxValue=10 if self.chance(0.1) else None,
            noEcho=self.chance(0.5) if self.chance(0.2) else None)

    def _mapping(self) -> None:
        rows: dict[str, dict[str, Any]] = {}
        for _ in range(self.random.randrange(1, 4)):
            row = {self.random.choice(["k", "10", "2", "Key", "b1", "02"] + (["k-1"] if self.wild else [])): self._mapping_value()
                   for _ in range(self.random.randrange(1, 4))}
            rows[self.random.choice(["a", "eu-south-1", "10", "2", "x y", "B"])] = row
        element = self._element(
            "m", "mapping", "mapping", mapping=[[key, [[name, value] for name, value in row.items()]] for key, row in rows.items()],
            lazy=self.chance(0.6) if self.chance(0.6) else None)  # noqa: FURB110 - two throws, not one
        element.rows = {key: list(row) for key, row in rows.items()}

    def _mapping_value(self) -> Any:
        return self.random.choice(["v", "", "w", 5, 0.5, True, ["a", "b"]] if self.wild else ["v", "", "w"])

    def _condition(self) -> None:
        place = self._place()
        assert place.stack is not None
        self._element_in(place, "q", "condition", "condition",
                         expression=self.values.condition(place.stack))

    def _rule(self) -> None:
        place = self._place()
        assert place.stack is not None
        stack = place.stack
        self._element_in(
            place, "u", "rule", "rule", condition=self.values.rule_condition(stack) if self.chance(0.4) else None,
            assertions=[[self.values.rule_condition(stack), *(["text"] if self.chance(0.5) else [])]
                        for _ in range(self.random.randrange(3))])

    def _output(self) -> None:
        place = self._place()
        assert place.stack is not None
        condition = self.values.element(place.stack, ("condition",), local=True) if self.chance(0.2) else None
        export = None
        if self.chance(0.3):
            export = ["str", f"Exp:{self.count}-x"] if self.chance(0.6) else self.values.local_string(place.stack)
            if export[0] == "str" and not self.wild:
                export = ["str", f"Exp:{self.count}-x"]
        self._element_in(
            place, "o", "output", "output", "", "exported" if export else "", value=self.values.string(place.stack),
            description=self.random.choice(TEXTS) if self.chance(0.2) else None, exportName=export,
            condition=condition.name if condition else None, key=f"Key{self.count}" if self.chance(0.1) else None)

    def _asset(self) -> None:
        places = [place for place in self.places if place.top is not None and place.top.takes_assets]
        if not places:
            return
        place = self.random.choice(places)
        element = self._element_in(
            place, "a", "asset", "asset", path=self.random.choice(ASSET_PATHS),
            assetHash=self.random.choice(["v1", "v2"]) if self.chance(0.15) else None,
            displayName="shown" if self.chance(0.1) else None)
        target = self._resource_element()
        if target and target.stack is place.stack and self.chance(0.5):
            self._add(op="assetMetadata", asset=element.name, to=target.name, property="Code")

    def _block(self) -> None:
        kind = self.random.choice(["queue", "topic", "bucket", "role"])
        place = self._place()
        name = self.random.choice([None, None, "generated", f"given-{self.count}"])
        if name == "generated" and place.stack and place.stack.kind == "nested":
            name = None
        self._element_in(place, "b", "block", "block", kind=kind, physicalName=name)

    def _block_strength(self) -> None:
        blocks = [element for element in self.elements if element.kind == "block"]
        if blocks:
            self._add(op="blockStrength", to=self.random.choice(blocks).name, strength=self.random.choice(STRENGTHS))

    def _export(self) -> None:
        """What a stack exports by itself: values of its own, and of stacks nested in it."""
        stack = self.random.choice([place for place in self.places if place.kind == "stack" or (self.wild and place.kind == "nested")])
        owned = [element for element in self.elements
                 if element.kind in ("resource", "block") and (element.stack.top is stack or (self.wild and self.chance(0.1)))]
        if not owned:
            return
        target = self.random.choice(owned)
        if target.kind == "block":
            value: Value = [self.random.choice(["blockName", "blockArn"]), target.name]
        else:
            value = self.random.choice([["ref", target.name], ["att", target.name, self.random.choice(ATTRIBUTES)],
                                        ["attList", target.name, self.random.choice(LIST_ATTRIBUTES)]])
        name = f"Own-{self.count}" if self.chance(0.3) else None
        if name and self.chance(0.3):
            value = ["str", self.random.choice(TEXTS)]
        element = Element(self._name("e"), "export", stack, extra="list" if value[0] == "attList" else "string")
        self._add(op="export", name=element.name, to=stack.name, value=value, exportName=name,
                  description=self.random.choice(TEXTS) if self.chance(0.2) else None)
        self.elements.append(element)

    def _chain(self) -> None:
        if self.deep or not self.chance(0.3):
            return
        self.deep = True
        parent = self._place()
        place = Place(self._name("c"), "construct", parent, parent.stack, parent.stage, parent.env, parent.order,
                      takes_assets=parent.takes_assets)
        depth = self.random.choices([self.random.randrange(2, 30), self.random.randrange(30, 300), self.random.randrange(300, 2_000)],
                                    [6, 3, 1])[0]
        self._add(op="chain", name=place.name, **{"in": parent.name}, id=self._id(parent), depth=depth)
        self.places.append(place)

    def _grow(self) -> None:
        place = self._place()
        element = Element(self._name("w"), "grown", place)
        self._add(op="grow", name=element.name)
        self.elements.append(element)
        assert place.stack is not None
        for _ in range(self.random.randrange(3)):
            self._add(op="append", to=element.name, value=self.values.string(place.stack, 1))

    # Changes

    def _append(self) -> None:
        grown = [element for element in self.elements if element.kind == "grown"]
        if grown:
            element = self.random.choice(grown)
            # Shallow: a list that holds itself has no end.
            self._add(op="append", to=element.name, value=self.random.choice(
                [["str", self.random.choice(TEXTS)], ["pseudo", "Region"], self.values.string(element.stack, 1)]))

    def _override(self) -> None:
        target = self._resource_element()
        if target is None:
            return
        paths = ["Properties.X", "Properties.Nested.A", "Properties.P1", "Properties.P1.0", "Properties.P2.1.K", "Metadata.k", "DependsOn",
                 "Properties.a\\.b", "Condition", "Type", "DeletionPolicy", "Properties.Tags", "Properties.A.B.C", "UpdatePolicy.X",
                 "Properties.10", "Metadata.aws:cdk:path", "Properties.Tags.0.Key", "Properties.Tags.0.X", *self._typed_paths(target)]
        path = self.random.choice([path for path in paths if not self._is_below_deferred(target, path)])
        dice = self.random.random()
        if dice < 0.3:
            self._add(op="deletionOverride", to=target.name, path=path)
        elif dice < 0.6 and path.startswith("Properties."):
            self._add(op="propertyOverride", to=target.name, path=path.removeprefix("Properties."),
                      value=self.values.any(target.stack, 2))
        else:
            self._add(op="override", to=target.name, path=path, value=self.values.any(target.stack, 2))

    def _is_below_deferred(self, target: Element, path: str) -> bool:
        """Whether an earlier override has put something there, or above, that may be known later only."""
        for operation in self.operations:
            if operation["op"] not in ("override", "propertyOverride") or operation["to"] != target.name:
                continue
            earlier = ("Properties." if operation["op"] == "propertyOverride" else "") + operation["path"]
            if path.startswith(earlier + ".") and operation["value"][0] not in ("str", "num", "bool", "null", "obj", "list"):
                return True
        return False

    def _typed_paths(self, target: Element) -> list[str]:
        """Paths to properties of a typed resource, whether they are set or not."""
        made = next(operation for operation in self.operations if operation.get("name") == target.name)
        names = KINDS.get(made.get("kind", ""), {}).get("names", {})
        return [".".join(filter(None, ["Properties", inner, name])) for inner, lines in names.items() for name in " ".join(lines).split()]

    def _override_id(self) -> None:
        found = [element for element in self.elements if element.kind in ("resource", "parameter", "condition", "output", "mapping")]
        if found:
            name = self.random.choice(["a-b", ""]) if self.wild and self.chance(0.3) else f"Own{self.count}"
            self._add(op="overrideId", to=self.random.choice(found).name, id=name)
            self.count += 1

    def _rename(self) -> None:
        found = [operation for operation in self.operations if operation["op"] in ("resource", "typed", "parameter", "output")
                 and operation["in"].startswith("s")]
        renamed = {(operation["to"], operation["old"]) for operation in self.operations if operation["op"] == "rename"}
        overridden = {operation["to"] for operation in self.operations if operation["op"] == "overrideId"}
        if found:
            operation = self.random.choice(found)
            old = ids.letters(operation["id"])
            if self.wild or ((operation["in"], old) not in renamed and operation["name"] not in overridden):
                self._add(op="rename", to=operation["in"], old=old, new=f"Ren{self.count}")
                self.count += 1

    def _removal(self) -> None:
        target = self._resource_element()
        if target:
            policy = self.random.choice(["destroy", "retain", "retainOnUpdateOrDelete", "snapshot"])
            if policy == "snapshot" and not self.wild and target.type not in ("AWS::EC2::Volume", "AWS::RDS::DBInstance"):
                policy = "retain"
            self._add(op="removal", to=target.name, policy=policy)

    def _template_metadata(self) -> None:
        target = self._resource_element()
        if target:
            self._add(op="templateMetadata", to=target.name, key=self.random.choice(KEYS), value=self.values.any(target.stack, 2))

    def _options(self) -> None:
        target = self._resource_element()
        if target is None:
            return
        condition = self.values.element(target.stack, ("condition",), local=True) if self.chance(0.5) else None
        self._add(
            op="options", to=target.name, condition=condition.name if condition else None, description="d" if self.chance(0.3) else None,
            version="1.0" if self.chance(0.2) else None, creationPolicy=self.random.randrange(1, 4) if self.chance(0.2) else None,
            updatePolicy=True if self.chance(0.2) else None)

    def _strength(self) -> None:
        target = self._resource_element()
        if target:
            self._add(op="strength", to=target.name, strength=self.random.choice(["weak", "strong", "both"]))

    def _metadata(self) -> None:
        place = self._any_place()
        if place.stack is not None:
            self._add(op="metadata", to=place.name, type=self.random.choice(["my:fact", "aws:cdk:x"]),
                      value=self.values.any(place.stack, 1))

    def _validation(self) -> None:
        if self.wild:
            messages = ["it is wrong"] if self.chance(0.3) else []
            self._add(op="validation", to=self._any_place().name, messages=messages)

    def _annotate(self) -> None:
        kind = self.random.choices(["warning", "info", "error", "acknowledge"], [4, 3, 1, 2])[0]
        target = self._any_place().name
        if kind == "acknowledge" and target == "app":
            return
        self._add(op="annotate", to=target, kind=kind, id=self.random.choice(["m:one", "m:two", "m::three"]),
                  text=self.random.choice([*TEXTS, "watch out"]))

    def _tag(self) -> None:
        place = self._any_place()
        types = [kind["type"] for kind in KINDS.values()] + ["aws:cdk:stack"]
        filters: dict[str, Any] = {}
        if self.chance(0.25):
            filters["including"] = self.random.sample(types, self.random.randrange(1, 3))
        if self.chance(0.2):
            filters["excluding"] = self.random.sample(types, self.random.randrange(1, 3))
        if self.chance(0.3):
            filters["priority"] = self.random.choice([0, 49, 50, 99, 100, 200, 201, 300])
        if self.chance(0.7):
            self._add(op="tag", to=place.name, key=self.random.choice(_TAG_KEYS), value=["str", self.random.choice(TEXTS)],
                      launched=False if self.chance(0.2) else None, **filters)
        else:
            self._add(op="untag", to=place.name, key=self.random.choice(_TAG_KEYS), **filters)

    def _aspect(self) -> None:
        place = self._any_place()
        priority = self.random.choice(_PRIORITIES)
        action = self.random.choice(["override", "removal", "metadata", "child", "tag"])
        members: dict[str, Any] = {}
        inside = [other for other in self.places if other.stack is not None and other.is_below(place)]
        at = self.random.choice(inside) if action in ("child", "tag") and inside else None
        if at is not None:
            members["at"] = at.name
        if action == "override":
            members.update(type=self.random.choice([*_TYPES, None]), path=self.random.choice(["Asp", "P1", "Nested.A"]),
                           value=self.values.literal())
        elif action == "removal":
            members.update(policy=self.random.choice(["destroy", "retain"]))
        elif action == "metadata":
            members.update(type="my:visit")
        elif at is None:
            return
        elif action == "child":
            members.update(id="Added" + self._name("x"), type=self.random.choice(_TYPES))
        else:
            # Only on what is visited later with no aspect of a later turn done yet, or the original refuses.
            below = [other for other in inside if other is not at and other.is_below(at)]
            if not below or (not self.wild and priority is not None and priority > 200):
                return
            members.update(target=self.random.choice(below).name, key=self.random.choice(_TAG_KEYS))
        self._add(op="aspect", to=place.name, priority=priority, action=action, **members)

    # Dependencies

    def _depend(self) -> None:
        source, target = self._dependent(), self._dependent()
        if source is None or target is None:
            return
        if not self.wild and (not may_refer(_stack(source), _stack(target)) or self._holds(source, target) or self._holds(target, source)):
            return
        self._add(op="depend", to=source.name, on=[target.name])

    def _dependent(self) -> Place | Element | None:
        elements = [element for element in self.elements if element.kind == "resource"]
        places = [place for place in self.places if place.stack is not None]
        both: list[Place | Element] = [*elements, *places]
        return self.random.choice(both) if both else None

    @staticmethod
    def _holds(outer: Place | Element, inner: Place | Element) -> bool:
        place = inner if isinstance(inner, Place) else inner.place
        return isinstance(outer, Place) and place.is_below(outer)

    def _resource_depend(self) -> None:
        source, target = self._resource_element(), self._resource_element()
        if source and target and (self.wild or may_refer(source.stack, target.stack)):
            self._add(op="resourceDepend", to=source.name, on=target.name)
            if self.chance(0.15) and source.stack is target.stack:
                self._add(op="resourceUndepend", to=source.name, on=target.name)

    def _stack_depend(self) -> None:
        stacks = [place for place in self.places if place.kind in ("stack", "nested")]
        source, target = self.random.choice(stacks), self.random.choice(stacks)
        if self.wild or (source.kind == target.kind == "stack" and source.order > target.order and source.stage is target.stage):
            self._add(op="stackDepend", to=source.name, on=target.name)

    def _format_version(self) -> None:
        stacks = [place for place in self.places if place.kind == "stack"]
        self._add(op="formatVersion", to=self.random.choice(stacks).name, version="2010-09-09")

    def _include(self) -> None:
        place = self._place()
        if place.stack is None:
            return
        template = Templates(self.random, self._name("i").upper(), self.wild).make()
        written: dict[str, Any] = {"yaml": in_yaml(template, self.random)} if self.chance(0.5) else {"template": template}
        self._add(op="include", **{"in": place.name}, id=self._id(place, names_element=True), **written)

    def _choices(self) -> list[tuple[int, Any]]:
        return [(14, self._resource), (8, self._typed), (6, self._construct), (3, self._nested), (4, self._parameter), (2, self._mapping),
                (4, self._condition), (1, self._rule), (5, self._output), (2, self._asset), (1, self._grow), (1, self._append),
                (6, self._override), (1, self._override_id), (1, self._rename), (2, self._removal), (2, self._template_metadata),
                (3, self._options), (1, self._strength), (2, self._metadata), (1, self._validation), (2, self._annotate), (4, self._tag),
                (3, self._aspect), (3, self._depend), (4, self._resource_depend), (1, self._stack_depend), (1, self._format_version),
                (2, self._include), (4, self._block), (1, self._block_strength), (2, self._export), (1, self._chain)]


def _stack(thing: Place | Element) -> Place:
    assert thing.stack is not None
    return thing.stack


def _plain(value: Any) -> Value:
    if isinstance(value, dict):
        return ["obj", [[key, _plain(member)] for key, member in value.items()]]
    if isinstance(value, list):
        return ["list", [_plain(member) for member in value]]
    return ["str", value]
