"""Clips with name tags under motion, with the true place of the letters in every frame."""
import math

from PIL import Image, ImageDraw, ImageFont

from . import clips

FONT = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"
# Noto Sans' capitals are 0.714 of its size.
CAPITAL = 0.714
# Tags are drawn so many times as large, and made smaller as they are pasted.
FINER = 6


class Tag:
    """Letters on a plate."""

    def __init__(self, text, letters, colour=(24, 24, 32), plate=(232, 232, 224)):
        """`letters`: height of a capital in pixels of the film, where the tag is pasted at its own size."""
        font = ImageFont.truetype(FONT, round(letters * FINER / CAPITAL))
        left, top, right, bottom = font.getbbox(text)
        margin = letters * FINER * 0.6
        self.letters = letters
        self.size = (right - left + 2 * margin, bottom - top + 2 * margin)
        self.inside = (margin, margin, self.size[0] - margin, self.size[1] - margin)
        self.picture = Image.new("RGBA", tuple(round(side) for side in self.size), (*plate, 255))
        ImageDraw.Draw(self.picture).text((margin - left, margin - top), text, colour, font)

    def paste(self, canvas, x, y, scale=1.0, degrees=0.0):
        """Puts its middle to x, y. Returns the box around the letters in fractions of the picture, and their height in pixels; None where it is not wholly inside."""
        factor = scale / FINER
        cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

        def place(px, py):
            dx, dy = (px - self.size[0] / 2) * factor, (py - self.size[1] / 2) * factor
            return x + dx * cosine - dy * sine, y + dx * sine + dy * cosine

        def bounds(left, top, right, bottom):
            corners = [place(px, py) for px in (left, right) for py in (top, bottom)]
            return tuple(pick(corner[axis] for corner in corners) for pick in (min, max) for axis in (0, 1))

        low_x, low_y, high_x, high_y = bounds(0, 0, *self.size)
        left, top, right, bottom = math.floor(low_x), math.floor(low_y), math.ceil(high_x), math.ceil(high_y)
        wide, high = (right - left) * FINER, (bottom - top) * FINER
        a, b = cosine / scale, sine / scale
        ox, oy = (left - x) * FINER, (top - y) * FINER
        data = (a, b, self.size[0] / 2 + a * ox + b * oy, -b, a, self.size[1] / 2 - b * ox + a * oy)
        patch = self.picture.transform((wide, high), Image.AFFINE, data, Image.BILINEAR).resize((right - left, bottom - top), Image.BOX)
        canvas.paste(patch, (left, top), patch)
        box = bounds(*self.inside)
        if box[0] < 0 or box[1] < 0 or box[2] > canvas.width or box[3] > canvas.height:
            return None
        return [box[0] / canvas.width, box[1] / canvas.height, box[2] / canvas.width, box[3] / canvas.height, self.letters * scale]


def films(scene):
    """name → function of time in seconds that gives a picture and what `Tag.paste` said; what is done to the pictures; coding; seconds."""
    wave = clips.wave
    anna, press, number, sami = Tag("ANNA M.", 14), Tag("PRESS", 16, (240, 240, 240), (150, 30, 36)), Tag("4471 KLN", 18), Tag("SAMI", 14, (250, 250, 250), (34, 60, 120))

    def walking(time):
        """Two people who walk up and down, a tag on each chest."""
        x, y = 460 + 260 * wave(time, 4), 330 + 10 * wave(time, 0.7)
        u, v = 900 - 170 * wave(time, 3), 320 + 8 * wave(time, 0.8)
        canvas, _ = scene.frame([("f1", x, y, 200, 3 * wave(time, 1.4)), ("single", u, v, 170, 0)])
        return canvas, [anna.paste(canvas, x + 40, y + 190, 1, 5 * wave(time, 1.4)), press.paste(canvas, u - 30, v + 160, 1, 0)]

    def handheld(time):
        """A camera in a hand that goes nearer."""
        zoom, dx, dy = 1 + 0.05 * time, 38 * wave(time, 1.1) + 9 * wave(time, 0.37), 26 * wave(time, 0.9) + 7 * wave(time, 0.31)

        def at(x, y):
            return 640 + (x - 640) * zoom + dx, 360 + (y - 360) * zoom + dy
        canvas, _ = scene.frame([("hopper", *at(420, 300), 230 * zoom, 0), ("f15", *at(900, 320), 180 * zoom, 0)], 1)
        return canvas, [sami.paste(canvas, *at(470, 500), zoom, 2 * wave(time, 2)), number.paste(canvas, *at(870, 500), zoom, -2 * wave(time, 2)),
                        anna.paste(canvas, *at(160, 180), zoom, 0)]

    def passing(time):
        """Plates that come, pass and go, tilting, before somebody who stays."""
        canvas, _ = scene.frame([("f13", 640, 300, 220, 0)], 2)
        said = [number.paste(canvas, -120 + 330 * time, 560 + 30 * wave(time, 2), 1, 12 * wave(time, 1.7))]
        said.append(press.paste(canvas, 1400 - 420 * max(0.0, time - 1), 150 + 20 * wave(time, 1.5), 1, -8 * wave(time, 2)))
        return canvas, said
    return {name: (film, None, [], clips.SECONDS) for name, film in (("tags-walking", walking), ("tags-handheld", handheld), ("tags-passing", passing))}


def score(truth, regions):
    """(frames in which every legible tag is covered, frames with a legible tag, tags covered, tags). A tag is legible from letters of 14 pixels on, and covered
    where 98 % of the box around its letters lies in regions."""
    frames = covered_frames = tags = covered = 0
    for boxes, boxes_hidden in zip(truth, regions):
        legible = [box for box in boxes if box and box[4] >= 13.99]
        if not legible:
            continue
        right = sum(hidden_share(box, boxes_hidden) >= 0.98 for box in legible)
        frames, covered_frames = frames + 1, covered_frames + (right == len(legible))
        tags, covered = tags + len(legible), covered + right
    return covered_frames, frames, covered, tags


def hidden_share(box, hidden, grid=40):
    points = [(box[0] + (box[2] - box[0]) * (i + 0.5) / grid, box[1] + (box[3] - box[1]) * (j + 0.5) / grid) for i in range(grid) for j in range(grid)]
    return sum(any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in hidden) for x, y in points) / len(points)


def build(scene, folder):
    """Builds what is missing; returns the names of the clips."""
    made = films(scene)
    for name, film in made.items():
        clips.encode(folder, name, film, lambda said: said)
    return list(made)
