"""Why a job ends in ERROR, with MediaConvert's own codes.

The codes and what each means: https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_error_codes.html. The texts
are ours where the page gives none.
"""

from __future__ import annotations

INPUT_NOT_OPENED = 1010
NO_VIDEO = 1020
NO_AUDIO = 1021
UNSUPPORTED_CODEC = 1030
SETTINGS_DO_NOT_FIT = 1040
CLIP_OUTSIDE_INPUT = 1060
SOURCE_READ = 1076
ACCESS_DENIED = 1401
NOT_FOUND = 1404
ROLE_ABSENT = 1433
ROLE_NOT_TRUSTING = 1434
UNKNOWN = 1999


class JobFailed(Exception):
    """The end of a job that could not be done."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class JobCanceled(Exception):
    """The end of a job that was canceled while it ran."""
