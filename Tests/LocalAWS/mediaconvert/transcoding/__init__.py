"""Runs a job's settings over real media with ffmpeg and Shaka Packager: files in, files out, no AWS."""
