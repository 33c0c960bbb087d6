"""Puts deliberate faults into a copy of the tree, and asks the tests which they see.

    python -m tests.mutants RESULTS [--count 240] [--seed 1] [--only positions/exports]
    python -m tests.mutants RESULTS --again        # those that survived, once more
    python -m tests.mutants RESULTS --told         # the figures, and what survived

RESULTS is a file of one JSON object a line. Each fault is tried against the tests of
its file only (`related.py`); the copy is made from the files as they are now.
"""

import argparse
import compileall
import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import REPOSITORY
from tests.mutants.faults import Fault
from tests.mutants.related import SHARES, faults_of, files_of, tests_of

LEFT_OUT = "not faults and not bench and not browser and not postgres and not redis"
# A fault may turn an end into a loop.
SECONDS = 300
Tried = tuple[str, Fault]


def copied(folder: Path) -> Path:
    """The files that git knows or would add, as they are now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    tree = folder / "tree"
    for name in names:
        if (REPOSITORY / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPOSITORY / name, tree / name)
    # Else every process of every test would compile the whole tree.
    compileall.compile_dir(tree, quiet=2)
    return tree


def drawn(count: int, seed: int, only: str, tree: Path) -> list[Tried]:
    """Faults by the shares of the rooms; inside a room the files take turns."""
    chance = random.Random(seed)
    chosen: list[Tried] = []
    for room, share in SHARES.items():
        files = [name for name in files_of(room, tree) if name.startswith(only)]
        waiting = {name: faults_of(name, tree) for name in files}
        turns = in_turns(waiting, chance)
        chosen += [
            fault for fault, _ in zip(turns, range(count * share // 100), strict=False)
        ]
    chance.shuffle(chosen)
    return chosen


def in_turns(waiting: dict[str, list[Fault]], chance: random.Random) -> Iterator[Tried]:
    while waiting := {name: left for name, left in waiting.items() if left}:
        for name in chance.sample(sorted(waiting), len(waiting)):
            left = waiting[name]
            yield name, left.pop(chance.randrange(len(left)))


def survived(rows: list[dict], tree: Path) -> Iterator[Tried]:
    """The faults of `rows` that no test saw, where their place still stands."""
    for row in rows:
        for fault in faults_of(row["file"], tree) if not row["seen"] else ():
            lines = (tree / row["file"]).read_text("utf-8").splitlines()
            here = lines[fault.line - 1].strip()
            if (here, fault.old, fault.new) == (row["at"], row["old"], row["new"]):
                yield row["file"], fault


def is_seen(file: str, fault: Fault, tree: Path) -> bool:
    """Whether the file's tests fail with the fault; the copy is whole again after."""
    path = tree / file
    whole, times = path.read_bytes(), path.stat()
    path.write_bytes(whole[: fault.start] + fault.new.encode() + whole[fault.end :])
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", LEFT_OUT]
    try:
        found = subprocess.run(
            [*command, *tests_of(file, tree)],
            cwd=tree,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_bytes(whole)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    return found.returncode != 0


def told(rows: list[dict]) -> str:
    """The figures by room, then each fault that no test saw."""
    tried, seen = Counter[str](), Counter[str]()
    for row in rows:
        room = next(room for room in SHARES if row["file"].startswith(room))
        tried[room] += 1
        seen[room] += row["seen"]
    lines = [f"{room}: {tried[room]} tried, {seen[room]} seen" for room in tried]
    lines.append(f"together: {tried.total()} tried, {seen.total()} seen")
    for row in rows:
        if not row["seen"]:
            place = f"{row['file']}:{row['line']}"
            lines.append(f"\n{place}\n  {row['old']}\n  -> {row['new']}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("results", type=Path)
    parser.add_argument("--count", type=int, default=240)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--told", action="store_true")
    asked = parser.parse_args()
    rows: list[dict] = []
    if asked.results.exists():
        rows = [json.loads(line) for line in asked.results.read_text().splitlines()]
    if asked.told:
        print(told(rows))
        return 0
    with TemporaryDirectory(prefix="parley-mutants-") as folder:
        tree = copied(Path(folder))
        if asked.again:
            chosen = list(survived(rows, tree))
            rows = [row for row in rows if row["seen"]]
        else:
            chosen, rows = drawn(asked.count, asked.seed, asked.only, tree), []
        for file, fault in chosen:
            lines = (tree / file).read_text("utf-8").splitlines()
            row = {
                "file": file,
                "line": fault.line,
                "at": lines[fault.line - 1].strip(),
            }
            row |= {"old": fault.old, "new": fault.new}
            rows.append(row | {"seen": is_seen(file, fault, tree)})
            asked.results.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    print(told(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
