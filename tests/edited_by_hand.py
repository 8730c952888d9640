"""Drafts as a superior leaves their files: changed by hand at random, in words, notes, rows and whole paragraphs."""

from random import Random
from typing import Any

import attrs

from generated import CLAUSES, generated
from instruments.package import W
from reportkit import Emphasis, Footnote, Letterhead, Report, Statistic, Term
from reportkit.model.paragraph import Piece
from settling import parent
from word_edits import WordEdits, words


def told(seed: int) -> Report:
    """A generated report with facts that print figures, shares and words."""
    made = generated(seed)
    facts = [Statistic("公开数", 380, "条", parts={"网站数": 352}, sums="<="), Term("热线", "12345热线")]
    opening = "全年{公开数}，其中{网站数}占{网站数:占比}，{热线}接听{公开数:数}次。"
    pieces: list[Piece] = ["平台", Footnote("指{公开数}都在的省平台。"), "和热线", Footnote("全天开通。"), "可查。"]
    stressed: list[Piece] = [
        "全年",
        Emphasis("零投诉、零差错"),
        "，",
        Emphasis(Emphasis("全部{公开数}"), "下划线"),
        "上网。",
    ]
    around: dict[str, Any] = {"facts": facts, "preamble": [*made.preamble, opening, pieces, stressed]}
    if seed % 2:
        around |= {
            "letterhead": Letterhead(
                "示例县人民政府", number="示县报〔2019〕8号", signers=["张三", "李四光", "王五"], urgency="加急"
            ),
            "addressees": ["县财政局", "县审计局"],
            "note": "联系人：张三",
        }
    return attrs.evolve(made, **around)


def edited_by_hand(docx: bytes, random: Random, times_: int) -> WordEdits:
    """A file in which somebody changed, struck, wrote and moved at random, tracked or not."""
    file = WordEdits(docx, random.choice(("", "张三")))
    for _ in range(times_):
        texts = [one for one in file.paragraphs() if "附" not in words(one)]
        here = random.choice(texts)
        match random.choice(
            ("reword", "reword", "delete", "insert", "move", "row", "cell", "empty", "line through", "note", "mark")
            + ("look",) * 3
            + ("split", "join") * 2
        ):
            case "reword" if said_here := words(here):
                start = random.randrange(len(said_here))
                old = said_here[start : start + random.randint(1, 6)]
                file.reword_in(here, old, random.choice(("", "新的说法", "391条", "、")))
            case "look" if said_here := words(here):
                start = random.randrange(len(said_here))
                end = start + random.randint(1, 30)
                file.stress(here, start, end, *random.choice((("b", "1"), ("b", "0"), ("u", "single"), ("u", "none"))))
            case "split" if len(words(here)) > 1:
                file.split(here, random.randrange(1, len(words(here))))
            case "join":
                file.join(here)
            case "delete" if len(texts) > 4:
                file.delete(here)
            case "empty":
                file.empty(here)
            case "line through":
                file.line_through(here)
            case "note":
                note = random.choice(file.notes())
                start = random.randrange(len(said_here := words(note)))
                file.reword_in(note, said_here[start : start + 4], random.choice(("", "新的说法", "391条")))
            case "mark":
                file.strike_mark(random.choice(file.notes()))
            case "insert":
                file.insert(here, f"{random.choice(CLAUSES).format(7, 8, 9)}。")
            case "move" if here is not (there := random.choice(texts)):
                file.move(here, there)
            case "row" | "cell" as what if rows := list(file.body.iter(W + "tr")):
                row = random.choice(rows)
                cells = [one for one in row.iter(W + "p") if words(one)]
                if what == "row" and len(list(parent(row).iter(W + "tr"))) > 3:
                    file.delete_row(row)
                elif cells:
                    cell = random.choice(cells)
                    file.reword_in(cell, words(cell), random.choice(("改", "77")))
    return file
