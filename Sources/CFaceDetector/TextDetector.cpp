#include "CFaceDetector.h"
#include "Guard.h"
#include "OnnxFile.h"
#include "OnnxNetwork.h"
#include "RuntimeSession.h"

#include <algorithm>
#include <cmath>
#include <list>
#include <memory>
#include <tuple>

#include <opencv2/imgproc.hpp>

using namespace face;

namespace {

/// What the network was trained with, for blue, green and red: of ImageNet, as everything of its family.
constexpr float means[] = {0.485f, 0.456f, 0.406f};
constexpr float deviations[] = {0.229f, 0.224f, 0.225f};

/// A pixel belongs to a line from here on, and a line is larger than what the map shows by so much of its area over its outline: what the authors of the
/// network use, and a little more than that.
constexpr float leastProbability = 0.3f;
constexpr float enlargement = 1.8f;

/// A line whose core is lower than this, in pixels, has no letters in it that could be read.
constexpr int leastSide = 2;

/// A network keeps its buffers for one input size; more sizes than this are not alive at once.
constexpr size_t networksKept = 3;

std::vector<Face> decode(const cv::Mat &map, float threshold) {
  if (!cv::checkRange(map, true, nullptr, -0.001, 1.001)) throw Problem{FACE_FAILED, "the network gave a probability that is none"};
  const cv::Mat core = map >= leastProbability;
  cv::Mat labels, figures, centres;
  const int count = cv::connectedComponentsWithStats(core, labels, figures, centres, 8, CV_32S);
  std::vector<double> sums(static_cast<size_t>(count), 0);
  for (int row = 0; row < map.rows; row++) {
    const int *const label = labels.ptr<int>(row);
    const float *const value = map.ptr<float>(row);
    for (int column = 0; column < map.cols; column++) sums[static_cast<size_t>(label[column])] += static_cast<double>(value[column]);
  }
  std::vector<Face> lines;
  for (int index = 1; index < count; index++) {
    const int *const figure = figures.ptr<int>(index);
    const int width = figure[cv::CC_STAT_WIDTH], height = figure[cv::CC_STAT_HEIGHT];
    const float confidence = static_cast<float>(sums[static_cast<size_t>(index)] / figure[cv::CC_STAT_AREA]);
    if (std::min(width, height) < leastSide || confidence < threshold) continue;
    const float more = enlargement * static_cast<float>(width * height) / static_cast<float>(2 * (width + height));
    const float left = static_cast<float>(figure[cv::CC_STAT_LEFT]), top = static_cast<float>(figure[cv::CC_STAT_TOP]);
    lines.push_back({left - more, top - more, left + static_cast<float>(width) + more, top + static_cast<float>(height) + more,
                     std::min(confidence, 1.0f)});
  }
  // A total order, so that equal pictures give equal lists.
  std::sort(lines.begin(), lines.end(), [](const Face &a, const Face &b) {
    return std::tie(b.confidence, a.top, a.left, a.bottom, a.right) < std::tie(a.confidence, b.top, b.left, b.bottom, b.right);
  });
  return lines;
}

/// A network and its input, for one size.
struct TextNetwork {
  int width;
  int height;
  /// Empty where ONNX Runtime runs it.
  cv::dnn::Net net;
  /// 1 × 3 × height × width, blue first, normalised.
  cv::Mat input;

  void load(const FacePicture &picture) {
    const size_t plane = static_cast<size_t>(width) * static_cast<size_t>(height);
    const int blue = picture.order == FACE_BGR ? 0 : 2;
    const int channels[] = {blue, 1, 2 - blue};
    for (size_t index = 0; index < 3; index++) {
      float *target = input.ptr<float>() + index * plane;
      const float scale = 1 / (255 * deviations[index]), shift = means[index] / deviations[index];
      for (int row = 0; row < height; row++) {
        const uint8_t *pixel = picture.bytes + row * picture.stride + channels[index];
        for (int column = 0; column < width; column++, pixel += 3) *target++ = static_cast<float>(*pixel) * scale - shift;
      }
    }
  }

  cv::Mat forward(RuntimeSession *session, const onnx::Graph &graph) {
    if (session != nullptr) return session->run(graph.inputs.front().c_str(), input, {graph.outputs.front()}).front();
    net.setInput(input);
    return net.forward();
  }

