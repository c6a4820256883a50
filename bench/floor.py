"""`python -m bench.floor FROM TO RESULT`: write the files of a built site again; no build can be faster."""

import json
import sys
import time
from pathlib import Path


def main(built: str, copy: str, result: str) -> None:
    """Read a site into memory, write it, and write the seconds of the writing as JSON."""
    source, target = Path(built), Path(copy)
    files = [(path.relative_to(source), path.read_bytes()) for path in source.rglob("*") if path.is_file()]
    start = time.perf_counter()
    for path, content in files:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    Path(result).write_text(json.dumps({"write": time.perf_counter() - start}), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
