"""Who tells which mistakes, of a corpus that no test looks at: `python -m Validation.scores`, in `Tests`.

Its samples and mistakes are of a seed of their own, and a tenth of the mistakes is scored. Nothing may be changed because of what it shows
without another seed in its place.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from Validation import corpus, peers

_SEED = 20_261
_SHARE = 10


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        validate = peers.Validate(Path(directory))
        right = corpus.right(_SEED, 1, [validate, peers.cfn_lint])
        count = len(corpus.wrong(right, _SEED).cases)
        wrong = corpus.wrong(right, _SEED, count // _SHARE)
        ours = peers.ours(wrong.templates)
        lint, other = ([check(template) for template in wrong.templates] for check in (peers.cfn_lint, validate))
    kinds: dict[str, Counter[str]] = {}
    alone = Counter[tuple[str, str, str]]()
    for case in wrong.cases:
        counts = kinds.setdefault(case.kind, Counter())
        by_lint, by_other = corpus.found(case, lint[case.template]), corpus.found(case, other[case.template])
        told = bool(corpus.found(case, ours[case.template], warnings=True))
        counts["mistakes"] += 1
        counts["ours"] += told
        counts["errors"] += bool(corpus.found(case, ours[case.template]))
        counts["cfn-lint"] += bool(by_lint)
        counts["cloudformation-validate"] += bool(by_other)
        for column, is_found in (("both", by_lint and by_other), ("either", by_lint or by_other)):
            if is_found:
                counts[column] += 1
                counts[f"{column}, told here"] += told
        if not told and bool(by_lint) != bool(by_other):
            alone["cfn-lint" if by_lint else "cloudformation-validate", case.kind, (by_lint or by_other)[0].rule] += 1
    columns = ["mistakes", "ours", "errors", "cfn-lint", "cloudformation-validate", "both", "both, told here", "either",
               "either, told here"]
    print("| kind | " + " | ".join(columns) + " |\n| --- |" + " ---: |" * len(columns))
    for kind in [*sorted(kinds), ""]:
        counts = kinds[kind] if kind else sum(kinds.values(), Counter())
        print(f"| {kind or 'all'} | " + " | ".join(f"{counts[column]:,}" for column in columns) + " |")
    print(f"\n{len(right):,} samples, {count:,} mistakes in all")
    for (peer, kind, rule), times in sorted(alone.items()):
        print(f"- {peer} alone, {times} x {kind}: {rule}")


if __name__ == "__main__":
    main()
