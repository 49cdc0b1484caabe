import unittest

from acme import _tax


class TaxTest(unittest.TestCase):
    def test_of(self):
        self.assertEqual(_tax.of(100), 19)
