#ifndef CFACEDETECTOR_GUARD_H
#define CFACEDETECTOR_GUARD_H

// What all detectors share: no exception leaves them, and OpenCV's pool of threads is not taken away from those who use it.

#include "CFaceDetector.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>

namespace face {

struct Problem {
  FaceStatus status;
  std::string text;
};

/// OpenCV ends its pool of threads when their number is set, whoever is using it: nobody may be.
inline std::shared_mutex threadPool;
inline int threadCount = 0;

inline int discardError(int, const char *, const char *, const char *, int, void *) { return 0; }

inline void silenceOpenCV() {
  static std::once_flag once;
  std::call_once(once, [] {
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    cv::redirectError(discardError);
  });
}

/// The only way from C++ to the caller: no exception leaves `body`.
template <typename Body>
FaceStatus guarded(char *message, size_t capacity, Body body) noexcept {
  const auto say = [&](const char *text) {
    if (message != nullptr && capacity > 0) std::snprintf(message, capacity, "%s", text);
  };
  say("");
  try {
    silenceOpenCV();
    body();
    return FACE_OK;
  } catch (const Problem &problem) {
    say(problem.text.c_str());
    return problem.status;
  } catch (const cv::Exception &error) {
    // `what()` of OpenCV carries the path of the source file that it was built from.
    say(error.err.c_str());
    return FACE_FAILED;
  } catch (const std::exception &error) {
    say(error.what());
    return FACE_FAILED;
  } catch (...) {
    say("something unknown was thrown");
    return FACE_FAILED;
  }
}

inline void deliver(const std::vector<Face> &found, Face *faces, size_t capacity, size_t *count, const char *what = "faces") {
  *count = std::min(found.size(), capacity);
  std::copy_n(found.begin(), *count, faces);
  if (found.size() > capacity) {
    throw Problem{FACE_TOO_MANY, std::to_string(found.size()) + " " + what + " were found, more than can be taken in"};
  }
}

inline void check(bool claim, const char *text) {
  if (!claim) throw Problem{FACE_BAD_ARGUMENT, text};
}

}  // namespace face

#endif
