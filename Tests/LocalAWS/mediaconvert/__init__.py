"""A stand-in for MediaConvert: its job API, checked against the service's own model."""
