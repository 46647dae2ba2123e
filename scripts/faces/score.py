"""Holds what was hidden against where heads truly are. Regions are ellipses (x, y, radius x, radius y) in fractions of the picture."""
import numpy as np

COVERED = 0.95
# Whose head is further outside the picture or behind something need not be covered in that frame; and covering it all the same hides
# somebody, as long as anything of it can be seen. A head that is turned away is visible.
VISIBLE = 0.25
GRID = 24


def inside(regions, x, y):
    hidden = np.zeros(np.broadcast(x, y).shape, bool)
    for cx, cy, rx, ry in regions:
        hidden |= ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1
    return hidden


def somebodys(region, boxes):
    """Whether the middle of a head lies in the region, or the region's middle in the box of a head."""
    cx, cy, rx, ry = region
    return any(left <= cx <= right and top <= cy <= bottom or (((left + right) / 2 - cx) / rx) ** 2 + (((top + bottom) / 2 - cy) / ry) ** 2 <= 1
               for left, top, right, bottom, _ in boxes)


def score(truth, regions):
    """(heads covered, heads, area hidden, area hidden by regions in which nobody is, area of the heads, heads of which half is hidden), areas in a grid of 160 × 90.

    A head is covered where at least 95 % of its box is hidden. Half says whether the face was found at all: who hides faces and not heads reaches no more.
    """
    covered = heads = area = nowhere = size = half = 0
    rows, columns = np.mgrid[0:90, 0:160]
    x, y = (columns + 0.5) / 160, (rows + 0.5) / 90
    steps = (np.arange(GRID) + 0.5) / GRID
    for boxes, hidden in zip(truth, regions):
        for left, top, right, bottom, share in boxes:
            size += (right - left) * (bottom - top) * 160 * 90
            if share < VISIBLE:
                continue
            heads += 1
            seen = inside(hidden, left + (right - left) * steps[None, :], top + (bottom - top) * steps[:, None])
            covered += seen.mean() >= COVERED
            half += seen.mean() >= 0.5
        mask = inside(hidden, x, y)
        right_ones = inside([region for region in hidden if somebodys(region, boxes)], x, y)
        area += mask.sum()
        nowhere += (mask & ~right_ones).sum()
    return np.array([covered, heads, area, nowhere, size, half], float)
