"""Who would buy one, at what price, and does anybody earn: demand, launches, used imports, business, and how well old launches are told."""
