"""python -m keiway.road.validate [energy | sprint] [--write FOLDER]"""

import sys
from pathlib import Path

from keiway.road.validate.run import TABLES, render, run

words = sys.argv[1:]
folder = Path(words[words.index("--write") + 1]) if "--write" in words else None
found = run([word for word in words if word in TABLES], lambda said: print(said, file=sys.stderr))
if folder is not None:
    from keiway.road.validate.page import write

    for path in write(found, folder):
        print(path, file=sys.stderr)
print(render(found))
