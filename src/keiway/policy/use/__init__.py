"""What one vehicle does over its life against what its buyer would have had: miles by road, deaths and injuries, energy, time.

    prepare(asked, sides) -> Part              all that is slow or random, once
    lives(fixed, drawn, side) -> tuple[Life]   plain arithmetic on arrays, one life a stream

* `facts`: data/policy/use.yaml. `schedule`: survival and miles by age, `condense` makes its table.
* `roads`: which classes of road it drives, with or without a cap. `rates`: crash rates by class, condensed from the crash room;
  `risk`: the same for the policy's draws.
* `energy`, `upkeep`: by the mile. `ready` prepares, `life` computes, `explain` says what stands behind it.

Science: docs/science/policy_use.md.
"""

_HOME = {"prepare": "keiway.policy.use.ready", "lives": "keiway.policy.use.life"}

__all__ = [*_HOME]


def __getattr__(name: str):
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'keiway.policy.use' has no attribute {name!r}")
