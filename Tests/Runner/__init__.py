"""Runs the layers of tests in order and sums them up. Standard library only: it makes the environment they run in."""
