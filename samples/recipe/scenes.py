"""What is filmed: two interviews, and the media of one Telegram export. Each builds its files below a folder."""
import os
import tempfile

import numpy as np
from PIL import Image

from . import media, sound
from .camera import RATE, Camera, Portrait, Shot

ASTRONAUT = Portrait("astronaut.png", face=(226, 128, 90, 106), head=[
    (234, 13), (256, 19), (278, 32), (294, 50), (301, 72), (302, 92), (296, 108), (288, 124), (278, 138), (266, 156), (255, 170),
    (242, 180), (226, 184), (209, 180), (194, 170), (184, 152), (178, 132), (164, 114), (155, 98), (152, 76), (156, 54),
    (172, 40), (196, 26), (216, 16)])
HOPPER = Portrait("grace_hopper.jpg", face=(264, 236, 192, 200), head=[
    (253, 21), (290, 28), (330, 45), (354, 75), (370, 88), (373, 135), (378, 195), (372, 235), (360, 290), (340, 310), (318, 326),
    (294, 337), (266, 340), (238, 337), (214, 324), (196, 300), (168, 288), (158, 252), (151, 200), (147, 140), (150, 100),
    (172, 78), (188, 55), (215, 35)])

EXPORT = "telegram/ChatExport_2026-10-03"
CLIP, PHOTO, VOICE = "video_1@03-10-2026_18-22-05", "photo_1@03-10-2026_18-20-11", "audio_1@03-10-2026_18-25-40"

# Privacy bait: none of this may reach a rendition. The place is open sea.
BAIT = {
    "title": "Interview with Maryam K., kitchen, second take", "comment": "Interview with Maryam K.", "make": "Example Optics",
    "model": "Field Camera 4", "creation_time": "2026-09-28T16:41:07Z",
}
PLACE = "+12.3456-034.5678+002.000/"


class Interview:
    """A person who speaks the cues of a transcript into a camera."""

    def __init__(self, name, extension, length, portrait, camera, light, noise, voice, speed, channels, level, metadata):
        self.name, self.length, self.portrait, self.camera, self.light = name, length, portrait, camera, light
        self.noise, self.voice, self.speed, self.channels, self.level = noise, voice, speed, channels, level
        self.metadata, self.container = metadata, extension
        self.portraits = [portrait.name]
        self.outputs = [f"interviews/{name}.{extension}", f"interviews/{name}.truth.json"]
        self.stamp = f"interviews/.{name}.stamp.truth.json"
        self.transcript = f"interviews/{name}.en.srt"

    def build(self, out, footage, portraits, size, cap):
        length = min(self.length, cap or self.length)
        frames = round(length * RATE)
        shot = Shot(self.portrait, os.path.join(portraits, self.portrait.name), self.camera, size, self.light)
        truth = shot.truth(frames)
        with tempfile.TemporaryDirectory() as folder:
            words = sound.track(sound.cues(os.path.join(footage, self.transcript)), frames / RATE, self.voice, self.speed,
                                self.noise[2], self.channels, self.level, folder)
            wav = os.path.join(folder, "sound.wav")
            sound.save(words, wav)
            media.film(os.path.join(out, self.outputs[0]), shot, frames, wav, self.container, self.noise,
                       ["-preset", "ultrafast", "-crf", "20", "-g", "50", "-b:a", "160k", *self.metadata])
        media.writeTruth(os.path.join(out, self.outputs[1]), truth)
        return f"{frames} frames of {size[0]}x{size[1]}"


