"""A virtual camera over a portrait: it drifts, shakes, zooms and turns, and knows where the face is in every frame."""
import math

import numpy as np
from PIL import Image, ImageFilter

RATE = 25
BESIDE, ABOVE = 480, 240  # Pixels of backdrop on each side of a portrait, in pixels of the portrait.


class Portrait:
    """A picture of one person. Outlines are polygons, in pixels of the picture, drawn by hand.

    `face` is forehead to chin without the ears; `head` has hair, ears, and the cap where one is worn.
    """

    def __init__(self, name, face, head):
        self.name = name
        self.face = ellipse(*face)
        self.head = np.array(head, float)


class Camera:
    """Where the camera looks at a time, in pixels of the portrait.

    `at` is the middle of the picture, `drift` how far it wanders, `zoom` (from, to) pixels of a 1080 lines high picture
    for one of the portrait, `period` seconds from one end of the zoom to the other and back, `turn` degrees to either
    side, `shake` pixels.
    """

    def __init__(self, at, drift, zoom, period, turn, shake, seed):
        self.at, self.drift, self.zoom, self.period, self.turn, self.shake = at, drift, zoom, period, turn, shake
        self.phases = np.random.RandomState(seed).uniform(0, 2 * math.pi, (3, 6))

    def pose(self, time):
        """(x, y, zoom, radians) at a time in seconds."""
        wander, (x, y) = self.phases, self.at
        hand = [sum(math.sin(2 * math.pi * hertz * time + phase) / (1 + hertz)
                    for hertz, phase in zip((0.9, 1.7, 2.9, 4.3, 6.1), row)) for row in wander]
        x += self.drift[0] * math.sin(2 * math.pi * time / 9.1 + wander[0][5]) + self.shake * hand[0]
        y += self.drift[1] * math.sin(2 * math.pi * time / 7.3 + wander[1][5]) + self.shake * hand[1]
        near, far = math.log(self.zoom[0]), math.log(self.zoom[1])
        zoom = math.exp(near + (far - near) * (0.5 - 0.5 * math.cos(2 * math.pi * time / self.period)))
        degrees = self.turn * math.sin(2 * math.pi * time / 11.3 + wander[2][5]) + 0.12 * self.shake * hand[2]
        return x, y, zoom, math.radians(degrees)


