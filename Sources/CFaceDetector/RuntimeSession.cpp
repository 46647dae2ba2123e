#include "RuntimeSession.h"
#include "Guard.h"

#include <dlfcn.h>

#include <map>

namespace face {
namespace {

/// Where functions stand in the table of ONNX Runtime's C interface: the order of `onnxruntime_c_api.h`, of whose first version nothing may move. Its
/// headers are in no package, so that what is used of them is declared here.
enum Function : size_t {
  getErrorMessage = 2,
  createEnvironment = 3,
  createSessionFromArray = 8,
  runSession = 9,
  createSessionOptions = 10,
  disableMemoryPattern = 17,
  setLogSeverity = 22,
  setOptimization = 23,
  setThreadsWithin = 24,
  setThreadsBetween = 25,
  createTensorWithData = 49,
  tensorData = 51,
  dimensionsCount = 61,
  dimensions = 62,
  typeAndShape = 65,
  createCPUMemory = 69,
  releaseStatus = 93,
  releaseMemory = 94,
  releaseSession = 95,
  releaseValue = 96,
  releaseShape = 99,
  releaseOptions = 100,
};

constexpr uint32_t interfaceVersion = 1;
constexpr int onlyFatal = 4;
constexpr int allOptimizations = 99;
constexpr int arenaAllocator = 1;
constexpr int ordinaryMemory = 0;
constexpr int elementFloat = 1;

/// The beginning of the interface's own first table.
struct Base {
  const void *const *(*api)(uint32_t);
};

/// The library, and its environment.
class Runtime {
 public:
  explicit Runtime(const char *path) {
    void *const library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) throw Problem{FACE_FAILED, std::string("ONNX Runtime cannot be opened: ") + dlerror()};
    const auto base = reinterpret_cast<const Base *(*)()>(dlsym(library, "OrtGetApiBase"));
    functions = base == nullptr ? nullptr : base()->api(interfaceVersion);
    if (functions == nullptr) throw Problem{FACE_FAILED, "this is not ONNX Runtime, or one of another kind"};
    call(createEnvironment, onlyFatal, "backlit", &environment);
  }

  /// A function that cannot fail.
  template <typename... Arguments>
  void release(Function function, Arguments... arguments) const {
    reinterpret_cast<void (*)(Arguments...)>(const_cast<void *>(functions[function]))(arguments...);
  }

  /// A function that says with a status, or with none where all went well, what went wrong.
  template <typename... Arguments>
  void call(Function function, Arguments... arguments) const {
    void *const status = reinterpret_cast<void *(*)(Arguments...)>(const_cast<void *>(functions[function]))(arguments...);
    if (status == nullptr) return;
    const auto text = reinterpret_cast<const char *(*)(void *)>(const_cast<void *>(functions[getErrorMessage]));
    const std::string said = text(status);
    release(releaseStatus, status);
    throw Problem{FACE_FAILED, "ONNX Runtime: " + said};
  }

  void *environment = nullptr;

 private:
  const void *const *functions = nullptr;
};

/// One for each path. It stays open to the end: threads of others may be in it then.
const Runtime &runtime(const char *path) {
  static std::mutex lock;
  static auto &opened = *new std::map<std::string, const Runtime *>();
  const std::lock_guard<std::mutex> alone(lock);
  const auto found = opened.find(path);
  if (found != opened.end()) return *found->second;
  const Runtime *const made = new Runtime(path);
  opened[path] = made;
  return *made;
}

/// Gives back what the library made, whatever happens.
struct Owned {
  const Runtime &runtime;
  Function function;
  void *object = nullptr;

  Owned(const Runtime &runtime, Function function) : runtime(runtime), function(function) {}
  Owned(const Owned &) = delete;
  Owned &operator=(const Owned &) = delete;
  ~Owned() {
    if (object != nullptr) runtime.release(function, object);
  }
};

}  // namespace

struct RuntimeSession::Handles {
  const Runtime &runtime;
  Owned session;
  Owned memory;

  explicit Handles(const Runtime &runtime) : runtime(runtime), session(runtime, releaseSession), memory(runtime, releaseMemory) {}
};

RuntimeSession::RuntimeSession(const char *library, const std::vector<char> &model)
    : handles(std::make_unique<Handles>(runtime(library))) {
  const Runtime &runtime = handles->runtime;
  Owned options(runtime, releaseOptions);
  runtime.call(createSessionOptions, &options.object);
  runtime.call(setLogSeverity, options.object, onlyFatal);
  runtime.call(setOptimization, options.object, allOptimizations);
  // One thread each: looks run beside each other, and results depend on no number of threads.
  runtime.call(setThreadsWithin, options.object, 1);
  runtime.call(setThreadsBetween, options.object, 1);
  // A plan of the memory holds for one size of the input, and there are several.
  runtime.call(disableMemoryPattern, options.object);
  try {
    runtime.call(
        createSessionFromArray, static_cast<const void *>(runtime.environment), static_cast<const void *>(model.data()),
        model.size(), static_cast<const void *>(options.object), &handles->session.object);
  } catch (const Problem &problem) {
    throw Problem{FACE_BAD_MODEL, problem.text};
  }
  runtime.call(createCPUMemory, arenaAllocator, ordinaryMemory, &handles->memory.object);
}

RuntimeSession::~RuntimeSession() = default;

std::vector<cv::Mat> RuntimeSession::run(const char *name, const cv::Mat &input, const std::vector<cv::String> &outputs) {
  const Runtime &runtime = handles->runtime;
  std::vector<int64_t> shape;
  for (int index = 0; index < input.dims; index++) shape.push_back(input.size[index]);
  Owned value(runtime, releaseValue);
  runtime.call(
      createTensorWithData, static_cast<const void *>(handles->memory.object), static_cast<void *>(input.data),
      input.total() * sizeof(float), static_cast<const int64_t *>(shape.data()), shape.size(), elementFloat, &value.object);
  std::vector<const char *> names;
  for (const cv::String &output : outputs) names.push_back(output.c_str());
  std::vector<void *> made(outputs.size(), nullptr);
  std::vector<std::unique_ptr<Owned>> owned;
  const void *const values[] = {value.object};
  const char *const inputs[] = {name};
  runtime.call(
      runSession, handles->session.object, static_cast<const void *>(nullptr), static_cast<const char *const *>(inputs),
      static_cast<const void *const *>(values), static_cast<size_t>(1), static_cast<const char *const *>(names.data()), names.size(),
      made.data());
  for (void *object : made) {
    owned.push_back(std::make_unique<Owned>(runtime, releaseValue));
    owned.back()->object = object;
  }
  std::vector<cv::Mat> maps;
  for (const auto &output : owned) {
    Owned info(runtime, releaseShape);
    runtime.call(typeAndShape, static_cast<const void *>(output->object), &info.object);
    size_t count = 0;
    runtime.call(dimensionsCount, static_cast<const void *>(info.object), &count);
    if (count != 4) throw Problem{FACE_BAD_MODEL, "the network's maps do not have four dimensions"};
    int64_t sides[4] = {};
    runtime.call(dimensions, static_cast<const void *>(info.object), static_cast<int64_t *>(sides), count);
    void *data = nullptr;
    runtime.call(tensorData, output->object, &data);
    int sizes[4] = {};
    for (size_t index = 0; index < 4; index++) sizes[index] = static_cast<int>(sides[index]);
    maps.push_back(cv::Mat(4, sizes, CV_32F, data).clone());
  }
  return maps;
}

}  // namespace face
