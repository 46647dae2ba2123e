"""deface (PyPI), asked what it would hide, and timed as a command."""
import os
import subprocess
import sys
import time

import numpy as np


class Deface:
    """As its command does: CenterFace at threshold 0.2, an ellipse in the box enlarged by mask_scale 1.3 (its own function)."""

    def __init__(self, folder, shape=None):
        if folder not in sys.path:
            sys.path.insert(0, folder)
        from deface import deface
        from deface.centerface import CenterFace
        self.folder, self.shape, self.enlarge = folder, shape, deface.scale_bb
        self.network = CenterFace(in_shape=shape, backend="auto")

    def regions(self, path, size):
        width, height = size
        command = ["ffmpeg", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
        child = subprocess.Popen(command, stdout=subprocess.PIPE)
        while True:
            data = child.stdout.read(width * height * 3)
            if len(data) < width * height * 3:
                break
            found, _ = self.network(np.frombuffer(data, np.uint8).reshape(height, width, 3), threshold=0.2)
            hidden = []
            for face in found:
                left, top, right, bottom = self.enlarge(*face[:4].astype(int), 1.3)
                hidden.append(((left + right) / 2 / width, (top + bottom) / 2 / height, max(right - left, 1) / 2 / width, max(bottom - top, 1) / 2 / height))
            yield hidden

    def seconds(self, path, out):
        scale = ["--scale", "{}x{}".format(*self.shape)] if self.shape else []
        command = [sys.executable, "-m", "deface.deface", path, "-o", out, *scale]
        start = time.monotonic()
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": self.folder}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit(f"bench-faces: deface failed:\n{done.stderr}")
        return time.monotonic() - start
