"""Rows for concurrency: threads, processes, tasks, locks, and calls that block tasks."""

from __future__ import annotations

from repo_docs_hook.rules.arguments import imports
from repo_docs_hook.rules.match import Row
from repo_docs_hook.rules.subjects import On, Subject

# https://docs.pytorch.org/docs/stable/distributed.html: what starts or joins a group of
# processes; is_available, get_rank and their kin only ask whether there is one.
_COLLECTIVES = " ".join(
    f"torch.distributed.{name}"
    for name in """
    init_process_group new_group init_device_mesh barrier monitored_barrier send recv isend irecv
    batch_isend_irecv broadcast broadcast_object_list all_reduce reduce all_gather
    all_gather_into_tensor all_gather_object gather gather_object scatter scatter_object_list
    reduce_scatter reduce_scatter_tensor all_to_all all_to_all_single TCPStore FileStore HashStore
    fsdp.FullyShardedDataParallel
    """.split()
)


def _is_async(subject: Subject) -> bool:
    """Whether the call stands directly in an ``async def``."""
    return subject.definition is not None and "async" in subject.definition.flags


ROWS = (
    Row(
        "Async Concurrency",
        On.CALL,
        "asyncio.gather asyncio.TaskGroup asyncio.create_task asyncio.ensure_future asyncio.wait "
        "asyncio.as_completed asyncio.run_coroutine_threadsafe anyio.create_task_group "
        "trio.open_nursery",
    ),
    Row(
        "Blocking Call in Async Function",
        On.CALL,
        "time.sleep requests.get requests.post requests.put requests.patch requests.delete "
        "requests.head requests.options requests.request httpx.get httpx.post httpx.put "
        "httpx.patch httpx.delete httpx.head httpx.request urllib.request.urlopen "
        "urllib.request.urlretrieve subprocess.run subprocess.call subprocess.check_call "
        "subprocess.check_output subprocess.getoutput subprocess.getstatusoutput os.system "
        "os.wait os.waitpid socket.getaddrinfo socket.gethostbyname socket.create_connection "
        "builtins.input",
        "keeps the event loop from running anything else",
        test=_is_async,
    ),
    Row(
        "Distributed Computing",
        On.CALL,
        f"{_COLLECTIVES} torch.distributed.rpc.* ray.init ray.get dask.compute "
        "dask.distributed.Client dask.delayed mpi4py.MPI.* torch.nn.DataParallel "
        "torch.nn.parallel.*",
    ),
    Row("Distributed Computing", On.DECORATOR, "ray.remote dask.delayed"),
    Row(
        "Event Loop",
        On.CALL,
        "asyncio.run asyncio.new_event_loop asyncio.Runner uvloop.install "
        "uvloop.run anyio.run trio.run",
    ),
    Row(
        "Locking",
        On.CALL,
        "threading.Lock threading.RLock threading.Condition threading.Semaphore "
        "threading.BoundedSemaphore _thread.allocate_lock "
        "multiprocessing.Lock multiprocessing.RLock multiprocessing.Semaphore "
        "asyncio.Lock asyncio.Semaphore asyncio.BoundedSemaphore "
        "asyncio.Condition fcntl.flock fcntl.lockf msvcrt.locking",
    ),
    Row("Processes", On.ANCESTOR, "multiprocessing.Process multiprocessing.context.Process"),
    Row(
        "Processes",
        On.CALL,
        "multiprocessing.Process multiprocessing.Pool multiprocessing.pool.Pool "
        "multiprocessing.get_context multiprocessing.set_start_method multiprocessing.Manager "
        "concurrent.futures.ProcessPoolExecutor concurrent.futures.process.ProcessPoolExecutor "
        "os.fork joblib.Parallel torch.multiprocessing.spawn torch.multiprocessing.Process",
    ),
    Row(
        "Synchronisation",
        On.CALL,
        "threading.Event threading.Barrier multiprocessing.Event multiprocessing.Barrier "
        "asyncio.Event asyncio.Barrier",
        "others wait for it",
    ),
    Row("Task Context", On.CALL, "contextvars.ContextVar contextvars.copy_context threading.local"),
    Row("Task Context", On.ANCESTOR, "threading.local _thread._local"),
    Row("Threads", On.ANCESTOR, "threading.Thread threading.Timer"),
    Row("Threads", On.ANCESTOR, "socketserver.ThreadingMixIn http.server.ThreadingHTTPServer"),
    Row(
        "Threads",
        On.CALL,
        "threading.Thread threading.Timer _thread.start_new_thread _thread.start_joinable_thread "
        "concurrent.futures.ThreadPoolExecutor concurrent.futures.thread.ThreadPoolExecutor "
        "multiprocessing.pool.ThreadPool multiprocessing.dummy.Pool asyncio.to_thread "
        "anyio.to_thread.run_sync asgiref.sync.sync_to_async",
    ),
    Row("Threads", On.CALL, "?.run_in_executor", test=imports("asyncio")),
)
