"""What scripts/bench-faces is made of."""
