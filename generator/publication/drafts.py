"""How many drafts a built site has: what a machine has read and nobody has looked at."""

import json
from pathlib import Path

PLAN = "api/v1/plan.json"


def draft_count(site: Path) -> int:
    """Return the number that the site's own API gives; 0 where it gives none."""
    try:
        plan = json.loads((site / PLAN).read_bytes())
    except (OSError, ValueError):
        return 0
    count = plan.get("drafts") if isinstance(plan, dict) else None
    return count if isinstance(count, int) else 0
