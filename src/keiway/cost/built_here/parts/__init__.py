"""What goes into a maker's price: the vehicle at the port, what US rules add, the border, one-off costs."""
