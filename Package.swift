// swift-tools-version: 6.2
import PackageDescription

// OpenVINO is unpacked here by script/bootstrap; the absolute path lets a plain `swift build` find it.
let openVINO = Context.packageDirectory + "/.deps/openvino"
let openVINOHeaders = [openVINO + "/include"]

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Modules that compute are optimised in debug builds too: tests simulate thousands of studies and draw phantoms.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// Clang flags for the modules that see the headers of OpenVINO, directly or through an import.
let openVINOFlags: [SwiftSetting] = [
  .unsafeFlags(openVINOHeaders.flatMap { ["-Xcc", "-I" + $0] })
]

/// One of our modules: folder `Sources/NAME`, module `ApicalNAME`.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = []) -> Target
{
  .target(
    name: "Apical" + name, dependencies: dependencies, path: "Sources/" + name,
    swiftSettings: strict + [.strictMemorySafety()] + settings)
}

/// A C interface of our own over a system library: folder and module `NAME`.
func library(_ name: String, linking libraries: [String] = []) -> Target {
  .target(name: name, path: "Sources/" + name, linkerSettings: libraries.map { .linkedLibrary($0) })
}

/// The tests of one module: folder `Tests/NAMETests`.
func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  settings: [SwiftSetting] = []
) -> Target {
  .testTarget(
    name: "Apical" + name + "Tests",
    dependencies: [.target(name: "Apical" + name), "TestSupport"] + dependencies,
    path: "Tests/" + name + "Tests",
    exclude: exclude,
    swiftSettings: strict + openVINOFlags + settings)
}

/// A program that times one module: folder `Benchmarks/NAME`, program `benchmark-NAME`.
func benchmark(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: "benchmark-" + name, dependencies: dependencies, path: "Benchmarks/\(name)/Sources",
    swiftSettings: strict)
}

let package = Package(
  name: "apical",
  products: [
    .executable(name: "apical", targets: ["apical"]),
    .library(name: "ApicalStats", targets: ["ApicalStats"]),
    .library(name: "ApicalMetrics", targets: ["ApicalMetrics"]),
    .library(name: "ApicalTable", targets: ["ApicalTable"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // System libraries, and thin C interfaces where Swift cannot call them as they are.
    .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CCrypto", path: "Sources/CCrypto", pkgConfig: "libcrypto"),
    .systemLibrary(name: "CCairo", path: "Sources/CCairo", pkgConfig: "pangocairo"),
    library("CPNG", linking: ["png16"]),
    library("CBoostMath"),
    library("CDCMTK", linking: ["dcmdata", "dcmjpeg", "dcmjpls", "ofstd", "oflog"]),
    library("COpenJPEG", linking: ["openjp2"]),
    library("CFFmpeg", linking: ["avformat", "avcodec", "avutil"]),
    .target(
      name: "COpenVINO", path: "Sources/COpenVINO",
      cSettings: [.unsafeFlags(["-I" + openVINO + "/include"])],
      linkerSettings: [
        .linkedLibrary("openvino_c"),
        .unsafeFlags(["-L" + openVINO + "/libs", "-Xlinker", "-rpath", "-Xlinker", openVINO + "/libs"]),
      ]),

    // Our modules, each after those that it imports.
    module("Parallel", settings: optimised),
    module("Random", settings: optimised),
    module("Table", settings: optimised),
    module("Imaging", ["CZlib", "CPNG", "CDCMTK", "COpenJPEG", "CFFmpeg"], settings: optimised),
    module("Stats", ["CBoostMath", "ApicalParallel", "ApicalRandom"], settings: optimised),
    module(
      "Metrics", ["ApicalImaging", "ApicalParallel", "ApicalRandom", "ApicalStats"], settings: optimised),
    module("EF", ["ApicalImaging", "ApicalStats"], settings: optimised),
    module("Cohort", ["ApicalImaging", "ApicalRandom", "ApicalTable"], settings: optimised),
    module(
      "Engine", ["ApicalImaging", "ApicalRandom", "COpenVINO", "CCrypto"], settings: openVINOFlags + optimised
    ),
    module("Report", ["ApicalImaging", "ApicalParallel", "ApicalStats", "CCairo"]),
    module(
      "Pipeline",
      [
        "ApicalCohort", "ApicalEF", "ApicalEngine", "ApicalImaging", "ApicalMetrics", "ApicalParallel",
        "ApicalRandom", "ApicalReport", "ApicalStats", "ApicalTable",
        .product(name: "GRDB", package: "GRDB.swift"), "Yams",
        .product(name: "Logging", package: "swift-log"),
      ], settings: openVINOFlags),
    .executableTarget(
      name: "apical",
      dependencies: [
        "ApicalCohort", "ApicalEngine", "ApicalImaging", "ApicalMetrics", "ApicalPipeline", "ApicalReport",
        "ApicalStats", "ApicalTable",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Sources/apical",
      swiftSettings: strict + openVINOFlags),

    benchmark("metrics", ["ApicalMetrics", "ApicalImaging"]),
    benchmark("statistics", ["ApicalStats", "ApicalRandom"]),

    .target(
      name: "TestSupport", dependencies: ["ApicalImaging", "ApicalRandom"], path: "Tests/Support",
      swiftSettings: strict + optimised),
    tests("Parallel"),
    tests("Random"),
    tests("Table", ["ApicalRandom"]),
    tests("Imaging", ["ApicalRandom"]),
    tests("Stats", ["ApicalRandom"], settings: optimised),
    tests("Metrics", ["ApicalRandom"], settings: optimised),
    tests("EF", ["ApicalCohort", "ApicalRandom", "ApicalStats"]),
    tests("Cohort"),
    tests("Engine", ["ApicalRandom"], exclude: ["Fixtures"]),
    tests("Report", ["ApicalRandom"]),
    tests(
      "Pipeline",
      [
        "ApicalCohort", "ApicalEF", "ApicalEngine", "ApicalMetrics", "ApicalRandom", "ApicalReport",
        "ApicalStats", "ApicalTable",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "ApicalCommandLineTests",
      dependencies: [
        "apical", "ApicalImaging", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/CommandLineTests",
      swiftSettings: strict + openVINOFlags),
  ],
  cxxLanguageStandard: .cxx17
)
