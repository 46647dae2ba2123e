import Files
import Pipeline

/// Media that an export names and that cannot be had, gathered so that ten thousand of them make one finding.
struct ExportGaps {
  /// Relative to the footage folder.
  let export: String
  private var missing: [String] = []
  private var refused: [String] = []

  init(export: String) { self.export = export }

  mutating func addMissing(_ medium: TelegramMedium, _ reason: String) { missing.append(line(medium, reason)) }
  mutating func addRefused(_ medium: TelegramMedium, _ reason: String) { refused.append(line(medium, reason)) }

  /// Missing media are worth knowing; a path that Telegram Desktop would not write must be looked at.
  var findings: [Finding] {
    var findings: [Finding] = []
    if !missing.isEmpty {
      findings.append(Finding(.warning, check: "media-missing", file: export, text("missing from", missing)))
    }
    if !refused.isEmpty {
      findings.append(Finding(.failure, check: "media-refused", file: export, text("refused in", refused)))
    }
    return findings
  }

  private func line(_ medium: TelegramMedium, _ reason: String) -> String {
    // A stranger's export says the reason in its own words.
    "message \(medium.origin["message_id"] ?? "without number"): \(String(reason.prefix(200)).printable)"
  }

  private func text(_ what: String, _ lines: [String]) -> String {
    let shown = lines.prefix(3).joined(separator: "; ")
    let rest = lines.count > 3 ? "; and \(lines.count - 3) more" : ""
    return "\(lines.count) media \(lines.count == 1 ? "file is" : "files are") \(what) the export (\(shown)\(rest))"
  }
}
