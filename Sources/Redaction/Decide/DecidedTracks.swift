import Files
import People

/// The tracks of an identity map after a person's decisions: who is hidden, and who is shown.
///
/// A decision that matches nobody any more is an error, and never dropped.
struct DecidedTracks {
  private(set) var tracks: [FaceTrack]
  /// Numbers of the tracks that are shown as they are.
  private(set) var kept: Set<Int> = []
  private let map: IdentityMap
  private let times: FrameTimes
  private var nextID: Int
  private var complaints: [String] = []
  /// Which decision a track belongs to.
  private var owners: [Int: String] = [:]

  var hidden: [FaceTrack] { tracks.filter { !kept.contains($0.id) } }
  /// Whom a decision names to be hidden.
  var hiddenByName: [FaceTrack] { hidden.filter { owners[$0.id] != nil } }
  var shown: [FaceTrack] { tracks.filter { kept.contains($0.id) } }

  /// Throws `Failure` that names every decision which cannot be carried out.
  init(_ map: IdentityMap, _ decisions: Decisions) throws {
    self.map = map
    tracks = map.tracks
    times = FrameTimes(map)
    nextID = (map.tracks.map(\.id).max() ?? 0) + 1
    // Who is one person and who is two must be settled before anyone is shown.
    for action in [Decisions.Person.Action.split, .merge, .hide, .keep] {
      for (name, person) in decisions.namedPeople where person.action == action { carryOut(person, name) }
    }
    guard complaints.isEmpty else {
      throw Failure(
        doing: "carrying out the decisions", reason: complaints.joined(separator: "; "),
        advice: "People may have been looked for anew since: look at the review sheet, and correct the decisions file")
    }
  }

  private mutating func carryOut(_ person: Decisions.Person, _ name: String) {
    let found = Set(person.at.compactMap { row in index(of: row, name) })
    guard found.count > 0, complaints.isEmpty else { return }
    switch person.action {
    case .split: for row in person.at { split(row, name) }
    case .merge: merge(found, name)
    case .hide: own(found, name)
    case .keep: keep(found, person, name)
    }
  }

  private mutating func index(of row: [Double], _ name: String) -> Int? {
    guard let place = TrackPlace(row) else { return nil }
    do {
      return try place.track(among: tracks, times)
    } catch {
      switch error {
      case .beyondTheEnd: complaints.append("'\(name)' is said to be there at \(row[0]) s, and the source ends before")
      case .nobodyThere:
        complaints.append("'\(name)' is said to be there at \(row[0]) s, and nobody was found in that place")
      case .severalThere:
        complaints.append("'\(name)' at \(row[0]) s could be two people: give the box of the face, or another time")
      }
      return nil
    }
  }

  private mutating func split(_ row: [Double], _ name: String) {
    guard let index = index(of: row, name), let frame = times.frame(nearest: row[0]) else { return }
    guard let (before, after) = tracks[index].split(before: frame, newID: nextID) else {
      complaints.append("'\(name)' at \(row[0]) s: the track only begins there, so there is nothing to split")
      return
    }
    tracks[index] = before
    tracks.append(after)
    nextID += 1
  }

  private mutating func merge(_ found: Set<Int>, _ name: String) {
    let parts = found.map { tracks[$0] }.sorted { $0.frames.lowerBound < $1.frames.lowerBound }
    let shots = Set(parts.map { map.shots.frames(around: $0.frames.lowerBound, of: map.times.count) })
    guard shots.count == 1 else {
      complaints.append(
        "'\(name)' lies in different shots, and nobody is followed across a cut: name each of its tracks by itself")
      return
    }
    if let frame = zip(parts, parts.dropFirst()).lazy.compactMap({ $0.firstFrame(apartFrom: $1) }).first {
      complaints.append(
        "'\(name)' at \(times.seconds(frame)) s is two people who are in the picture together: name only tracks of one person"
      )
      return
    }
    let whole = parts.dropFirst().reduce(parts[0]) { $0.merged(with: $1) }
    tracks.removeAll { track in parts.contains { $0.id == track.id } }
    tracks.append(whole)
  }

  private mutating func own(_ found: Set<Int>, _ name: String) {
    for id in found.map({ tracks[$0].id }) where isFree(id, for: name) { owners[id] = name }
  }

  private mutating func isFree(_ id: Int, for name: String) -> Bool {
    guard let other = owners[id], other != name else { return true }
    complaints.append(
      "'\(name)' and '\(other)' are the same track \(id), and only one of them can hold: split it, or remove one")
    return false
  }

  /// Only inside `from` and `to`: what a person has not looked at stays hidden.
  private mutating func keep(_ found: Set<Int>, _ person: Decisions.Person, _ name: String) {
    let stretch = times.within(from: person.from ?? -.infinity, to: person.to ?? .infinity)
    for id in found.map({ tracks[$0].id }).sorted() where isFree(id, for: name) {
      guard let index = tracks.firstIndex(where: { $0.id == id }) else { continue }
      let frames = Range(tracks[index].frames).clamped(to: stretch)
      guard !frames.isEmpty else {
        complaints.append(
          "'\(name)' is not there between from: and to:, but from \(times.seconds(tracks[index].frames.lowerBound)) to "
            + "\(times.seconds(tracks[index].frames.upperBound)) s")
        continue
      }
      cut(index, before: frames.upperBound)
      let part = cut(index, before: frames.lowerBound)
      kept.insert(part)
      owners[part] = name
    }
  }

  /// The number of the part that begins with `frame`.
  @discardableResult private mutating func cut(_ index: Int, before frame: Int) -> Int {
    guard let (before, after) = tracks[index].split(before: frame, newID: nextID) else { return tracks[index].id }
    tracks[index] = before
    tracks.append(after)
    nextID += 1
    return after.id
  }
}
