"""How far reading has come, as a bar on the console; it needs tqdm, which is an extra."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reportkit.errors import MissingExtra

Progress = Callable[[int, int], None]
"""What is told after each file: how many are done, of how many."""


@contextmanager
def progress_bar(label: str = "读取报表") -> Iterator[Progress]:
    """Show a bar on the console's error stream while the block runs; what it gives goes to `read_returns`.

    Raises MissingExtra where tqdm is not installed.

    >>> with progress_bar() as bar:  # doctest: +SKIP
    ...     county = add_up(roster, read_returns("填报", roster, progress=bar))
    """
    try:
        from tqdm import tqdm
    except ImportError as error:
        raise MissingExtra("a progress bar needs tqdm", library="tqdm") from error
    with tqdm(desc=label, unit="份") as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield show
