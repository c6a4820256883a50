"""Publish a built site into a served folder in one atomic step, and roll back."""

from dataclasses import dataclass
from pathlib import Path

from generator.programs import build_command
from generator.publication.building import MARK
from generator.publication.errors import PublicationError, UsageError, explained
from generator.publication.origins import changed_origins, recorded_origins
from generator.publication.release import Release, keep_old_assets, write
from generator.publication.served import locked
from generator.publication.site import HASHED, Site, published_plan

LEAST_KEPT = 2  # the current release and one to go back to


@dataclass(frozen=True, slots=True)
class Outcome:
    """The ids of the `release` that is served now and of the one `before`; None at first."""

    release: str
    before: str | None


def draft_count(site_folder: Path) -> int:
    """Return how many drafts a built site has, by its own API: what a machine has read and nobody has looked at."""
    count = published_plan(site_folder).get("drafts")
    return count if isinstance(count, int) else 0


def publish(folder: Path, site_folder: Path, keep: int) -> Outcome:
    """Publish a built site into a served folder and keep the last `keep` releases; make the folder where missing.

    Raises UsageError for folders that cannot be used, PublicationError where the site is refused or the disk fails.
    After either error the served release is unchanged.
    """
    _refuse_folders(folder, site_folder)
    site = Site.read(site_folder)
    _refuse_unfinished(site_folder)
    with explained(folder), locked(folder) as served:
        before, line = served.current(), served.line()
        _refuse_lost(site, line)
        _refuse_changed(site, served.releases())
        release = served.release(site.release)
        damaged = release.damaged()
        if damaged and release == before:
            message = "正在使用的版本被改动过；请先 rollback 再发布 (the served release was altered: roll back first)"
            raise PublicationError(message, damaged)
        line = (*(past for past in line if past != release), release)[-keep:]
        written = write(site, served.incoming) if damaged else release
        keep_old_assets(written, served.releases(), served.spare)
        served.record(line)
        if written != release:
            served.place(release)
        served.point(release)
        for past in served.releases():
            if past not in line:
                served.discard(past)
    return Outcome(release.id, before.id if before else None)


def rollback(folder: Path) -> Outcome:
    """Serve the release that was published before the current one. Raises UsageError or PublicationError."""
    if not folder.is_dir():
        message = f"没有这个文件夹：{folder} (no such folder)"
        raise UsageError(message)
    with explained(folder), locked(folder) as served:
        line = served.line()
        if len(line) < LEAST_KEPT:
            message = "没有更早的版本可以退回 (there is no earlier release to go back to)"
            raise PublicationError(message, [str(folder)])
        target, current = line[-2:]
        damaged = target.damaged()
        if damaged:
            message = f"上一个版本 {target.id} 已不完整，没有退回 (the earlier release is damaged)"
            raise PublicationError(message, damaged)
        keep_old_assets(target, served.releases(), served.spare)
        served.point(target)
    return Outcome(target.id, current.id)


def _refuse_folders(folder: Path, site_folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        message = f"不是文件夹：{folder} (not a folder)"
        raise UsageError(message)
    served, built = folder.resolve(), site_folder.resolve()
    if served.is_relative_to(built) or built.is_relative_to(served):
        message = "发布的文件夹和网站的文件夹不能互相包含 (neither folder may hold the other)"
        raise UsageError(message)


def _refuse_unfinished(site_folder: Path) -> None:
    """Raise PublicationError of a site that no build has marked as complete, or whose data or settings have changed."""
    mark, command = site_folder / MARK, build_command(site_folder.absolute().parent)
    recorded = recorded_origins(mark.read_bytes()) if mark.is_file() else None
    if recorded is None:
        message = (
            f"{site_folder} 没有生成完的标记 {MARK}，或标记坏了：生成中断了，或还在进行；"
            f"先运行 {command} (the build is not complete)"
        )
        raise PublicationError(message)
    if changed := changed_origins(site_folder, recorded):
        message = f"数据或设置在生成网站以后改过，没有发布；先运行 {command} (data or settings changed since the build)"
        raise PublicationError(message, map(str, changed))


def _refuse_lost(site: Site, line: tuple[Release, ...]) -> None:
    """Raise PublicationError where an address of the served release would no longer exist."""
    answered = site.files.keys() | site.redirects.keys()
    lost = (
        [path.removesuffix("index.html") or "/" for path in line[-1].addresses() if path not in answered]
        if line
        else []
    )
    if lost:
        message = (
            f"{len(lost)} 个已发布的地址会失效；请恢复，或在 redirects.json 里写明新地址 (addresses would be lost)"
        )
        raise PublicationError(message, lost)


def _refuse_changed(site: Site, releases: tuple[Release, ...]) -> None:
    """Raise PublicationError where a file that browsers cache for ever has changed and kept its name."""
    known = {path: digest for release in releases for path, digest in release.assets().items()}
    changed = [path for path, digest in site.files.items() if HASHED.search(path) and known.get(path, digest) != digest]
    if changed:
        message = "文件内容变了，带校验码的名称却没有变，浏览器会继续用旧的 (bytes changed under a hashed name)"
        raise PublicationError(message, changed)
