import Testing

@testable import Containers

@Suite struct PlaylistLinesTests {
  static let media = """
    #EXTM3U
    #EXT-X-VERSION:7
    #EXT-X-TARGETDURATION:6
    #EXT-X-MEDIA-SEQUENCE:0
    #EXT-X-PLAYLIST-TYPE:VOD
    #EXT-X-INDEPENDENT-SEGMENTS
    #EXT-X-MAP:URI="720p.mp4",BYTERANGE="868@0"
    #EXTINF:6.000000,
    #EXT-X-BYTERANGE:277327@868
    720p.mp4
    #EXT-X-ENDLIST

    """
  static let master = """
    #EXTM3U
    #EXT-X-VERSION:7
    #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="العربية",LANGUAGE="ar",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="ar.m3u8"
    #EXT-X-STREAM-INF:BANDWIDTH=971229,RESOLUTION=640x360,CODECS="avc1.64001e,mp4a.40.2",FRAME-RATE=25.0,SUBTITLES="captions"
    360p.m3u8


    """

  @Test func playlistsOfOurOwnHaveNothingForeign() throws {
    #expect(try texts(scan(Self.media, as: "720p.m3u8")) == [])
    #expect(try texts(scan(Self.master, as: "master.m3u8")) == [])
  }

  @Test(arguments: [
    media + "#EXT-X-PROGRAM-DATE-TIME:2024-01-01T00:00:00Z\n", media + "# Jane\n",
    media.replacing("6.000000,", with: "6.000000,Jane"),
    media.replacing("720p.mp4\n", with: "/home/jane/720p.mp4\n"),
    media.replacing("720p.mp4\n", with: "https://jane.example/720p.mp4\n"),
    media.replacing("URI=\"720p.mp4\"", with: "URI=\"../720p.mp4\""), media + "#EXT-X-SESSION-DATA:DATA-ID=\"jane\"\n",
    media.replacing("#EXTM3U\n", with: ""), master.replacing("SUBTITLES=\"captions\"", with: "NAME=\"Jane\""),
    master.replacing("NAME=\"العربية\"", with: "NAME=\"1 Jane St.\""),
    master.replacing("FORCED=NO", with: "FORCED=NO,CHARACTERISTICS=\"jane\""),
    media.replacing("VOD", with: "VOD jane"), "",
  ])
  func playlistsHoldOnlyWhatAPlayerNeeds(text: String) throws { #expect(try !scan(text, as: "720p.m3u8").isEmpty) }
}
