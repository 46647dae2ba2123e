"""What stands between a camera and a face, what people wear over it, and what shows a face that is not there."""
import math
import os
import subprocess

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .people import Cutout, ellipse

# The hand of the man who holds it to his forehead, in pixels of that picture.
HAND = [(768, 138), (740, 121), (682, 129), (636, 156), (595, 202), (566, 220), (553, 168), (535, 173), (534, 220), (512, 260), (505, 347), (405, 428), (290, 530),
        (400, 680), (485, 543), (572, 455), (624, 430), (690, 384), (705, 345), (838, 290), (838, 266), (855, 248), (853, 225), (838, 190), (834, 167), (765, 155)]


def hand(folder):
    """Fingers, back and a piece of the arm. Its middle is that of the hand, its height the length of the hand; at -60 degrees it points upward."""
    picture = Image.open(os.path.join(folder, "palm.png")).convert("RGB")
    alpha = Image.new("L", picture.size, 0)
    ImageDraw.Draw(alpha).polygon(HAND, fill=255)
    picture.putalpha(alpha.filter(ImageFilter.GaussianBlur(3)))
    box = (280, 110, 870, 690)
    return Cutout(picture.crop(box), ellipse(660 - box[0], 290 - box[1], 330, 330), (660 - box[0], 290 - box[1]), 330)


def veil(picture, x, y, across, down):
    """Sunglasses, and a scarf that leaves only the face free."""
    draw = ImageDraw.Draw(picture)
    scarf = Image.new("L", picture.size, 0)
    drawn = ImageDraw.Draw(scarf)
    drawn.ellipse((x - across * 0.53, y - down * 0.53, x + across * 0.53, y + down * 0.56), fill=255)
    drawn.polygon([(x - across * 0.5, y + down * 0.1), (x + across * 0.5, y + down * 0.1), (x + across * 0.62, picture.height), (x - across * 0.62, picture.height)], fill=255)
    drawn.ellipse((x - across * 0.33, y - down * 0.33, x + across * 0.33, y + down * 0.46), fill=0)
    rows = np.linspace(0, 40, picture.height)[:, None] + np.linspace(0, 25, picture.width)[None, :]
    cloth = np.stack([88 + 18 * np.sin(rows), 40 + 8 * np.sin(rows), 60 + 10 * np.sin(rows)], -1)
    picture.paste(Image.fromarray(np.clip(cloth, 0, 255).astype(np.uint8)), (0, 0), scarf.filter(ImageFilter.GaussianBlur(3)))
    for side in (-1, 1):
        middle = x + side * across * 0.16
        draw.rounded_rectangle((middle - across * 0.135, y - down * 0.10, middle + across * 0.135, y + down * 0.06), radius=across * 0.05, fill=(18, 16, 20))
    draw.line((x - across * 0.33, y - down * 0.06, x + across * 0.33, y - down * 0.06), fill=(18, 16, 20), width=max(2, int(down * 0.02)))


def masked_scarf(picture, x, y, across, down):
    """The scarf over mouth and nose as well: only the eyes are free."""
    scarf = Image.new("L", picture.size, 0)
    drawn = ImageDraw.Draw(scarf)
    drawn.ellipse((x - across * 0.53, y - down * 0.53, x + across * 0.53, y + down * 0.56), fill=255)
    drawn.rectangle((x - across * 0.5, y + down * 0.3, x + across * 0.5, picture.height), fill=255)
    drawn.rounded_rectangle((x - across * 0.32, y - down * 0.16, x + across * 0.32, y + down * 0.09), radius=across * 0.1, fill=0)
    columns = np.linspace(0, 60, picture.width)[None, :] + np.linspace(0, 12, picture.height)[:, None]
    cloth = np.stack([30 + 8 * np.sin(columns), 34 + 8 * np.sin(columns), 42 + 8 * np.sin(columns)], -1)
    picture.paste(Image.fromarray(np.clip(cloth, 0, 255).astype(np.uint8)), (0, 0), scarf.filter(ImageFilter.GaussianBlur(3)))


def hang(canvas, picture, outlines, corners):
    """Puts a picture onto a wall or a screen, seen in perspective: `corners` are where its corners go, clockwise from the upper left. Returns the outlines there."""
    width, height = picture.size
    flat = [(0, 0), (width, 0), (width, height), (0, height)]
    back, forth = homography(corners, flat), homography(flat, corners)
    sheet = picture.transform(canvas.size, Image.PERSPECTIVE, tuple(back), Image.BICUBIC)
    mask = Image.new("L", canvas.size, 0)
    ImageDraw.Draw(mask).polygon([tuple(corner) for corner in corners], fill=255)
    canvas.paste(sheet, (0, 0), mask.filter(ImageFilter.GaussianBlur(1)))
    return [project(forth, outline) for outline in outlines]


def homography(start, end):
    rows, wanted = [], []
    for (x, y), (u, v) in zip(start, end):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(wanted, float))


def project(h, points):
    x, y = points[:, 0], points[:, 1]
    below = h[6] * x + h[7] * y + 1
    return np.stack([(h[0] * x + h[1] * y + h[2]) / below, (h[3] * x + h[4] * y + h[5]) / below], 1)


class Film:
    """A real film, and where its one head is: centre x, top, chin in fractions of the picture, at times in seconds, by hand."""

    def __init__(self, path, start, width, keys):
        self.path, self.start, self.width, self.keys = path, start, width, np.array(keys)
        self.child = None

    def frame(self, time, size, rate):
        if self.child is None:
            command = ["ffmpeg", "-v", "error", "-ss", str(self.start), "-i", self.path, "-vf", "fps={},scale={}:{}".format(rate, *size), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
            self.child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        canvas = Image.frombytes("RGB", size, self.child.stdout.read(size[0] * size[1] * 3))
        x, top, chin = (np.interp(time + self.start, self.keys[:, 0], self.keys[:, column]) for column in (1, 2, 3))
        return canvas, [ellipse(x * size[0], (top + chin) / 2 * size[1], self.width * size[0], (chin - top) * size[1])]
