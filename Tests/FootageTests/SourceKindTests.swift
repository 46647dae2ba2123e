import Pipeline
import TestSupport
import Testing

@testable import Footage

@Suite struct SourceKindTests {
  @Test(arguments: [
    ("A001.MOV", Source.Kind.video), ("clip.gif", .video), ("a/b.mts", .video), ("photo.JPG", .photo),
    ("p.heic", .photo),
    ("voice.ogg", .sound), ("note.wav", .sound), ("talk.m4a", .sound), ("song.mp3", .sound),
  ]) func endingsOfNamesTell(_ name: String, _ kind: Source.Kind) { #expect(Source.Kind(ofFileNamed: name) == kind) }

  @Test(arguments: ["A001", "a.mov/b", "notes.txt", "x.", ".mp4/x"]) func otherEndingsDoNot(_ name: String) {
    #expect(Source.Kind(ofFileNamed: name) == nil)
  }

  @Test(arguments: [
    ("video/mp4", Source.Kind.video), ("VIDEO/quicktime", .video), ("image/gif", .video), ("image/jpeg", .photo),
    ("image/png; x=y", .photo), ("audio/ogg", .sound),
  ]) func mimeTypesTell(_ type: String, _ kind: Source.Kind) { #expect(Source.Kind(mimeType: type) == kind) }

  @Test(arguments: ["application/pdf", "image/svg+xml", "", "video", "/"]) func otherMimeTypesDoNot(_ type: String) {
    #expect(Source.Kind(mimeType: type) == (type == "video" ? .video : nil))
  }

  @Test func filesOfAFolderHaveTheKindOfTheirNames() throws {
    let folder = try TemporaryFolder()
    for name in ["a.mov", "b.jpg", "c.ogg", "d.unknown", "e"] { try folder.write("x", to: "all/" + name) }
    let sources = try FootageScanner(folder: folder.path).scan(for: [SourceSet(name: "all", pattern: "all/*")]).sources
    #expect(sources.map(\.kind) == [.video, .photo, .sound, .video, .video])
    let named = FoundFootage(files: ["b.jpg", "c.ogg"].map { folder.path + "/all/" + $0 }, set: "files").sources
    #expect(named.map(\.kind) == [.photo, .sound])
  }
}
