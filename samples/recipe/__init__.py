"""Builds the sample footage: camera.py films, sound.py speaks, media.py writes files, scenes.py says what there is."""
