import Subtitles

/// What will be read in one language, and whether it is burned in: the fact file of stage subtitle.
struct CueFacts: Codable {
  let isBurnedIn: Bool
  let sheet: CueSheet
}
