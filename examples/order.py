"""An order (命令、令): its title is the mark, and the head of the office signs by a stamp."""

import sys
from datetime import date
from pathlib import Path

from reportkit import Body, Letterhead, Report, save
from reportkit.formats import ORDER
from reportkit.model import Stamp, StampedSignature


def build() -> Report:
    return Report(
        "示例市人民政府令",
        Body("示例市人民政府", area="示例市"),
        letterhead=Letterhead("示例市人民政府", word="令", number="第5号"),
        signed=date(2019, 6, 18),
        signature=StampedSignature(Stamp("市长", "张三")),
        preamble=[
            "《示例市城市供水管理办法》已经2019年6月10日市人民政府第12次常务会议通过，现予公布，自2019年8月1日起施行。"
        ],
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"示例市人民政府令第5号{kind}"
        save(build(), path, layout=ORDER)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
