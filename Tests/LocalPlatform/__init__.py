"""The platform deployed to a local AWS by the real CDK command line: to look at, to upload to, to play from, to test."""
