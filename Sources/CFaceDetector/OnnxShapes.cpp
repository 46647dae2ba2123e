#include "OnnxFile.h"
#include "ProtocolBuffer.h"

namespace onnx {
namespace {

/// Of an input or output: its name and what kind of numbers it holds (`ValueInfoProto`, `TypeProto`, `TypeProto.Tensor`).
std::vector<char> withoutShape(const Field &value) {
  const auto tensor = [](const Field &field, std::vector<char> &) { return field.number == 2; };
  const auto type = [&](const Field &field, std::vector<char> &bytes) {
    if (field.number == 1) appendMessage(bytes, 1, copied(field, tensor));
    return field.number == 1;
  };
  return copied(value, [&](const Field &field, std::vector<char> &bytes) {
    if (field.number == 2) appendMessage(bytes, 2, copied(field, type));
    return field.number == 2;
  });
}

std::vector<char> graphWithoutShapes(const Field &message, const Graph &graph) {
  return copied(message, [&](const Field &field, std::vector<char> &bytes) {
    switch (field.number) {
      case 11:
        if (graph.constants.count(textIn(field, 1)) == 0) appendMessage(bytes, 11, withoutShape(field));
        return true;
      case 12: appendMessage(bytes, 12, withoutShape(field)); return true;
      // What lies between them.
      case 13: return true;
      default: return false;
    }
  });
}

}  // namespace

std::vector<char> withoutShapes(const uint8_t *bytes, size_t size, const Graph &graph) {
  Field whole{};
  whole.bytes = bytes;
  whole.size = size;
  return copied(whole, [&](const Field &field, std::vector<char> &result) {
    if (field.number != 7 || field.bytes == nullptr) return false;
    appendMessage(result, 7, graphWithoutShapes(field, graph));
    return true;
  });
}

}  // namespace onnx
