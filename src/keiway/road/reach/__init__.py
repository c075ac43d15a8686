"""What of US driving a cap leaves (`shares`), and what cap the law of a state sets (`legal`)."""
