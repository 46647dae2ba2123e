"""Real people cut out of public pictures, with the outlines of their heads, drawn by hand."""
import math
import os

import numpy as np
from PIL import Image, ImageFilter


def ellipse(x, y, across, down):
    angles = np.linspace(0, 2 * math.pi, 48, endpoint=False)
    return np.stack([x + across / 2 * np.cos(angles), y + down / 2 * np.sin(angles)], 1)


# Hair (long hair down to the chin), ears and chin; in pixels of the picture: centre x, y, width, height.
HEADS = {
    "f1.jpg": (255, 252, 390, 450), "f15.jpg": (256, 258, 392, 440), "f13.jpg": (262, 258, 405, 445), "m7.jpg": (248, 262, 435, 450),
    "single.jpg": (287, 238, 222, 330), "astronaut.png": (229, 98, 148, 172), "hopper.jpg": (263, 180, 232, 320),
}
# The part of the picture that is shown around a head; the rest of the astronaut's is a flag and a space ship.
CROPS = {"astronaut.png": (90, 0, 400, 330)}
GROUP = [(264, 96, 126, 168), (368, 290, 128, 165), (480, 240, 134, 158), (588, 362, 125, 155), (740, 340, 132, 168)]


class Person:
    """A cut-out with soft edges, and the same at half sizes, so that a far person is not aliased."""

    def __init__(self, folder, name, mask=None):
        x, y, across, down = HEADS[name]
        picture = Image.open(os.path.join(folder, name)).convert("RGB")
        if mask:
            # Over mouth and nose, as a surgical mask is worn.
            cloth = Image.open(os.path.join(folder, mask)).convert("RGB").resize((int(across * 0.72), int(down * 0.36)))
            picture.paste(cloth, (int(x - cloth.width / 2), int(y + down * 0.10)))
        left, top, right, bottom = CROPS.get(name, (0, 0, *picture.size))
        picture = picture.crop((left, top, right, bottom))
        self.outline = ellipse(x - left, y - top, across, down)
        self.middle, self.height = np.array([x - left, y - top], float), down
        alpha = Image.new("L", picture.size, 0)
        edge = round(0.05 * min(picture.size))
        alpha.paste(255, (edge, edge, picture.width - edge, picture.height - edge))
        alpha = alpha.filter(ImageFilter.GaussianBlur(edge / 2))
        picture.putalpha(alpha)
        self.levels = [picture]
        while min(self.levels[-1].size) > 40:
            self.levels.append(self.levels[-1].reduce(2))

    def paste(self, canvas, x, y, height, degrees):
        """Puts the head's middle to x, y, its height being `height` pixels; returns the outline on the canvas."""
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


class Group:
    """Five people in one picture, filmed by a camera that wanders over it."""

    def __init__(self, folder):
        self.picture = Image.open(os.path.join(folder, "group.jpg")).convert("RGB")
        self.outlines = [ellipse(*head) for head in GROUP]

    def film(self, size, x, y, zoom, degrees):
        radians = math.radians(degrees)
        a, b = math.cos(radians) / zoom, math.sin(radians) / zoom
        data = (a, b, x - a * size[0] / 2 - b * size[1] / 2, -b, a, y + b * size[0] / 2 - a * size[1] / 2)
        canvas = self.picture.transform(size, Image.AFFINE, data, Image.BICUBIC)
        turn = np.array([[math.cos(radians), math.sin(radians)], [-math.sin(radians), math.cos(radians)]])
        return canvas, [(outline - (x, y)) * zoom @ turn + (size[0] / 2, size[1] / 2) for outline in self.outlines]
