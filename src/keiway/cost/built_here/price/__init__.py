"""From inputs to prices: the bill of one draw, its lines, each way drawn, curves over volume, and other ways to the same figures."""
