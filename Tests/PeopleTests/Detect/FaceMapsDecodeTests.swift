import CFaceDetector
import Foundation
import Testing

@testable import People

/// The decoding of the network's maps, on maps made by hand: 8 columns × 6 rows, that is 32 × 24 pixels.
@Suite struct FaceMapsDecodeTests {
  private let columns = 8
  private let rows = 6

  private struct Peak {
    var row: Int
    var column: Int
    var confidence: Float
    /// Pixels.
    var width: Float = 8
    var height: Float = 8
    /// Cells.
    var right: Float = 0
    var down: Float = 0
  }

  private func decode(_ peaks: [Peak], capacity: Int = 16) -> (status: FaceStatus, faces: [Face], text: String) {
    let plane = columns * rows
    var heatmap = [Float](repeating: 0, count: plane)
    var scale = [Float](repeating: 0, count: 2 * plane)
    var offset = [Float](repeating: 0, count: 2 * plane)
    for peak in peaks {
      let index = peak.row * columns + peak.column
      heatmap[index] = peak.confidence
      scale[index] = log(peak.height / 4)
      scale[plane + index] = log(peak.width / 4)
      offset[index] = peak.down
      offset[plane + index] = peak.right
    }
    var faces = [Face](repeating: Face(), count: capacity)
    var count = 0
    var message = [CChar](repeating: 0, count: 128)
    let status = face_maps_decode(
      heatmap, scale, offset, Int32(columns), Int32(rows), 0.5, &faces, capacity, &count, &message, message.count)
    let text = String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return (status, Array(faces.prefix(count)), text)
  }

  @Test func boxIsCentredOnItsCellAndOffset() throws {
    let peak = Peak(row: 2, column: 3, confidence: 0.9, width: 12, height: 16, right: 0.25, down: -0.5)
    let face = try #require(decode([peak]).faces.first)
    #expect(abs(face.left - ((3 + 0.25 + 0.5) * 4 - 6)) < 1e-4)
    #expect(abs(face.right - ((3 + 0.25 + 0.5) * 4 + 6)) < 1e-4)
    #expect(abs(face.top - ((2 - 0.5 + 0.5) * 4 - 8)) < 1e-4)
    #expect(abs(face.bottom - ((2 - 0.5 + 0.5) * 4 + 8)) < 1e-4)
    #expect(face.confidence == 0.9)
  }

  @Test func weakCellsAreNotTakenIn() {
    #expect(decode([Peak(row: 1, column: 1, confidence: 0.49)]).faces.isEmpty)
    #expect(decode([Peak(row: 1, column: 1, confidence: 0.5)]).faces.count == 1)
  }

  @Test func overlappingBoxesAreOneFaceAndTheStrongestStays() {
    let faces = decode([Peak(row: 2, column: 2, confidence: 0.6), Peak(row: 2, column: 3, confidence: 0.8)]).faces
    #expect(faces.map(\.confidence) == [0.8])
  }

  @Test func boxesApartAreTwoFacesStrongestFirst() {
    let faces = decode([Peak(row: 1, column: 1, confidence: 0.6), Peak(row: 4, column: 6, confidence: 0.8)]).faces
    #expect(faces.map(\.confidence) == [0.8, 0.6])
  }

  @Test func boxAtTheEdgeIsNotCut() throws {
    let face = try #require(decode([Peak(row: 0, column: 0, confidence: 0.9, width: 20, height: 20)]).faces.first)
    #expect(face.left == -8 && face.top == -8 && face.right == 12 && face.bottom == 12)
  }

  @Test func moreFacesThanFitAreAnErrorThatKeepsTheStrongest() {
    let result = decode(
      [Peak(row: 1, column: 1, confidence: 0.6), Peak(row: 4, column: 6, confidence: 0.8)], capacity: 1)
    #expect(result.status == FACE_TOO_MANY)
    #expect(result.faces.map(\.confidence) == [0.8])
    #expect(result.text.hasPrefix("2 faces were found"))
  }

  @Test(arguments: [Float.nan, .infinity]) func numbersThatAreNotFiniteAreAnError(_ width: Float) {
    #expect(decode([Peak(row: 1, column: 1, confidence: 0.9, width: width)]).status == FACE_FAILED)
    #expect(decode([Peak(row: 1, column: 1, confidence: .nan)]).status == FACE_FAILED)
  }
}
