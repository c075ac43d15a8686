"""The smallest sets of rule changes that open a goal for a vehicle: who can make each, how long such things took, what each does alone.

    goal.read(words, default)      the goal, from words such as sold-new,55mph,states=30,by=2030-01-01
    answer.answer(case, goal)      `record.PathAnswer`: the sets, each change by itself, what needs no change, what stays shut
    line.line(case, found)         one line beside the law: which rule stands in the way, and which single change would open it
    histories.span(way, like)      how long changes of a kind took, from data/policy/histories.yaml
    explain.entries()              what stands behind every id

The changes tried are those of data/policy/path.yaml; what each makes of the law is asked of the law room under the reform's world.
"""
