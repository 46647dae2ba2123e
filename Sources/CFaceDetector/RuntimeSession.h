#ifndef CFACEDETECTOR_RUNTIMESESSION_H
#define CFACEDETECTOR_RUNTIMESESSION_H

#include <memory>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

namespace face {

/// A network that ONNX Runtime runs, on the thread of the caller, for inputs of any size.
class RuntimeSession {
 public:
  /// `library` is the path of ONNX Runtime, which is opened once and never closed. Throws `Problem` where it is not that library, or cannot
  /// run the network.
  RuntimeSession(const char *library, const std::vector<char> &model);
  ~RuntimeSession();
  RuntimeSession(const RuntimeSession &) = delete;
  RuntimeSession &operator=(const RuntimeSession &) = delete;

  /// The outputs of these names. `input` and they are of 32-bit numbers, in four dimensions. Throws `Problem`.
  std::vector<cv::Mat> run(const char *name, const cv::Mat &input, const std::vector<cv::String> &outputs);

 private:
  struct Handles;
  std::unique_ptr<Handles> handles;
};

}  // namespace face

#endif
