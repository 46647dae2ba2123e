#include "OnnxFile.h"
#include "Guard.h"

#include <cstring>

namespace onnx {
namespace {

[[noreturn]] void broken(const char *why) { throw face::Problem{FACE_BAD_MODEL, std::string("it is not an ONNX file: ") + why}; }

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

void appendVarint(std::vector<char> &bytes, uint64_t value) {
  for (; value > 127; value >>= 7) bytes.push_back(static_cast<char>((value & 127) | 128));
  bytes.push_back(static_cast<char>(value));
}

/// A field that holds a message.
void appendMessage(std::vector<char> &bytes, uint64_t number, const std::vector<char> &message) {
  appendVarint(bytes, number << 3 | 2);
  appendVarint(bytes, message.size());
  bytes.insert(bytes.end(), message.begin(), message.end());
}

/// Numbers of a fixed size, as they lie in the file: little-endian, as all machines are that Backlit is built for.
template <typename Number>
void append(std::vector<Number> &numbers, const Field &field) {
  if (field.size % sizeof(Number) != 0) broken("a list of numbers has a part of one");
  const size_t before = numbers.size();
  numbers.resize(before + field.size / sizeof(Number));
  if (field.size > 0) std::memcpy(numbers.data() + before, field.bytes, field.size);
}

/// Whole numbers, packed or one by one.
void appendIntegers(std::vector<int64_t> &numbers, const Field &field) {
  if (field.bytes == nullptr) return numbers.push_back(static_cast<int64_t>(field.value));
  for (Fields packed(field); !packed.isOver();) numbers.push_back(static_cast<int64_t>(packed.varint()));
}

Tensor readTensor(const Field &message, std::string &name) {
  Tensor tensor;
  Field field{}, raw{};
  uint64_t type = 0;
  for (Fields fields(message); fields.next(field);) {
    switch (field.number) {
      case 1: appendIntegers(tensor.shape, field); break;
      case 2: type = field.value; break;
      case 4: append(tensor.numbers, field); break;
      case 7: appendIntegers(tensor.integers, field); break;
      case 8: name = field.text(); break;
      case 9: raw = field; break;
      default: break;
    }
  }
  if (raw.size > 0 && type == 1) append(tensor.numbers, raw);
  if (raw.size > 0 && type == 7) append(tensor.integers, raw);
  return tensor;
}

Attribute readAttribute(const Field &message, std::string &name) {
  Attribute attribute;
  Field field{};
  std::string unused;
  for (Fields fields(message); fields.next(field);) {
    switch (field.number) {
      case 1: name = field.text(); break;
      case 2:
        if (field.size == sizeof(float)) std::memcpy(&attribute.number, field.bytes, sizeof(float));
        break;
      case 3: attribute.integer = static_cast<int64_t>(field.value); break;
      case 4: attribute.text = field.text(); break;
      case 5: attribute.tensor = readTensor(field, unused); break;
      case 8: appendIntegers(attribute.integers, field); break;
      default: break;
    }
  }
  return attribute;
}

Node readNode(const Field &message) {
  Node node;
  Field field{};
  for (Fields fields(message); fields.next(field);) {
    switch (field.number) {
      case 1: node.inputs.push_back(field.text()); break;
      case 2: node.outputs.push_back(field.text()); break;
      case 4: node.type = field.text(); break;
      case 5: {
        std::string name;
        Attribute attribute = readAttribute(field, name);
        node.attributes[name] = std::move(attribute);
        break;
      }
      default: break;
    }
  }
  return node;
}

/// Of an input or output of the network: its name.
std::string readName(const Field &message) {
  Field field{};
  for (Fields fields(message); fields.next(field);) {
    if (field.number == 1) return field.text();
  }
  return {};
}

Graph readGraph(const Field &message) {
  Graph graph;
  Field field{};
  for (Fields fields(message); fields.next(field);) {
    switch (field.number) {
      case 1: {
        Node node = readNode(field);
        if (node.type == "Constant" && node.outputs.size() == 1) {
          graph.constants[node.outputs[0]] = std::move(node.attributes["value"].tensor);
        } else {
          graph.nodes.push_back(std::move(node));
        }
        break;
      }
      case 5: {
        std::string name;
        Tensor tensor = readTensor(field, name);
        graph.constants[name] = std::move(tensor);
        break;
      }
      case 11: graph.inputs.push_back(readName(field)); break;
      case 12: graph.outputs.push_back(readName(field)); break;
      default: break;
    }
  }
  return graph;
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

std::vector<char> graphWithoutShapes(const Field &message) {
  const Graph graph = readGraph(message);
  return copied(message, [&](const Field &field, std::vector<char> &bytes) {
    switch (field.number) {
      case 11:
        if (graph.constants.count(readName(field)) == 0) appendMessage(bytes, 11, withoutShape(field));
        return true;
      case 12: appendMessage(bytes, 12, withoutShape(field)); return true;
      // What lies between them.
      case 13: return true;
      default: return false;
    }
  });
}

}  // namespace

std::vector<char> withoutShapes(const uint8_t *bytes, size_t size) {
  Field whole{};
  whole.bytes = bytes;
  whole.size = size;
  return copied(whole, [](const Field &field, std::vector<char> &result) {
    if (field.number != 7 || field.bytes == nullptr) return false;
    appendMessage(result, 7, graphWithoutShapes(field));
    return true;
  });
}

Graph read(const uint8_t *bytes, size_t size) {
  Field field{};
  for (Fields fields(bytes, size); fields.next(field);) {
    if (field.number == 7 && field.bytes != nullptr) return readGraph(field);
  }
  broken("it holds no network");
}

}  // namespace onnx
