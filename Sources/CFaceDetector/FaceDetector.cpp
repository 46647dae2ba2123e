#include "CFaceDetector.h"
#include "Guard.h"
#include "OnnxFile.h"
#include "RuntimeSession.h"

#include <algorithm>
#include <cmath>
#include <list>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

using namespace face;

namespace {

/// One cell of the network's maps stands for 4 × 4 pixels of its input.
constexpr float cell = 4.0f;

/// Boxes that overlap more than this are the same face: what the authors of CenterFace use.
constexpr float sameFaceIoU = 0.3f;

/// Heatmap, scale and offset; the landmarks ("540") are not needed.
const std::vector<cv::String> maps = {"537", "538", "539"};

/// A network of OpenCV keeps its buffers for one input size; more sizes than this are not alive at once.
constexpr size_t networksKept = 4;

float area(const Face &face) { return (face.right - face.left) * (face.bottom - face.top); }

float overlap(const Face &one, const Face &other) {
  const float width = std::min(one.right, other.right) - std::max(one.left, other.left);
  const float height = std::min(one.bottom, other.bottom) - std::max(one.top, other.top);
  if (width <= 0 || height <= 0) return 0;
  const float shared = width * height;
  return shared / (area(one) + area(other) - shared);
}

/// Strongest first, and a total order, so that equal pictures give equal lists.
std::vector<Face> strongestOfEach(std::vector<Face> faces) {
  std::sort(faces.begin(), faces.end(), [](const Face &a, const Face &b) {
    return std::tie(b.confidence, a.top, a.left, a.bottom, a.right) < std::tie(a.confidence, b.top, b.left, b.bottom, b.right);
  });
  std::vector<Face> kept;
  for (const Face &face : faces) {
    const auto isSame = [&](const Face &other) { return overlap(face, other) >= sameFaceIoU; };
    if (std::none_of(kept.begin(), kept.end(), isSame)) kept.push_back(face);
  }
  return kept;
}

std::vector<Face> decode(
    const float *heatmap, const float *scale, const float *offset, int columns, int rows, float threshold) {
  const size_t plane = static_cast<size_t>(columns) * static_cast<size_t>(rows);
  std::vector<Face> faces;
  for (size_t index = 0; index < plane; index++) {
    const float confidence = heatmap[index];
    if (std::isnan(confidence)) throw Problem{FACE_FAILED, "the network gave a confidence that is not a number"};
    if (confidence < threshold) continue;
    const float height = std::exp(scale[index]) * cell;
    const float width = std::exp(scale[plane + index]) * cell;
    const float y = (static_cast<float>(index / static_cast<size_t>(columns)) + offset[index] + 0.5f) * cell;
    const float x = (static_cast<float>(index % static_cast<size_t>(columns)) + offset[plane + index] + 0.5f) * cell;
    if (!std::isfinite(height) || !std::isfinite(width) || !std::isfinite(x) || !std::isfinite(y)) {
      throw Problem{FACE_FAILED, "the network gave a box that is not finite"};
    }
    faces.push_back({x - width / 2, y - height / 2, x + width / 2, y + height / 2, confidence});
  }
  return strongestOfEach(std::move(faces));
}

/// A network and its input, for one size.
struct Network {
  int width;
  int height;
  /// Empty where ONNX Runtime runs it.
  cv::dnn::Net net;
  /// 1 × 3 × height × width, red first, 0…255.
  cv::Mat input;

  void load(const FacePicture &picture) {
    const size_t plane = static_cast<size_t>(width) * static_cast<size_t>(height);
    float *const first = input.ptr<float>();
    const int red = picture.order == FACE_RGB ? 0 : 2;
    for (int row = 0; row < height; row++) {
      const uint8_t *pixel = picture.bytes + row * picture.stride;
      float *target = first + static_cast<size_t>(row) * static_cast<size_t>(width);
      for (int column = 0; column < width; column++, pixel += 3, target++) {
        target[0] = pixel[red];
        target[plane] = pixel[1];
        target[2 * plane] = pixel[2 - red];
      }
    }
  }

  std::vector<cv::Mat> forward(RuntimeSession *session) {
    if (session != nullptr) return session->run("input.1", input, maps);
    std::vector<cv::Mat> made;
    net.setInput(input);
    net.forward(made, maps);
    return made;
  }

  std::vector<Face> run(float threshold, RuntimeSession *session) {
    const std::vector<cv::Mat> made = forward(session);
    const int rows = height / static_cast<int>(cell);
    const int columns = width / static_cast<int>(cell);
    const int planes[] = {1, 2, 2};
    for (size_t index = 0; index < maps.size(); index++) {
      const bool fits = made.size() == maps.size() && made[index].dims == 4 && made[index].type() == CV_32F &&
          made[index].isContinuous() && made[index].size[0] == 1 && made[index].size[1] == planes[index] &&
          made[index].size[2] == rows && made[index].size[3] == columns;
      if (!fits) throw Problem{FACE_BAD_MODEL, "the network's maps do not have the shape that CenterFace gives them"};
    }
    return decode(made[0].ptr<float>(), made[1].ptr<float>(), made[2].ptr<float>(), columns, rows, threshold);
  }
};

}  // namespace

