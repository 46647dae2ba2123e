#include "OnnxNetwork.h"
#include "Guard.h"

#include <algorithm>

namespace onnx {
namespace {

using cv::dnn::DictValue;
using cv::dnn::LayerParams;

[[noreturn]] void unsupported(const Node &node, const char *why) {
  const std::string name = node.outputs.empty() ? "" : node.outputs[0];
  throw face::Problem{FACE_BAD_MODEL, "its " + node.type + " '" + name + "' " + why};
}

class Layout {
 public:
  explicit Layout(const Graph &graph) : graph(graph) {
    if (graph.inputs.size() != 1 || graph.outputs.size() != 1) throw face::Problem{FACE_BAD_MODEL, "it has not one input and one output"};
    net.setInputsNames({graph.inputs[0]});
    layers[graph.inputs[0]] = 0;
    for (const auto &constant : graph.constants) constants[constant.first] = &constant.second;
    for (const Node &node : graph.nodes) {
      for (const std::string &input : node.inputs) users[input]++;
    }
    for (size_t index = 0; index < graph.nodes.size(); index++) index += add(index);
    if (layers.count(graph.outputs[0]) == 0) throw face::Problem{FACE_BAD_MODEL, "nothing makes its output"};
  }

  cv::dnn::Net net;

 private:
  const Graph &graph;
  /// By name; whoever takes one in wants the numbers, in whatever shape.
  std::map<std::string, const Tensor *> constants;
  /// Which layer makes which blob.
  std::map<std::string, int> layers;
  /// How many nodes take a blob in.
  std::map<std::string, int> users;

  const Tensor *constant(const Node &node, size_t input) const {
    if (input >= node.inputs.size()) return nullptr;
    const auto found = constants.find(node.inputs[input]);
    return found == constants.end() ? nullptr : found->second;
  }

  /// Numbers that the node must have; as many as its shape says.
  cv::Mat blob(const Node &node, size_t input, bool isFlat = false) const {
    const Tensor *const tensor = constant(node, input);
    if (tensor == nullptr) unsupported(node, "lacks constant numbers");
    std::vector<int> shape;
    int64_t total = 1;
    for (const int64_t side : tensor->shape) {
      if (side < 1 || side > 1 << 20) unsupported(node, "has numbers of an impossible shape");
      shape.push_back(static_cast<int>(side));
      total *= side;
      if (total > 1 << 26) unsupported(node, "has too many numbers");
    }
    if (total != static_cast<int64_t>(tensor->numbers.size())) unsupported(node, "has fewer or more numbers than its shape says");
    if (isFlat || shape.empty()) shape = {1, static_cast<int>(total)};
    return cv::Mat(static_cast<int>(shape.size()), shape.data(), CV_32F, const_cast<float *>(tensor->numbers.data())).clone();
  }

  static int64_t integer(const Node &node, const char *name, int64_t otherwise) {
    const auto found = node.attributes.find(name);
    return found == node.attributes.end() ? otherwise : found->second.integer;
  }

  static float number(const Node &node, const char *name, float otherwise) {
    const auto found = node.attributes.find(name);
    return found == node.attributes.end() ? otherwise : found->second.number;
  }

  void put(const Node &node, const std::string &output, const char *type, LayerParams params, std::initializer_list<size_t> inputs) {
    std::vector<std::string> names;
    for (const size_t input : inputs) {
      if (input >= node.inputs.size()) unsupported(node, "has too few inputs");
      names.push_back(node.inputs[input]);
    }
    put(node, output, type, params, names);
  }

  void put(const Node &node, const std::string &output, const char *type, LayerParams params, const std::vector<std::string> &names) {
    const int id = net.addLayer(output, type, params);
    for (size_t index = 0; index < names.size(); index++) {
      const auto made = layers.find(names[index]);
      if (made == layers.end()) unsupported(node, "takes in what nothing makes");
      net.connect(made->second, 0, id, static_cast<int>(index));
    }
    layers[output] = id;
  }

  /// Puts a node where it is; returns how many of those after it were taken with it.
  size_t add(size_t index) {
    const Node &node = graph.nodes[index];
    if (node.outputs.size() != 1) unsupported(node, "has not one output");
    const std::string &output = node.outputs[0], &type = node.type;
    if (type == "Conv" || type == "ConvTranspose") {
      convolution(node, output);
    } else if (type == "Add" && isHardSwish(index)) {
      put(node, graph.nodes[index + 3].outputs[0], "HardSwish", {}, {0});
      return 3;
    } else if (type == "Add" || type == "Mul") {
      arithmetic(node, output);
    } else if (type == "Reshape") {
      if (constant(node, 0) == nullptr) unsupported(node, "is not one of constant numbers");
      constants[output] = constant(node, 0);
    } else if (type == "BatchNormalization") {
      LayerParams params;
      params.blobs = {blob(node, 3, true), blob(node, 4, true), blob(node, 1, true), blob(node, 2, true)};
      params.set("has_weight", true);
      params.set("has_bias", true);
      params.set("eps", number(node, "epsilon", 1e-5f));
      put(node, output, "BatchNorm", params, {0});
    } else if (type == "Relu") {
      put(node, output, "ReLU", {}, {0});
    } else if (type == "Sigmoid") {
      put(node, output, "Sigmoid", {}, {0});
    } else if (type == "HardSigmoid") {
      LayerParams params;
      params.set("alpha", number(node, "alpha", 0.2f));
      params.set("beta", number(node, "beta", 0.5f));
      put(node, output, "HardSigmoid", params, {0});
    } else if (type == "GlobalAveragePool") {
      LayerParams params;
      params.set("pool", "ave");
      params.set("global_pooling", true);
      put(node, output, "Pooling", params, {0});
    } else if (type == "Resize") {
      enlargement(node, output);
    } else if (type == "Concat") {
      if (integer(node, "axis", 0) != 1) unsupported(node, "does not join channels");
      LayerParams params;
      params.set("axis", 1);
      put(node, output, "Concat", params, node.inputs);
    } else {
      unsupported(node, "is an operator that a text detector has no need of");
    }
    return 0;
  }

