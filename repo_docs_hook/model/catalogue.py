"""Every note that the built-in rules make: its id, section, title and meaning.

Each id is one that Bandit has, or the title in lower case with hyphens. The rules themselves are
tables in ``rules/``; a test holds that both have the same ids, sections and titles.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteKind:
    """A kind of note: ``id`` is what the setting ``ignore`` names, ``meaning`` is one line."""

    id: str
    section: str
    title: str
    meaning: str


_PATTERNS = """
abstract-base-class | Abstract Base Class | derives from ABC, or has ABCMeta as its metaclass
automatic-differentiation | Automatic Differentiation | computes gradients, or turns them on or off
background-task | Background Task | a function that a task queue runs
broad-except | Broad Except | catches every exception, or every error, and may go on
command-line | Command Line | parses the command line
context-manager | Context Manager | can stand in a with statement
data-model | Data Model | a class whose fields a library reads: a table, a schema, a form
database-migration | Database Migration | a step of Django's migrations
dataclass | Dataclass | methods are generated from its fields
decorator | Decorator | makes wrappers of the functions that it is given
deprecation | Deprecation | warns its callers
descriptor | Descriptor | defines __get__, __set__ or __delete__
dynamic-attributes | Dynamic Attributes | decides itself what its attributes are
dynamic-import | Dynamic Import | loads a module by a name or from a file known only at run time
enumeration | Enumeration | derives from an enumeration class
exception-group | Exception Group | handles exceptions with except*
global-state | Global State | rebinds variables of the module
lazy-module-attributes | Lazy Module Attributes | answers for names that the module does not define
logging-configuration | Logging Configuration | configures logging for the whole process
metaclass | Metaclass | its instances are classes
neural-network | Neural Network | defines or calls layers of a network
pattern-matching | Pattern Matching | a match statement
pickle-support | Pickle Support | decides itself how it is pickled
plugin-hooks | Plugin Hooks | finds plugins by entry points or hooks
protocol | Protocol | a structural type
signal-handler | Signal Handler | runs when a signal arrives
single-dispatch | Single Dispatch | chooses its implementation by the type of its first argument
subclass-hook | Subclass Hook | runs when a subclass is made or asked for
suppressed-errors | Suppressed Errors | goes on after any error
url-routing | URL Routing | maps addresses to views
weak-reference | Weak Reference | refers to an object without keeping it alive
web-view | Web View | answers web requests
"""
_PERFORMANCE = """
async-concurrency | Async Concurrency | runs several tasks of an event loop at once
benchmarking | Benchmarking | measures how long code takes
blocking-call-in-async-function | Blocking Call in Async Function | keeps the event loop waiting
cached-method | Cached Method | its cache keeps the instances that it was called on alive
caching | Caching | keeps results
compact-layout | Compact Layout | arrays of one machine type
distributed-computing | Distributed Computing | starts or joins a group of processes or machines
event-loop | Event Loop | starts an event loop
garbage-collection | Garbage Collection | steers the garbage collector
gpu-computing | GPU Computing | computes on a GPU
jit-compilation | JIT Compilation | compiles functions at run time
locking | Locking | makes or takes a lock
memory-mapping | Memory Mapping | maps files into memory
native-code | Native Code | calls or compiles native code
numeric-loop-in-python | Numeric Loop in Python | calls Python code for each element or row
processes | Processes | starts processes that run Python
profiling | Profiling | measures time or memory of each function
recursion-limit | Recursion Limit | changes how deep calls may go
shared-memory | Shared Memory | shares memory with other processes
synchronisation | Synchronisation | others wait for it: an event or a barrier
task-context | Task Context | values for each thread or task
threads | Threads | starts threads
vectorised-numerics | Vectorised Numerics | computes on whole arrays
"""
_SECURITY = """
B102 | Code Execution | exec runs its argument as code
B103 | Wide Permissions | lets group or others write
B104 | Open to All Interfaces | reachable from every network of the machine
B108 | Shared Temporary Folder | others can make the file first
B113 | HTTP Request | waits for ever where the server says nothing
B201 | Debugger in the Open | whoever reaches the debugger runs code
B202 | Archive Extraction | members can name places outside of the folder
B301 | Deserialization | a pickle runs code chosen by whoever wrote the bytes
B302 | Deserialization | marshal: crafted bytes can crash the interpreter or become code
B303 | Weak Hash | two inputs with the same digest can be made
B304 | Weak Cipher | a cipher that is breakable with today's means, or out of use
B305 | Weak Cipher | a mode in which equal blocks stay equal
B306 | Temporary Name | another can make the file first
B307 | Code Execution | eval runs its argument as code
B308 | Unescaped Markup | text that Django puts into pages as it stands
B310 | HTTP Request | opens file: and other schemes too
B311 | Guessable Secret | predictable from earlier output
B312 | Cleartext Protocol | Telnet sends everything in clear text
B313 | XML Parsing | xml.etree.cElementTree sets no limits of its own
B314 | XML Parsing | xml.etree.ElementTree sets no limits of its own
B315 | XML Parsing | xml.sax.expatreader sets no limits of its own
B316 | XML Parsing | xml.dom.expatbuilder sets no limits of its own
B317 | XML Parsing | xml.sax sets no limits of its own
B318 | XML Parsing | xml.dom.minidom sets no limits of its own
B319 | XML Parsing | xml.dom.pulldom sets no limits of its own
B321 | Cleartext Protocol | FTP sends everything in clear text
B323 | Disabled Certificate Check | a TLS context that accepts any certificate
B324 | Weak Hash | hashlib's MD5 or SHA-1, or one of crypt that is quick to guess from
B401 | Cleartext Protocol | telnetlib imported, its use not known
B402 | Cleartext Protocol | ftplib imported, its use not known
B403 | Deserialization | pickle or its kin imported, their use not known
B404 | Subprocess | subprocess imported, its use not known
B411 | XML Parsing | xmlrpc reads XML from the other side
B412 | HTTP Request | a Proxy header becomes the variable HTTP_PROXY
B413 | pyCrypto | the name of an unmaintained library, and of its successor
B415 | Cleartext Protocol | IPMI's authentication is broken
B501 | Disabled Certificate Check | a request that accepts any certificate
B502 | Old Protocol Version | a broken version of SSL or TLS
B503 | Old Protocol Version | a broken version of SSL or TLS by default
B504 | Old Protocol Version | leaves the version of SSL or TLS to its default
B505 | Weak Key | a key or curve that is too small
B506 | Deserialization | YAML that builds any object that the text names
B507 | Unknown Host Key | SSH trusts any new host
B508 | Cleartext Protocol | SNMP versions 1 and 2 send their password in clear text
B509 | Cleartext Protocol | SNMP without encryption
B601 | Remote Command | a shell on the other side reads the command
B602 | Subprocess | a shell reads the command, or may
B603 | Subprocess | a process without a shell: the safe form
B605 | Subprocess | a function that always starts a shell
B606 | Subprocess | a process without a shell, by os.exec and os.spawn
B607 | Subprocess | PATH decides which program runs
B608 | SQL from Strings | what is put into the statement can change it
B609 | Subprocess | file names that begin with a dash become options
B610 | SQL from Strings | Django's extra() puts its clauses into the statement
B611 | SQL from Strings | Django's RawSQL puts its text into the statement
B612 | Remote Configuration | takes configuration, and so code, from whoever connects
B614 | Deserialization | torch.load runs code chosen by whoever wrote the bytes
B615 | Unpinned Download | fetches a model or data set without a pinned revision
B701 | Unescaped Markup | templates of Jinja2 escape nothing
B702 | Unescaped Markup | templates of Mako escape nothing unless they ask for it
B703 | Unescaped Markup | mark_safe: text goes into pages as it stands
B704 | Unescaped Markup | Markup: text goes into pages as it stands
code-execution | Code Execution | makes code that can be run, or runs code of another file
deserialization | Deserialization | a reader of pickles or objects that Bandit does not know
disabled-certificate-check | Disabled Certificate Check | TLS without a check of certificate or host
no-csrf-protection | No CSRF Protection | other sites can make a visitor's browser call it
subprocess | Subprocess | an asyncio process with a shell
"""


def _read(section: str, lines: str) -> tuple[NoteKind, ...]:
    rows = (line.split(" | ") for line in lines.strip().split("\n"))
    return tuple(NoteKind(name, section, title, meaning) for name, title, meaning in rows)


#: Every built-in note, by section, then by id.
CATALOGUE = (
    *_read("patterns", _PATTERNS),
    *_read("performance", _PERFORMANCE),
    *_read("security", _SECURITY),
)
