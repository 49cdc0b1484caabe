from decimal import Decimal

import acme


def test_gross():
    assert acme.Invoice(Decimal(100)).gross() == 119
