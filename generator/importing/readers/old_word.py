"""Old Word files (doc) and rich text (rtf): LibreOffice turns them into docx, where it is installed."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from generator.importing.readers import limits, word
from generator.importing.readers.source_text import Extract, ReadError

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.exe")
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""A profile in which no macro runs and no link is followed: untrusted references are blocked, the proxy is closed."""
_FAILED = (
    "LibreOffice 读不了这个文件：已损坏，或有密码 (LibreOffice cannot read the file: it is damaged or has a password)"
)


def read(data: bytes) -> Extract:
    """Read an old Word or rich text file. Raises ReadError where LibreOffice is not installed or cannot read it."""
    program = _find_program()
    if program is None:
        message = (
            "这是旧版 Word 文件 (.doc 或 .rtf)：请另存为 docx，或安装 LibreOffice"
            " (an old Word file: save it as docx, or install LibreOffice)"
        )
        raise ReadError(message)
    with tempfile.TemporaryDirectory(prefix="plansite-") as folder:
        extract = word.read(_convert(program, data, Path(folder)))
    return replace(extract, reader=f"doc (LibreOffice, {extract.reader})")


def _find_program() -> str | None:
    program = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    return program or next((place for place in _PLACES if Path(place).is_file()), None)


def _convert(program: str, data: bytes, folder: Path) -> bytes:
    """Return the docx that LibreOffice makes of a file, in a profile of its own."""
    (folder / "profile" / "user").mkdir(parents=True)
    (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
    source = folder / "notice.doc"
    source.write_bytes(data)
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--convert-to", "docx:Office Open XML Text", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    environment = {**os.environ, "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    process = subprocess.Popen(  # noqa: S603 - LibreOffice, with arguments of ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # its launcher starts a second program, which must end with it
        preexec_fn=_limit_conversion if sys.platform != "win32" else None,  # noqa: PLW1509 - this process has no threads
    )
    try:
        process.wait(limits.SECONDS)
    except subprocess.TimeoutExpired as error:
        message = (
            f"LibreOffice 在 {limits.SECONDS} 秒内没有转换完 (LibreOffice took more than {limits.SECONDS} seconds)"
        )
        raise ReadError(message) from error
    finally:
        _end(process)
    result = folder / "out" / "notice.docx"
    if process.returncode or not result.is_file():
        raise ReadError(_FAILED)
    if result.stat().st_size > limits.FILE_BYTES:
        message = "文件太大 (the file is too large)"
        raise ReadError(message)
    return result.read_bytes()


def _profile() -> str:
    """Return the settings as LibreOffice's file of changed settings."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def _limit_conversion() -> None:
    """Limit LibreOffice's memory, time and the files that it writes."""
    import resource  # noqa: PLC0415 - not on every system

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if most != resource.RLIM_INFINITY else 2 * limits.MEMORY_BYTES, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.ARCHIVE_BYTES, limits.ARCHIVE_BYTES))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with all that it started."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
