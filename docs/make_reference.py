"""Writes docs/reference/, a page of each area's public names, out of the docstrings:   python docs/make_reference.py

The Chinese of each class, function and parameter stands in docs/reference.po, by its place and its English. A sentence
that is new, or has changed, is put there by this command: the former without Chinese, the latter with its old Chinese,
marked `fuzzy`. Write or amend the Chinese, take the mark away, and call the command again.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from reference_examples import in_chinese
from reference_pages import PAGES, ReferencePage
from reference_pieces import Parameter, Piece, piece
from website.pages import anchor

FOLDER = Path(__file__).with_name("reference")
PO = Path(__file__).with_name("reference.po")

HEAD = """# The Chinese of docs/reference/: `python docs/make_reference.py` brings it in line with the docstrings.
msgid ""
msgstr ""
"Language: zh\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

NARROW = 68
"""Columns of code that a page has room for, as few as a book."""

PAGE = re.compile(r"\bdocs/([\w-]+(?:\.zh-CN)?\.md)\b")

Chinese = Mapping[str, str]
"""The Chinese by its place; the English of a place is in the pieces."""


def pieces(page: ReferencePage) -> list[Piece]:
    return [piece(module, name) for module, name in page.names()]


def held() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="zh")


def update() -> list[str]:
    """Bring the catalogue in line with the docstrings; return the places whose Chinese is to be written."""
    before = {message.context: message for message in held() if message.context}
    after = Catalog(locale="zh")
    for page in PAGES:
        for place, english in (entry for one in pieces(page) for entry in one.everything()):
            known = before.get(place)
            changed = known is not None and (known.fuzzy or known.id != english)
            after.add(
                english,
                "" if known is None else known.string,
                flags=["fuzzy"] if changed and known and known.string else [],
                context=place,
            )
    with PO.open("wb") as file:
        file.write(HEAD.encode("utf-8"))
        write_po(file, after, width=120, omit_header=True)
    return [str(message.context) for message in after if message.id and (message.fuzzy or not message.string)]


def pages() -> dict[str, str]:
    """Return what each file of docs/reference/ has to hold."""
    chinese = {message.context: str(message.string) for message in held() if message.context}
    told = {page.name: pieces(page) for page in PAGES}
    made = {"index.md": _index("en", told, chinese), "index.zh-CN.md": _index("zh", told, chinese)}
    for page in PAGES:
        made[f"{page.name}.md"] = "\n".join(_page(page, told[page.name], None))
        made[f"{page.name}.zh-CN.md"] = "\n".join(_page(page, told[page.name], chinese))
    return made


INDEX = {
    "en": """\
# Reference

[中文](index.zh-CN.md)

Every class and function for scripts, with its parameters, as `help()` tells of them. The pages are made from the
docstrings by `python docs/make_reference.py`; their examples run as tests. For one name in a console:

```console
python -m pydoc reportkit.Report
```
""",
    "zh": """\
# 参考：类、函数和参数

[English](index.md)

这里按用途列出全部可以在脚本里使用的类和函数，逐一说明每个参数填什么、单位是什么、不填时按什么处理。页中的例子都经过测试。
程序自带的说明是英文，在命令行里这样查看：

```console
python -m pydoc reportkit.Report
```

参数后面括号里写的是可以填的内容：

| 写法 | 意思 |
|---|---|
| `str` | 一段文字，用引号括起来 |
| `int`、`float`、`Decimal` | 整数、带小数的数、精确的小数 |
| `bool` | 是 `True`，否 `False` |
| `date` | 日期，如 `date(2019, 1, 14)` |
| `None` | 不填 |
| `A | B` | 填 A 或者填 B |
| `Sequence[A]`、`tuple[A, ...]`、`Iterable[A]` | 若干个 A，写成列表 `[…, …]` |
| `Mapping[A, B]` | A 与 B 的对照，写成 `{A: B, …}` |
| `Literal['甲', '乙']` | 只能填所列的几个词之一 |
| `Path`、`PathLike[str]` | 文件或者文件夹的路径，用一段文字也可以 |
| `Callable[…]` | 一个函数 |
| `GivenParagraph` | 一段话：一段文字、一个自动成句的函数，或者由几段连成的列表 |
| `GivenContent` | 正文内容：一段话、`Section`、`Measure`、`Table`、`Picture`、`Chart` |

写在 `*` 后面的参数，要写明参数名，如 `year=2018`。
""",
}


