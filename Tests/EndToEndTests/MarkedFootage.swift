import Foundation
import TestSupport

/// A footage folder in which everything that can carry a word carries `Marker.word`, but for what is to be read, and `because:`.
struct MarkedFootage {
  let folder: URL
  /// The files' names below the folder, with forms of the marker that must be found in each.
  let planted: [String: Set<String>]

  private static let word = Marker.word
  /// Names of one's own are lower case.
  private static let own = word.lowercased()
  private static let export = "\(word)/ChatExport_\(word)"

  static let pipeline = """
    # \(word)
    backlit: 1
    title: Film
    sources:
      \(own)-films: "\(word)/*.{mp4,mov,mkv}"
      \(own)-chat: "\(export)/**"
    stages:
      - ingest: { of: \(own)-films, formats: cameras }
      - ingest: { of: \(own)-chat }
      - detect
      - redact: { of: \(own)-films, faces: blur, people: optional, because: test pictures }
      - redact: { of: \(own)-chat, faces: pixelate }
      - subtitle:
          of: \(own)-films
          languages: [en, de, fr, nl]
          missing: note
          burn: en
          inside: each
          sidecar: [vtt, srt, ass, ttml]
          lowerThirds: { \(own): { height: 5 } }
      - render:
          of: \(own)-films
          for: [post, page, sound]
          platforms:
            post: { like: telegram, width: 320, height: 180, preset: ultrafast, captionTracks: true, thumbnailWidth: 160 }
            page: { like: web-hls, width: 320, height: 180, preset: ultrafast, thumbnailWidth: 160 }
            sound: { like: audio-podcast }
      - render:
          of: \(own)-chat
          for: [post, sound]
          platforms:
            post: { like: telegram, width: 320, height: 180, preset: ultrafast }
            sound: { like: audio-podcast }
      - manifest
      - verify: { faces: false, covers: false }

    """

  init(in parent: URL) throws {
    let root = parent.appendingPathComponent("footage")
    let parts = try MarkedParts(in: parent.appendingPathComponent("parts"))
    let text: Set<String> = [Marker.utf8], words = Set(Marker.words.map(\.name)), photograph = MarkedPhotograph.forms
    let film = text.union(["settings of x264"])
    var planted: [String: Set<String>] = [:]
    func place(_ name: String, _ forms: Set<String>, _ fill: (URL) throws -> Void) throws {
      let file = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try fill(file)
      try FileManager.default.setAttributes([.modificationDate: Marker.date], ofItemAtPath: file.path)
      planted[name] = forms
    }
    func write(_ name: String, _ content: String, _ more: Set<String> = []) throws {
      try place(name, text.union(more)) { try Data(content.utf8).write(to: $0) }
    }
    let interview = "\(Self.word)/\(Self.word) interview", phone = "\(Self.word)/\(Self.word)_phone"
    let archive = "\(Self.word)/\(Self.word) archive"
    let photo = "photos/photo_\(Self.word).jpg", voice = "voice_messages/audio_\(Self.word).ogg"
    try place("\(interview).mp4", film.union(photograph).union(["time of QuickTime"]), parts.makeMP4)
    try place(
      "\(phone).mov", film.union(words).union(["time of QuickTime", "day", "latitude", "longitude", "closed captions"])
    ) {
      try parts.makeMOV($0)
    }
    try place("\(archive).mkv", film.union(photograph).union(["time of Matroska", "latitude"]), parts.makeMKV)
    try place("\(Self.export)/\(voice)", text.union(["latitude"]), parts.makeVoiceNote)
    try place("\(Self.export)/\(photo)", photograph, MarkedPhotograph.make)
    try write("\(Self.export)/result.json", Self.messages(photo, voice), ["day", "latitude", "longitude"])
    try write("\(interview).en.vtt", MarkedTranscripts.webVTT)
    try write("\(interview).de.srt", MarkedTranscripts.subRip)
    try write("\(interview).fr.ass", MarkedTranscripts.ass)
    try write("\(interview).nl.ttml", MarkedTranscripts.ttml)
    try write("\(Self.word)/transcripts/\(Self.word)_phone.en.eaf", MarkedTranscripts.elan, ["day"])
    try write("\(archive).en.json", MarkedTranscripts.whisper)
    try write("\(interview).decisions.yaml", Self.decisions())
    try write("names.yaml", "# \(Self.word)\nhide:\n  \(Self.own): { match: Hussein, with: my friend }\n")
    folder = root
    self.planted = planted
  }

  private static func decisions() throws -> String {
    let truth = try Footage.truth("interviews/A002.truth.json"), face = truth.faces[10].boxes[0]
    let x = (face.x + face.width / 2) / Double(truth.width), y = (face.y + face.height / 2) / Double(truth.height)
    return """
      # \(word)
      people:
        \(own)-person: { do: hide, at: [[0.4, \(x), \(y)]] }
      regions:
        \(own)-badge: { shape: box, at: [0.2, 0.1, 0.1, 0.2, 0.2], cover: fill }
      ranges:
        \(own)-number: { do: black, from: 0.6, to: 0.7 }
      voices:
        \(own)-voice: { do: disguise, speaker: \(word) }
        \(own)-name: { do: bleep, from: 0.5, to: 0.6 }

      """
  }

  /// A chat of which everything that is text, and every name, is the marker.
  private static func messages(_ photo: String, _ voice: String) -> String {
    let person = ["from", "author", "forwarded_from", "saved_from", "via_bot", "title", "performer", "file_name"].map {
      "\"\($0)\": \"\(word)\""
    }.joined(separator: ", ")
    let message = """
      "type": "message", "date": "\(Marker.time.dropLast())", \(person), "from_id": "user\(word)",
      "contact_information": {"first_name": "\(word)"}, "text": ["\(word)", {"type": "bold", "text": "\(word)"}],
      "location_information": {"latitude": 12.3456, "longitude": -76.5432},
      "text_entities": [{"type": "plain", "text": "\(word)"}]
      """
    return """
      {"name": "\(word)", "type": "personal_chat", "id": 7, "messages": [
        {"id": 1, \(message), "photo": "\(photo)", "width": 320, "height": 240},
        {"id": 2, \(message), "file": "\(voice)", "media_type": "voice_message", "mime_type": "audio/ogg",
         "duration_seconds": 1}]}

      """
  }
}
