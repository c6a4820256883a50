"""What is published of a theme is the same where only visible files are listed."""

from mkdocs.config.base import load_config
from mkdocs.structure.files import Files

from generator.speed.theme_files import VisibleFiles, fast_environment
from tests.support.paths import REPOSITORY


def test_mkdocs_publishes_the_same_files_of_the_theme() -> None:
    """Of Material, MkDocs takes the same files in the same order, and finds a hidden icon by its name still."""
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    published = []
    for get_env in (config.theme.get_env, fast_environment(config.theme.get_env)):
        files = Files([])
        files.add_files_from_theme(get_env(), config)
        published.append([(file.src_uri, file.abs_src_path) for file in files])
    assert published[0] == published[1]
    assert len(published[0]) > 10
    env = fast_environment(config.theme.get_env)()
    assert isinstance(env.loader, VisibleFiles)
    assert "<svg" in env.loader.get_source(env, ".icons/material/magnify.svg")[0]
