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
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // 1: C libraries, and files that are whole or absent.
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
    .target(name: "Files", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),

    // 2
    .target(name: "Media", dependencies: ["CFFmpeg", "Files"]),
    .target(name: "Pipeline", dependencies: ["Files", .product(name: "Yams", package: "Yams")]),
    .target(name: "Subtitles", dependencies: ["CHarfBuzz", "CLibass", "Files"]),

    // 3
    .target(name: "Alignment", dependencies: ["CEspeak", "Files", "Media", "Subtitles"]),
    .target(name: "Redaction", dependencies: ["CFaceDetector", "Files", "Media"]),
    .target(name: "Renditions", dependencies: ["Files", "Media", "Redaction", "Subtitles"]),
    .target(name: "Manifests", dependencies: ["Files"]),

    // 4
    .target(name: "Runner", dependencies: ["Files", "Pipeline"]),
    .target(
      name: "Stages",
      dependencies: ["Alignment", "Files", "Manifests", "Media", "Pipeline", "Redaction", "Renditions", "Subtitles"]),

    // 5
    .executableTarget(
      name: "backlit",
      dependencies: [
        "Alignment", "Files", "Media", "Pipeline", "Redaction", "Renditions", "Runner", "Stages", "Subtitles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "FilesTests", dependencies: ["Files"]),
    .testTarget(name: "MediaTests", dependencies: ["Files", "Media"]),
    .testTarget(name: "PipelineTests", dependencies: ["Files", "Pipeline"], exclude: ["Problems"]),
    .testTarget(
      name: "SubtitlesTests", dependencies: ["Files", "Subtitles"],
      exclude: ["Burn/Pictures", "Formats/Read", "Formats/Transcripts"]),
    .testTarget(name: "AlignmentTests", dependencies: ["Alignment", "Files", "Media", "Subtitles"]),
    .testTarget(name: "RedactionTests", dependencies: ["CFaceDetector", "Files", "Media", "Redaction"]),
    .testTarget(name: "RenditionsTests", dependencies: ["Media", "Renditions"]),
    .testTarget(name: "StagesTests", dependencies: ["Files", "Media", "Pipeline", "Redaction", "Stages"]),
    .testTarget(name: "ManifestsTests", dependencies: ["Files", "Manifests"]),
    .testTarget(name: "RunnerTests", dependencies: ["Files", "Pipeline", "Runner"], exclude: ["Exports"]),
    .testTarget(name: "EndToEndTests"),
    // `ONLY=painters scripts/bench` builds and runs it; it is no part of the tool.
    .executableTarget(name: "painterbench", dependencies: ["Files", "Media", "Redaction"], path: "Tests/PainterBench"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system && target.name != "CFaceDetector" {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
