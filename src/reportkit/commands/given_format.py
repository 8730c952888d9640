"""The option --format of commands: a format by its name, an official one or one that an installed package publishes."""

import argparse
from difflib import get_close_matches

from reportkit import ReportkitError
from reportkit.formats import GB9704, Format, named
from reportkit.formats.registry import SHORT, names


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add the option to a command's parser."""
    parser.add_argument(
        "--format",
        dest="layout",
        type=_format,
        default=GB9704,
        metavar="版式",
        help=f"版式的名称，如{'、'.join(SHORT)}、法规规章，或者本单位的版式；默认为{GB9704.name}",
    )


def _format(name: str) -> Format:
    known = (*names(), *SHORT)
    if name not in known:
        near = get_close_matches(name, known, 1)
        hint = f"是不是“{near[0]}”" if near else f"现有{'、'.join(known)}"
        raise argparse.ArgumentTypeError(f"没有“{name}”这个版式，{hint}；本单位的版式须先安装它的程序包")
    try:
        return named(name)
    except ReportkitError as error:
        raise argparse.ArgumentTypeError(f"版式“{name}”无法载入，请交编写版式的人员处理（{error}）") from None
