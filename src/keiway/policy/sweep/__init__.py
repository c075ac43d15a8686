"""Many reforms, vehicles and states: one question a task, in one process, in several, or on a Dask cluster, with the same numbers.

    read(name_or_path) -> Sweep               the file; shipped() -> ids
    expand(sweep, as_of) -> (Task, ...)       every question, whole
    run(sweep, results, runner) -> SweepAnswer

    record       the question, tasks, what a task gives, the answer
    read, vary   the file; reforms from ranges of levers
    tasks        the questions and their keys
    work         one task, from plain data to plain data
    results      the file that keeps what is done
    runners      here, in processes, on a cluster
    answer       tables from what is kept

docs/science/policy_sweep.md.
"""
