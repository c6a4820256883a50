"""What is published of the fictional city, for the tests of the exports."""

import json
import re

from generator.exports import exports
from generator.load import load
from tests.support.paths import CITY

CHECKED = load(CITY)
FILES = {file.path: file.content for file in exports(CHECKED)}
API = {
    path.removeprefix("api/v1/").removesuffix(".json"): json.loads(content)
    for path, content in FILES.items()
    if re.fullmatch(r"api/v1/[a-z-]+\.json", path)
}
SCHEMAS = {name: json.loads(FILES[f"api/v1/schemas/{name}.schema.json"]) for name in API}
