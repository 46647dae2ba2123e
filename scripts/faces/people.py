"""Real people cut out of public pictures, with the outlines of their heads, drawn by hand."""
import math
import os

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .turning import turned


def ellipse(x, y, across, down):
    angles = np.linspace(0, 2 * math.pi, 48, endpoint=False)
    return np.stack([x + across / 2 * np.cos(angles), y + down / 2 * np.sin(angles)], 1)


# Hair (long hair down to the chin), ears and chin; in pixels of the picture: centre x, y, width, height.
HEADS = {
    "f1.jpg": (255, 252, 390, 450), "f15.jpg": (256, 258, 392, 440), "f13.jpg": (262, 258, 405, 445), "m7.jpg": (248, 262, 435, 450),
    "single.jpg": (287, 238, 222, 330), "astronaut.png": (229, 98, 148, 172), "hopper.jpg": (263, 180, 232, 320),
    "palm.png": (752, 370, 460, 690),
}
# The part of the picture that is shown around a head; the rest of the astronaut's is a flag and a space ship.
CROPS = {"astronaut.png": (90, 0, 400, 330)}
# Everyone in the pictures of several people, and those who show a side or a hand.
PHOTOGRAPHS = {
    "group.jpg": [(264, 96, 126, 168), (368, 290, 128, 165), (480, 240, 134, 158), (588, 362, 125, 155), (740, 340, 132, 168)],
    "poker.jpg": [(105, 318, 170, 170), (333, 187, 146, 170), (535, 326, 142, 214), (810, 386, 128, 190), (970, 104, 180, 212), (1192, 332, 142, 194)],
    "side.jpg": [(1048, 460, 428, 420)],
    "palm.png": [HEADS["palm.png"]],
}


class Cutout:
    """A picture with soft edges, and the same at half sizes, so that what is far is not aliased."""

    def __init__(self, picture, outline, middle, height):
        self.outline, self.middle, self.height = outline, np.array(middle, float), height
        self.levels = [picture]
        while min(self.levels[-1].size) > 40:
            self.levels.append(self.levels[-1].reduce(2))

    def paste(self, canvas, x, y, height, degrees):
        """Puts the middle to x, y, the height being `height` pixels; returns the outline on the canvas."""
        scale = height / self.height
        level = min(len(self.levels) - 1, max(0, int(math.floor(math.log2(max(1, 1 / scale))))))
        picture, step = self.levels[level], 2 ** level
        radians = math.radians(degrees)
        cosine, sine = math.cos(radians), math.sin(radians)
        corners = (np.array([[0, 0], [1, 0], [0, 1], [1, 1]]) * np.array(self.levels[0].size) - self.middle) * scale
        turned = corners @ np.array([[cosine, sine], [-sine, cosine]]) + (x, y)
        low = np.maximum(np.floor(turned.min(0)), 0).astype(int)
        high = np.minimum(np.ceil(turned.max(0)), canvas.size).astype(int)
        if (high > low).all():
            a, b = cosine / scale / step, sine / scale / step
            dx, dy = low[0] - x, low[1] - y
            data = (a, b, self.middle[0] / step + a * dx + b * dy, -b, a, self.middle[1] / step - b * dx + a * dy)
            patch = picture.transform(tuple(int(n) for n in high - low), Image.AFFINE, data, Image.BICUBIC)
            canvas.paste(patch, (int(low[0]), int(low[1])), patch)
        return (self.outline - self.middle) * scale @ np.array([[cosine, sine], [-sine, cosine]]) + (x, y)


