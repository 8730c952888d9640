"""The option --jobs of commands: how many processes work at a time."""

import argparse

MOST_JOBS = 60
"""What Windows allows a pool of processes."""


def add_jobs(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the option to a command's parser; `what` they do stands in its help, such as 读取."""
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="个数", help=f"同时{what}的进程数，默认为1")


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_JOBS):
        raise argparse.ArgumentTypeError(f"“{text}”不是进程数，请给出1至{MOST_JOBS}")
    return int(text)
