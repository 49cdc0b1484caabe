from .core import Table as Table
