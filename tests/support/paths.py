"""Where things are: the repository, its data, the fictional city, the environment's programs."""

import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
TESTS = REPOSITORY / "tests"
PLAN = REPOSITORY / "data"
CITY = TESTS / "city"
AMENDED_CITY = TESTS / "demo" / "data"
BIN = Path(sys.executable).parent
