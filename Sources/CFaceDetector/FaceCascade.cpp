#include "CFaceDetector.h"
#include "Guard.h"

#include <memory>
#include <tuple>

#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

using namespace face;

namespace {

/// How much larger the windows of one pass are than those of the one before: OpenCV's own default.
constexpr double scaleStep = 1.1;

}  // namespace

struct FaceCascadeHandle {
  cv::CascadeClassifier classifier;
};

FaceStatus face_cascade_create(
    const void *xml, size_t size, FaceCascadeHandle **cascade, char *message, size_t message_capacity) {
  return guarded(message, message_capacity, [&] {
    check(cascade != nullptr, "there is nowhere to put the cascade");
    *cascade = nullptr;
    check(xml != nullptr && size > 0, "the cascade is empty");
    auto handle = std::make_unique<FaceCascadeHandle>();
    bool isRead = false;
    try {
      const cv::FileStorage storage(
          std::string(static_cast<const char *>(xml), size), cv::FileStorage::READ | cv::FileStorage::MEMORY);
      isRead = handle->classifier.read(storage.getFirstTopLevelNode());
    } catch (const cv::Exception &) {
      isRead = false;
    }
    if (!isRead || handle->classifier.empty()) throw Problem{FACE_BAD_MODEL, "OpenCV cannot read it as a cascade"};
    *cascade = handle.release();
  });
}

void face_cascade_destroy(FaceCascadeHandle *cascade) { delete cascade; }

FaceStatus face_cascade_detect(
    FaceCascadeHandle *cascade, const FacePicture *picture, int32_t least_windows, Face *faces, size_t capacity, size_t *count,
    char *message, size_t message_capacity) {
  return guarded(message, message_capacity, [&] {
    check(count != nullptr, "there is nowhere to put the number of faces");
    *count = 0;
    check(cascade != nullptr && picture != nullptr && picture->bytes != nullptr && faces != nullptr, "a pointer is missing");
    check(least_windows >= 1 && least_windows <= 1000, "the number of windows must lie from 1 to 1000");
    for (const int side : {picture->width, picture->height}) {
      check(side >= 16 && side <= 4096, "the picture's sides must lie from 16 to 4096");
    }
    check(picture->stride >= 3 * static_cast<int64_t>(picture->width), "the picture's stride is shorter than its rows");
    const std::shared_lock<std::shared_mutex> inUse(threadPool);
    // OpenCV's matrices do not know constant bytes; nothing here writes to them.
    const cv::Mat colours(
        picture->height, picture->width, CV_8UC3, const_cast<uint8_t *>(picture->bytes), static_cast<size_t>(picture->stride));
    cv::Mat grey;
    cv::cvtColor(colours, grey, picture->order == FACE_BGR ? cv::COLOR_BGR2GRAY : cv::COLOR_RGB2GRAY);
    cv::equalizeHist(grey, grey);
    std::vector<cv::Rect> boxes;
    std::vector<int> windows;
    cascade->classifier.detectMultiScale(grey, boxes, windows, scaleStep, least_windows);
    std::vector<Face> found;
    for (size_t index = 0; index < boxes.size(); index++) {
      const cv::Rect &box = boxes[index];
      found.push_back({static_cast<float>(box.x), static_cast<float>(box.y), static_cast<float>(box.x + box.width),
                       static_cast<float>(box.y + box.height), static_cast<float>(windows[index])});
    }
    // OpenCV's threads report in any order.
    std::sort(found.begin(), found.end(), [](const Face &a, const Face &b) {
      return std::tie(b.confidence, a.top, a.left, a.bottom, a.right) < std::tie(a.confidence, b.top, b.left, b.bottom, b.right);
    });
    deliver(found, faces, capacity, count);
  });
}
