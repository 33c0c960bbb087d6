"""What a child gives up before it looks at any input, and what it may use."""

import math
import mmap
import resource
import signal
import sys
import time

from positions.sandbox.handler import Answer, Job, JobHandler
from positions.sandbox.limits import ChildLimits, limits_of

# What code under attack would try first. Libraries in C are not held by this; the
# resource limits are.
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "urllib.",
)
# So near its limit a child has run out of memory, whatever a library calls it.
_NEAR = 4_000_000


def give_up_rights() -> None:
    """No file can be written and no program or connection started any more."""
    for name in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(name, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def allow(limits: ChildLimits, *, for_good: bool) -> None:
    """Bound what comes from now on; `for_good` that no further job can be allowed."""
    used = math.ceil(time.process_time())
    for name, most in (
        (resource.RLIMIT_AS, address_space() + limits.memory_bytes),
        (resource.RLIMIT_CPU, used + limits.cpu_seconds),
    ):
        _, hard = resource.getrlimit(name)
        resource.setrlimit(name, (most, most if for_good else hard))
    # Should the server be killed, nobody would watch the wall clock.
    signal.alarm(int(limits.wall_seconds) + 2)


def address_space(line: str = "VmSize:") -> int:
    """Bytes of address space in use; where the system does not say, a fair guess."""
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123 - no pathlib in the child
            return next(
                int(said.split()[1]) * 1024 for said in status if said.startswith(line)
            )
    except (OSError, StopIteration):
        return 1_000_000_000


def peak_of_memory() -> int:
    """The most bytes of address space that were ever in use."""
    return address_space("VmPeak:")


def run_confined(
    handler: JobHandler, job: Job, body: bytes | mmap.mmap, *, for_good: bool
) -> Answer:
    """Run the job within its limits; only signals end it without an answer."""
    allow(limits_of(job), for_good=for_good)
    try:
        return handler.run(job, body[:])
    except MemoryError:
        return handler.too_much_memory()
    # The libraries are large and the input is hostile: whatever they raise is an
    # answer.
    except Exception as error:  # noqa: BLE001
        most, _ = resource.getrlimit(resource.RLIMIT_AS)
        near = peak_of_memory() > most - _NEAR
        return handler.too_much_memory() if near else handler.failure(error)
