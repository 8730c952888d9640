"""The glossary for who reads no English: names and terms, which lead to what the reference says of them."""

import re

from website.pages import CHINESE, DOCS, anchor

TITLE = "术语对照"
BELOW = "代码中的名称和对应的中文术语。点开名称，是参考中的说明。"
PARTS = {
    "What a caller writes": "写报告用的",
    "How it is kept": "怎样存放",
    "The annual report": "年度报告",
    "What units report": "单位填报",
    "What is refused": "什么会被拒绝",
    "What is found": "检查出的",
    "How typed words become facts": "由文字提取数据",
    "What changed": "前后两稿的改动",
    "How a Word file is read": "怎样读取Word文件",
    "How a file becomes a report": "怎样由文件得出报告",
    "The form that units fill": "单位的填报表",
    "What a document consists of": "公文由什么组成",
    "How it looks, counts and is written": "版式、编号和写出",
}


def in_chinese(text: str) -> str:
    """Return the glossary's page in Chinese; KeyError where a part has no Chinese name yet."""
    told = _in_reference()
    made = [f"# {TITLE}\n\n{BELOW}\n"]
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", part, re.MULTILINE)
        made.append(f"## {PARTS[part.splitlines()[0]]}\n\n| 名称 | 术语 |\n|---|---|")
        made.append("".join(f"| {_leading(name, told)} | {term} |\n" for name, term in rows))
    return "\n".join(made)


def _leading(name: str, told: dict[str, str]) -> str:
    return f"[`{name}`]({told[name]})" if name in told else f"`{name}`"


def _in_reference() -> dict[str, str]:
    """Where the reference tells of each name, as a page of docs/ leads there."""
    return {
        heading[1]: f"{page.relative_to(DOCS).as_posix()}#{anchor(heading[0])}"
        for page in sorted(DOCS.glob(f"reference/*{CHINESE}"))
        for heading in re.findall(r"^## (`(\w+)`.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
