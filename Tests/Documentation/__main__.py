"""Builds the documentation as a static site, in `.build/documentation/html`: `python3 -m Documentation`, in `Tests`.

The modules have to be built: `swift build --product swift-cdkPackageTests`. `--with CDKEC2` adds one that has no pages, but
generated classes with comments, once `swift build --target CDKEC2` has made it; all of these together would be a site of gigabytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .site import Catalog, Unbuilt, catalogs, merged

REPOSITORY = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m Documentation", description=__doc__)
    parser.add_argument("modules", nargs="*", help="those that are looked at alone, such as CDKS3: nothing is put together then")
    parser.add_argument("--with", action="append", default=[], dest="further", metavar="MODULE",
                        help="a module without pages of its own, such as CDKEC2, whose classes the site then has too")
    parser.add_argument("--base-path", default="", metavar="PATH", help="where the site will stand on its server, such as swift-cdk")
    asked = parser.parse_args()
    site = REPOSITORY / ".build" / "documentation"
    found = [catalog for catalog in catalogs(REPOSITORY) if not asked.modules or catalog.module in asked.modules]
    if unknown := set(asked.modules) - {catalog.module for catalog in found}:
        parser.error(f"no pages of {', '.join(sorted(unknown))}")
    found += [Catalog(REPOSITORY, module) for module in asked.further]
    try:
        faulty = [catalog.module for catalog in found if not catalog.convert(site / "archives", asked.base_path)]
    except Unbuilt as failure:
        print(failure, file=sys.stderr)
        return 1
    if faulty:
        print(f"The pages of {', '.join(faulty)} have mistakes, see above.", file=sys.stderr)
        return 1
    if not asked.modules:
        print(f"Written to {merged([Catalog.archive(catalog, site / 'archives') for catalog in found], site / 'html', asked.base_path)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
