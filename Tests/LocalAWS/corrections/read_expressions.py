"""DynamoDB's expressions are read once, and not anew for each row of a query.

That is no fault of MiniStack's answers, but the half of its time where a thousand rows are asked for at once.
"""

from __future__ import annotations

import functools


def install() -> None:
    from ministack.services import dynamodb

    remembered = functools.lru_cache(maxsize=1024)
    tokens = remembered(dynamodb._tokenize)
    # Whoever asks may change the list.
    dynamodb._tokenize = lambda expression: list(tokens(expression))
    dynamodb._condition_syntax_error = remembered(dynamodb._condition_syntax_error)
