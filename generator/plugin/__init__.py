"""The MkDocs plugin, the only package that knows MkDocs: it hands the website's pages and files to a build."""

from generator.speed.garbage import skip_full_collections

__all__ = ["PlansitePlugin"]

with skip_full_collections():  # modules and dictionaries come by the hundred thousand, and all of them stay
    from generator.plugin.events import PlansitePlugin
