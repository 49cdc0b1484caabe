"""Rows for computing: GPUs, compilers, arrays, native code, measuring."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import argument, every, imports
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject


def _names_gpu(subject: Subject) -> bool:
    """Whether the first argument is the text ``cuda``, ``cuda:0``, ``gpu`` or ``mps``."""
    value = argument(subject, "device", 0) or ""
    return value.strip("'\"").partition(":")[0] in ("cuda", "gpu", "mps", "xpu")


def _is_function(subject: Subject) -> bool:
    """Whether the target is a function of a public module, and no class or part of its tests."""
    _, _, name = subject.target.rpartition(".")
    return subject.target.count(".") <= _DEEPEST and name.islower()


def _name_library(subject: Subject) -> str:
    return subject.target.partition(".")[0]


#: Dots of the deepest functions: ``numpy.linalg.norm``.
_DEEPEST = 2

ROWS = (
    Row(
        "Benchmarking",
        On.CALL,
        "timeit.timeit timeit.repeat timeit.Timer torch.utils.benchmark.Timer",
        "measures how long code takes",
    ),
    Row(
        "GPU Computing",
        On.CALL,
        "torch.cuda.* cupy.* numba.cuda.* pycuda.* pyopencl.* jax.device_put jax.pmap "
        "tensorflow.config.list_physical_devices torch.backends.cudnn.*",
    ),
    Row("GPU Computing", On.DECORATOR, "numba.cuda.* triton.jit triton.autotune jax.pmap"),
    Row("GPU Computing", On.CALL, "torch.device torch.Generator", test=_names_gpu),
    Row("GPU Computing", On.CALL, "?.to", test=every(_names_gpu, imports("torch"))),
    Row("GPU Computing", On.CALL, "?.cuda", test=imports("torch")),
    Row(
        "JIT Compilation",
        On.DECORATOR,
        "numba.jit numba.njit numba.vectorize numba.guvectorize numba.stencil "
        "numba.experimental.jitclass torch.compile torch.jit.script torch.jit.export jax.jit "
        "tensorflow.function taichi.kernel",
    ),
    Row(
        "JIT Compilation",
        On.CALL,
        "numba.jit numba.njit torch.compile torch.jit.script "
        "torch.jit.trace jax.jit tensorflow.function",
    ),
    Row(
        "Native Code",
        On.CALL,
        "ctypes.CDLL ctypes.PyDLL ctypes.WinDLL ctypes.OleDLL ctypes.cdll.* ctypes.windll.* "
        "ctypes.pythonapi.* ctypes.pydll.* cffi.FFI cython.inline torch.ops.load_library "
        "torch.utils.cpp_extension.load torch.utils.cpp_extension.load_inline",
    ),
    Row("Native Code", On.DECORATOR, "cython.cfunc cython.ccall cython.cclass cython.compile"),
    Row(
        "Numeric Loop in Python",
        On.CALL,
        "numpy.vectorize numpy.frompyfunc numpy.apply_along_axis numpy.fromiter",
        "calls Python code for every element",
    ),
    Row(
        "Numeric Loop in Python",
        On.CALL,
        "?.iterrows ?.itertuples",
        "walks a table row by row in Python",
        test=imports("pandas"),
    ),
    Row(
        "Profiling",
        On.CALL,
        "cProfile.* profile.run profile.runctx profile.Profile pstats.Stats tracemalloc.start "
        "torch.profiler.profile torch.autograd.profiler.profile yappi.start",
    ),
    Row("Profiling", On.DECORATOR, "memory_profiler.profile line_profiler.profile"),
    Row(
        "Vectorised Numerics",
        On.CALL,
        "numpy.dot numpy.matmul numpy.einsum numpy.tensordot numpy.inner numpy.outer numpy.vdot "
        "numpy.kron numpy.cross numpy.convolve numpy.where numpy.select numpy.sum numpy.prod "
        "numpy.mean numpy.std numpy.cumsum numpy.cumprod numpy.sort numpy.argsort "
        "numpy.linalg.* numpy.fft.* scipy.linalg.* "
        "scipy.fft.* scipy.signal.* torch.matmul torch.einsum torch.mm torch.bmm torch.linalg.* "
        "torch.where torch.sum torch.vmap torch.func.vmap jax.vmap jax.numpy.* jax.lax.*",
        what=_name_library,
        test=_is_function,
    ),
)
