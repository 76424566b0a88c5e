"""Whether what was delivered is right: playlists, manifests, renditions, looked at as a player and ffprobe see them."""
