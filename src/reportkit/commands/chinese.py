"""argparse in Chinese: it asks gettext for each of its sentences, and our catalogue answers."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from reportkit.messages import CATALOGUES, Message

DOMAIN, VARIABLE = "reportkit", "LANGUAGE"

SENTENCES = (
    Message("usage: "),
    Message("positional arguments"),
    Message("options"),
    Message("show this help message and exit"),
    Message("%(heading)s:"),
    Message(" (default: %(default)s)"),
    Message("%(prog)s: error: %(message)s\n"),
    Message("%(prog)s: warning: %(message)s\n"),
    Message("argument %(argument_name)s: %(message)s"),
    Message("the following arguments are required: %s"),
    Message("unrecognized arguments: %s"),
    Message("one of the arguments %s is required"),
    Message("not allowed with argument %s"),
    Message("expected one argument"),
    Message("expected at most one argument"),
    Message("expected at least one argument"),
    Message("ignored explicit argument %r"),
    Message("ambiguous option: %(option)s could match %(matches)s"),
    Message("unexpected option string: %s"),
    Message("invalid %(type)s value: %(value)r"),
    Message("invalid choice: %(value)r (choose from %(choices)s)"),
    Message("invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)"),
    Message("unknown parser %(parser_name)r (choices: %(choices)s)"),
    Message("can't open '%(filename)s': %(error)s"),
    Message("option '%(option)s' is deprecated"),
    Message("argument '%(argument_name)s' is deprecated"),
    Message("command '%(parser_name)s' is deprecated"),
)
"""What argparse says to whoever calls a command, in the Pythons from 3.11 to 3.14, for the catalogue to hold.

What it says of a parser that is put together wrongly stays English: only a programmer meets it.
"""


@contextmanager
def argparse_in_chinese() -> Iterator[None]:
    """Have gettext answer from our catalogue within, whatever language the system speaks.

    gettext knows one domain for whoever names none, as argparse does, and takes the language from the environment;
    both are as they were afterwards.
    """
    try:
        gettext.translation(DOMAIN, CATALOGUES, ["zh"])
    except Exception:  # absent, or cut off, of which gettext makes a dozen errors: it stays English
        yield
        return
    domain, language = gettext.textdomain(), os.environ.get(VARIABLE)
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    os.environ[VARIABLE] = "zh"
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if language is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = language
