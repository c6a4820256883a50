"""The second process: `python -m generator.importing.readers.process FILE` prints a file's text as JSON.

It limits its own memory and time, so that it ends even if the process that started it does not.
"""

import hashlib
import json
import signal
import sys
from dataclasses import astuple
from pathlib import Path
from typing import Any

from generator.importing.readers import limits
from generator.importing.readers.notice import extract_text
from generator.importing.readers.source_text import ReadError


def limit_process() -> None:
    """Limit this process's address space and time, where the system can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bytes_ = limits.MEMORY_BYTES if most == resource.RLIM_INFINITY else min(limits.MEMORY_BYTES, most)
    resource.setrlimit(resource.RLIMIT_AS, (bytes_, most))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(2 * limits.SECONDS)


def answer(path: str) -> dict[str, Any]:
    """Return what is read of a file, as JSON has it, or as its only entry `error` why it is not."""
    try:
        data = Path(path).read_bytes()
        extract = extract_text(data)
        return {
            "sha256": hashlib.sha256(data).hexdigest(),
            "text": extract.text,
            "reader": extract.reader,
            "encoding": extract.encoding,
            "debris": [astuple(piece) for piece in extract.debris],
            "covered": extract.covered,
        }
    except ReadError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "读取所需的内存太多 (reading the file takes too much memory)"}
    except Exception as error:  # noqa: BLE001 - a library met what it did not expect: the file is at fault
        return {
            "error": f"文件无法读取，可能已损坏：{type(error).__name__} (the file cannot be read, it may be damaged)"
        }


if __name__ == "__main__":
    limit_process()
    sys.stdout.write(json.dumps(answer(sys.argv[1])))
