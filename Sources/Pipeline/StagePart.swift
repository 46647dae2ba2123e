import Files
import Foundation

/// A part of what a stage does for a source, which is made again when what it depends on has changed, and only then.
public struct StagePart: Sendable, Hashable, Codable {
  /// Tells it from the others: `youtube-1080p.en`; empty where there is only one.
  public let name: String
  /// Canonical JSON of everything that it depends on besides its inputs.
  public let settings: String
  /// Of inputs that have a language, which it reads; nil for all.
  public let languages: Set<String>?

  public init(_ name: String = "", settings: String, languages: Set<String>? = nil) {
    self.name = name
    self.settings = settings
    self.languages = languages
  }

  public init(_ name: String = "", encoding settings: some Encodable, languages: Set<String>? = nil) {
    // Settings are made of texts and finite numbers, which JSON can always say.
    let data = (try? CanonicalJSON.compact(settings)) ?? Data()
    self.init(name, settings: String(decoding: data, as: UTF8.self), languages: languages)
  }

  public func decoded<Settings: Decodable>(_ type: Settings.Type) throws -> Settings {
    do {
      return try JSONDecoder().decode(type, from: Data(settings.utf8))
    } catch {
      throw Failure(.bug, doing: "reading the settings of '\(name)'", reason: error.shortReason)
    }
  }
}

/// What a job needs of the machine while it runs.
public struct JobCost: Sendable, Hashable, Codable {
  public var cores: Int
  public var megabytes: Int

  public init(cores: Int, megabytes: Int) {
    self.cores = cores
    self.megabytes = megabytes
  }
}
