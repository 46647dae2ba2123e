"""Writes media with the ffmpeg command: under a temporary name first, so that a file is whole or absent."""
import contextlib
import json
import os
import subprocess
import tempfile
import time

from .camera import RATE

BT709 = ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"]


@contextlib.contextmanager
def published(path):
    """A temporary name that becomes `path` when the block ends well, and vanishes when it does not."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    part = f"{path}.{os.getpid()}.part"
    try:
        yield part
        os.replace(part, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(part)


def ffmpeg(arguments, pictures=()):
    """Runs ffmpeg, feeding it pictures; its own words become the error when it fails."""
    with tempfile.TemporaryFile() as said:
        command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", *arguments]
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said)
        try:
            with contextlib.suppress(BrokenPipeError):
                for picture in pictures:
                    child.stdin.write(picture)
                child.stdin.close()
        finally:
            with contextlib.suppress(BrokenPipeError):
                child.stdin.close()
            status = child.wait()
        if status != 0:
            said.seek(0)
            raise RuntimeError(f"ffmpeg failed on {arguments[-1]}: {said.read().decode(errors='replace').strip()}")


def film(path, shot, frames, sound, container, noise, coding):
    """Films `frames` pictures of a shot with the sound in the wav file `sound`.

    `noise` is (luma, chroma) strength and a seed: a sensor's, other in every frame.
    """
    luma, chroma, seed = noise
    strengths = zip("012", (luma, chroma, chroma))
    grain = "noise=" + ":".join(f"c{n}s={strength}:c{n}f=t:c{n}_seed={seed + int(n)}" for n, strength in strengths)
    with published(path) as part:
        ffmpeg([
            "-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", "{}x{}".format(*shot.size), "-framerate", str(RATE),
            "-i", "pipe:0", "-i", sound, "-filter_threads", "1", "-vf", grain,
            "-c:v", "libx264", "-threads", "2", "-pix_fmt", "yuv420p", *BT709,
            "-c:a", "aac", "-ar", "48000", *coding, "-f", container, part,
        ], pictures(path, shot, frames))


def pictures(path, shot, frames):
    """The pictures of a shot; every ten seconds, how many there are is told."""
    told = time.monotonic()
    for frame in range(frames):
        if time.monotonic() - told > 10:
            told = time.monotonic()
            print(f"samples: {os.path.basename(path)}: {frame} of {frames} pictures", flush=True)
        yield shot.yuv(frame)


def write(path, text):
    with published(path) as part:
        with open(part, "w", encoding="utf-8") as file:
            file.write(text)


def writeTruth(path, truth):
    write(path, json.dumps(truth, separators=(",", ":")) + "\n")
