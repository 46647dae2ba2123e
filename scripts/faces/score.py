"""Holds what was hidden against where heads truly are. Regions are ellipses (x, y, radius x, radius y) in fractions of the picture."""
import numpy as np

COVERED = 0.95
GRID = 24


def inside(regions, x, y):
    hidden = np.zeros(np.broadcast(x, y).shape, bool)
    for cx, cy, rx, ry in regions:
        hidden |= ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1
    return hidden


def score(truth, regions):
    """(heads covered, heads, area hidden, area hidden where nobody is).

    A head is covered where at least 95 % of its box is. Somebody is within a box of twice its width and height: who hides a head must
    hide some of what is around it.
    """
    covered = heads = 0
    area = nowhere = 0.0
    rows, columns = np.mgrid[0:90, 0:160]
    x, y = (columns + 0.5) / 160, (rows + 0.5) / 90
    steps = (np.arange(GRID) + 0.5) / GRID
    for boxes, hidden in zip(truth, regions):
        for left, top, right, bottom in boxes:
            heads += 1
            seen = inside(hidden, left + (right - left) * steps[None, :], top + (bottom - top) * steps[:, None])
            covered += seen.mean() >= COVERED
        mask = inside(hidden, x, y)
        near = np.zeros_like(mask)
        for left, top, right, bottom in boxes:
            dx, dy = (right - left) / 2, (bottom - top) / 2
            near |= (x >= left - dx) & (x <= right + dx) & (y >= top - dy) & (y <= bottom + dy)
        area += mask.sum()
        nowhere += (mask & ~near).sum()
    return np.array([covered, heads, area, nowhere], float)
