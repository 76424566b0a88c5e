"""What many uploads do to the App: events simulated over its template, and the page that says what came out.

Functions of the App that decide how load is carried are run as they are.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Constructs" / "Handlers"))
