"""The files that a second process writes are those that MkDocs would."""

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.structure.files import Files, InclusionLevel

from generator.files import GeneratedFile
from generator.plugin import PlansitePlugin
from generator.plugin.files import WebsiteFile
from tests.support.sites import project


def test_files_are_written_as_mkdocs_would(tmp_path: Path) -> None:
    """A build writes the files that are published, with their bytes; none that is excluded, and no draft."""
    config = load_config(str(project(tmp_path) / "mkdocs.yml"))
    config.site_dir = str(tmp_path / "built")
    levels = {
        "data/excluded.csv": InclusionLevel.EXCLUDED,
        "data/draft.csv": InclusionLevel.DRAFT,
        "data/units.csv": InclusionLevel.INCLUDED,
    }
    files = Files([WebsiteFile(GeneratedFile.of(path, path.encode()), config) for path in levels])
    for file in files:
        file.inclusion = levels[file.dest_uri]
    plugin = PlansitePlugin()
    plugin.on_env(config.theme.get_env(), config=config, files=files)
    plugin.on_post_build(config=config)
    written = [path for path in (tmp_path / "built").rglob("*") if path.is_file()]
    assert [path.relative_to(tmp_path / "built").as_posix() for path in written] == ["data/units.csv"]
    assert written[0].read_text(encoding="utf-8") == "data/units.csv"
