import Foundation
import TestSupport

/// A program that tells the tags of files, and those that Backlit's files have: as Debian 12's version tells them.
struct TagReader {
  struct Tag: Hashable {
    let name: String
    let value: String
  }

  let program: String
  private let arguments: [String]
  /// Of any value: structure, sizes, times within the file, and what the file system knows.
  private let structure: Set<String>
  /// Whose values begin so.
  private let beginnings: [String: [String]]

  static let all = [exifTool, mediaInfo]
  static var isThere: Bool { all.contains(where: \.isThere) }

  var isThere: Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  func isOurs(_ tag: Tag) -> Bool {
    structure.contains(tag.name) || beginnings[tag.name]?.contains { tag.value.hasPrefix($0) } == true
  }

  /// Once each, of all files together.
  func tags(of files: [String]) throws -> Set<Tag> {
    let answer = try JSONSerialization.jsonObject(with: Command(program, arguments + files).data)
    var tags: Set<Tag> = []
    func add(_ name: String, _ value: Any) {
      if let group = value as? [String: Any] {
        for (name, value) in group { add(name, value) }
      } else if let list = value as? [Any] {
        for value in list { add(name, value) }
      } else {
        tags.insert(Tag(name: name, value: "\(value)"))
      }
    }
    add("", answer)
    return tags
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Without what the file system knows, and the manifest's keys, which the manifest's own tests list.
  private static let exifTool = TagReader(
    program: "exiftool",
    arguments: [
      "-q", "-json", "-a", "-u", "-U", "-s", "--System:all", "--ExifTool:all", "--JSON:all", "--Composite:all",
    ],
    structure: words(
      """
      AVCConfiguration AudioBitsPerSample AudioChannels AudioFormat AudioSampleRate AverageBitrate Balance
      BitDepth BitsPerSample BufferSize ByteOrderMark ChunkOffset ColorComponents ColorPrimaries ColorProfiles
      CompatibleBrands CompositionTimeToSample CurrentTime Duration EncodingProcess FileType FileTypeExtension
      GraphicsMode HandlerType ImageHeight ImageWidth LineCount MIMEEncoding MIMEType MajorBrand
      MatrixCoefficients MatrixStructure MaxBitrate MediaData MediaDataOffset MediaDataSize MediaDuration
      MediaHeaderVersion MediaLanguageCode MediaTimeScale MinorVersion MovieFragmentSequence MovieHeaderVersion
      Newlines NextTrackID NullMediaHeader OpColor OtherFormat PixelAspectRatio PosterTime PreferredRate
      PreferredVolume PreviewDuration PreviewTime QuickTime_ColorRep_0x000a QuickTime_OtherSampleDesc_0x0018
      SampleGroupDescription SampleSizes SampleToChunk SampleToGroup SelectionDuration SelectionTime SourceFile
      SourceImageHeight SourceImageWidth SyncSampleTable TimeScale TimeToSampleTable TrackDuration
      TrackHeaderVersion TrackID TrackLayer TrackVolume TransferCharacteristics TtBodyDivPBegin TtBodyDivPEnd
      TtBodyDivPRegion TtBodyStyle TtHeadLayoutRegionDisplayAlign TtHeadLayoutRegionExtent
      TtHeadLayoutRegionOrigin TtHeadStylingStyleColor TtHeadStylingStyleTextAlign TtTimeBase Unknown_btrt
      Unknown_edts Unknown_esds Unknown_mvex Unknown_sidx Unknown_tfdt Unknown_tfhd Unknown_trun VideoFrameRate
      WordCount XResolution YCbCrSubSampling YResolution
      """),
    beginnings: [
      "CreateDate": ["0000:00:00 00:00:00"], "ModifyDate": ["0000:00:00 00:00:00"],
      "MediaCreateDate": ["0000:00:00 00:00:00"], "MediaModifyDate": ["0000:00:00 00:00:00"],
      "TrackCreateDate": ["0000:00:00 00:00:00"], "TrackModifyDate": ["0000:00:00 00:00:00"],
      "Encoder": ["Lavf"], "HandlerDescription": ["VideoHandler", "SoundHandler", "SubtitleHandler"],
      "HandlerVendorID": ["Apple"], "CompressorID": ["avc1"], "FontTable": ["Sans-Serif"],
      "Free": ["(Binary data 0 bytes"],
      "TtBodyDivP": ["I left.", "Ich ging.", "Je suis parti.", "Ik ging."], "TtXmlns": ["http://www.w3.org/ns/ttml"],
      "TtContentProfiles": ["http://www.w3.org/ns/ttml/profile/imsc1"],
      "TtHeadStylingStyleFontFamily": ["proportionalSansSerif"],
    ])

  private static let mediaInfo = TagReader(
    program: "mediainfo", arguments: ["--Output=JSON"],
    structure: words(
      """
      @ref @type @typeorder AlternateGroup AudioCount BitDepth BitRate BitRate_Mode ChannelLayout ChannelPositions
      Channels ChromaSubsampling CodecConfigurationBox CodecID CodecID_Compatible ColorSpace Compression_Mode
      DataSize Default DisplayAspectRatio Duration Duration_Base Duration_End Duration_FirstFrame
      Duration_LastFrame Duration_Start Events_MinDuration Events_Total FileExtension FileExtension_Invalid
      FileSize File_Modified_Date File_Modified_Date_Local FooterSize Forced Format Format_AdditionalFeatures
      Format_Level Format_Profile Format_Settings_CABAC Format_Settings_RefFrames Format_Settings_SBR FrameCount
      FrameRate FrameRate_Den FrameRate_Mode FrameRate_Mode_Original FrameRate_Num HeaderSize Height ID ImageCount
      IsStreamable Language Lines_Count Lines_MaxCountPerEvent MuxingMode OverallBitRate OverallBitRate_Mode
      PixelAspectRatio Sampled_Height Sampled_Width SamplesPerFrame SamplingCount SamplingRate ScanType Source
      Source_Original Stored_Height StreamOrder StreamSize TextCount VideoCount Width colour_description_present
      colour_description_present_Source colour_primaries colour_primaries_Source colour_range colour_range_Source
      matrix_coefficients matrix_coefficients_Source transfer_characteristics transfer_characteristics_Source
      version
      """),
    beginnings: [
      "Encoded_Application": ["Lavf"], "Rotation": ["0.000"], "name": ["MediaInfoLib"],
      "url": ["https://mediaarea.net/MediaInfo"],
    ])
}
