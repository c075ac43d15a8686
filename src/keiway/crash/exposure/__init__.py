"""What happens on US roads: facts of data/crash/exposure.yaml (`table`) and crashes drawn from them (`sample`)."""
