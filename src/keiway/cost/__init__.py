"""What it costs: at the door from Japan (`landed`), from a maker (`built_here`), and to own (`owned`)."""
