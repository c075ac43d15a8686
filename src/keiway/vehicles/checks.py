"""Is the catalogue sound? Mistakes that types and ranges alone do not catch, in words for whoever edits the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from keiway.vehicles.classes import kei_now, kei_then
from keiway.vehicles.record import Vehicle, described

#: Static stability of road vehicles NHTSA has rated lies between these (Safercar file).
SSF_RANGE = (0.95, 1.75)
FIELDS = {row["field"] for row in described()}


def problems(rows: list[Vehicle], source_ids: Iterable[str] = ()) -> list[str]:
    """Everything wrong with the rows; an empty list is a sound catalogue. `source_ids`: short ids that exist."""
    ids = Counter(row.id for row in rows)
    found = [f"{id_}: the id is used {count} times" for id_, count in ids.items() if count > 1]
    known = set(source_ids)
    for row in rows:
        found += [f"{row.id}: {text}" for check in (_dates, _sizes, _sources, _class) for text in check(row, known)]
    return found


def _dates(row: Vehicle, _known: set[str]) -> Iterable[str]:
    if row.production_from and row.production_to and row.production_from > row.production_to:
        yield f"production_to {row.production_to} is before production_from {row.production_from}"
    if row.model_year_from and row.model_year_to and row.model_year_from > row.model_year_to:
        yield f"model_year_to {row.model_year_to} is before model_year_from {row.model_year_from}"
    if row.current and row.production_to:
        yield "still on sale, and yet it has an end of sale"
    for code, span in row.code_sold.items():
        begin, _, end = span.partition("..")
        if code not in row.codes:
            yield f"code_sold names {code}, which is not among its codes"
        elif (end and end < begin) or begin < (row.production_from or begin) or (end or begin) > (row.production_to or end or begin):
            yield f"months of {code}, {span}, lie outside those of the row"


def _sizes(row: Vehicle, _known: set[str]) -> Iterable[str]:
    mass = row.curb_mass_kg
    if mass and not 50 <= mass.min <= mass.max <= 5000:
        yield f"curb mass {mass.min:g} to {mass.max:g} kg"
    if mass and row.gvw_kg and row.gvw_kg < mass.min:
        yield f"gross mass {row.gvw_kg:g} kg is below the curb mass {mass.min:g} kg"
    if row.wheelbase_mm and row.length_mm and not 0.45 <= row.wheelbase_mm / row.length_mm <= 0.85:
        yield f"wheelbase {row.wheelbase_mm:g} does not go with length {row.length_mm:g} mm"
    for track in filter(None, (row.track_front_mm, row.track_rear_mm)):
        if row.width_mm and track >= row.width_mm:
            yield f"track {track:g} is not below width {row.width_mm:g} mm"
    if row.ssf and not SSF_RANGE[0] <= row.ssf <= SSF_RANGE[1]:
        yield f"static stability factor {row.ssf:g} is outside what has been measured, {SSF_RANGE[0]} to {SSF_RANGE[1]}"


def _sources(row: Vehicle, known: set[str]) -> Iterable[str]:
    for name in [*row.recalled, *row.fields]:
        if name not in FIELDS:
            yield f"{name!r} is marked but is no field"
    for source in [*row.sources, *(note.source for note in row.fields.values() if note.source)]:
        bare = source.removeprefix("see: ")
        if "/" not in bare and bare not in known:
            yield f"source {bare!r} is neither an address nor an id of sources.yaml"
    if row.confidence in ("primary", "secondary") and not [source for source in row.sources if not source.startswith("see: ")]:
        yield f"confidence is {row.confidence}, but no source was read"


def _class(row: Vehicle, _known: set[str]) -> Iterable[str]:
    """A kei outside the class is a mistake, unless the row says why it was sold as one."""
    if not row.is_kei or "class" in row.notes:
        return
    then = kei_then(row)
    if (then is None or then.inside is False) and kei_now(row).inside is False:
        yield then.words if then else "sold before there was a kei class"
    elif then and then.inside is False and row.production_from and row.production_to and not _spans_change(row):
        yield then.words


def _spans_change(row: Vehicle) -> bool:
    """A row over a change of the class limits carries the later size."""
    from keiway.vehicles.classes import classes

    changes = [era.from_.isoformat()[:7] for era in classes().kei_eras]
    return any(row.production_from <= change <= (row.production_to or "9999") for change in changes)
