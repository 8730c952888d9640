"""A workbook of facts as pandas reads it; apart, since pandas refuses the oldest openpyxl that the library takes."""

from pathlib import Path

import pandas as pd
import pytest

from reportkit import Body, Citation, Statistic, Term
from reportkit.spreadsheets import InvalidSheets, SheetFacts, facts_from, save_facts


def test_what_pandas_reads_of_a_workbook_is_what_we_read(tmp_path: Path) -> None:
    office = Body("示例县人民政府", area="示例县", postcode="012345")
    facts_given = [Statistic("收到申请", 380, "件", parts={"网上申请": None}), Citation("条例"), Term("热线", "12345")]
    save_facts(facts_given, tmp_path / "数据.xlsx", office=office)
    frames = pd.read_excel(tmp_path / "数据.xlsx", sheet_name=None, dtype=object)
    with pytest.raises(InvalidSheets) as caught:
        facts_from(frames)
    assert 3 == len(caught.value.faults)  # NaN
    assert SheetFacts(office, tuple(facts_given)) == facts_from(
        {key: one.convert_dtypes() for key, one in frames.items()}
    )
