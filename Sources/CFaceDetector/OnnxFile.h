#ifndef CFACEDETECTOR_ONNXFILE_H
#define CFACEDETECTOR_ONNXFILE_H

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// What an ONNX file says of a network: its nodes in the order in which they run, and its constants.
///
/// Only what small networks of pictures use is read: tensors of 32-bit numbers and of 64-bit whole ones. What else is in the file is passed over, and
/// whoever needs it misses it. The corresponding definitions are in `onnx.proto` of ONNX 1.x.
namespace onnx {

struct Tensor {
  std::vector<int64_t> shape;
  std::vector<float> numbers;
  std::vector<int64_t> integers;
};

struct Attribute {
  float number = 0;
  int64_t integer = 0;
  std::string text;
  std::vector<int64_t> integers;
  Tensor tensor;
};

struct Node {
  std::string type;
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  std::map<std::string, Attribute> attributes;
};

struct Graph {
  std::vector<Node> nodes;
  /// By name; also what nodes of type `Constant` hold.
  std::map<std::string, Tensor> constants;
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
};

/// Throws `face::Problem` where the bytes are not an ONNX file, or end too early.
Graph read(const uint8_t *bytes, size_t size);

/// The same file without what it says of shapes, and without its constants among its inputs: for ONNX Runtime, which holds the first against pictures of
/// other sizes, and does not work out beforehand what depends on the second. `graph` is what was read of it. Throws as `read` does.
std::vector<char> withoutShapes(const uint8_t *bytes, size_t size, const Graph &graph);

}  // namespace onnx

#endif
