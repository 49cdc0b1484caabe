"""A package of one module, which has all that a page can show."""

from .everything import *
from .everything import Queue as Queue
