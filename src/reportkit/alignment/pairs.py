"""Two manuscripts as they were put beside each other: which block is which, what moved, was parted or joined."""

from collections.abc import Container, Iterator, Mapping, Sequence

import attrs

from reportkit.alignment.columns import Layout, laid_out, layout_of
from reportkit.alignment.parting import Parting, Tokenise, partings
from reportkit.manuscript import Grid, Manuscript


@attrs.frozen
class Alignment:
    """What of two manuscripts is the same (对应关系).

    `former` gives the old position of each new block that was there before; `moved` are the new positions of those that
    stand elsewhere, as few words of them as can be. `partings` are the paragraphs that became several or one: of these
    the first ones are each other's. `layouts` tell of tables with more or fewer columns than before which is which, by
    the new position; the new ones have room for those that went. `rows_came` are the numbers of rows that are known to
    have been put in, by the new position of their table.
    """

    old: Manuscript
    new: Manuscript
    former: Mapping[int, int]
    moved: frozenset[int]
    partings: Sequence[Parting] = ()
    layouts: Mapping[int, Layout] = attrs.Factory(dict)
    rows_came: Mapping[int, Container[int]] = attrs.Factory(dict)

    def with_columns(self) -> "Alignment":
        """Return the same with tables that have more or fewer columns than before, known by their neighbours."""
        stayed = [(old, new) for new, old in self.former.items() if new not in self.moved]
        blocks = list(self.new.blocks)
        former, layouts = dict(self.former), dict(self.layouts)
        for at, grid in enumerate(blocks):
            for was, other in enumerate(self.old.blocks):
                free = at not in former and was not in former.values()
                if not (free and isinstance(grid, Grid) and isinstance(other, Grid)):
                    continue
                layout = layout_of(other, grid)
                if layout and all((old < was) is (new < at) for old, new in stayed):
                    former[at], layouts[at] = was, layout
                    blocks[at] = laid_out(grid, [one.new for one in layout])
                    stayed.append((was, at))
        if not layouts:
            return self
        new = attrs.evolve(self.new, blocks=tuple(blocks))
        return attrs.evolve(self, new=new, former=former, layouts=layouts)

    def parted(self, tokenise: Tokenise) -> "Alignment":
        """Return the same with the paragraphs that became several, or several that became one."""
        found = list(partings(self.old.blocks, self.new.blocks, self.former, self.moved, tokenise))
        if not found:
            return self
        former = dict(self.former)
        moved = set(self.moved)
        for one in found:
            own = [new for new in one.news if new in former]
            if moved.intersection(own):
                moved.add(one.news[0])
            moved.difference_update(one.news[1:])
            for new in own:
                del former[new]
            former[one.news[0]] = one.olds[0]
        return attrs.evolve(self, former=former, moved=frozenset(moved), partings=found)

    def was(self, new: int) -> int | None:
        """Return the old position of a new block, or of the paragraph that it was a part of."""
        parted = (one.olds[0] for one in self.partings if new in one.news)
        return self.former.get(new, next(parted, None))

    def steps(self) -> Iterator[tuple[int | None, int | None]]:
        """Yield the positions of all blocks, as one text: old and new of what stayed, else of one alone.

        What went stands before what came. What was moved is there twice, alone at either place.
        """
        olds, news = len(self.old.blocks), len(self.new.blocks)
        stayed = [(old, new) for new, old in self.former.items() if new not in self.moved]
        at_old = at_new = 0
        for old, new in [*sorted(stayed), (olds, news)]:
            yield from ((position, None) for position in range(at_old, old))
            yield from ((None, position) for position in range(at_new, new))
            if old < olds or new < news:
                yield old, new
            at_old, at_new = old + 1, new + 1
