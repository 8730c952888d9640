"""Word files to PDF, and workbooks worked out, through LibreOffice, with stand-ins for the fonts of GB/T 9704."""

import atexit
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from instruments import stand_ins
from instruments.renderer import RenderingError, targets
from instruments.stand_ins import EVERY
from instruments.tools import FOLDER, FONTS


def rests_on() -> list[Path]:
    """What its pages depend on, beside the file."""
    program = Path(shutil.which("soffice") or "soffice").resolve()
    fonts = [FONTS / font.file for font in EVERY]
    return [program.with_name("soffice.bin"), *fonts, Path(__file__), Path(stand_ins.__file__)]


def pdfs(files: Sequence[Path], folder: Path) -> list[Path]:
    """The PDF of each file, in one call; file names must differ."""
    return _converted(files, folder, "pdf")


def workbooks(files: Sequence[Path], folder: Path) -> list[Path]:
    """Each workbook as LibreOffice Calc saves it, its formulas worked out, in one call; file names must differ."""
    return _converted(files, folder, "xlsx")


def documents(files: Sequence[Path], folder: Path) -> list[Path]:
    """Each Word file as LibreOffice saves it, in one call; file names must differ."""
    return _converted(files, folder, "docx")


def settled(file: Path, accepted: Path, rejected: Path) -> None:
    """Save a Word file anew with all its tracked changes accepted, and with all of them rejected."""
    profile = _settling_profile()
    given = ",".join(f'"{path.as_uri()}"' for path in (file, accepted, rejected))
    command = _soffice(f"macro:///Standard.Settling.SettleBoth({given})", profile=profile)
    said = subprocess.run(command, env=_environment(), capture_output=True, encoding="utf-8", timeout=180, check=False)
    if not (accepted.exists() and rejected.exists()):
        raise RenderingError(f"LibreOffice settled nothing in {file.name}: {said.stdout}{said.stderr}")


@cache
def _settling_profile() -> Path:
    """A profile of its own with the macro, since a program that runs already learns no new one."""
    profile = _room() / "settling"
    subprocess.run(
        _soffice("--terminate_after_init", profile=profile),
        env=_environment(),
        capture_output=True,
        timeout=120,
        check=False,
    )
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library.parent / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
    (library / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    (library / "Settling.xba").write_text(MODULE, encoding="utf-8")
    return profile


DTD = '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
LIBRARIES = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC {DTD} "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple"
 library:link="false"/>
</library:libraries>
"""
LIBRARY = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC {DTD} "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Settling"/></library:library>
"""
MODULE = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC {DTD} "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub SettleBoth(source As String, accepted As String, rejected As String)
 Settle(source, ".uno:AcceptAllTrackedChanges", accepted)
 Settle(source, ".uno:RejectAllTrackedChanges", rejected)
End Sub

Sub Settle(source As String, command As String, target As String)
 Dim opening(0) As New com.sun.star.beans.PropertyValue
 opening(0).Name = "Hidden" : opening(0).Value = True
 document = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
 dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
 dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
 Dim saving(0) As New com.sun.star.beans.PropertyValue
 saving(0).Name = "FilterName" : saving(0).Value = "MS Word 2007 XML"
 document.storeToURL(target, saving())
 document.close(True)
End Sub
</script:module>
"""


def _converted(files: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    made = targets(files, folder, kind)
    if (_room() / "profile").exists():  # at its first start LibreOffice makes it and starts anew
        _stay()
    command = _soffice("--convert-to", kind, "--outdir", str(folder), *map(str, files))
    with subprocess.Popen(
        command,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # so that soffice and the program it starts end together
    ) as process:
        try:
            said, _ = process.communicate(timeout=60 + 20 * len(files))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            if _stay.cache_info().currsize:
                _stay().communicate()
                _stay.cache_clear()
            raise RenderingError(f"LibreOffice ran out of time over {len(files)} files") from None
    for file, converted in zip(files, made, strict=True):
        if not converted.exists():
            raise RenderingError(f"LibreOffice made no {kind.upper()} of {file.name}: {said}")
    return made


@cache
def _stay() -> subprocess.Popen[bytes]:
    """Keep one LibreOffice running, with a document open: later calls hand their files to it and start none.

    To start takes 1.5 s, to convert a report 0.1 s; where it has ended, each call does its work by itself. It ends with
    its input, so with this process, however that ends.
    """
    document = _room() / "open.txt"
    document.write_text("This stays open.", encoding="ascii")
    until_the_end = '"$@" >/dev/null 2>&1 & cat; kill -9 -$$'
    keeper = subprocess.Popen(
        ["sh", "-c", until_the_end, "sh", *_soffice(str(document))],
        env=_environment(),
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    atexit.register(keeper.communicate)  # before its room is removed
    ready, latest = _room() / "profile" / ".lock", time.monotonic() + 60
    while not ready.exists() and time.monotonic() < latest:  # else the call would be the one that stays
        time.sleep(0.05)
    return keeper


def _soffice(*arguments: str, profile: Path | None = None) -> list[str]:
    place = (profile or _room() / "profile").as_uri()
    return ["soffice", f"-env:UserInstallation={place}", "--headless", "--norestore", *arguments]


def _environment() -> dict[str, str]:
    fonts = str(_room() / "fonts.conf")
    return {**os.environ, "FONTCONFIG_FILE": fonts, "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8"}


def font_configuration() -> str:
    """The fontconfig file: families are replaced, so it does not matter what else a machine has."""
    replacements = [
        f'<match target="pattern"><test name="family" qual="any"><string>{asked}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{font.family}</string></edit>'
        + ('<edit name="weight" mode="assign"><const>bold</const></edit>' if font.is_bold else "")
        + "</match>"
        for font in EVERY
        for asked in font.names
    ]
    # after the replacements come the machine's own fonts, for characters that the stand-ins lack
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{escape(str(FONTS))}</dir>
<cachedir>{escape(str(FOLDER / "fontconfig"))}</cachedir>
<!-- Fandol's bold files call themselves regular -->
<match target="scan"><test name="postscriptname" compare="contains"><string>-Bold</string></test>
<edit name="weight" mode="assign"><const>bold</const></edit></match>
{"".join(replacements)}
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
</fontconfig>
"""


@cache
def _room() -> Path:
    """The profile and fonts of this process, so that two runs at once do not share one LibreOffice."""
    room = Path(tempfile.mkdtemp(prefix="reportkit-"))
    atexit.register(shutil.rmtree, room, ignore_errors=True)
    (room / "fonts.conf").write_text(font_configuration(), encoding="utf-8")
    return room
