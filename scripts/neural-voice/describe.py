#!/usr/bin/env python3
"""Makes a Piper voice into what sherpa-onnx wants, and describes the whole for Backlit.

  describe.py model VOICE.onnx VOICE.onnx.json FOLDER     # FOLDER/model.onnx, FOLDER/tokens.txt
  describe.py voice VOICE.onnx.json FOLDER                # FOLDER/voice.json, of all other files in it
"""
import hashlib, json, os, sys

# As in voice.c.
ABI = 1


def varint(number):
    encoded = b""
    while number > 127:
        encoded += bytes([number & 127 | 128])
        number >>= 7
    return encoded + bytes([number])


def field(number, content):
    """Of a protobuf message: a length, then bytes."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def model(path, config, folder):
    """An ONNX file is a ModelProto, whose field 14 are pairs of a key and a value, in any place: they are appended."""
    facts = {"model_type": "vits", "comment": "piper", "language": config["language"]["name_english"], "voice": config["espeak"]["voice"],
             "has_espeak": 1, "n_speakers": config["num_speakers"], "sample_rate": config["audio"]["sample_rate"], "add_blank": 1}
    with open(path, "rb") as source, open(f"{folder}/model.onnx", "wb") as target:
        target.write(source.read())
        for key, value in facts.items():
            target.write(field(14, field(1, key.encode()) + field(2, str(value).encode())))
    with open(f"{folder}/tokens.txt", "w", encoding="utf-8") as target:
        target.writelines(f"{phoneme} {ids[0]}\n" for phoneme, ids in config["phoneme_id_map"].items())


def voice(name, config, folder):
    files = {}
    for file in sorted(os.listdir(folder)):
        with open(f"{folder}/{file}", "rb") as content:
            files[file] = hashlib.sha256(content.read()).hexdigest()
    with open(f"{folder}/voice.json", "w") as target:
        json.dump({"abi": ABI, "name": name, "language": config["language"]["code"].replace("_", "-"), "espeak": config["espeak"]["voice"],
                   "phonemes": sorted(ord(phoneme) for phoneme in config["phoneme_id_map"] if len(phoneme) == 1), "files": files},
                  target, indent=1, sort_keys=True)
        target.write("\n")


path, folder = sys.argv[-2:]
with open(path, encoding="utf-8") as file:
    config = json.load(file)
if sys.argv[1] == "model":
    model(sys.argv[2], config, folder)
else:
    voice(os.path.basename(path).removesuffix(".onnx.json"), config, folder)
