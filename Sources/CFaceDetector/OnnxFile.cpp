#include "OnnxFile.h"
#include "ProtocolBuffer.h"

#include <cstring>

namespace onnx {
namespace {

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
      // Of an input or output: its name.
      case 11: graph.inputs.push_back(textIn(field, 1)); break;
      case 12: graph.outputs.push_back(textIn(field, 1)); break;
      default: break;
    }
  }
  return graph;
}

}  // namespace

Graph read(const uint8_t *bytes, size_t size) {
  Field field{};
  for (Fields fields(bytes, size); fields.next(field);) {
    if (field.number == 7 && field.bytes != nullptr) return readGraph(field);
  }
  broken("it holds no network");
}

}  // namespace onnx
