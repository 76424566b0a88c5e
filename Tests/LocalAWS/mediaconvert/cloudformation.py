"""`AWS::MediaConvert::Queue`, `JobTemplate` and `Preset`, in the regions that have the service.

The types: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_MediaConvert.html
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from botocore.model import Shape

from service_model import RequestModel

from .errors import ServiceError
from .operations import Operations
from .regions import REGIONS
from .routes import Call
from .scope import Scope
from .wire import to_wire

Properties = dict[str, Any]


@dataclass(frozen=True)
class ResourceType:
    """A CloudFormation type over the operations of its kind."""

    name: str
    kind: str
    # The model's shape of the property SettingsJson.
    settings: str | None = None

    @property
    def suffix(self) -> str:
        return self.name.rpartition("::")[2]


TYPES = (
    ResourceType("AWS::MediaConvert::Queue", "queues"),
    ResourceType("AWS::MediaConvert::JobTemplate", "jobTemplates", "JobTemplateSettings"),
    ResourceType("AWS::MediaConvert::Preset", "presets", "PresetSettings"),
)


class Provisioner:
    """The handlers of one type, as MiniStack calls them."""

    def __init__(self, kind: ResourceType, operations: Operations, model: RequestModel, scope: Callable[[], Scope]) -> None:
        self.kind = kind
        self._operations = operations
        self._model = model
        self._scope = scope

    def handlers(self) -> dict[str, Any]:
        return {"create": self.create, "update": self.update, "delete": self.delete}

    def create(self, logical_id: str, properties: Properties, stack_name: str) -> tuple[str, dict[str, str]]:
        name = properties.get("Name") or f"{stack_name}-{logical_id}"
        self._perform(f"Create{self.kind.suffix}", {**self._members(f"Create{self.kind.suffix}Request", properties), "name": name})
        return name, self._attributes(name)

    def update(self, physical_id: str, old: Properties, new: Properties, stack_name: str) -> tuple[str, dict[str, str]]:
        if old.get("Name") != new.get("Name"):
            # Name is create-only: another name is another resource.
            return self.create(new.get("Name") or physical_id, new, stack_name)
        members = self._members(f"Update{self.kind.suffix}Request", new)
        self._perform(f"Update{self.kind.suffix}", {**members, "name": physical_id})
        tags = self._operations.states.of(self._scope()).tags
        tags[self._scope().arn(self.kind.kind, physical_id)] = dict(new.get("Tags") or {})
        return physical_id, self._attributes(physical_id)

    def delete(self, physical_id: str, properties: Properties) -> None:
        try:
            self._perform(f"Delete{self.kind.suffix}", {"name": physical_id})
        except ServiceError as error:
            if error.name != "NotFoundException":
                raise

    def _perform(self, operation: str, members: dict[str, Any]) -> None:
        violations = self._model.violations(operation, members)
        if violations:
            raise ServiceError("BadRequestException", " ".join(violations))
        self._operations.perform(self._scope(), Call(self._model.operation(operation), members))

    def _members(self, shape: str, properties: Properties) -> dict[str, Any]:
        """The properties as members of the operation. SettingsJson is the member Settings, tags are a map."""
        model: Shape = self._model.service.shape_for(shape)
        members = {**properties, **({"Settings": properties["SettingsJson"]} if "SettingsJson" in properties else {})}
        return dict(to_wire(model, {
            name: _numbers(value, model.members[name]) for name, value in members.items() if name in model.members}))

    def _attributes(self, name: str) -> dict[str, str]:
        return {"Arn": self._scope().arn(self.kind.kind, name), "Name": name}


def _numbers(value: Any, shape: Shape) -> Any:
    """A number of a template may have become text on its way; where the model wants a number, it is one again."""
    if shape.type_name in ("integer", "long") and isinstance(value, str) and value.lstrip("-").isdigit():
        return int(value)
    return value


def install(operations: Operations, model: RequestModel, scope: Callable[[], Scope]) -> None:
    from ministack.services.cloudformation import engine, provisioners

    for kind in TYPES:
        provisioners._RESOURCE_HANDLERS[kind.name] = Provisioner(kind, operations, model, scope).handlers()
        provisioners._STACK_TAG_PROPERTY[kind.name] = ("Tags", "map")
    _refuse_elsewhere(engine, scope)


def _refuse_elsewhere(engine: Any, scope: Callable[[], Scope]) -> None:
    """A region without the service does not know its types: CloudFormation's own words, before it touches anything."""
    names = {kind.name for kind in TYPES}
    validate = engine.validate_template_support

    def validate_in_region(template: Any, conditions: dict[str, bool], *arguments: Any, **named: Any) -> None:
        if scope().region not in REGIONS:
            used = {
                str(resource.get("Type")) for resource in (template.get("Resources") or {}).values()
                if isinstance(resource, dict) and ("Condition" not in resource or conditions.get(resource["Condition"], True))}
            if used & names:
                raise ValueError(f"Template format error: Unrecognized resource types: [{', '.join(sorted(used & names))}]")
        validate(template, conditions, *arguments, **named)

    for module in _modules_of(engine, validate):
        module.validate_template_support = validate_in_region


def _modules_of(engine: Any, function: Any) -> list[Any]:
    """Where MiniStack has taken the function's name from its module."""
    import sys

    package = engine.__name__.rpartition(".")[0]
    return [module for name, module in list(sys.modules.items())
            if name.startswith(package) and getattr(module, "validate_template_support", None) is function]