class TelegramExport:
    """The media that result.json names: a clip that was compressed strongly, a photo, a voice note."""

    name = "telegram"
    portraits = [ASTRONAUT.name, HOPPER.name]
    clip = f"{EXPORT}/video_files/{CLIP}.mp4"
    thumbnail = clip + "_thumb.jpg"
    photo = f"{EXPORT}/photos/{PHOTO}.jpg"
    voice = f"{EXPORT}/voice_messages/{VOICE}.ogg"
    outputs = [clip, thumbnail, photo, voice, clip[:-4] + ".truth.json", photo[:-4] + ".truth.json"]
    stamp = f"{EXPORT}/.stamp.truth.json"
    transcript = None

    def build(self, out, footage, portraits, size, cap):
        with tempfile.TemporaryDirectory() as folder:
            frames = self.makeClip(out, portraits, min(8, cap or 8), folder)
            self.makePhoto(out, portraits)
            self.makeVoice(out, min(5, cap or 5), folder)
        return f"a clip of {frames} frames, a photo and a voice note"

    def makeClip(self, out, portraits, length, folder):
        camera = Camera(at=(236, 132), drift=(110, 22), zoom=(1.95, 4.1), period=8, turn=5, shake=3, seed=31)
        shot = Shot(ASTRONAUT, os.path.join(portraits, ASTRONAUT.name), camera, (854, 480))
        frames = round(length * RATE)
        truth = shot.truth(frames)
        lines = [(0.4, 3.4, "They asked us to come and see for ourselves."),
                 (3.9, 7.6, "We came, we saw, and we did not like what we saw.")]
        wav = os.path.join(folder, "clip.wav")
        sound.save(sound.track(lines, frames / RATE, "en-us+f4", 155, 32, 2, -20, folder), wav)
        path = os.path.join(out, self.clip)
        media.film(path, shot, frames, wav, "mp4", (6, 4, 33),
                   ["-preset", "fast", "-b:v", "260k", "-maxrate", "400k", "-bufsize", "800k", "-b:a", "64k",
                    "-movflags", "+faststart"])
        with media.published(os.path.join(out, self.thumbnail)) as part:
            media.ffmpeg(["-i", path, "-frames:v", "1", "-vf", "scale=320:180", "-q:v", "5", "-f", "mjpeg", part])
        media.writeTruth(os.path.join(out, self.outputs[4]), truth)
        return frames

    def makePhoto(self, out, portraits):
        camera = Camera(at=(262, 300), drift=(0, 0), zoom=(1.85, 1.85), period=1, turn=4, shake=0, seed=37)
        shot = Shot(HOPPER, os.path.join(portraits, HOPPER.name), camera, (1024, 1280))
        grain = np.random.RandomState(38).standard_normal((1280, 1024, 3)) * 4
        pixels = np.clip(np.asarray(shot.rgb(0), float) + grain, 0, 255).astype(np.uint8)
        with media.published(os.path.join(out, self.photo)) as part:
            Image.fromarray(pixels).save(part, "JPEG", quality=78)
        media.writeTruth(os.path.join(out, self.outputs[5]), shot.truth(1, rate="0/1"))

    def makeVoice(self, out, length, folder):
        wav = os.path.join(folder, "voice.wav")
        lines = [(0.3, 3.9, "Wait with the third clip. She has not said yes.")]
        sound.save(sound.track(lines, length, "en-gb+f2", 165, 39, 1, -18, folder), wav)
        with media.published(os.path.join(out, self.voice)) as part:
            # Else every Ogg stream gets a random serial number.
            media.ffmpeg(["-i", wav, "-c:a", "libopus", "-b:a", "24k", "-ar", "48000", "-application", "voip",
                          "-fflags", "+bitexact", "-f", "ogg", part])


def tags(values):
    return [word for key, value in values.items() for word in ("-metadata", f"{key}={value}")]


SCENES = [
    Interview(
        "A001", "mov", 20, ASTRONAUT,
        Camera(at=(236, 172), drift=(34, 7), zoom=(2.45, 2.95), period=16, turn=2.6, shake=2.2, seed=11),
        light=1.0, noise=(3, 2, 12), voice="en-us+f3", speed=150, channels=2, level=-20,
        metadata=["-movflags", "use_metadata_tags", *tags({**BAIT, "com.apple.quicktime.location.ISO6709": PLACE})]),
    Interview(
        "A002", "mp4", 12, HOPPER,
        Camera(at=(262, 268), drift=(60, 8), zoom=(1.55, 1.75), period=13, turn=2, shake=3, seed=21),
        light=0.62, noise=(3, 2, 22), voice="en-gb+f2", speed=150, channels=1, level=-20,
        metadata=tags({"creation_time": "2026-09-29T08:15:30Z", "location": PLACE,
                       "comment": "Maryam's neighbour, do not name"})),
    TelegramExport(),
]
