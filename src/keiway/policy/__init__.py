"""What if the rule changes: reforms, the shortest way to open a gate, a bill's definition, and what a change would do.

This room composes the others through their doors and no other room imports it. A reform is a file; `reform.world` turns it into facts
that stand in place of the shipped ones (`keiway.store.under`), and the same doors are asked twice: as the law is, and as it would be.
The difference is the answer.

    reform      the file, its levers, what it says in plain words, the law under it
    path        for one vehicle and one goal: the smallest sets of changes that open it
    bill        a definition run over the catalogue
    entering    which vehicles come, how many, what their buyers would have had
    use         what one of them does over its life: miles by road, deaths and injuries of its people and of others, energy, time
    money       what that is worth, to whom, discounted; the accounts
    impact      all of it, draw by draw, change against today, told as an agency's tables
    uncertainty what makes the spread, and which fact would narrow it most
    sweep       many reforms, vehicles and states, in one process or on a Dask cluster
    claims      the news piece this started from, claim by claim
    pictures    map before and after, bars with bands, tornado
"""
