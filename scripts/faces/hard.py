"""The clips in which faces cannot be seen for a while, or hardly: what following and holding are for."""
import math
import os

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import things
from .people import PHOTOGRAPHS, Person, Photograph
from .turning import smooth

# The film of a woman who wipes her tears: seconds, centre x, top of the hair, chin.
TEARS = [(2.0, .695, 0, .98), (2.5, .67, 0, .95), (3.0, .656, .02, .97), (3.5, .685, 0, .98), (4.0, .687, 0, .96), (4.5, .694, .01, 1), (5.0, .70, .04, 1),
         (5.5, .715, 0, 1), (6.0, .70, 0, .95), (6.5, .683, 0, .92), (7.0, .683, 0, .92), (7.5, .675, 0, .91)]


def ramp(time, start, seconds):
    """0 before, 1 after."""
    return float(smooth(np.array((time - start) / seconds)))


def away(time, start, end, degrees=180, seconds=0.6):
    """The yaw of a head that turns by `degrees` from `start` on, and is back at `end`."""
    return degrees * (ramp(time, start, seconds) - ramp(time, end - seconds, seconds))


def unhidden(before, after, outline):
    """The share of a head that an object leaves to be seen: what did not change when it was put there."""
    low, high = np.clip(np.floor(outline.min(0)), 0, before.size).astype(int), np.clip(np.ceil(outline.max(0)), 0, before.size).astype(int)
    if (high <= low).any():
        return 1.0
    area = (*low, *high)
    changed = np.abs(np.asarray(before.crop(area), int) - np.asarray(after.crop(area), int)).max(-1) > 6
    rows, columns = np.mgrid[0:changed.shape[0], 0:changed.shape[1]]
    middle, half = (outline.min(0) + outline.max(0)) / 2 - low, (outline.max(0) - outline.min(0)) / 2
    within = ((columns - middle[0]) / half[0]) ** 2 + ((rows - middle[1]) / half[1]) ** 2 <= 1
    return float(1 - changed[within].mean()) if within.any() else 1.0


def behind(canvas, heads, paint):
    """Paints something over the picture; returns what `paint` returns, after the heads, each with its share that can still be seen."""
    before = canvas.copy()
    more = paint(canvas) or []
    known = [head if isinstance(head, tuple) else (head, 1.0) for head in heads]
    return [(outline, share * unhidden(before, canvas, outline)) for outline, share in known] + [(outline, 1.0) for outline in more]


