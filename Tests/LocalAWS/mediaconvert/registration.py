"""The stand-in as one of MiniStack's services."""

from __future__ import annotations

from . import cloudformation, persistence, state_machine_tasks
from .scope import Scope
from .service import MediaConvert


def install() -> None:
    from ministack import app
    from ministack.core import router
    from ministack.core.responses import get_account_id, get_region

    # CloudFormation's modules are all to be there when its types are added.
    from ministack.services.cloudformation import changesets, engine, handlers, provisioners, stacks  # noqa: F401

    service = MediaConvert(get_account_id)
    app.SERVICE_HANDLERS["mediaconvert"] = service.handle_request
    # Requests are told apart by the service in their signature, which must be one that MiniStack routes.
    router.SERVICE_PATTERNS["mediaconvert"] = {
        "host_patterns": [r"mediaconvert\."],
        "credential_scope": "mediaconvert",
    }
    state_machine_tasks.install(service.operations)
    # Kept like the state of MiniStack's own services, by a module's two functions.
    app._state_map["mediaconvert"] = "mediaconvert"
    app._loaded_modules["mediaconvert"] = persistence.Persistence(service.states)
    cloudformation.install(service.operations, service.model, lambda: Scope(get_account_id(), get_region()))
