/// Finds all names of a list in texts.
///
/// Making one takes time in proportion to the list; searching in proportion to the text, whatever the list and the text.
public struct NameMatcher: Sendable {
  public let entries: [NameEntry]
  private var words = WordFinder()
  private var runs = RunFinder()
  /// The entry of each alternative.
  private var owners: [Int] = []
  private let lookAlikes: LookAlikes
  private let similar: SimilarNames

  public init(_ entries: [NameEntry]) {
    self.entries = entries
    lookAlikes = LookAlikes(entries)
    similar = SimilarNames(entries)
    for (index, entry) in entries.enumerated() {
      var known: Set<PatternAlternative> = []
      for alternative in entry.patterns.flatMap(\.alternatives) where known.insert(alternative).inserted {
        switch alternative {
        case .words(let words): self.words.add(words, alternative: owners.count)
        case .run(let run): runs.add(run, alternative: owners.count)
        }
        owners.append(index)
      }
    }
  }

  /// The names that stand in `text`: disjoint, in order, the longest first where several overlap.
  ///
  /// `language` is the BCP 47 tag of the text; where it is nil, the endings of all languages that write the script are taken.
  public func hits(in text: String, language: String? = nil) -> [NameHit] {
    let folded = FoldedText(text)
    let places = CharacterPlaces(text)
    var hits: [NameHit] = []
    for name in names(in: folded, of: text, language: TextLanguage(language)) {
      let range = places.characters(name.offsets(of: name.range, in: folded))
      // Two names in one character: a hit covers it whole.
      if let last = hits.last, range.lowerBound < last.range.upperBound { continue }
      let core = places.characters(name.offsets(of: name.core, in: folded)).clamped(to: range)
      hits.append(
        NameHit(
          entry: entries[owners[name.alternative]].id, range: range, core: core,
          prefix: String(text[range.lowerBound..<core.lowerBound]),
          suffix: String(text[core.upperBound..<range.upperBound]), text: String(text[range])))
    }
    return hits
  }

  /// Words that no pattern hits, and that may be a name of the list all the same: in another spelling or another script. The
  /// likeliest first, each word once for each entry, at most `limit`.
  public func nearMisses(in text: String, language: String? = nil, limit: Int = 100) -> [NearMiss] {
    let folded = FoldedText(text)
    let language = TextLanguage(language)
    let taken = names(in: folded, of: text, language: language).map(\.range)
    var all = similar.nearMisses(in: text, folded, without: taken, language: language, limit: limit)
    let disguised = DisguisedWords(text)
    for read in disguised.texts {
      let hits = taken.compactMap { read.indices(in: folded.offsets($0)) }
      all += similar.nearMisses(in: text, read, without: hits, language: language, limit: limit).filter { miss in
        disguised.touch(text.utf8Offsets(miss.range))
          && !all.contains { $0.entry == miss.entry && $0.text == miss.text }
      }
    }
    return Array(all.sorted { $0.likeness > $1.likeness }.prefix(limit))
  }

  private func names(in folded: FoldedText, of text: String, language: TextLanguage) -> [FoundName] {
    var names = words.names(in: folded, language: language) + runs.names(in: folded, of: text)
    if let unmixed = folded.unmixed {
      names += words.names(in: unmixed, language: language) + runs.names(in: unmixed, of: text)
    }
    let disguised = DisguisedWords(text)
    names += found(in: disguised.texts, of: folded, language: language).filter {
      disguised.touch(folded.offsets($0.range))
    }
    names += found(in: DrawnOutWords.texts(text), of: folded, language: language)
    for run in SpeltOut.runs(in: folded) {
      let joined = folded.joined(run)
      names += ([joined] + [joined.unmixed].compactMap { $0 }).flatMap { words.names(in: $0, language: language) }
        .filter { $0.core.count >= SpeltOut.fewest }.map { name in
          func place(_ range: Range<Int>) -> Range<Int> {
            range.lowerBound + run.lowerBound..<range.upperBound + run.lowerBound
          }
          return FoundName(alternative: name.alternative, range: place(name.range), core: place(name.core))
        }
    }
    var filter = lookAlikes.filter(of: text, language: language)
    names.removeAll { filter.isOther($0.range, entry: owners[$0.alternative], in: folded) }
    return FoundName.disjoint(names, count: folded.count)
  }

  /// Words as they are in other readings of the text. Numbers are looked for as they stand.
  private func found(in readings: [FoldedText], of folded: FoldedText, language: TextLanguage) -> [FoundName] {
    readings.flatMap { [$0] + [$0.unmixed].compactMap { $0 } }.flatMap { read in
      words.names(in: read, language: language).compactMap { name in
        FoundName(name.alternative, at: read.offsets(name.range), core: read.offsets(name.core), in: folded)
      }
    }
  }
}

extension String {
  fileprivate func utf8Offsets(_ range: Range<Index>) -> Range<Int> {
    let start = utf8.distance(from: startIndex, to: range.lowerBound)
    return start..<start + utf8.distance(from: range.lowerBound, to: range.upperBound)
  }
}
