"""Text of a source stays text, whatever it holds, as GitHub's own parser reads it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repo_docs_hook.pages.escape import (
    code,
    html_attribute,
    mermaid_label,
    prose,
    show_hidden,
    show_hidden_in_line,
)
from repo_docs_hook.pages.markdown import anchor, bullets, fence, table
from tests.pages.linkcheck import Elements, to_html

MARKS = "`*_[](){}<>#+-.!|~$:@&\\/'\" \n\t=^0129abxw"
SNIPPETS = (
    *("`", "``", "```", "~~~", "|", "\\|", "\\", "**", "__", "$", "$$", ":smile:", "@octo", "#12"),
    *("GH-7", "https://x.y/z", "www.x.y", "a@b.cd", "![i](u)", "[l](u)", "[r]: u", "[^1]", "<b>"),
    *(
        "<!--",
        "-->",
        "<script>",
        "</a>",
        "&lt;",
        "&#36;",
        "\n",
        "\n\n",
        "\n# h",
        "\n- i",
        "1. ",
        " ",
    ),
    *("- [ ] ", "\n---\n", "\n===\n", "    ", "\t", "\u202e", "\u200b", "\ud800", "\x00", "\x1b["),
    *("é", "x_y", "__init__", "o/r#1", "mailto:x", ":+1:", "a" * 40, "~~s~~", "`x`", "``y``", "w"),
)
hostile = st.lists(
    st.one_of(st.sampled_from(SNIPPETS), st.text(MARKS, max_size=6), st.text(max_size=4)),
    max_size=9,
).map("".join)
live = re.compile(
    r"://|www\.|\w@\w|@\w|\$|#\d|\bgh-\d|:[\w+-]+:|mailto:|\b[0-9a-f]{40}\b",
    re.IGNORECASE | re.ASCII,
)


def text_outside_code(html: str) -> str:
    return re.sub(r"<code>.*?</code>", " ", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x", "`x`", id="plain"),
        pytest.param("a`b", "``a`b``", id="backtick inside"),
        pytest.param("`", "`` ` ``", id="backtick alone"),
        pytest.param("x``", "``` x`` ```", id="backticks at the end"),
        pytest.param(" x ", "`  x  `", id="blanks at both ends"),
        pytest.param(" x", "` x`", id="blank at one end"),
        pytest.param("  ", "`  `", id="blanks alone"),
        pytest.param("", "` `", id="nothing"),
        pytest.param("a\nb\tc\rd", "`a\\nb\\tc\\rd`", id="line feed, tab, carriage return"),
        pytest.param(
            "a\u202eb\x1b\ud800\U000e0041", "`a\\u202eb\\x1b\\ud800\\U000e0041`", id="hidden"
        ),
    ],
)
def test_code(text: str, expected: str) -> None:
    assert code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("See :class:`Queue` and ``x|y``.", "See `Queue` and `x|y`.", id="RST"),
        pytest.param("A :py:meth:`~a.b` `c`_", "A `a.b` `c`", id="domain, tilde, reference"),
        pytest.param(":meth:`run() <a.run>`", "`run()`", id="titled role"),
        pytest.param(
            "`docs <http://x>`_", "`docs <http://x>`", id="titled reference keeps its URL"
        ),
        pytest.param("Mail me@x.org, now.", "Mail `me@x.org`, now.", id="mail"),
        pytest.param("(https://a.b/c_d).", "(`https://a.b/c_d`).", id="address"),
        pytest.param("www.x.org", "`www.x.org`", id="www"),
        pytest.param("$5 or $6", "`$5` or `$6`", id="mathematics"),
        pytest.param("fix #12 by @me", "fix `#12` by `@me`", id="reference and mention"),
        pytest.param("a :tada: b", "a `:tada:` b", id="emoji"),
        pytest.param(
            "snake_case __init__ _x", "snake_case \\_\\_init\\_\\_ \\_x", id="underscores"
        ),
        pytest.param("**b** ~s~ [x](y)", "\\*\\*b\\*\\* \\~s\\~ \\[x\\](y)", id="marks"),
        pytest.param("<b> & a|b", "&lt;b&gt; &amp; a&#124;b", id="entities"),
        pytest.param("1. x", "1\\. x", id="numbered"),
        pytest.param("- x", "\\- x", id="list"),
        pytest.param("# x", "\\# x", id="heading"),
        pytest.param("a\n  b", "a b", id="folded"),
        pytest.param("``a````b``", "\\`\\`a\\`\\` `b`", id="literals that touch"),
        pytest.param("`a`@x", "`a` `@x`", id="code spans that touch"),
        pytest.param("a\u200bb", "a\\\\u200bb", id="zero width"),
    ],
)
def test_prose(text: str, expected: str) -> None:
    assert prose(text) == expected


@given(hostile)
def test_prose_yields_words_and_code_only(text: str) -> None:
    html = to_html(f"before {prose(text)}\n\n{prose(text)}\n")
    assert set(Elements(html).tags) <= {"p", "code"}
    assert not live.search(re.sub(r"<[^>]*>|&\w+;", " ", text_outside_code(html)))


@given(hostile)
def test_code_shows_its_text(text: str) -> None:
    shown = show_hidden_in_line(text) or " "
    found = Elements(to_html(code(text)))
    assert found.tags == ["p", "code"]
    assert found.text.strip("\n") == shown


@given(hostile, hostile)
def test_table_keeps_its_cells(text: str, other: str) -> None:
    found = Elements(to_html(table(("A", "B", "C"), [(code(text), prose(other), "end")])))
    assert found.tags.count("td") == 3
    assert set(found.tags) <= {"table", "thead", "tbody", "tr", "th", "td", "code"}
    first = found.text.split("\n")
    assert (show_hidden_in_line(text) or " ").strip(" ") in "\n".join(first)


@given(hostile)
def test_list_item_stays_one(text: str) -> None:
    tags = Elements(to_html(bullets([prose(text) or "x", code(text)]))).tags
    assert set(tags) <= {"ul", "li", "code"}
    assert tags.count("li") == 2


@given(hostile)
def test_fence_shows_its_text(text: str) -> None:
    html = to_html(f"{fence(text)}\n\nafter\n")
    found = Elements(html)
    assert found.tags == ["pre", "code", "p"]
    lines = [line.rstrip(" \t") for line in show_hidden(text).split("\n")]
    assert found.text.replace("after", "").strip("\n") == "\n".join(lines).strip("\n")


@given(hostile)
def test_anchor_is_one_element(text: str) -> None:
    found = Elements(to_html(f"{anchor(text)}x"))
    assert found.tags == ["p", "a"]
    assert found.ids == [show_hidden_in_line(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('a"b<c>&', "a&quot;b&lt;c&gt;&amp;", id="marks"),
        pytest.param("Klasse.größe", "Klasse.größe", id="letters"),
        pytest.param("x\u115f", "x\\u115f", id="hidden letter"),
    ],
)
def test_html_attribute(text: str, expected: str) -> None:
    assert html_attribute(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("pkg/core.py", "pkg/core.py", id="path"),
        pytest.param('Generic[T]"', "Generic#91;T#93;#34;", id="marks"),
        pytest.param("end", "end", id="a word of Mermaid's, quoted by its user"),
        pytest.param("x" * 90, "x" * 77 + "...", id="long"),
        pytest.param("größe\n", "größe#92;n", id="letters and line feed"),
    ],
)
def test_mermaid_label(text: str, expected: str) -> None:
    assert mermaid_label(text) == expected
