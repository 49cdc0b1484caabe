from decimal import Decimal

RATE = Decimal("0.19")


def of(net: Decimal) -> Decimal:
    from acme.invoice import Invoice

    assert not isinstance(net, Invoice)
    return net * RATE
