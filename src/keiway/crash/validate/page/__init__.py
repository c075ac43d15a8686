"""docs/science/validation.md and its pictures, written by `keiway validate crash --write docs/science`."""
