#ifndef CFACEDETECTOR_H
#define CFACEDETECTOR_H

#include <stddef.h>
#include <stdint.h>

// CenterFace and a detector of text, run by ONNX Runtime or OpenCV's DNN module, and a cascade on OpenCV's objdetect module, behind plain C: both are C++
// and throw, and nothing of them may reach Swift.
//
// Every call returns a code, and on anything but FACE_OK a text in `message`, ended with a zero and cut to `message_capacity`
// bytes. A detector may be used by one thread at a time.

#ifdef __cplusplus
extern "C" {
#endif

typedef enum FaceStatus {
  FACE_OK = 0,
  /// An argument is out of its range; nothing was done.
  FACE_BAD_ARGUMENT = 1,
  /// The model's bytes are not a CenterFace network, or not a cascade.
  FACE_BAD_MODEL = 2,
  /// The network failed, or gave numbers that are not finite.
  FACE_FAILED = 3,
  /// More faces were found than the array holds: it carries the strongest `capacity` of them.
  FACE_TOO_MANY = 4,
} FaceStatus;

typedef enum FaceChannelOrder { FACE_BGR = 0, FACE_RGB = 1 } FaceChannelOrder;

/// A picture of 8 bits per channel, three interleaved channels; rows are `stride` bytes apart.
typedef struct FacePicture {
  const uint8_t *bytes;
  int32_t width;
  int32_t height;
  int64_t stride;
  FaceChannelOrder order;
} FacePicture;

/// A box in pixels of the picture, not cut at the picture's edges, and how sure the network is (0…1).
typedef struct Face {
  float left;
  float top;
  float right;
  float bottom;
  float confidence;
} Face;

typedef struct FaceDetectorHandle FaceDetectorHandle;

/// Makes a detector out of the bytes of an ONNX file, which are copied. `runtime` is the path of ONNX Runtime's library; without one (NULL) OpenCV runs the
/// network.
FaceStatus face_detector_create(
    const void *model, size_t size, const char *runtime, FaceDetectorHandle **detector, char *message, size_t message_capacity);

void face_detector_destroy(FaceDetectorHandle *detector);

/// Finds faces. The network's input is as large as the picture, whose sides must be multiples of 32, from 32 to 4096.
/// The faces come strongest first; `count` is how many were written.
FaceStatus face_detector_detect(
    FaceDetectorHandle *detector, const FacePicture *picture, float threshold, Face *faces, size_t capacity, size_t *count,
    char *message, size_t message_capacity);

/// Turns the network's maps into faces: what `face_detector_detect` does after the network has run, for tests.
/// `heatmap` has rows × columns numbers, `scale` and `offset` two such planes each (vertical, then horizontal).
FaceStatus face_maps_decode(
    const float *heatmap, const float *scale, const float *offset, int32_t columns, int32_t rows, float threshold, Face *faces,
    size_t capacity, size_t *count, char *message, size_t message_capacity);

/// A cascade of boosted classifiers: another way of seeing than the network's, with other mistakes.
typedef struct FaceCascadeHandle FaceCascadeHandle;

/// Makes a cascade out of the bytes of an XML file of OpenCV's, which are copied.
FaceStatus face_cascade_create(
    const void *xml, size_t size, FaceCascadeHandle **cascade, char *message, size_t message_capacity);

void face_cascade_destroy(FaceCascadeHandle *cascade);

/// Finds faces in a picture whose sides lie from 16 to 4096. `confidence` of a face is in how many windows, shifted and scaled
/// against each other, it was seen; faces seen in fewer than `least_windows` are left out. Most windows first.
FaceStatus face_cascade_detect(
    FaceCascadeHandle *cascade, const FacePicture *picture, int32_t least_windows, Face *faces, size_t capacity, size_t *count,
    char *message, size_t message_capacity);

/// A network that tells for every pixel whether it belongs to a line of text (differentiable binarisation, DB).
typedef struct TextDetectorHandle TextDetectorHandle;

/// As `face_detector_create`. FACE_BAD_MODEL where the file holds operators other than those of such networks.
FaceStatus text_detector_create(
    const void *model, size_t size, const char *runtime, TextDetectorHandle **detector, char *message, size_t message_capacity);

void text_detector_destroy(TextDetectorHandle *detector);

/// Finds lines of text, as boxes around whole letters. The network's input is as large as the picture, whose sides must be multiples of 32, from 32 to
/// 4096. A line's confidence is the mean of its pixels; those below `threshold` are left out. The lines come strongest first.
FaceStatus text_detector_detect(
    TextDetectorHandle *detector, const FacePicture *picture, float threshold, Face *lines, size_t capacity, size_t *count,
    char *message, size_t message_capacity);

/// Turns the network's map into lines: what `text_detector_detect` does after the network has run, for tests. `map` has rows × columns numbers of 0…1.
FaceStatus text_map_decode(
    const float *map, int32_t columns, int32_t rows, float threshold, Face *lines, size_t capacity, size_t *count, char *message,
    size_t message_capacity);

/// Sets the number of threads that OpenCV uses, for all detectors of the process, and silences OpenCV's own log.
FaceStatus face_detector_set_threads(int32_t threads, char *message, size_t message_capacity);

/// OpenCV's version, as in "4.6.0".
const char *face_detector_opencv_version(void);

#ifdef __cplusplus
}
#endif

#endif
