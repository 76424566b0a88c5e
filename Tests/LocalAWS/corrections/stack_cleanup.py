"""The events of resources that an update takes away, which MiniStack leaves out: whoever is asked to delete one could not see that it is.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html: UPDATE_COMPLETE_CLEANUP_IN_PROGRESS
"""

from __future__ import annotations

from typing import Any

BEGUN = "DELETE_IN_PROGRESS"


def install() -> None:
    from ministack.services import cloudformation
    from ministack.services.cloudformation import stacks

    delete = stacks._delete_resource

    def delete_resource(resource_type: str, physical_id: str, properties: Any, stack_name: str, logical_id: str) -> Any:
        stack = cloudformation._stacks[stack_name]
        events = [event for event in cloudformation._stack_events.get(stack["StackId"], []) if event["LogicalResourceId"] == logical_id]
        if not events or events[-1]["ResourceStatus"] != BEGUN:
            if stack["StackStatus"] == "UPDATE_IN_PROGRESS":
                stack["StackStatus"] = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"
            stacks._add_event(stack["StackId"], stack_name, logical_id, resource_type, BEGUN, physical_id=physical_id)
        return delete(resource_type, physical_id, properties, stack_name, logical_id)

    stacks._delete_resource = delete_resource
