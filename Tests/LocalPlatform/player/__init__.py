"""A real player: headless Chromium, which plays HLS by itself, driven over WebDriver."""
