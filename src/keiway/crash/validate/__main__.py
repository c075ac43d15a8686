"""python -m keiway.crash.validate [TABLE ...]"""

import sys

from keiway.crash.validate.run import render, run

print(render(run(sys.argv[1:], progress=lambda said: print(said, file=sys.stderr))))
