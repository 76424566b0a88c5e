"""Stages, stacks and constructs of a recipe."""

from __future__ import annotations

from typing import Any

from . import ids
from .draft import Draft
from .vocabulary import TEXTS
from .world import Place

_Environment = tuple[str | None, str | None]
_ENVIRONMENTS: list[_Environment] = [
    ("111111111111", "eu-south-1"), ("111111111111", "us-east-1"), ("222222222222", "eu-south-1"),
    ("111111111111", "cn-north-1"), ("111111111111", None), (None, "eu-west-1"), (None, None)]


class Scopes(Draft):
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
