from pkg.core import Widget


def test_run() -> None:
    assert Widget("a", 1).run(["true"]) == 0


class TestWidget:
    def test_size(self) -> None:
        assert Widget("a").size == 3
