"""The kinds of body: which one stands for a vehicle, its outline from the side, its front and its plan, and how it takes a vehicle's sizes."""