struct FaceDetectorHandle {
  /// For OpenCV, which reads it once for every size of the input.
  std::vector<char> model;
  /// Null where OpenCV runs the network.
  std::unique_ptr<RuntimeSession> session;
  /// The one used last stands first.
  std::list<Network> networks;

  /// OpenCV lays a network out anew whenever the size of its input changes, which costs more than running it.
  Network &network(int width, int height) {
    const auto found = std::find_if(networks.begin(), networks.end(), [&](const Network &network) {
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

  void open(const char *runtime) {
    const uint8_t *const bytes = reinterpret_cast<const uint8_t *>(model.data());
    const onnx::Graph graph = onnx::read(bytes, model.size());
    const std::vector<std::string> &outputs = graph.outputs;
    for (const std::string &name : maps) {
      if (std::find(outputs.begin(), outputs.end(), name) == outputs.end()) throw Problem{FACE_BAD_MODEL, "it lacks the outputs of CenterFace"};
    }
    session = std::make_unique<RuntimeSession>(runtime, onnx::withoutShapes(bytes, model.size(), graph));
    model = {};
  }

  cv::dnn::Net read() const {
    cv::dnn::Net net;
    try {
      net = cv::dnn::readNetFromONNX(model.data(), model.size());
    } catch (const cv::Exception &) {
      throw Problem{FACE_BAD_MODEL, "OpenCV cannot read it as an ONNX network"};
    }
    if (net.empty()) throw Problem{FACE_BAD_MODEL, "it is an empty network"};
    for (const cv::String &name : maps) {
      if (net.getLayerId(name) < 0) throw Problem{FACE_BAD_MODEL, "it lacks the outputs of CenterFace"};
    }
    net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
    return net;
  }
};

FaceStatus face_detector_create(
    const void *model, size_t size, const char *runtime, FaceDetectorHandle **detector, char *message, size_t message_capacity) {
  return guarded(message, message_capacity, [&] {
    check(detector != nullptr, "there is nowhere to put the detector");
    *detector = nullptr;
    check(model != nullptr && size > 0, "the model is empty");
    const char *const bytes = static_cast<const char *>(model);
    auto handle = std::make_unique<FaceDetectorHandle>();
    handle->model.assign(bytes, bytes + size);
    const std::shared_lock<std::shared_mutex> inUse(threadPool);
    if (runtime != nullptr) {
      handle->open(runtime);
    } else {
      handle->read();
    }
    *detector = handle.release();
  });
}

void face_detector_destroy(FaceDetectorHandle *detector) { delete detector; }

FaceStatus face_detector_detect(
    FaceDetectorHandle *detector, const FacePicture *picture, float threshold, Face *faces, size_t capacity, size_t *count,
    char *message, size_t message_capacity) {
  return guarded(message, message_capacity, [&] {
    check(count != nullptr, "there is nowhere to put the number of faces");
    *count = 0;
    check(detector != nullptr && picture != nullptr && picture->bytes != nullptr && faces != nullptr, "a pointer is missing");
    check(threshold > 0 && threshold <= 1, "the threshold must lie above 0 and be at most 1");
    for (const int side : {picture->width, picture->height}) {
      check(side >= 32 && side <= 4096 && side % 32 == 0, "the picture's sides must be multiples of 32 from 32 to 4096");
    }
    check(picture->stride >= 3 * static_cast<int64_t>(picture->width), "the picture's stride is shorter than its rows");
    const std::shared_lock<std::shared_mutex> inUse(threadPool);
    Network &network = detector->network(picture->width, picture->height);
    network.load(*picture);
    deliver(network.run(threshold, detector->session.get()), faces, capacity, count);
  });
}

FaceStatus face_maps_decode(
    const float *heatmap, const float *scale, const float *offset, int32_t columns, int32_t rows, float threshold, Face *faces,
    size_t capacity, size_t *count, char *message, size_t message_capacity) {
  return guarded(message, message_capacity, [&] {
    check(count != nullptr, "there is nowhere to put the number of faces");
    *count = 0;
    check(heatmap != nullptr && scale != nullptr && offset != nullptr && faces != nullptr, "a pointer is missing");
    check(columns > 0 && rows > 0, "the maps are empty");
    deliver(decode(heatmap, scale, offset, columns, rows, threshold), faces, capacity, count);
  });
}

FaceStatus face_detector_set_threads(int32_t threads, char *message, size_t message_capacity) {
  return guarded(message, message_capacity, [&] {
    check(threads >= 1 && threads <= 256, "the number of threads must lie from 1 to 256");
    {
      const std::shared_lock<std::shared_mutex> reading(threadPool);
      if (threadCount == threads) return;
    }
    const std::unique_lock<std::shared_mutex> alone(threadPool);
    cv::setNumThreads(threads);
    threadCount = threads;
  });
}

const char *face_detector_opencv_version(void) {
  static const std::string version = cv::getVersionString();
  return version.c_str();
}