class Shot:
    """A camera on a portrait, at one picture size."""

    def __init__(self, portrait, path, camera, size, light=1.0):
        self.portrait, self.camera, self.size = portrait, camera, size
        self.scale = size[1] / 1080
        # A portrait that will be enlarged is enlarged once with a better filter, and each picture is taken of that with a quick one.
        self.detail = 2 if min(camera.zoom) * self.scale > 1 else 1
        self.stage = backdrop(Image.open(path).convert("RGB"), self.detail, light)
        self.luma, self.blue, self.red = planes(self.stage)

    def pose(self, frame):
        x, y, zoom, turn = self.camera.pose(frame / RATE)
        return x, y, zoom * self.scale, turn

    def affine(self, frame, detail, halving=1):
        """The map from a point of the picture to one of the stage, as Pillow wants it."""
        x, y, zoom, turn = self.pose(frame)
        step = detail / zoom * halving
        cosine, sine = math.cos(turn) * step, math.sin(turn) * step
        width, height = self.size[0] / 2 / halving, self.size[1] / 2 / halving
        left, top = (x + BESIDE) * detail, (y + ABOVE) * detail
        corners = [(left + cosine * i * width + sine * j * height, top - sine * i * width + cosine * j * height)
                   for i in (-1, 1) for j in (-1, 1)]
        limit = [side * detail / self.detail for side in self.stage.size]
        if any(not (0 <= a <= limit[0] and 0 <= b <= limit[1]) for a, b in corners):
            raise ValueError(f"{self.portrait.name}: the camera looks past its backdrop in frame {frame}")
        return cosine, sine, left - cosine * width - sine * height, -sine, cosine, top + sine * width - cosine * height

    def yuv(self, frame):
        """The picture as planar 4:2:0 in BT.709, limited range."""
        half = (self.size[0] // 2, self.size[1] // 2)
        chroma = self.affine(frame, self.detail / 2, 2)
        parts = [self.luma.transform(self.size, Image.AFFINE, self.affine(frame, self.detail), Image.BILINEAR)]
        parts += [plane.transform(half, Image.AFFINE, chroma, Image.BILINEAR) for plane in (self.blue, self.red)]
        return b"".join(part.tobytes() for part in parts)

    def rgb(self, frame):
        return self.stage.transform(self.size, Image.AFFINE, self.affine(frame, self.detail), Image.BICUBIC)

    def seen(self, frame, outline):
        """The box around an outline in a frame, in pixels of the picture."""
        x, y, zoom, turn = self.pose(frame)
        points = (outline - (x, y)) * zoom
        across = self.size[0] / 2 + points[:, 0] * math.cos(turn) - points[:, 1] * math.sin(turn)
        down = self.size[1] / 2 + points[:, 0] * math.sin(turn) + points[:, 1] * math.cos(turn)
        left, top, right, bottom = across.min(), down.min(), across.max(), down.max()
        if left < 0 or top < 0 or right > self.size[0] or bottom > self.size[1]:
            raise ValueError(f"{self.portrait.name}: the head leaves the picture in frame {frame}")
        return {"x": round(left, 2), "y": round(top, 2), "width": round(right - left, 2), "height": round(bottom - top, 2)}

    def truth(self, frames, rate=f"{RATE}/1"):
        """Where the face and the head are in every frame."""
        faces = []
        for frame in range(frames):
            box = self.seen(frame, self.portrait.face)
            faces.append({"frame": frame, "boxes": [{**box, "head": self.seen(frame, self.portrait.head)}]})
        return {"width": self.size[0], "height": self.size[1], "frameRate": rate, "faces": faces}


def ellipse(x, y, across, down):
    angles = np.linspace(0, 2 * math.pi, 72, endpoint=False)
    return np.stack([x + across / 2 * np.cos(angles), y + down / 2 * np.sin(angles)], 1)


def backdrop(picture, detail, light):
    """The portrait on a wider stage: its edges drawn outwards, blurred and darkened, so that nobody is in the backdrop."""
    width, height = (side * detail for side in picture.size)
    picture = picture.resize((width, height), Image.LANCZOS)
    beside, above = BESIDE * detail, ABOVE * detail
    wide = np.pad(np.asarray(picture), ((above, above), (beside, beside), (0, 0)), mode="edge")
    soft = np.asarray(Image.fromarray(wide).filter(ImageFilter.GaussianBlur(36 * detail)), np.float32)
    down, across = np.mgrid[0:wide.shape[0], 0:wide.shape[1]].astype(np.float32)
    aside = np.maximum(beside - across, across - (beside + width - 1)) / detail
    outside = np.maximum(aside, np.maximum(above - down, down - (above + height - 1)) / detail)
    dark = 0.4 + 0.6 * np.exp(-np.maximum(outside, 0) / 160)
    # The picture fades into its backdrop over 30 pixels at its sides and 8 at its top and bottom.
    rows = np.maximum(above - down, down - (above + height - 1)) / detail
    keep = np.clip(np.minimum(-aside / 30, -rows / 8), 0, 1)
    keep = (keep * keep * (3 - 2 * keep))[..., None]
    mixed = (wide * keep + soft * (1 - keep)) * dark[..., None] * light
    return Image.fromarray(np.clip(mixed + 0.5, 0, 255).astype(np.uint8))


def planes(picture):
    """Luma, and both chroma planes at half size. ITU-R BT.709, limited range."""
    red, green, blue = np.moveaxis(np.asarray(picture, np.float32) / 255, 2, 0)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    full = [16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748]
    y, u, v = (Image.fromarray(np.clip(plane + 0.5, 0, 255).astype(np.uint8)) for plane in full)
    return y, u.reduce(2), v.reduce(2)
