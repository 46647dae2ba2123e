#ifndef CFACEDETECTOR_PROTOCOLBUFFER_H
#define CFACEDETECTOR_PROTOCOLBUFFER_H

#include "Guard.h"

#include <cstdint>
#include <string>
#include <vector>

/// Messages in the encoding of protocol buffers, in which ONNX files are written (protobuf.dev, "Encoding").
namespace onnx {

[[noreturn]] inline void broken(const char *why) { throw face::Problem{FACE_BAD_MODEL, std::string("it is not an ONNX file: ") + why}; }

/// One field of a message in the encoding of protocol buffers: a number, or bytes.
struct Field {
  uint64_t number;
  uint64_t value = 0;
  const uint8_t *bytes = nullptr;
  size_t size = 0;
  /// All of it, with its number and length.
  const uint8_t *start = nullptr;
  const uint8_t *end = nullptr;

  std::string text() const { return std::string(reinterpret_cast<const char *>(bytes), size); }
};

/// The fields of a message, one after the other.
class Fields {
 public:
  Fields(const uint8_t *bytes, size_t size) : place(bytes), end(bytes + size) {}
  explicit Fields(const Field &field) : Fields(field.bytes, field.size) {}

  bool next(Field &field) {
    if (place == end) return false;
    const uint8_t *const start = place;
    const uint64_t key = varint();
    field = Field{key >> 3};
    switch (key & 7) {
      case 0: field.value = varint(); break;
      case 1: take(field, 8); break;
      case 2: take(field, varint()); break;
      case 5: take(field, 4); break;
      default: broken("a field has no known encoding");
    }
    field.start = start;
    field.end = place;
    return true;
  }

  uint64_t varint() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (place == end) broken("it ends in the middle of a number");
      const uint8_t byte = *place++;
      value |= static_cast<uint64_t>(byte & 127) << shift;
      if (byte < 128) return value;
    }
    broken("a number is too long");
  }

  bool isOver() const { return place == end; }

 private:
  void take(Field &field, uint64_t size) {
    if (size > static_cast<uint64_t>(end - place)) broken("it ends in the middle of a field");
    field.bytes = place;
    field.size = static_cast<size_t>(size);
    place += size;
  }

  const uint8_t *place;
  const uint8_t *end;
};

/// The text in the first field with this number; empty where there is none.
inline std::string textIn(const Field &message, uint64_t number) {
  Field field{};
  for (Fields fields(message); fields.next(field);) {
    if (field.number == number) return field.text();
  }
  return {};
}

inline void appendVarint(std::vector<char> &bytes, uint64_t value) {
  for (; value > 127; value >>= 7) bytes.push_back(static_cast<char>((value & 127) | 128));
  bytes.push_back(static_cast<char>(value));
}

/// A field that holds a message.
inline void appendMessage(std::vector<char> &bytes, uint64_t number, const std::vector<char> &message) {
  appendVarint(bytes, number << 3 | 2);
  appendVarint(bytes, message.size());
  bytes.insert(bytes.end(), message.begin(), message.end());
}

/// A message with some of its fields as they are; `change` takes one that is not.
template <typename Change>
std::vector<char> copied(const Field &message, Change change) {
  std::vector<char> bytes;
  Field field{};
  for (Fields fields(message); fields.next(field);) {
    if (!change(field, bytes)) bytes.insert(bytes.end(), field.start, field.end);
  }
  return bytes;
}

}  // namespace onnx

#endif