def _index(language: str, told: Mapping[str, list[Piece]], chinese: Chinese) -> str:
    suffix, title = (".md", "english") if language == "en" else (".zh-CN.md", "chinese")
    lines = [INDEX[language]]
    for page in PAGES:
        lines += [f"## [{getattr(page, title)}]({page.name}{suffix})", ""]
        lines += [_entry(f"{page.name}{suffix}", one, None if language == "en" else chinese) for one in told[page.name]]
        lines.append("")
    return "\n".join(lines)


def _entry(page: str, one: Piece, chinese: Chinese | None) -> str:
    """Return the line that leads to a class or function, with the first sentence of what is said of it."""
    address = f"{page}#{anchor(_title(one, chinese))}"
    if chinese is None:
        first = re.split(r"(?<=[.:;])\s|\n", one.text)[0].rstrip(".:;")
        return f"- [`{one.name}`]({address})" + (f": {first}" if first else "")
    first = re.split(r"[。；]|\n", chinese[one.place])[0]
    return f"- [`{one.name}`]({address})：{first}"


def _title(one: Piece, chinese: Chinese | None) -> str:
    return f"`{one.name}`" + (f" {one.term}" if chinese is not None and one.term else "")


def _page(page: ReferencePage, told: list[Piece], chinese: Chinese | None) -> Iterator[str]:
    if chinese is None:
        yield f"# {page.english}\n\n[中文]({page.name}.zh-CN.md)\n"
    else:
        yield f"# {page.chinese}\n\n[English]({page.name}.md)\n"
    for one in told:
        yield from _piece(one, chinese, level=2)


def _piece(one: Piece, chinese: Chinese | None, level: int) -> Iterator[str]:
    yield f"{'#' * level} {_title(one, chinese)}\n"
    imported = [f"from {one.home} import {one.name}"] * (level == 2)
    called = wrap(("." * (level > 2)) + one.call, NARROW, subsequent_indent="    ") * ("(" in one.call)
    if imported or called:
        yield "\n".join(["```text", *imported, *called, "```", ""])
    text = one.text if chinese is None else chinese[one.place]
    if text:
        yield PAGE.sub(r"[\1](../\1)", text) + "\n"
    for word, value in one.words:
        yield f"- `{word}`: {value}" if chinese is None else f"- `{word}`：{value}"
    for parameter in one.parameters:
        yield _parameter(parameter, None if chinese is None else chinese[f"{one.place}({parameter.name})"])
    yield from [""] * bool(one.words or one.parameters)
    if one.example:
        yield f"```pycon\n{one.example if chinese is None else in_chinese(one.example)}\n```\n"
    for member in one.members:
        yield from _piece(member, chinese, level + 1)


def _parameter(one: Parameter, chinese: str | None) -> str:
    kind = f"`{one.kind}`" if one.kind else ""
    if chinese is None:
        told = ", ".join(filter(None, (kind, f"default `{one.default}`" if one.default is not None else "")))
        return f"- `{one.name}`" + (f" ({told})" if told else "") + (f": {one.text}" if one.text else "")
    told = "，".join(filter(None, (kind, f"默认 `{one.default}`" if one.default is not None else "")))
    return f"- `{one.name}`" + (f"（{told}）" if told else "") + f"：{chinese}"


def main() -> int:
    for place in (lacking := update()):
        sys.stderr.write(f"Chinese to write or to look at: {place}\n")
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