def panel(scene, x, top, width, texture=2):
    """A board or a door post that stands in front."""
    def paint(canvas):
        left = int(round(x))
        board = scene.rooms[texture].crop((40, 0, 40 + width, canvas.height - top))
        canvas.paste(Image.eval(board, lambda value: value // 2 + 40), (left, top))
    return paint


def clips(scene, wave):
    """As clips.clips, with the seconds that each lasts."""
    folder = scene.folder
    coats = {"f1": (96, 40, 44), "f15": (34, 60, 92), "hopper": (70, 74, 60), "single": (120, 108, 90), "f13": (40, 44, 48)}
    for who, colour in coats.items():
        scene.people[who + "+"] = Person(folder, who + (".png" if who == "astronaut" else ".jpg"), coat=colour)
    scene.people["veiled"] = Person(folder, "f15.jpg", dress=things.veil)
    scene.people["scarf"] = Person(folder, "f1.jpg", dress=things.masked_scarf)
    photographs = {name: Photograph(folder, name, heads) for name, heads in PHOTOGRAPHS.items()}
    hand = things.hand(folder)
    tears = things.Film(os.path.join(folder, "tears.mp4"), 2.0, 0.42, TEARS)
    size = scene.size

    def turning(t):
        return scene.frame([("f1+", 330, 330, 250, 0, away(t, 1, 4.2)), ("single+", 830 + 28 * t, 360, 190, 0, away(t, 2.6, 6, 100))], 1)

    def returning(t):
        return scene.frame([("single+", 360 + 30 * wave(t, 6), 330, 220, 0, 180 - 180 * ramp(t, 1.6, 0.7)), ("f15+", 900, 360, 240, 3 * wave(t, 3), away(t, 4.2, 99))])

    def hands(t):
        canvas, heads = scene.frame([("f1", 380, 330, 280, 3 * wave(t, 4)), ("single+", 930 + 15 * wave(t, 5), 330, 230, 0)])
        def paint(canvas):
            # From below, and down again: half a second on one face, three on the other.
            for x, y, length, start, end in ((385, 350, 280, 0.8, 1.7), (930 + 15 * wave(t, 5), 350, 230, 2.2, 5.6)):
                height = (ramp(t, start, 0.25) - ramp(t, end - 0.25, 0.25))
                if height > 0:
                    hand.paste(canvas, x, y + (1 - height) * 700, length * 0.66, -60)
        return canvas, behind(canvas, heads, paint)

    def standing(t):
        # One stands behind a board that is pushed by, one walks behind a pillar and out again, one goes behind a wall and stays there.
        canvas, heads = scene.frame([("f15+", 250, 340, 210, 0), ("hopper+", 480 + 75 * max(0, t - 1), 340, 170, 0), ("single+", 1010 + 60 * t, 320, 140, 0)])
        heads = behind(canvas, heads, panel(scene, 640, 60, 190))
        heads = behind(canvas, heads, panel(scene, 1130, 0, 150))
        return canvas, behind(canvas, heads, panel(scene, -420 + 490 * ramp(t, 1.2, 1) - 490 * ramp(t, 4.2, 1), 90, 400))

    def crossing(t):
        canvas, heads = scene.frame([("f15+", 250 + 130 * t, 350, 210, 0)], 1)
        def second(canvas):
            return [scene.people["hopper+"].paste(canvas, 1050 - 140 * t, 340, 230, 0)]
        heads = behind(canvas, heads, second)
        def third(canvas):
            return [scene.people["single+"].paste(canvas, 640 + 480 * wave(t, 6, 0.6), 420, 200, 0)]
        return canvas, behind(canvas, heads, third)

    def pictures(t):
        canvas, heads = scene.frame([("single+", 900 + 40 * wave(t, 5), 430, 170, 0)], 1)
        frames = []
        for who, corners, height in (("f13", [(90, 90), (250, 110), (250, 300), (90, 320)], 300), ("hopper", [(330, 140), (410, 136), (410, 236), (330, 240)], 300),
                                     ("m7", [(480, 90), (620, 60), (620, 250), (480, 230)], 300)):
            sheet = Image.new("RGB", (400, 480), (225, 220, 205))
            frames += things.hang(canvas, sheet, [scene.people[who].paste(sheet, 200, 240, height, 0)], corners)
        # A screen on which somebody moves.
        screen = Image.new("RGB", (640, 360), (30, 60, 110))
        shown = [scene.people["f1"].paste(screen, 320 + 90 * wave(t, 3), 190, 230, 4 * wave(t, 2))]
        shown = things.hang(canvas, screen, shown, [(140, 430), (440, 410), (440, 610), (140, 580)])
        return canvas, heads + frames + shown

    def sideways(t):
        canvas = scene.rooms[2].resize((size[1], size[0]))
        heads = [scene.people[who].paste(canvas, x, y, height, turn) for who, x, y, height, turn in
                 (("f15+", 220 + 20 * wave(t, 4), 560, 200, 0), ("hopper+", 530, 480 + 15 * wave(t, 3), 90, 4 * wave(t, 3)), ("f1+", 500, 900, 150, 0))]
        turned = canvas.transpose(Image.ROTATE_90)
        return turned, [np.stack([head[:, 1], size[1] - head[:, 0]], 1) for head in heads]

    def shaking(t):
        def shake(seed, reach):
            return reach * (wave(t, 0.43, seed) + wave(t, 0.31, 2 * seed) + wave(t, 0.97, 3 * seed))
        return scene.frame([(who, x + shake(.1, 14), y + shake(.37, 12), height, shake(.6, 1.5)) for who, x, y, height in
                            (("f1+", 320, 330, 200), ("hopper+", 700, 350, 120), ("f15+", 1000, 330, 60))], 0)

    def edges(t):
        # Half cut by the left, by the upper and by the lower edge; and one who comes in half and goes again.
        return scene.frame([("f15", 10 + 20 * wave(t, 5), 330, 250, 0), ("hopper", 520, 20 + 15 * wave(t, 4), 230, 0), ("f1", 760, 700 + 15 * wave(t, 3), 240, 0),
                            ("single", 1360 - 90 * (ramp(t, 1, 1) - ramp(t, 3.5, 1)), 330, 200, 0)], 2)

    def far(t):
        return scene.frame([("f1+", 300 + 40 * wave(t, 6), 300, 46, 0), ("single+", 640 + 60 * wave(t, 5), 420, 60, 0), ("hopper+", 1000, 340 + 20 * wave(t, 4), 76, 0)], 1)

    def moved(t):
        return scene.frame([("f1+", 330 + 80 * wave(t, 5), 360, 200, 5 * wave(t, 3)), ("single+", 760 + 60 * wave(t, 4), 340, 140, 0), ("hopper+", 1080, 420, 90, 0)], 1)

    def gone(t):
        # Out of the picture, turned away; and into it from behind.
        return scene.frame([("f1+", 500 - 260 * max(0, t - 2.4), 350, 220, 0, away(t, 1.6, 99)), ("f13+", 1500 - 220 * min(t, 3), 340, 240, 0, 180 - 180 * ramp(t, 2.6, 0.6))], 1)

    def wandering(name, zoom, reach, speed=6, middle=None):
        picture = photographs[name]
        x, y = middle or (picture.picture.width / 2, picture.picture.height / 2)
        return lambda t: picture.film(size, x + reach * wave(t, speed), y + reach / 3 * wave(t, 4), zoom * (1 + 0.12 * wave(t, 5)), 4 * wave(t, 5))

    return {
        "turning": (turning, None, [], 8), "returning": (returning, None, [], 8), "leaving": (gone, None, [], 6), "hands": (hands, None, [], 8), "standing": (standing, None, [], 8),
        "crossing": (crossing, None, [], 6), "pictures": (pictures, None, [], 5), "sideways": (sideways, None, [], 5), "edges": (edges, None, [], 6),
        "shaking": (shaking, shutter(scene, shaking), [], 5),
        "veiled": (lambda t: scene.frame([("veiled", 420 + 40 * wave(t, 4), 340, 270, 4 * wave(t, 3)), ("scarf", 930, 350, 210, 0)], 1), None, [], 5),
        "profile": (wandering("side.jpg", 0.62, 120, middle=(1180, 690)), None, [], 5), "palm": (wandering("palm.png", 0.75, 60), None, [], 5),
        "poker": (wandering("poker.jpg", 1.02, 40), None, [], 5), "tears": (lambda t: tears.frame(t, size, scene.rate), None, [], 5),
        "dim": (far, scene.darken, [], 5), "crushed": (moved, scene.smear, ["-vf", "scale=640:360:flags=area", "-crf", "38"], 5),
    }


def shutter(scene, film):
    """Blurs a picture as far as the camera moves while the shutter is open: the mean of four moments."""
    def spoil(picture, random, t):
        moments = [np.asarray(film(t + step / 200)[0], np.float32) for step in (0, 1, 2, 3)]
        return Image.fromarray((sum(moments) / 4).astype(np.uint8))
    return spoil
