"""The test footage: one clip for each way in which faces escape detectors, with the true place of every head in every frame."""
import json
import math
import os
import subprocess

import numpy as np
from PIL import Image, ImageFilter

from . import hard
from .people import PHOTOGRAPHS, Person, Photograph

RATE, SIZE, SECONDS = 25, (1280, 720), 5
# Forehead to chin is about 0.72 of a head with its hair: heads of 28 pixels have faces of 20.


def wave(time, period, phase=0.0):
    return math.sin(2 * math.pi * (time / period + phase))


def blend(start, end, share):
    """From start to end in equal ratios."""
    return math.exp(math.log(start) + (math.log(end) - math.log(start)) * share)


class Scene:
    """A room without people, and those who come in. A pose is (person, x, y, head height in pixels, degrees), and how far the head is turned away."""

    def __init__(self, folder):
        self.folder, self.size, self.rate, self.darken, self.smear = folder, SIZE, RATE, darken, smear
        self.people = {name.split(".")[0]: Person(folder, name) for name in
                       ("f1.jpg", "f15.jpg", "f13.jpg", "m7.jpg", "single.jpg", "astronaut.png", "hopper.jpg")}
        self.masked = Person(folder, "f13.jpg", "mask.jpg")
        self.group = Photograph(folder, "group.jpg", PHOTOGRAPHS["group.jpg"])
        self.rooms = [self.room(name) for name in ("coffee.png", "brick.png", "rocket.jpg")]

    def room(self, name):
        picture = Image.open(os.path.join(self.folder, name)).convert("RGB")
        scale = max(SIZE[0] / picture.width, SIZE[1] / picture.height)
        picture = picture.resize((math.ceil(picture.width * scale), math.ceil(picture.height * scale)), Image.BICUBIC)
        return picture.crop((0, 0, *SIZE)).filter(ImageFilter.GaussianBlur(2))

    def frame(self, poses, room=0, size=SIZE):
        canvas = self.rooms[room].copy()
        return canvas, [self.people.get(who, self.masked).paste(canvas, *pose) for who, *pose in poses]


def clips(scene):
    """name → function of time in seconds that gives a picture and the outlines of the heads in it (with the share that can be seen, where something is in front);
    what is done to the pictures; coding; seconds."""
    def poses(make, room=0):
        return lambda time: scene.frame(make(time), room)

    def occluded(time):
        canvas, heads = scene.frame([("f15", 420, 380, 300, 0), ("single", 900, 360, 260, 0)])
        # A dark sleeve that passes over both.
        x = int((time * 420) % 1700 - 200)
        return canvas, hard.behind(canvas, heads, lambda canvas: canvas.paste((52, 44, 40), (x, 150, x + 150, 720)))

    def cuts(time):
        shots = [[("f1", 300, 360, 240, 0)], [("hopper", 980, 330, 300, 0)], [("single", 640, 380, 120, 5), ("f15", 1000, 300, 90, 0)],
                 [("astronaut", 420, 340, 200, -8)], [("f13", 860, 400, 420, 4)]]
        number = min(len(shots) - 1, int(time))
        return scene.frame([(who, x + 20 * wave(time, 3), y, height, turn) for who, x, y, height, turn in shots[number]], number % 3)

    def entering(time):
        return scene.frame([("f1", -150 + 330 * time, 380, 260, 0), ("hopper", 1400 - 300 * time, 300, 200, 0)], 1)

    six = [("f1", 130, 230, 130), ("f15", 350, 260, 150), ("hopper", 580, 220, 140), ("single", 800, 270, 160), ("f13", 1020, 240, 130), ("astronaut", 1190, 420, 110)]
    plain = {
        "close": poses(lambda t: [("hopper", 640 + 60 * wave(t, 7), 380, blend(400, 600, t / SECONDS), 3 * wave(t, 4))]),
        "medium": poses(lambda t: [("single", 420 + 50 * wave(t, 5), 360, 200, 6 * wave(t, 3)), ("f15", 900, 330 + 30 * wave(t, 4), 150, 0)], 1),
        "fast": poses(lambda t: [("single", 640 + 420 * wave(t, 2), 360 + 120 * wave(t, 1.3), 180, 10 * wave(t, 1)), ("f1", 640 - 450 * wave(t, 2.3), 300, 130, 0)]),
        "small": poses(lambda t: [("f1", 300 + 40 * wave(t, 6), 300, 28, 0), ("single", 640 + 90 * wave(t, 5), 420, 34, 0), ("hopper", 1000, 340 + 30 * wave(t, 4), 44, 0)]),
        "zoom": poses(lambda t: [("single", 640, 360, blend(28, 600, t / SECONDS), 0)], 2),
        "tilting": poses(lambda t: [("f15", 420, 360, 260, -90 + 180 * t / SECONDS), ("hopper", 920, 360, 220, 90 - 180 * t / SECONDS)]),
        "lying": poses(lambda t: [("single", 420 + 20 * wave(t, 4), 360, 240, 90), ("f1", 900, 380 + 20 * wave(t, 5), 200, -90)], 1),
        "turned": poses(lambda t: [("m7", 430 + 60 * wave(t, 5), 360, 260, 4 * wave(t, 3)), ("f13", 920, 340, 180, 0)]),
        "six": poses(lambda t: [(who, x + 25 * wave(t, 4, x / 300), y + 10 * wave(t, 3, x / 200), h, 6 * wave(t, 3.5, x / 500)) for who, x, y, h in six], 2),
        "group": lambda t: scene.group.film(SIZE, 500 + 60 * wave(t, 6), 335 + 20 * wave(t, 4), 1.45 + 0.2 * wave(t, 5), 4 * wave(t, 5)),
        "masked": poses(lambda t: [("masked", 440 + 50 * wave(t, 4), 360, 280, 4 * wave(t, 3)), ("hopper", 950, 340, 180, 0)]),
        "occluded": occluded, "cuts": cuts, "entering": entering,
    }
    crowd = poses(lambda t: [("f1", 330 + 80 * wave(t, 5), 360, 220, 5 * wave(t, 3)), ("single", 760 + 60 * wave(t, 4), 340, 150, 0), ("hopper", 1080, 420, 90, 0)], 1)
    made = {name: (film, None, [], SECONDS) for name, film in plain.items()}
    made["dark"] = (crowd, darken, [], SECONDS)
    made["moved"] = (crowd, smear, [], SECONDS)
    made["defocused"] = (crowd, lambda picture, random, time: picture.filter(ImageFilter.GaussianBlur(7)), [], SECONDS)
    made["compressed"] = (crowd, None, ["-vf", "scale=640:360:flags=area", "-crf", "38"], SECONDS)
    return made | hard.clips(scene, wave)