class Person(Cutout):
    """Somebody out of a portrait, whose head can be turned away (turning.py)."""

    def __init__(self, folder, name, mask=None, dress=None, coat=None):
        """`mask`: a picture of one to wear; `dress`: draws on the picture; `coat`: a colour, and the head is cut out close and gets a body."""
        x, y, across, down = HEADS[name]
        picture = Image.open(os.path.join(folder, name)).convert("RGB")
        if mask:
            # Over mouth and nose, as a surgical mask is worn.
            cloth = Image.open(os.path.join(folder, mask)).convert("RGB").resize((int(across * 0.72), int(down * 0.36)))
            picture.paste(cloth, (int(x - cloth.width / 2), int(y + down * 0.10)))
        if dress:
            dress(picture, x, y, across, down)
        left, top, right, bottom = CROPS.get(name, (0, 0, *picture.size))
        picture = picture.crop((left, top, right, bottom))
        self.head = (x - left, y - top, across, down)
        if coat:
            picture, self.head = with_body(picture, self.head, coat)
        else:
            picture.putalpha(soft(picture.size))
        super().__init__(picture, ellipse(*self.head), self.head[:2], down)
        self.views = {}

    def paste(self, canvas, x, y, height, degrees, yaw=0):
        """`yaw`: how far the head is turned about the neck, in degrees; at 180 it shows its back."""
        step = int(round(yaw / 3)) * 3
        if not step:
            return super().paste(canvas, x, y, height, degrees)
        if step not in self.views:
            self.views[step] = Cutout(turned(self.levels[0], self.head, step), self.outline, self.middle, self.height)
        return self.views[step].paste(canvas, x, y, height, degrees)


def soft(size):
    alpha = Image.new("L", size, 0)
    edge = round(0.05 * min(size))
    alpha.paste(255, (edge, edge, size[0] - edge, size[1] - edge))
    return alpha.filter(ImageFilter.GaussianBlur(edge / 2))


def with_body(picture, head, colour):
    """The head alone, cut out along its outline, on shoulders of one colour with folds."""
    x, y, across, down = head
    wide, high = int(across * 2.6), int(down * 2.4)
    dx, dy = wide / 2 - x, down * 0.65 - y
    canvas, alpha = Image.new("RGB", (wide, high), colour), Image.new("L", (wide, high), 0)
    folds = 0.8 + 0.2 * np.sin(np.arange(wide) / wide * 23)[None, :, None] * np.linspace(0.4, 1, high)[:, None, None]
    canvas = Image.fromarray(np.clip(np.asarray(canvas, np.float32) * folds, 0, 255).astype(np.uint8))
    chin, draw = down * 1.12, ImageDraw.Draw(alpha)
    draw.rounded_rectangle((wide * 0.06, chin, wide * 0.94, high + wide), radius=wide * 0.25, fill=255)
    face = Image.new("L", picture.size, 0)
    ImageDraw.Draw(face).ellipse((x - across / 2, y - down / 2, x + across / 2, y + down / 2), fill=255)
    face = face.filter(ImageFilter.GaussianBlur(down * 0.008))
    canvas.paste(picture, (int(dx), int(dy)), face)
    alpha = alpha.filter(ImageFilter.GaussianBlur(down * 0.01))
    alpha.paste(face, (int(dx), int(dy)), face)
    canvas.putalpha(alpha)
    return canvas, (x + int(dx), y + int(dy), across, down)


class Photograph:
    """People in one picture, filmed by a camera that wanders over it."""

    def __init__(self, folder, name, heads):
        self.picture = Image.open(os.path.join(folder, name)).convert("RGB")
        self.outlines = [ellipse(*head) for head in heads]

    def film(self, size, x, y, zoom, degrees):
        radians = math.radians(degrees)
        a, b = math.cos(radians) / zoom, math.sin(radians) / zoom
        data = (a, b, x - a * size[0] / 2 - b * size[1] / 2, -b, a, y + b * size[0] / 2 - a * size[1] / 2)
        canvas = self.picture.transform(size, Image.AFFINE, data, Image.BICUBIC)
        turn = np.array([[math.cos(radians), math.sin(radians)], [-math.sin(radians), math.cos(radians)]])
        return canvas, [(outline - (x, y)) * zoom @ turn + (size[0] / 2, size[1] / 2) for outline in self.outlines]
