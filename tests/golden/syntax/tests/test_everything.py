import unittest

from shapes.everything import limit


class LimitTest(unittest.TestCase):
    """The limit is what was asked for."""

    def test_limit(self):
        self.assertEqual(limit(3), 3)


if __name__ == "__main__":
    unittest.main()
