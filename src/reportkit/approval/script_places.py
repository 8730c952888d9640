"""Where in a script something is to stand that came in a draft, as a worklist says it."""

from reportkit.approval.applying.frame import ARGUMENTS
from reportkit.approval.edits import Edit
from reportkit.manuscript import Grid, Line
from reportkit.place import Place


def where_it_comes(edit: Edit) -> str:
    """Return where in a script something is to stand that came."""
    around = [ARGUMENTS[one.role] for one in edit.came if isinstance(one, Line) and one.role in ARGUMENTS]
    if around and edit.difference.is_whole:
        return "、".join(around)
    if edit.behind is None:
        return "开头"
    if edit.difference.column is not None:
        return columns_of(edit, edit.behind)
    within = edit.difference.row is None or {"rows", "header"} & {*edit.behind.steps}
    return f"{edit.behind}之后" if within else f"{edit.behind}.rows开头"


def columns_of(edit: Edit, place: Place) -> str:
    """Return what of a table has a column in a script: its header, if it has one, and its rows."""
    steps = place.steps[:-2] if "columns" in place.steps[-2:] else place.steps
    of_table = ("header", "rows") if any(isinstance(one, Grid) and one.head for one in edit.came) else ("rows",)
    return "、".join(str(Place((*steps, one))) for one in of_table)
