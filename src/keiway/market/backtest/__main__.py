"""python -m keiway.market.backtest [--write FOLDER]: runs every launch, writes data/market/backtest.yaml, and the page where a folder is given."""

import sys
from pathlib import Path

from keiway.market.backtest import kept
from keiway.market.backtest.blind import run
from keiway.market.backtest.verdicts import render

words = sys.argv[1:]
found = run(told=lambda said: print(said, file=sys.stderr))
print(kept.write(found), file=sys.stderr)
if "--write" in words:
    from keiway.market.backtest.page import write

    for path in write(found, Path(words[words.index("--write") + 1])):
        print(path, file=sys.stderr)
print(render(found))
