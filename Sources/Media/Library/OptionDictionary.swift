internal import CFFmpeg

/// Options for an FFmpeg object; what the object did not recognise is left in it, and is our bug.
struct OptionDictionary: ~Copyable {
  var pointer: OpaquePointer?

  init(_ options: [(String, String)] = []) throws {
    pointer = nil
    for (key, value) in options {
      do {
        try check(av_dict_set(&pointer, key, value, 0), "setting the option \(key)")
      } catch {
        av_dict_free(&pointer)
        throw error
      }
    }
  }

  deinit {
    var dictionary = pointer
    av_dict_free(&dictionary)
  }

  /// Throws where an option was not recognised.
  func requireAllUsed(by consumer: String) throws {
    if let entry = av_dict_get(pointer, "", nil, AV_DICT_IGNORE_SUFFIX) {
      throw MediaError("setting up \(consumer)", reason: "it has no option '\(String(cString: entry.pointee.key))'")
    }
  }

  /// The keys and values of a dictionary that a file brought along.
  static func texts(of dictionary: OpaquePointer?) -> [String: String] {
    var texts: [String: String] = [:]
    var entry: UnsafeMutablePointer<AVDictionaryEntry>?
    while true {
      entry = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX)
      guard let entry else { return texts }
      texts[String(cString: entry.pointee.key)] = String(cString: entry.pointee.value)
    }
  }
}
