"""Writes docs/gallery.md and docs/gallery.zh-CN.md out of website/gallery.py:   python docs/make_gallery.py

The pictures are made by make_pictures.py.
"""

from collections.abc import Iterator

from website.gallery import SHELVES, Example
from website.pages import DOCS

ABREAST = 3
COMMAND = "```console\npython examples/notice.py\n```\n"
PAGES = {
    "gallery.zh-CN.md": (
        "# 示例\n\n[English](gallery.md)\n",
        "`examples` 文件夹里的每个脚本都可以直接运行，生成的文件在 `out` 文件夹里：\n",
        COMMAND,
        "复制一份，换成自己的内容，是起步最快的办法。下面是各脚本所生成文件的一页，点图片看脚本。\n",
    ),
    "gallery.md": (
        "# Gallery\n\n[中文](gallery.zh-CN.md)\n",
        "Each script of `examples` runs as it stands, and writes its files to `out`:\n",
        COMMAND,
        "To begin, copy one and put in what is yours. Below is a page of what each writes; pictures lead to scripts.\n",
    ),
}


def page(name: str) -> str:
    return "\n".join([*PAGES[name], *_shelves(chinese=name.endswith(".zh-CN.md"))])


def _shelves(*, chinese: bool) -> Iterator[str]:
    for shelf in SHELVES:
        yield f"## {shelf.chinese if chinese else shelf.english}\n"
        yield "|" + " |" * ABREAST
        yield "|" + "---|" * ABREAST
        shown = [_shown(one, chinese) for one in shelf.examples]
        for first in range(0, len(shown), ABREAST):
            yield "| " + " | ".join(shown[first : first + ABREAST]) + " |"
        yield ""


def _shown(example: Example, chinese: bool) -> str:
    script = f"../examples/{example.script}"
    name = example.path.name
    said = example.chinese if chinese else example.english
    return f"[![{name}]({example.picture})]({script})<br>[{name}]({script})<br>{said}"


if __name__ == "__main__":
    for name in PAGES:
        (DOCS / name).write_text(page(name), encoding="utf-8", newline="\n")