def darken(picture, random, time=0):
    """To 12 % of the brightness, with the noise of a sensor that sees little."""
    values = np.asarray(picture, np.float32) * 0.12 + random.normal(0, 1.5, (SIZE[1], SIZE[0], 1)).astype(np.float32)
    return Image.fromarray(np.clip(values + 0.5, 0, 255).astype(np.uint8))


def smear(picture, random, time=0):
    """Motion blur: the mean of the picture on a way of 24 pixels."""
    values = np.asarray(picture, np.float32)
    return Image.fromarray((sum(np.roll(values, shift, axis=1) for shift in range(-12, 13)) / 25).astype(np.uint8))


def build(portraits, folder):
    """Builds what is missing; returns the names of the clips."""
    os.makedirs(folder, exist_ok=True)
    scene = Scene(portraits)
    made = clips(scene)
    for name, clip in made.items():
        encode(folder, name, clip, lambda outlines: [head for head in map(box, outlines) if head])
    return list(made)


def encode(folder, name, clip, truth_of):
    """Writes a clip and its truth, unless they are there; `truth_of` makes the truth of a frame out of what the film said of it."""
    film, spoil, coding, seconds = clip
    path = os.path.join(folder, name + ".mp4")
    if os.path.exists(path):
        return
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "{}x{}".format(*SIZE), "-r", str(RATE), "-i", "-",
               "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-pix_fmt", "yuv420p", *coding, "-f", "mp4", path + ".part"]
    child, truth, random = subprocess.Popen(command, stdin=subprocess.PIPE), [], np.random.RandomState(7)
    for frame in range(seconds * RATE):
        picture, said = film(frame / RATE)
        child.stdin.write((spoil(picture, random, frame / RATE) if spoil else picture).tobytes())
        truth.append(truth_of(said))
    child.stdin.close()
    if child.wait() != 0:
        raise SystemExit(f"bench-faces: ffmpeg could not write {path}")
    with open(os.path.join(folder, name + ".truth.json"), "w") as file:
        json.dump(truth, file)
    os.replace(path + ".part", path)


def box(head):
    """Around the part of the head inside the picture, in fractions of it: left, top, right, bottom, and how much of the head can be seen. None where that is nothing."""
    outline, share = head if isinstance(head, tuple) else (head, 1.0)
    low, high = outline.min(0) / SIZE, outline.max(0) / SIZE
    inside = np.clip(np.stack([low, high]), 0, 1)
    share *= np.prod(inside[1] - inside[0]) / np.prod(high - low)
    return [round(float(value), 5) for value in (*inside.ravel(), share)] if share > 0.01 else None
