"""Material as this site uses it: its own templates before Material's, its scripts and styles joined."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator import resources
from generator.speed.theme_files import fast_environment
from generator.website.assets import MATERIAL_FAVICON, Assets, join_assets

STYLE_SHEET = "assets/stylesheets/main.*.min.css"


def set_theme(config: MkDocsConfig) -> Assets:
    """Give Material this site's overrides, after a `custom_dir` of the user's own; return the scripts and styles."""
    theme = config.theme
    overrides = str(resources.folder("site_overrides"))
    if overrides not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, overrides)
    if theme["favicon"] == MATERIAL_FAVICON:
        theme["favicon"] = "assets/favicon.svg"
    theme.get_env = fast_environment(theme.get_env)  # type: ignore[method-assign] # no event gives the environment
    material = next(path for folder in theme.dirs for path in Path(folder).glob(STYLE_SHEET))
    assets = join_assets(theme.dirs, material.read_bytes())
    if assets.style.path not in config.extra_css:
        config.extra_css.insert(0, assets.style.path)  # a user's own come last
    return assets
