"""Tables as pandas and frictionless read them, which each process that needs them imports then: that takes a second."""

from io import BytesIO
from pathlib import Path
from typing import Any


def csv_frame(content: bytes) -> Any:  # noqa: ANN401 - pandas ships no types
    """Return a table of text as pandas reads it; empty cells are empty."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415 - see above

    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)


def sheet_frames(content: bytes) -> dict[str, Any]:
    """Return the sheets of a workbook by name as pandas reads them; empty cells are empty."""
    import pandas as pd  # noqa: PLC0415 - see above

    return dict(pd.read_excel(BytesIO(content), sheet_name=None, dtype=str, keep_default_na=False))


def package_report(package: Path) -> Any:  # noqa: ANN401 - of frictionless one function is called
    """Return what frictionless says of a data package."""
    from frictionless import validate  # noqa: PLC0415 - see above

    return validate(str(package))
