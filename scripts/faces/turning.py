"""Simulates a head that turns about the neck: its outline stays, the face slides over an ellipsoid and vanishes behind its edge.

Pictures of real people who turn away come in no package that was found. What is simulated is what matters to a finder: which part of the
face can be seen, and that hair is seen in its place. A nose that stands out in profile is not.
"""
import math

import numpy as np
from PIL import Image

# Degrees from the middle of the face, between which face becomes hair.
FACE, HAIR = 58, 80


def turned(picture, head, degrees):
    """`head`: centre x, y, width, height of the ellipse around it, in pixels of the picture (RGBA)."""
    x, y, across, down = head
    values = np.asarray(picture, np.float32)
    left, top = max(0, math.floor(x - across / 2)), max(0, math.floor(y - down / 2))
    right, bottom = min(picture.width, math.ceil(x + across / 2)), min(picture.height, math.ceil(y + down / 2))
    rows, columns = np.mgrid[top:bottom, left:right].astype(np.float32)
    u, v = (columns + 0.5 - x) / (across / 2), (rows + 0.5 - y) / (down / 2)
    distance = np.sqrt(u * u + v * v)
    girth = np.sqrt(np.clip(1 - v * v, 1e-4, 1))
    longitude = np.arcsin(np.clip(u / girth, -1, 1))
    source = (longitude - math.radians(degrees) + math.pi) % (2 * math.pi) - math.pi
    away = np.abs(np.degrees(source))
    face = sample(values, x + across / 2 * girth * np.sin(np.clip(source, -1.55, 1.55)), rows + 0.5)
    # Hair is what covers the top of the portrait's head, laid out over the back in mirrored tiles.
    hair = sample(values, x + across * 0.14 * triangle(source * 2.1), y + down / 2 * (-0.74 + 0.1 * triangle(v * 3.3)))
    hair[..., :3] *= (0.7 + 0.3 * np.cos(longitude))[..., None]
    share = smooth((HAIR - away) / (HAIR - FACE))[..., None]
    view = face * share + hair * (1 - share)
    # A little turn is a little of both; the outline is soft.
    weight = (smooth(np.full_like(u, abs(degrees) / 24)) * smooth((1 - distance) * 40))[..., None]
    old = values[top:bottom, left:right]
    values = values.copy()
    values[top:bottom, left:right, :3] = (old * (1 - weight) + view * weight)[..., :3]
    return Image.fromarray(np.clip(values + 0.5, 0, 255).astype(np.uint8), picture.mode)


def smooth(share):
    share = np.clip(share, 0, 1)
    return share * share * (3 - 2 * share)


def triangle(values):
    """-1…1, back and forth."""
    return 1 - np.abs((values + 1) % 4 - 2)


def sample(values, xs, ys):
    """Between the four pixels around each place."""
    xs, ys = np.clip(xs - 0.5, 0, values.shape[1] - 1.001), np.clip(ys - 0.5, 0, values.shape[0] - 1.001)
    column, row = xs.astype(int), ys.astype(int)
    a, b = (xs - column)[..., None], (ys - row)[..., None]
    return (values[row, column] * (1 - a) + values[row, column + 1] * a) * (1 - b) + (values[row + 1, column] * (1 - a) + values[row + 1, column + 1] * a) * b
