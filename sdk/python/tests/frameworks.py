"""The agent frameworks, or their stand-ins."""

from __future__ import annotations

import os
import sys
from pathlib import Path

STANDINS = Path(__file__).parent / "standins"


def use_standins() -> None:
    """Has imports find the stand-ins, unless $AGENTOS_REAL_FRAMEWORKS asks for the real ones."""
    if not os.environ.get("AGENTOS_REAL_FRAMEWORKS") and str(STANDINS) not in sys.path:
        sys.path.insert(0, str(STANDINS))