  void convolution(const Node &node, const std::string &output) {
    const bool isTransposed = node.type == "ConvTranspose";
    const cv::Mat weights = blob(node, 1);
    if (weights.dims != 4) unsupported(node, "is not one of pictures");
    LayerParams params;
    const auto pair = [&](const char *name, int64_t otherwise) {
      const auto found = node.attributes.find(name);
      std::vector<int64_t> sides = found == node.attributes.end() ? std::vector<int64_t>{} : found->second.integers;
      if (sides.empty()) sides = {otherwise, otherwise};
      for (const int64_t side : sides) {
        if (side < 0 || side > 64) unsupported(node, "has impossible sides");
      }
      return std::vector<int>(sides.begin(), sides.end());
    };
    const auto set = [&](const char *name, const std::vector<int> &sides) { params.set(name, DictValue::arrayInt(sides.data(), static_cast<int>(sides.size()))); };
    const std::vector<int> kernel = {weights.size[2], weights.size[3]};
    set("kernel_size", kernel);
    set("stride", pair("strides", 1));
    set("dilation", pair("dilations", 1));
    std::vector<int> pads = pair("pads", 0);
    if (pads.size() == 2) pads = {0, 0, 0, 0};
    set("pad", pads);
    const int group = static_cast<int>(integer(node, "group", 1));
    params.set("group", group);
    params.set("num_output", isTransposed ? weights.size[1] * group : weights.size[0]);
    params.set("bias_term", node.inputs.size() > 2);
    params.blobs = {weights};
    if (node.inputs.size() > 2) params.blobs.push_back(blob(node, 2, true));
    put(node, output, isTransposed ? "Deconvolution" : "Convolution", params, {0});
  }

  /// A sum or a product: with a number, with a number for each channel, or of two blobs, of which the second may be one number for each channel.
  void arithmetic(const Node &node, const std::string &output) {
    const bool isSum = node.type == "Add";
    if (node.inputs.size() != 2) unsupported(node, "has not two inputs");
    const size_t first = constant(node, 0) == nullptr ? 0 : 1;
    LayerParams params;
    if (constant(node, 1 - first) == nullptr) {
      if (isSum) {
        params.set("operation", "sum");
        return put(node, output, "Eltwise", params, {0, 1});
      }
      // OpenCV's product of a blob and of one with 1 × 1 pixels; the second one here always is such a one, for it comes out of a global pooling.
      params.set("bias_term", false);
      params.set("axis", 0);
      return put(node, output, "Scale", params, {0, 1});
    }
    const cv::Mat numbers = blob(node, 1 - first, true);
    if (numbers.total() == 1) {
      params.set("power", 1.0f);
      params.set("scale", isSum ? 1.0f : numbers.at<float>(0));
      params.set("shift", isSum ? numbers.at<float>(0) : 0.0f);
      return put(node, output, "Power", params, {first});
    }
    params.set("axis", 1);
    params.blobs = {numbers};
    put(node, output, isSum ? "Shift" : "Scale", params, {first});
  }

  void enlargement(const Node &node, const std::string &output) {
    const Tensor *const factors = constant(node, 2);
    const auto mode = node.attributes.find("mode");
    if (factors == nullptr || factors->numbers.size() != 4 || mode == node.attributes.end() || mode->second.text != "nearest") {
      unsupported(node, "is not one by a factor to the nearest sample");
    }
    const float *const factor = factors->numbers.data();
    const int times = static_cast<int>(factor[2]);
    if (factor[0] != 1 || factor[1] != 1 || factor[2] != factor[3] || times < 1 || times > 64 || static_cast<float>(times) != factor[2]) {
      unsupported(node, "is not one by a whole factor");
    }
    LayerParams params;
    params.set("interpolation", "nearest");
    params.set("zoom_factor_x", times);
    params.set("zoom_factor_y", times);
    put(node, output, "Resize", params, {0});
  }

  bool isNumber(const Node &node, size_t input, float wanted) const {
    const Tensor *const tensor = constant(node, input);
    return tensor != nullptr && tensor->numbers.size() == 1 && tensor->numbers[0] == wanted;
  }

  /// x · clip(x + 3, 0, 6) ÷ 6, in four nodes that nothing else takes anything of.
  bool isHardSwish(size_t index) const {
    if (index + 3 >= graph.nodes.size()) return false;
    const Node &sum = graph.nodes[index], &clip = graph.nodes[index + 1], &product = graph.nodes[index + 2], &quotient = graph.nodes[index + 3];
    const auto follows = [&](const Node &node, const Node &before, size_t input) {
      return input < node.inputs.size() && before.outputs.size() == 1 && node.inputs[input] == before.outputs[0] &&
          users.at(before.outputs[0]) == 1;
    };
    return isNumber(sum, 1, 3) && clip.type == "Clip" && follows(clip, sum, 0) && isNumber(clip, 1, 0) && isNumber(clip, 2, 6) &&
        product.type == "Mul" && product.inputs.size() == 2 && product.inputs[0] == sum.inputs[0] && follows(product, clip, 1) &&
        quotient.type == "Div" && follows(quotient, product, 0) && isNumber(quotient, 1, 6) && quotient.outputs.size() == 1;
  }
};

}  // namespace

cv::dnn::Net network(const Graph &graph) { return Layout(graph).net; }

}  // namespace onnx
