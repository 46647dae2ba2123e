"""Speech that keeps to the times of a transcript, in a room that is not quite silent."""
import math
import os
import re
import subprocess
import wave

import numpy as np

RATE = 22050  # What espeak-ng speaks at.


def cues(path):
    """(start, end, text) of a SubRip file, in seconds."""
    found = []
    with open(path, encoding="utf-8") as file:
        for block in re.split(r"\n\s*\n", file.read().strip()):
            lines = block.splitlines()
            start, end = (seconds(text) for text in lines[1].split("-->"))
            found.append((start, end, " ".join(lines[2:])))
    return found


def seconds(text):
    hours, minutes, rest = text.strip().replace(",", ".").split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def utter(text, voice, speed, folder):
    """The words as floats between -1 and 1, without the silence around them."""
    path = os.path.join(folder, "words.wav")
    subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-w", path, "--", text.replace('"', "")], check=True)
    with wave.open(path) as file:
        if file.getframerate() != RATE:
            raise ValueError(f"espeak-ng speaks at {file.getframerate()} Hz, not {RATE}")
        words = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float64) / 32768
    loud = np.flatnonzero(np.abs(words) > 0.01 * np.abs(words).max())
    return words[loud[0]:loud[-1] + 1]


def fitted(text, slot, voice, speed, folder):
    """The words, spoken as much faster than `speed` (words a minute) as it takes to end within `slot` seconds."""
    for _ in range(5):
        words = utter(text, voice, speed, folder)
        if len(words) <= slot * RATE:
            return words
        speed = math.ceil(speed * len(words) / (slot * RATE) * 1.03)
    raise ValueError(f"'{text}' cannot be spoken in {slot:.2f} s")


def track(lines, length, voice, speed, seed, channels, level, folder):
    """Interleaved 16-bit sound of `length` seconds at RATE; only lines that end within it are spoken.

    `level` is the RMS of each line in dB below full scale.
    """
    total = round(length * RATE)
    speech = np.zeros(total)
    for start, end, text in lines:
        if end > length:
            continue
        words = fitted(text, end - start, voice, speed, folder)
        words *= 10 ** (level / 20) / np.sqrt(np.mean(words ** 2))
        first = round(start * RATE)
        room = total - first
        speech[first:first + len(words)] += words[:room]
    random = np.random.RandomState(seed)
    sides = []
    for side in range(channels):
        # The far side hears the speaker a fifth of a millisecond later; the room's noise is its own.
        heard = np.roll(speech, side * 4)
        noise = np.convolve(random.standard_normal(total + 15), np.ones(16) / 4, "valid")[:total]
        sides.append(0.9 * np.tanh((heard + noise * 10 ** (-58 / 20)) / 0.9))
    return np.round(np.stack(sides, 1) * 32767).astype("<i2")


def save(samples, path):
    with wave.open(path, "wb") as file:
        file.setnchannels(samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
