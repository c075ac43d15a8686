"""The law under a reform: each module here moves one part of the law's facts, from the reform's day on.

A rule put in carries words that say it is supposed, and the citation `A reform that is only supposed`. Rules it replaces keep standing
before that day; what is asked of an earlier day has the same answer, bit for bit.
"""
