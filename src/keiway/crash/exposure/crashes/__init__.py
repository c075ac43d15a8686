"""Crashes by the million: drawn by number (`sample`), made into inputs of the step (`rows`), told as risks (`harm`), looped over
(`kernel`, compiled) and summed (`engine`)."""
