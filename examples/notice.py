"""A 通知 with attachments and 版记 under the letterhead of its office: an invented county sends it to its departments."""

import sys
from datetime import date
from pathlib import Path

from reportkit import Attachment, Body, Imprint, Letterhead, Measure, Report, Section, Table, save

OFFICE = Body("示例县人民政府办公室", area="示例县", telephone="0000-0000000")
SCHEDULE = Table(
    [
        ["公开内容更新", "各部门", "3月底前"],
        ["依申请公开办理检查", "县司法局", "6月底前"],
        ["工作培训", "县政府办公室", "9月底前"],
    ],
    header=["事项", "责任单位", "完成时限"],
)


def build() -> Report:
    return Report(
        "示例县人民政府办公室关于做好2019年政务公开工作的通知",
        OFFICE,
        letterhead=Letterhead("示例县人民政府办公室", number="示县府办发〔2019〕15号", urgency="加急"),
        addressees="各乡镇人民政府，县政府各部门、各直属机构",
        signed=date(2019, 3, 4),
        note="此件公开发布",
        imprint=Imprint(
            "示例县人民政府办公室", date(2019, 3, 5), copies=["县委办公室", "县人大常委会办公室", "县政协办公室"]
        ),
        preamble=["为做好2019年政务公开工作，经县政府同意，现将有关事项通知如下。"],
        sections=[
            Section(
                "重点任务",
                [
                    Measure("及时更新公开内容", text="各部门对照公开目录逐项核对，过时的内容及时更新。"),
                    Measure("规范依申请公开办理", text="收到申请当日登记，按期答复，并统一使用规范格式。"),
                ],
            ),
            Section(
                "工作要求",
                [
                    "各乡镇、各部门要明确专人负责，按时完成任务（见{任务表}），工作情况于2019年底前报送县政府办公室（见{联系方式}）。"
                ],
            ),
        ],
        attachments=[
            Attachment("政务公开重点任务表", [SCHEDULE], name="任务表"),
            Attachment("联系方式", ["县政府办公室政务公开科，电话：{电话}。"], name="联系方式"),
        ],
    )


def main(folder: str = "out") -> None:
    for kind in (".docx", ".txt"):
        path = Path(folder) / f"关于做好政务公开工作的通知{kind}"
        save(build(), path)
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:2])
