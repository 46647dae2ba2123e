import Files
import Foundation

/// Reads a pipeline file and validates it as a whole, before any media is opened.
public enum PipelineReader {
  /// The largest pipeline file that is read, in bytes: a person writes a few kilobytes.
  public static let sizeLimit: Int64 = 1 << 20

  /// Reads the file at `path`. Throws `Failure` where there is no text to read: the file is missing, is larger than `sizeLimit`,
  /// or is not UTF-8.
  public static func read(path: String, catalog: StageCatalog) throws -> Result<PipelineFile, PipelineProblems> {
    let data: Data
    do {
      data = try SourceFile(path: path).contents(limit: sizeLimit)
    } catch let failure as Failure {
      throw Failure(
        doing: "reading the pipeline file", path: path, reason: failure.explanation.reason,
        advice: failure.explanation.advice ?? "Give the path of a pipeline file, such as pipelines/youtube.yaml")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(
        doing: "reading the pipeline file", path: path, reason: "it is not text in UTF-8",
        advice: "Save it again as UTF-8; a word processor's file must be saved as plain text")
    }
    return read(text: text, file: path, catalog: catalog)
  }

  /// Reads `text`; problems say that they were found in `file`.
  public static func read(text: String, file: String, catalog: StageCatalog) -> Result<PipelineFile, PipelineProblems> {
    let problems = ProblemList(file: file)
    let root = YAMLDocument(text, problems: problems).root
    let pipeline = root.flatMap { DocumentValidator(catalog: catalog, problems: problems).validate($0) }
    if let found = PipelineProblems(problems.all) { return .failure(found) }
    guard let pipeline else { return .failure(PipelineProblems(nothingIn: file)) }
    return .success(pipeline)
  }
}
