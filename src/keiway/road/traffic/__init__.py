"""Against US roads and their traffic, on plain numbers: entering a freeway (`merge`), overtaking (`overtake`), stopping (`brake`)."""
