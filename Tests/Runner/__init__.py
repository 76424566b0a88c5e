"""Runs the layers of tests in order and sums them up. Standard library only: it makes the environments they run in."""
