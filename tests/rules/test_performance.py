"""Rules about speed and memory."""

from __future__ import annotations

import pytest

from repo_docs_hook.rules import performance
from repo_docs_hook.rules.performance import compute as performance_compute
from repo_docs_hook.rules.performance import concurrency as performance_concurrency
from repo_docs_hook.rules.performance import memory as performance_memory
from tests.rules.telling import Cases, is_of_methods, list_silent, read, tell

CASES: Cases = {
    "benchmarking": (
        """
import timeit
def f():
    timeit.timeit('pass')
""",
        ["Benchmarking: timeit.timeit @ f"],
    ),
    "a clock for something else": (
        """
import time, timeit
def send(request):
    start = time.perf_counter()
    response = hand_on(request)
    response.elapsed = timeit.default_timer() - start
""",
        [],
    ),
    "time of day": (
        """
import time
time.time()
""",
        [],
    ),
    "GPU": (
        """
import torch, cupy
from numba import cuda
def f(model):
    torch.cuda.synchronize()
    torch.device('cuda:0')
@cuda.jit
def kernel(): ...
""",
        [
            "GPU Computing: numba.cuda.jit @ kernel",
            "GPU Computing: torch.cuda.synchronize @ f",
            "GPU Computing: torch.device @ f",
        ],
    ),
    "cpu, and to() without torch": (
        """
import torch
model.to('cpu')
torch.device('cpu')
""",
        [],
    ),
    "moved by something else": (
        """
robot.to('cuda')
robot.cuda()
""",
        [],
    ),
    "JIT": (
        """
import numba, torch
@numba.njit(cache=True)
def f(): ...
fast = torch.compile(f)
""",
        ["JIT Compilation: numba.njit @ f", "JIT Compilation: torch.compile @ -"],
    ),
    "re.compile and a name with jit in it": (
        """
import re
re.compile('x')
def jitter(): ...
""",
        [],
    ),
    "native code": (
        """
import ctypes, cython
lib = ctypes.CDLL('libc.so.6')
@cython.cfunc
def f(): ...
""",
        ["Native Code: ctypes.CDLL @ -", "Native Code: cython.cfunc @ f"],
    ),
    "ctypes types": (
        """
import ctypes
ctypes.c_int(1)
""",
        [],
    ),
    "loops over arrays": (
        """
import numpy as np
def f():
    np.vectorize(f)
""",
        ["Numeric Loop in Python: numpy.vectorize @ f"],
    ),
    "rows without pandas": (
        """
df.iterrows()
""",
        [],
    ),
    "profiling": (
        """
import cProfile
from line_profiler import profile
cProfile.run('f()')
@profile
def f(): ...
""",
        ["Profiling: cProfile.run @ -", "Profiling: line_profiler.profile @ f"],
    ),
    "vectorised": (
        """
import numpy as np
def f(a):
    np.dot(a, a)
    np.linalg.norm(a)
""",
        ["Vectorised Numerics: numpy @ f"],
    ),
    "numpy for a type alone": (
        """
import numpy as np
def f(a: np.ndarray): return np.asarray(a)
""",
        [],
    ),
    "asynchronous concurrency": (
        """
import asyncio
async def main():
    await asyncio.gather(a(), b())
asyncio.run(main())
""",
        ["Async Concurrency: asyncio.gather @ main", "Event Loop: asyncio.run @ -"],
    ),
    "blocking call in a coroutine": (
        """
import time, requests
async def main():
    time.sleep(1)
    def inner():
        requests.get('x')
def plain():
    time.sleep(1)
""",
        ["Blocking Call in Async Function: time.sleep @ main"],
    ),
    "a sleep that does not block": (
        """
import asyncio
async def main():
    await asyncio.sleep(1)
""",
        [],
    ),
    "distributed": (
        """
import ray
import torch.distributed as dist
ray.init()
@ray.remote
def f():
    dist.barrier()
""",
        [
            "Distributed Computing: ray.init @ -",
            "Distributed Computing: ray.remote @ f",
            "Distributed Computing: torch.distributed.barrier @ f",
        ],
    ),
    "asked whether it is distributed": (
        """
import torch.distributed as dist
def f():
    if dist.is_available() and dist.is_initialized():
        return dist.get_rank(), dist.get_world_size()
""",
        [],
    ),
    "functions that numbers are given to as often": (
        """
import numpy as np
EPSILON = np.sqrt(np.finfo(float).eps)
""",
        [],
    ),
    "what is no function of numpy.linalg": (
        """
import numpy as np
from numpy.linalg.tests.test_linalg import LinalgCase, apply_tag
CASES = apply_tag('x', [LinalgCase('a')])
error = np.linalg.LinAlgError('x')
""",
        [],
    ),
    "locks": (
        """
import threading
lock = threading.Lock()
""",
        ["Locking: threading.Lock @ -"],
    ),
    "an event is no lock": (
        """
import asyncio, threading
done = threading.Event()
ready = asyncio.Event()
""",
        [
            "Synchronisation: asyncio.Event @ -",
            "Synchronisation: threading.Event @ -",
        ],
    ),
    "a lock of something else": (
        """
door.Lock()
""",
        [],
    ),
    "processes": (
        """
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor
class Worker(mp.Process): ...
def f():
    ProcessPoolExecutor()
""",
        [
            "Processes: concurrent.futures.ProcessPoolExecutor @ f",
            "Processes: multiprocessing.Process @ Worker",
        ],
    ),
    "task context": (
        """
import contextvars, threading
user = contextvars.ContextVar('user')
class Store(threading.local): ...
""",
        ["Task Context: contextvars.ContextVar @ -", "Task Context: threading.local @ Store"],
    ),
    "threads": (
        """
import threading, asyncio, socketserver
class Worker(threading.Thread): ...
class Server(socketserver.ThreadingMixIn, socketserver.TCPServer): ...
async def f():
    await asyncio.to_thread(f)
""",
        [
            "Threads: asyncio.to_thread @ f",
            "Threads: socketserver.ThreadingMixIn @ Server",
            "Threads: threading.Thread @ Worker",
        ],
    ),
    "the current thread": (
        """
import threading
threading.current_thread()
""",
        [],
    ),
    "caches": (
        """
import functools
from functools import lru_cache
@functools.cache
def a(): ...
@lru_cache
def b(): ...
@lru_cache(maxsize=None)
def c(): ...
@lru_cache(None, typed=True)
def d(): ...
@lru_cache(SIZE)
def e(): ...
""",
        [
            "Caching: functools.cache @ a",
            "Caching: functools.lru_cache @ b",
            "Caching: functools.lru_cache(...) @ e",
            "Caching: functools.lru_cache(None, typed=True) @ d",
            "Caching: functools.lru_cache(maxsize=None) @ c",
        ],
    ),
    "caches on methods": (
        """
import functools
class A:
    @functools.cached_property
    def size(self): ...
    @functools.lru_cache
    def find(self): ...
    @staticmethod
    @functools.lru_cache
    def load(): ...
    @functools.lru_cache
    def __new__(cls): ...
""",
        [
            "Cached Method @ A.find",
            "Caching: functools.cached_property @ A.size",
            "Caching: functools.lru_cache @ A.find, A.load, A.__new__",
        ],
    ),
    "other caches": (
        """
import cachetools
@cachetools.cached(cachetools.LRUCache(3))
def f(): ...
""",
        ["Caching: cachetools.LRUCache @ -", "Caching: cachetools.cached @ f"],
    ),
    "a cache of one's own": (
        """
def cache(f): return f
@cache
def f(): ...
""",
        [],
    ),
    "compact layout": (
        """
from dataclasses import dataclass
import array, attrs
class A:
    __slots__ = ('x',)
@dataclass(slots=True)
class B: ...
@attrs.define
class C: ...
@attrs.define(slots=False)
class D: ...
array.array('i')
""",
        [
            "Compact Layout: array.array @ -",
        ],
    ),
    "dictionaries instead": (
        """
from dataclasses import dataclass
import attr
@dataclass
class A: ...
@attr.s(slots=False)
class B: ...
""",
        [],
    ),
    "__slots__ outside a class": (
        """
__slots__ = ()
""",
        [],
    ),
    "garbage collection": (
        """
import gc
gc.disable()
""",
        ["Garbage Collection: gc.disable @ -"],
    ),
    "memory mapping": (
        """
import mmap
import numpy as np
mmap.mmap(0, 0)
def f():
    np.load('x', mmap_mode='r')
""",
        ["Memory Mapping: mmap.mmap @ -", "Memory Mapping: numpy.load(mmap_mode=...) @ f"],
    ),
    "load into memory": (
        """
import numpy as np
np.load('x')
np.load('x', mmap_mode=None)
""",
        [],
    ),
    "limits and sharing": (
        """
import sys
from multiprocessing import shared_memory
sys.setrecursionlimit(9999)
shared_memory.SharedMemory('x')
""",
        [
            "Recursion Limit: sys.setrecursionlimit @ -",
            "Shared Memory: multiprocessing.shared_memory.SharedMemory @ -",
        ],
    ),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_notes(source: str, expected: list[str]) -> None:
    facts = read(source)
    assert tell(facts, performance.notes(facts)) == expected


def test_every_row_has_a_case() -> None:
    rows = performance_compute.ROWS + performance_concurrency.ROWS + performance_memory.ROWS
    sources = [read(source) for source, _ in CASES.values()]
    assert list_silent([row for row in rows if not is_of_methods(row)], sources) == []
