"""The Lushan report as it goes to the office above (上行文): its text as it is, a red head before it, a 版记 behind.

What only the registry and the one who signs can give, 发文字号 and 签发人, is left open; `check` names both.
"""

import sys
from datetime import date
from pathlib import Path

import attrs

import lushan_2018
from reportkit import Imprint, Letterhead, Report, save

OFFICE = lushan_2018.OFFICE.name
HIGHER = "九江市人民政府办公室"  # the same office of the city that 庐山市 belongs to, by its address


def build() -> Report:
    return attrs.evolve(
        lushan_2018.build(),
        record={},  # that is of the website
        stage=None,
        letterhead=Letterhead(OFFICE, number="{待补:发文字号}", signers=["{待补:签发人}"]),
        addressees=HIGHER,
        imprint=Imprint(OFFICE, date.fromisoformat(lushan_2018.RECORD["生成日期"])),
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"庐山市2018年政府信息公开工作年度报告（上报稿）{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
