import Foundation

/// Transcripts that say the marker wherever nobody reads it: who speaks, who wrote them, with what, about which file.
enum MarkedTranscripts {
  private static let word = Marker.word

  static let webVTT = """
    WEBVTT \(word)

    NOTE \(word)

    STYLE
    ::cue(.\(word)) { color: red }

    REGION
    id:\(word)

    \(word)
    00:00.100 --> 00:00.700 region:\(word)
    <v.\(word) \(word)><c.\(word)>I left.</c></v>

    """

  static let subRip = """
    1
    00:00:00,100 --> 00:00:00,700
    {\\fn\(word)}<font face="\(word)">Ich ging.</font>

    """

  static let ass = """
    [Script Info]
    ; \(word)
    Title: \(word)
    Original Script: \(word)
    ScriptType: v4.00+

    [Aegisub Project Garbage]
    Video File: \(word).mp4

    [V4+ Styles]
    Format: Name, Fontname, Fontsize
    Style: \(word),\(word) Sans,20

    [Fonts]
    fontname: \(word)_0.ttf
    !!!

    [Events]
    Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
    Comment: 0,0:00:00.10,0:00:00.70,\(word),\(word),0,0,0,\(word),\(word)
    Dialogue: 0,0:00:00.10,0:00:00.70,\(word),\(word),0,0,0,\(word),{\\fn\(word)}{\(word)}Je suis parti.

    """

  static let ttml = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- \(word) -->
    <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
      xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="nl">
    <head><metadata><ttm:title>\(word)</ttm:title><ttm:desc>\(word)</ttm:desc><ttm:copyright>\(word)</ttm:copyright>
    <ttm:agent xml:id="\(word)" type="person"><ttm:name type="full">\(word)</ttm:name></ttm:agent></metadata>
    <styling><style xml:id="s\(word)" tts:fontFamily="\(word)"/></styling>
    <layout><region xml:id="r\(word)" tts:origin="0% 80%" tts:extent="100% 20%"/></layout></head>
    <body><div><metadata><ttm:desc>\(word)</ttm:desc></metadata>
    <p xml:id="p\(word)" begin="0.1s" end="0.7s" ttm:agent="\(word)" region="r\(word)" style="s\(word)"><metadata
      ttm:role="x-\(word)"/>Ik ging.</p></div></body></tt>

    """

  static let elan = """
    <?xml version="1.0" encoding="UTF-8"?>
    <ANNOTATION_DOCUMENT AUTHOR="\(word)" DATE="\(Marker.time)" FORMAT="3.0" VERSION="3.0">
    <HEADER MEDIA_FILE="\(word)" TIME_UNITS="milliseconds">
    <MEDIA_DESCRIPTOR MEDIA_URL="file:///home/\(word)/a.mov" MIME_TYPE="video/mp4"/>
    <PROPERTY NAME="\(word)">\(word)</PROPERTY></HEADER>
    <TIME_ORDER><TIME_SLOT TIME_SLOT_ID="1\(word)" TIME_VALUE="100"/>
    <TIME_SLOT TIME_SLOT_ID="2\(word)" TIME_VALUE="700"/></TIME_ORDER>
    <TIER TIER_ID="\(word)" PARTICIPANT="\(word)" ANNOTATOR="\(word)" LINGUISTIC_TYPE_REF="\(word)"><ANNOTATION>
    <ALIGNABLE_ANNOTATION ANNOTATION_ID="\(word)" TIME_SLOT_REF1="1\(word)" TIME_SLOT_REF2="2\(word)">
    <ANNOTATION_VALUE>I left.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>

    """

  static let whisper = """
    {"text": "\(word)", "language": "en", "media": "\(word)",
     "segments": [{"start": 0.1, "end": 0.7, "text": " I left.", "speaker": "\(word)", "note": "\(word)"}]}

    """
}
