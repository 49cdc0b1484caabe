"""The picture of a report that the README shows: ``python -m tests.report.picture``."""

from __future__ import annotations

from io import StringIO
from unittest.mock import patch

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from repo_docs_hook.report import Manner, find_report
from tests.places import ROOT
from tests.report.cases import SIGNATURE, Terminal

PICTURE = ROOT / "assets" / "report.svg"
_WIDTH = 80
# rich's own frame loads a font from the network; this one has none, and no time or random id.
_FRAME = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<title>What repo-docs-hook says when a signature changed</title>
<style>
.{unique_id}-matrix {{
font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px;
line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{width}" height="{height}"/>
</clipPath>
{lines}
</defs>
<rect fill="#0d1117" x="0" y="0" width="{width}" height="{height}" rx="8"/>
<g transform="translate(9, 9)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def draw() -> str:
    """Return the picture as SVG: a changed signature, as the hook reports it at 80 columns."""
    stream = Terminal()
    with patch.dict("os.environ", COLUMNS=str(_WIDTH)):
        find_report("full")(SIGNATURE, stream, Manner(color="always"))
    console = Console(
        file=StringIO(), record=True, width=_WIDTH, force_terminal=True, color_system="standard"
    )
    console.print(Text("$ git commit", style="bold"), Text.from_ansi(stream.getvalue()), sep="\n")
    return console.export_svg(theme=MONOKAI, code_format=_FRAME, unique_id="report")


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(), "utf-8", newline="\n")
