"""A progress bar on standard error, and messages that do not break it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.text import Text

from vigie.articles import source_size


@dataclass(frozen=True)
class Tracker:
    """What a command tells of its progress while it works through its sources."""

    console: Console
    progress: Progress
    task: TaskID

    def on_bytes(self, length: int) -> None:
        """So many bytes of the sources were read."""
        self.progress.advance(self.task, length)

    def on_article(self) -> None:
        """One article is done."""
        done = self.progress.tasks[0].fields["articles"] + 1
        self.progress.update(self.task, articles=done)

    def note(self, message: object) -> None:
        """One line on standard error, above the bar."""
        self.console.print(Text(" ".join(str(message).split())), soft_wrap=True)


@contextmanager
def tracking(sources: Sequence[str], *, bar: bool) -> Iterator[Tracker]:
    """Follow the way through ``sources``: bytes read, of all bytes where every source is a file.

    With ``bar`` the progress shows where standard error is a terminal; messages show always.
    """
    console = Console(stderr=True)
    sizes = [source_size(source) for source in sources]
    total = sum(size for size in sizes if size) if None not in sizes else None
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[articles]} articles"), TimeRemainingColumn())
    # the redirects would send what is printed on standard output to the bar's console, that is to standard error
    with Progress(
        *columns,
        console=console,
        disable=not (bar and console.is_terminal),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as progress:
        yield Tracker(console, progress, progress.add_task("reading", total=total, articles=0))
