"""A definition of a small vehicle, run over the catalogue: whom does it catch, whom does it miss, and by how little?

    definition("ma-2024")               a preset, a state's rule by its id (nc.mini_truck), or a YAML file
    definition_of(lines, kinds, ...)    made of lines, or another one changed
    answer(definition, day, against)    -> BillAnswer: rows, findings, what each limit does, two side by side
    presets()                           id -> Definition
    dump(definition), parse(text)       the file, and back
"""

_HOME = {
    "answer": "keiway.policy.bill.checked",
    "definition": "keiway.policy.bill.given",
    "changed": "keiway.policy.bill.given",
    "presets": "keiway.policy.bill.known",
    "parse": "keiway.policy.bill.file",
    "dump": "keiway.policy.bill.file",
    "picture": "keiway.policy.bill.drawn",
    "Definition": "keiway.policy.bill.record",
    "BillAnswer": "keiway.policy.bill.record",
}

__all__ = [*_HOME]


def __getattr__(name: str):
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'keiway.policy.bill' has no attribute {name!r}")
