// swift-tools-version: 6.2
import PackageDescription

// The arrows between modules point downward only; Tests/ArchitectureTests holds this list against the imports in the code.

/// OpenCV's headers lie in a folder of their own, and `libopencv-dnn-dev` alone brings no pkg-config file.
let openCVHeaders = ["-isystem", "/usr/include/opencv4"]

/// CI sets this: a warning in our own code is then an error.
let strict: [SwiftSetting] = Context.environment["BACKLIT_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
  name: "backlit",
  products: [.executable(name: "backlit", targets: ["backlit"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // 1: C libraries, what is of no subject (threads, numbers, text), and files that are whole or absent.
    .systemLibrary(
      name: "CFFmpeg",
      pkgConfig: "libavfilter libavformat libavcodec libavutil libswscale libswresample",
      providers: [
        .apt([
          "libavfilter-dev", "libavformat-dev", "libavcodec-dev", "libavutil-dev", "libswscale-dev",
          "libswresample-dev",
        ])
      ]),
    .systemLibrary(name: "CLibass", pkgConfig: "libass", providers: [.apt(["libass-dev"])]),
    .systemLibrary(name: "CEspeak", pkgConfig: "espeak-ng", providers: [.apt(["libespeak-ng-dev"])]),
    .systemLibrary(name: "CHarfBuzz", pkgConfig: "harfbuzz", providers: [.apt(["libharfbuzz-dev"])]),
    .target(
      name: "CFaceDetector",
      cxxSettings: [.unsafeFlags(openCVHeaders)],
      linkerSettings: [
        .linkedLibrary("opencv_dnn"), .linkedLibrary("opencv_objdetect"), .linkedLibrary("opencv_imgproc"),
        .linkedLibrary("opencv_core"),
      ]),
    .target(name: "Support"),
    .target(name: "Files", dependencies: ["Support", .product(name: "Crypto", package: "swift-crypto")]),

    // 2
    .target(name: "Media", dependencies: ["CFFmpeg", "Files", "Support"]),
    .target(name: "Pipeline", dependencies: ["Files", .product(name: "Yams", package: "Yams")]),
    .target(name: "Footage", dependencies: ["Files", "Pipeline"]),
    .target(name: "Subtitles", dependencies: ["CHarfBuzz", "CLibass", "Files", "Support"]),
    .target(name: "Manifests", dependencies: ["Files", "Support"]),
    .target(name: "Names", dependencies: ["Support"]),
    .target(name: "Containers"),

    // 3
    .target(name: "Speech", dependencies: ["CEspeak", "Files", "Media", "Subtitles", "Support"]),
    .target(name: "People", dependencies: ["CFaceDetector", "Files", "Media", "Support"]),
    .target(name: "Redaction", dependencies: ["Files", "Media", "People", "Support"]),
    .target(name: "Renditions", dependencies: ["Files", "Manifests", "Media", "Redaction", "Subtitles", "Support"]),

    // 4
    .target(
      name: "Runner",
      dependencies: [
        "Files", "Footage", "Pipeline", "Support", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "Stages",
      dependencies: [
        "Containers", "Files", "Manifests", "Media", "Names", "People", "Pipeline", "Redaction", "Renditions", "Speech",
        "Subtitles",
        "Support",
      ]),

    // 5
    .executableTarget(
      name: "backlit",
      dependencies: [
        "Files", "Footage", "Media", "Names", "People", "Pipeline", "Redaction", "Renditions", "Runner", "Speech",
        "Stages", "Subtitles", "Support",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      plugins: ["CodeFingerprint"]),
    // Writes a table of the code that makes the results of each stage, at every build in which a source has changed.
    .plugin(name: "CodeFingerprint", capability: .buildTool()),

    // Temporary folders, other programs, small clips and seeded numbers, for the tests of all.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
    .testTarget(name: "SupportTests", dependencies: ["Support", "TestSupport"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
    .testTarget(name: "MediaTests", dependencies: ["Files", "Media", "Support", "TestSupport"]),
    .testTarget(name: "PipelineTests", dependencies: ["Files", "Pipeline", "TestSupport"], exclude: ["Problems"]),
    .testTarget(
      name: "SubtitlesTests", dependencies: ["Files", "Subtitles", "TestSupport"],
      exclude: ["Burn/Pictures", "Formats/Read", "Formats/Transcripts"]),
    .testTarget(name: "NamesTests", dependencies: ["Names", "TestSupport"]),
    .testTarget(name: "SpeechTests", dependencies: ["Files", "Media", "Speech", "Subtitles", "TestSupport"]),
    // Portraits and made-up scenes, for the tests of both.
    .target(
      name: "PeopleTestSupport", dependencies: ["Files", "Media", "People", "TestSupport"],
      path: "Tests/PeopleTestSupport"),
    .testTarget(
      name: "PeopleTests",
      dependencies: ["CFaceDetector", "Files", "Media", "People", "PeopleTestSupport", "Support", "TestSupport"]),
    .testTarget(
      name: "RedactionTests",
      dependencies: ["Files", "Media", "People", "PeopleTestSupport", "Redaction", "Support", "TestSupport"]),
    .testTarget(name: "RenditionsTests", dependencies: ["Media", "People", "Renditions", "TestSupport"]),
    .testTarget(
      name: "StagesTests",
      dependencies: [
        "Files", "Manifests", "Media", "Pipeline", "Redaction", "Stages", "Subtitles", "Support", "TestSupport",
      ]),
    .testTarget(name: "ManifestsTests", dependencies: ["Files", "Manifests", "TestSupport"]),
    .testTarget(name: "ContainersTests", dependencies: ["Containers", "TestSupport"]),
    .testTarget(
      name: "FootageTests", dependencies: ["Files", "Footage", "Pipeline", "TestSupport"],
      exclude: ["Telegram/Exports"]),
    .testTarget(
      name: "RunnerTests", dependencies: ["Files", "Footage", "Pipeline", "Runner", "Support", "TestSupport"]),
    .testTarget(name: "EndToEndTests", dependencies: ["TestSupport"]),
    .testTarget(name: "BacklitTests", dependencies: ["Files", "Pipeline", "Runner", "backlit"]),
    // `ONLY=painters scripts/bench` builds and runs it; it is no part of the tool.
    .executableTarget(
      name: "painterbench", dependencies: ["Files", "Media", "People", "Redaction"], path: "Tests/PainterBench"),
    // `scripts/bench-voice` builds and runs it; it is no part of the tool.
    .executableTarget(
      name: "voicebench", dependencies: ["Files", "Media", "Redaction", "Renditions", "Speech"],
      path: "Tests/VoiceBench"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system && target.type != .plugin && target.name != "CFaceDetector" {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
