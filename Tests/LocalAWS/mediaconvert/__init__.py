"""A stand-in for MediaConvert: its API, checked against the service's own model and rules, over a real transcoder."""
