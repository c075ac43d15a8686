"""keiway: how would that small car do in this country?

The public names are imported when first used, so that ``import keiway`` stays quick::

    import keiway
    answer = keiway.check("1999 Subaru Sambar truck", state="CO", as_of="2026-11-24")
    answer.verdict, answer.sentence, answer.gates
"""

__version__ = "0.1.0"

_HOME = {
    "check": "keiway.api",
    "when": "keiway.api",
    "where": "keiway.api",
    "identify": "keiway.vehicles.identification",
    "Case": "keiway.case",
    "Answer": "keiway.answer",
    "Verdict": "keiway.answer",
    "Window": "keiway.days",
    "KeiwayError": "keiway.errors",
}

__all__ = [*_HOME, "__version__"]


def __getattr__(name: str):
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'keiway' has no attribute {name!r}")


def __dir__():
    return sorted(__all__)
