"""Where the service exists: the SDK's own list."""

from __future__ import annotations

import botocore.session

REGIONS = frozenset(botocore.session.get_session().get_available_regions("mediaconvert"))
