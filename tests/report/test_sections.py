"""Where on a page two texts differ."""

from __future__ import annotations

import pytest

from repo_docs_hook.report.sections import compare_pages
from repo_docs_hook.text.headings import FileSection

SOURCE = FileSection.ORIGINAL.title
PAGE = """<!-- marker -->
# Documentation: `a.py`

## @ <a id="section-original-source"></a>

```python
# not a heading
x = 1
```

## Detailed Analysis <a id="section-detailed-analysis"></a>

### Code Structure

#### <a id="Foo"></a>`Foo`

- one

##### <a id="Foo.run"></a>`Foo.run`

- two

## Dependencies

- os
""".replace("@", SOURCE)

CASES = {
    "equal": ("", "", []),
    "top": ("`a.py`", "`b.py`", ["Top of the page: +1 -1 lines"]),
    "nested": ("- two", "- 2\n- 3", ["Detailed Analysis > Foo.run: +2 -1 lines"]),
    "owner": ("- one", "", ["Detailed Analysis > Foo: -1 line"]),
    "section": ("- os", "- os\n- re", ["Dependencies: +1 line"]),
    "a hash in a fence is no heading": ("x = 1", "x = 2", [f"{SOURCE}: +1 -1 lines"]),
    "a longer fence is not closed by a shorter": (
        "```python\n# not a heading\nx = 1\n```",
        "````python\n```\n## Not one\n````",
        [f"{SOURCE}: +3 -3 lines"],
    ),
    "heading renamed": (
        '#### <a id="Foo"></a>`Foo`',
        '#### <a id="Bar"></a>`Bar`',
        [
            "Detailed Analysis > Foo: -2 lines",
            "Detailed Analysis > Foo.run: -2 lines",
            "Detailed Analysis > Bar: +2 lines",
            "Detailed Analysis > Foo.run: +2 lines",
        ],
    ),
    "blank lines beside others are not told": (
        "- os",
        "- os\n\n- re\n",
        ["Dependencies: +1 line"],
    ),
    "blank lines alone are": ("- two\n", "- two\n\n", ["Detailed Analysis > Foo.run: +1 line"]),
    "last line feed": ("- os\n", "- os", ["Dependencies: -1 line"]),
}


@pytest.mark.parametrize(("old", "new", "told"), CASES.values(), ids=CASES)
def test_each_difference_stands_under_its_section(old: str, new: str, told: list[str]) -> None:
    hunks = compare_pages(PAGE, PAGE.replace(old, new) if old else PAGE)
    assert [f"{hunk.section}: {hunk.size}" for hunk in hunks] == told


EMBEDS = {
    "fence": ("x = 1", "x = 2", [True]),
    "other section": ("- os", "- re", [False]),
    "link": ("```python\n# not a heading\nx = 1\n```", "[a](b)", [True]),
}


@pytest.mark.parametrize(("old", "new", "embeds"), EMBEDS.values(), ids=EMBEDS)
def test_an_embedded_source_is_marked(old: str, new: str, embeds: list[bool]) -> None:
    assert [hunk.embeds for hunk in compare_pages(PAGE, PAGE.replace(old, new))] == embeds


def test_lines_keep_their_text_and_order() -> None:
    (hunk,) = compare_pages(PAGE, PAGE.replace("- two", "- 2\n- 3"))
    assert hunk.lines == ("-- two", "+- 2", "+- 3")
    assert hunk.summary == "Foo.run: +2 -1 lines"
