"""The complete plans of `examples/`: each another form of notice, with the pages of each that tests look at."""

from generator import urls
from tests.support.paths import REPOSITORY

EXAMPLES = REPOSITORY / "examples"
# Of each example a unit and a task that show what is special about its form.
RECORDS = {
    "labelled-leads": ("shi-minzhengju", "P1"),
    "ministry": ("shuilibu", "P3"),
    "one-year-list": ("qu-nongyenongcunju", "P7"),
    "report-breakdown": ("shi-fazhangaigeju", "P13"),
    "table-with-deadlines": ("shi-chengshiguanliju", "P8"),
    "three-levels": ("sheng-weishengjiankangwei", "P2"),
}


def pages(name: str) -> dict[str, str]:
    """Return the pages of an example to look at: a name and an address for each."""
    unit, project = RECORDS[name]
    return {
        "home": "",
        "unit": urls.address(unit),
        "task": urls.address(project),
        "matrix": "matrix/unit-project/",
        "source": "source/",
    }
