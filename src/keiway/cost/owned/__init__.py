"""What it costs to own: by mile and year, beside a named rival, without making up a premium. The door of this room.

    answer(asked: Asked, owning: Owning = Owning()) -> OwnedAnswer
    edit_ids() -> ids for `--set`: cost.owned.maintenance, cost.owned.petrol_price ...
    pictures(answer) -> {"owned": Picture, "tyres": Picture}
"""

_HOME = {
    "answer": "keiway.cost.owned.room",
    "EDITS": "keiway.cost.owned.room",
    "edit_ids": "keiway.cost.owned.room",
    "Owning": "keiway.cost.owned.record",
    "OwnedAnswer": "keiway.cost.owned.record",
    "pictures": "keiway.cost.owned.picture",
}

__all__ = [*_HOME]


def __getattr__(name: str):
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'keiway.cost.owned' has no attribute {name!r}")