  std::vector<Face> run(float threshold, RuntimeSession *session, const onnx::Graph &graph) {
    const cv::Mat output = forward(session, graph);
    const bool fits = output.dims == 4 && output.type() == CV_32F && output.isContinuous() && output.size[0] == 1 &&
        output.size[1] == 1 && output.size[2] == height && output.size[3] == width;
    if (!fits) throw Problem{FACE_BAD_MODEL, "the network's map does not have the shape that a text detector's has"};
    return decode(cv::Mat(height, width, CV_32F, const_cast<float *>(output.ptr<float>())), threshold);
  }
};

}  // namespace

struct TextDetectorHandle {
  onnx::Graph graph;
  /// Null where OpenCV runs the network.
  std::unique_ptr<RuntimeSession> session;
  /// The one used last stands first.
  std::list<TextNetwork> networks;

  TextNetwork &network(int width, int height) {
    const auto found = std::find_if(networks.begin(), networks.end(), [&](const TextNetwork &network) {
      return network.width == width && network.height == height;
    });
    if (found != networks.end()) {
      networks.splice(networks.begin(), networks, found);
      return networks.front();
    }
    const int shape[] = {1, 3, height, width};
    networks.push_front({width, height, session ? cv::dnn::Net() : read(), cv::Mat(4, shape, CV_32F)});
    if (networks.size() > networksKept) networks.pop_back();
    return networks.front();
  }

  cv::dnn::Net read() const {
    cv::dnn::Net net = onnx::network(graph);
    net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
    return net;
  }
};

FaceStatus text_detector_create(
    const void *model, size_t size, const char *runtime, TextDetectorHandle **detector, char *message, size_t message_capacity) {
  return guarded(message, message_capacity, [&] {
    check(detector != nullptr, "there is nowhere to put the detector");
    *detector = nullptr;
    check(model != nullptr && size > 0, "the model is empty");
    auto handle = std::make_unique<TextDetectorHandle>();
    const uint8_t *const bytes = static_cast<const uint8_t *>(model);
    handle->graph = onnx::read(bytes, size);
    const std::shared_lock<std::shared_mutex> inUse(threadPool);
    if (runtime != nullptr) {
      if (handle->graph.inputs.size() != 1 || handle->graph.outputs.size() != 1) {
        throw Problem{FACE_BAD_MODEL, "it is no network of one picture and one map"};
      }
      handle->session = std::make_unique<RuntimeSession>(runtime, onnx::withoutShapes(bytes, size, handle->graph));
    } else {
      handle->read();
    }
    *detector = handle.release();
  });
}

void text_detector_destroy(TextDetectorHandle *detector) { delete detector; }

FaceStatus text_detector_detect(
    TextDetectorHandle *detector, const FacePicture *picture, float threshold, Face *lines, size_t capacity, size_t *count,
    char *message, size_t message_capacity) {
  return guarded(message, message_capacity, [&] {
    check(count != nullptr, "there is nowhere to put the number of lines");
    *count = 0;
    check(detector != nullptr && picture != nullptr && picture->bytes != nullptr && lines != nullptr, "a pointer is missing");
    check(threshold > 0 && threshold <= 1, "the threshold must lie above 0 and be at most 1");
    for (const int side : {picture->width, picture->height}) {
      check(side >= 32 && side <= 4096 && side % 32 == 0, "the picture's sides must be multiples of 32 from 32 to 4096");
    }
    check(picture->stride >= 3 * static_cast<int64_t>(picture->width), "the picture's stride is shorter than its rows");
    const std::shared_lock<std::shared_mutex> inUse(threadPool);
    TextNetwork &network = detector->network(picture->width, picture->height);
    network.load(*picture);
    deliver(network.run(threshold, detector->session.get(), detector->graph), lines, capacity, count, "lines of text");
  });
}

FaceStatus text_map_decode(
    const float *map, int32_t columns, int32_t rows, float threshold, Face *lines, size_t capacity, size_t *count, char *message,
    size_t message_capacity) {
  return guarded(message, message_capacity, [&] {
    check(count != nullptr, "there is nowhere to put the number of lines");
    *count = 0;
    check(map != nullptr && lines != nullptr, "a pointer is missing");
    check(columns > 0 && rows > 0, "the map is empty");
    deliver(decode(cv::Mat(rows, columns, CV_32F, const_cast<float *>(map)), threshold), lines, capacity, count, "lines of text");
  });
}
