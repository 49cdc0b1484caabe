"""The picture in the README."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from tests.report.picture import PICTURE, draw


def test_the_picture_shows_the_report_as_it_is() -> None:
    assert PICTURE.read_text("utf-8") == draw(), "run: python -m tests.report.picture"


def test_the_picture_is_whole_in_itself() -> None:
    text = draw()
    words = "".join(fromstring(text).itertext()).replace("\xa0", " ")
    assert "~ Widget.run(self, command, *, force=False) -> int" in words
    assert "pre-commit run --hook-stage manual repo-docs-fix" in words
    assert text.replace('xmlns="http://www.w3.org/2000/svg"', "").count("://") == 0
