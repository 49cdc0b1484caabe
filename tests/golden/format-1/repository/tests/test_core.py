from pkg import core


def test_run():
    assert core.run(["true"]) == 0
