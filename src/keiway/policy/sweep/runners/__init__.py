"""Who works tasks off: `here` (this process), `processes`, `cluster` (Dask). Each yields what is done as it is done, in any order."""
