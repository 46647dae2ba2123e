import Foundation
import TestSupport

/// A JPEG that says who took it, where, when and with what, in every way that there is.
enum MarkedPhotograph {
  static let forms: Set<String> = [
    Marker.utf8, "\(String.Encoding.utf16LittleEndian)", "\(String.Encoding.utf16BigEndian)", "day of EXIF",
    "latitude of EXIF",
  ]

  /// By Pillow, which Debian's own Python has.
  static func make(at file: URL) throws {
    try Command("/usr/bin/python3", ["-c", script, file.path, Marker.word, Marker.time]).succeeding()
  }

  /// As a Vorbis comment holds a cover: "FLAC format", METADATA_BLOCK_PICTURE, in base64.
  static func cover(_ file: URL) throws -> String {
    let kind = Data("image/jpeg".utf8), word = Data(Marker.word.utf8), bytes = try Data(contentsOf: file)
    func counted(_ data: Data) -> Data { Marker.big(UInt32(data.count)) + data }
    let sizes = [320, 240, 24, 0].reduce(Data()) { $0 + Marker.big(UInt32($1)) }
    return (Marker.big(UInt32(3)) + counted(kind) + counted(word) + sizes + counted(bytes)).base64EncodedString()
  }

  private static let script = #"""
    import sys
    from PIL import Image, ImageCms
    file, word, time = sys.argv[1:]
    time = time[:10].replace("-", ":") + " " + time[11:19]
    exif = Image.Exif()
    # DocumentName, ImageDescription, Make, Model, Software, Artist, HostComputer, Copyright, UniqueCameraModel, CameraSerialNumber
    for tag in 0x10D, 0x10E, 0x10F, 0x110, 0x131, 0x13B, 0x13C, 0x8298, 0xC614, 0xC62F: exif[tag] = word
    # Title, comment, author, keywords, subject as Windows writes them
    for tag in range(0x9C9B, 0x9CA0): exif[tag] = word.encode("utf-16-le")
    exif[0x132] = time
    code = b"ASCII\0\0\0" + word.encode()
    exif[0x8769] = {0x9003: time, 0x9004: time, 0x927C: word.encode(), 0x9286: code}
    # ImageUniqueID, CameraOwnerName, BodySerialNumber, LensMake, LensModel, LensSerialNumber
    for tag in 0xA420, 0xA430, 0xA431, 0xA433, 0xA434, 0xA435: exif[0x8769][tag] = word
    exif[0x8825] = {1: "N", 2: (12.0, 20.0, 44.16), 3: "W", 4: (76.0, 32.0, 35.52), 27: code, 28: code, 29: time[:10]}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    name = "sRGB built-in".encode("utf-16-be")
    assert name in profile
    profile = profile.replace(name, word.ljust(13).encode("utf-16-be"))
    def segment(marker, data): return bytes([255, marker]) + (len(data) + 2).to_bytes(2, "big") + data
    xmp = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="{word}"/></rdf:RDF></x:xmpmeta>"""
    byline = b"\x1c\x02\x50" + len(word).to_bytes(2, "big") + word.encode()
    iptc = b"8BIM\x04\x04\0\0" + len(byline).to_bytes(4, "big") + byline + b"\0" * (len(byline) % 2)
    own = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp.encode()) + segment(0xED, b"Photoshop 3.0\0" + iptc)
    picture = Image.radial_gradient("L").convert("RGB").resize((320, 240))
    picture.save(file, exif=exif, icc_profile=profile, comment=word, extra=own)
    open(file, "ab").write(word.encode())
    """#
}
