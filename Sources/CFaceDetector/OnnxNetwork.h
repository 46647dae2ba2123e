#ifndef CFACEDETECTOR_ONNXNETWORK_H
#define CFACEDETECTOR_ONNXNETWORK_H

#include "OnnxFile.h"

#include <opencv2/dnn.hpp>

namespace onnx {

/// Lays out the network that an ONNX file describes with OpenCV's own layers.
///
/// OpenCV 4.6 reads ONNX files itself, but none in which the bounds of a `Clip` are inputs, as they are from operator set 11 on. This takes the
/// operators that convolutional text detectors consist of, and refuses every other. Throws `face::Problem`, or what OpenCV throws.
cv::dnn::Net network(const Graph &graph);

}  // namespace onnx

#endif
