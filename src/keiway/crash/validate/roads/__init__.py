"""Tables of what happens on roads: crashes drawn by the thousand, stepped, and the risk of both drivers."""
