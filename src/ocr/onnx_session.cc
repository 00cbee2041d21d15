#include "ocr/onnx_session.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <array>

#include "ocr/ocr_error.h"
#include "ocr/onnx_api.h"

namespace ziping::ocr {
namespace {

Error missing(std::string message) {
  return ocr_error(ErrorCode::ModelMissing, std::move(message));
}

/// The library stays loaded: its threads and registries do not survive being unloaded.
Result<const onnx::ApiBase*> load_library(const std::string& path) {
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char* why = ::dlerror();
    return missing(fmt::format("cannot load ONNX Runtime: {}", why != nullptr ? why : path));
  }
  void* symbol = ::dlsym(library, onnx::kEntryPoint);
  if (symbol == nullptr) return missing(fmt::format("{} is no ONNX Runtime library", path));
  const auto* base = reinterpret_cast<onnx::EntryPoint>(symbol)();
  if (base == nullptr) return missing(fmt::format("{} gives no interface", path));
  return base;
}

}  // namespace

struct OnnxSession::State {
  const onnx::Api* api = nullptr;
  std::string version;
  onnx::Env* env = nullptr;
  onnx::SessionOptions* options = nullptr;
  onnx::Session* session = nullptr;
  onnx::MemoryInfo* memory = nullptr;
  std::string input;
  std::string output;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (api == nullptr) return;
    if (memory != nullptr) api->release_memory_info(memory);
    if (session != nullptr) api->release_session(session);
    if (options != nullptr) api->release_session_options(options);
    if (env != nullptr) api->release_env(env);
  }

  /// Empty if the call went well, else what the library said.
  std::string failure(onnx::Status* status) const {
    if (status == nullptr) return {};
    const char* text = api->error_message(status);
    std::string message = text != nullptr && *text != '\0' ? text : "unnamed error";
    api->release_status(status);
    return message;
  }

  std::string start(const std::string& model) {
    if (auto bad = failure(api->create_env(onnx::kLogError, "ziping", &env)); !bad.empty()) return bad;
    if (auto bad = failure(api->create_session_options(&options)); !bad.empty()) return bad;
    // One page a process and one thread a page: more threads only fight the other workers for the cores.
    if (auto bad = failure(api->set_intra_op_threads(options, 1)); !bad.empty()) return bad;
    if (auto bad = failure(api->set_inter_op_threads(options, 1)); !bad.empty()) return bad;
    if (auto bad = failure(api->set_optimization(options, onnx::kOptimizeAll)); !bad.empty()) return bad;
    if (auto bad = failure(api->create_session(env, model.c_str(), options, &session)); !bad.empty()) return bad;
    if (auto bad = failure(api->cpu_memory_info(onnx::kArenaAllocator, onnx::kDefaultMemory, &memory)); !bad.empty()) {
      return bad;
    }
    return learn_names();
  }

  std::string learn_names() {
    onnx::Allocator* allocator = nullptr;
    if (auto bad = failure(api->default_allocator(&allocator)); !bad.empty()) return bad;
    char* name = nullptr;
    if (auto bad = failure(api->input_name(session, 0, allocator, &name)); !bad.empty()) return bad;
    input = name;
    if (auto bad = failure(api->allocator_free(allocator, name)); !bad.empty()) return bad;
    if (auto bad = failure(api->output_name(session, 0, allocator, &name)); !bad.empty()) return bad;
    output = name;
    return failure(api->allocator_free(allocator, name));
  }

  /// The output tensor copied out. `value` is not owned.
  std::string copy_out(onnx::Value* value, StepScores* scores) const {
    onnx::ShapeInfo* info = nullptr;
    if (auto bad = failure(api->shape_of(value, &info)); !bad.empty()) return bad;
    std::size_t count = 0;
    std::array<std::int64_t, 3> shape{};
    std::string bad = failure(api->dimension_count(info, &count));
    if (bad.empty() && count != shape.size()) bad = "the network's output has not three dimensions";
    if (bad.empty()) bad = failure(api->dimensions(info, shape.data(), shape.size()));
    api->release_shape_info(info);
    if (!bad.empty()) return bad;
    void* data = nullptr;
    if (bad = failure(api->tensor_data(value, &data)); !bad.empty()) return bad;
    scores->steps = static_cast<int>(shape[1]);
    scores->classes = static_cast<int>(shape[2]);
    const auto* begin = static_cast<const float*>(data);
    scores->values.assign(begin, begin + shape[1] * shape[2]);
    return {};
  }
};

OnnxSession::OnnxSession(std::unique_ptr<State> state) : state_(std::move(state)) {}
OnnxSession::~OnnxSession() = default;

Result<std::unique_ptr<OnnxSession>> OnnxSession::open(const std::string& library, const std::string& model) {
  auto base = load_library(library);
  if (!base) return base.error();
  auto state = std::make_unique<State>();
  state->version = (*base)->version();
  state->api = (*base)->api(onnx::kVersion);
  if (state->api == nullptr) {
    return missing(fmt::format("ONNX Runtime {} is older than interface {}", state->version, onnx::kVersion));
  }
  if (auto bad = state->start(model); !bad.empty()) return missing(fmt::format("cannot load {}: {}", model, bad));
  return std::unique_ptr<OnnxSession>(new OnnxSession(std::move(state)));
}

const std::string& OnnxSession::version() const {
  return state_->version;
}

Result<StepScores> OnnxSession::run(std::vector<float>& pixels, int height, int width) {
  const auto fail = [](const std::string& why) { return ocr_error(ErrorCode::Internal, "the network failed: " + why); };
  const std::array<std::int64_t, 4> shape = {1, 3, height, width};
  if (pixels.size() != static_cast<std::size_t>(3 * shape[2] * shape[3])) return fail("the picture has not its size");
  const onnx::Api* api = state_->api;
  onnx::Value* in = nullptr;
  if (auto bad = state_->failure(api->tensor_with_data(state_->memory, pixels.data(), pixels.size() * sizeof(float),
                                                       shape.data(), shape.size(), onnx::kFloat, &in));
      !bad.empty()) {
    return fail(bad);
  }
  const char* input = state_->input.c_str();
  const char* output = state_->output.c_str();
  onnx::Value* out = nullptr;
  const onnx::Value* inputs[] = {in};
  std::string bad = state_->failure(api->run(state_->session, nullptr, &input, inputs, 1, &output, 1, &out));
  StepScores scores;
  if (bad.empty()) bad = state_->copy_out(out, &scores);
  if (out != nullptr) api->release_value(out);
  api->release_value(in);
  if (!bad.empty()) return fail(bad);
  return scores;
}

}  // namespace ziping::ocr
