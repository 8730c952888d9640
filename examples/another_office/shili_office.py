"""The format of an office of its own (示例市): 28 磅 between lines, the system's typefaces, digits in Times New Roman."""

import attrs

from reportkit.formats import GB9704, Font, Page, with_fonts

FORMAT = attrs.evolve(
    with_fonts(GB9704, {"仿宋_GB2312": Font("仿宋", "FangSong"), "楷体_GB2312": Font("楷体", "KaiTi")}),
    name="示例市",
    page=Page(line=28, mirrored=True, grid=True),
    latin_font=Font("Times New Roman"),
    page_number="-1-",
    wps_official=True,
    reasons={
        "行距": "市政府办公室2023年公文处理细则规定固定值28磅",
        "镜像页边": "双面印制，双页订口在右",
        "西文字体": "市政府办公室2023年公文处理细则的规定",
        "页码": "与本市电子公文系统一致",
    },
)
