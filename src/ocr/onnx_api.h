#pragma once
#include <cstddef>
#include <cstdint>

/// The part of ONNX Runtime's C interface that is used here, so that neither building nor running depends on its
/// headers. The interface is a table of function pointers to which later versions only append; what is not called is
/// declared as gaps that keep the places. Valid for interface version `kVersion` and every later library.
namespace ziping::ocr::onnx {

inline constexpr std::uint32_t kVersion = 14;

struct Env;
struct Status;
struct SessionOptions;
struct Session;
struct RunOptions;
struct MemoryInfo;
struct Value;
struct ShapeInfo;
struct Allocator;

inline constexpr int kLogError = 3;
inline constexpr int kOptimizeAll = 99;
inline constexpr int kFloat = 1;
inline constexpr int kArenaAllocator = 1;
inline constexpr int kDefaultMemory = 0;

using Gap = void (*)();

struct Api {
  Gap create_status;
  Gap error_code;
  const char* (*error_message)(const Status*);
  Status* (*create_env)(int log_level, const char* log_id, Env** out);
  Gap env_with_logger;
  Gap telemetry[2];
  Status* (*create_session)(const Env*, const char* path, const SessionOptions*, Session** out);
  Gap session_from_array;
  Status* (*run)(Session*, const RunOptions*, const char* const* input_names, const Value* const* inputs,
                 std::size_t input_count, const char* const* output_names, std::size_t output_count, Value** outputs);
  Status* (*create_session_options)(SessionOptions** out);
  Gap session_settings[12];
  Status* (*set_optimization)(SessionOptions*, int level);
  Status* (*set_intra_op_threads)(SessionOptions*, int threads);
  Status* (*set_inter_op_threads)(SessionOptions*, int threads);
  Gap custom_ops[4];
  Gap session_counts[3];
  Gap session_types[3];
  Status* (*input_name)(const Session*, std::size_t index, Allocator*, char** out);
  Status* (*output_name)(const Session*, std::size_t index, Allocator*, char** out);
  Gap initializer_name;
  Gap run_options[9];
  Gap tensor_with_allocator;
  Status* (*tensor_with_data)(const MemoryInfo*, void* data, std::size_t bytes, const std::int64_t* shape,
                              std::size_t shape_length, int type, Value** out);
  Gap is_tensor;
  Status* (*tensor_data)(Value*, void** out);
  Gap strings[3];
  Gap type_info[2];
  Gap make_shape_info[3];
  Gap element_type;
  Status* (*dimension_count)(const ShapeInfo*, std::size_t* out);
  Status* (*dimensions)(const ShapeInfo*, std::int64_t* out, std::size_t length);
  Gap symbolic_dimensions;
  Gap element_count;
  Status* (*shape_of)(const Value*, ShapeInfo** out);
  Gap value_types[2];
  Gap memory_info;
  Status* (*cpu_memory_info)(int allocator_type, int memory_type, MemoryInfo** out);
  Gap memory_info_facts[5];
  Gap allocator_alloc;
  Status* (*allocator_free)(Allocator*, void*);
  Gap allocator_info;
  Status* (*default_allocator)(Allocator** out);
  Gap values[6];
  Gap kernels[7];
  void (*release_env)(Env*);
  void (*release_status)(Status*);
  void (*release_memory_info)(MemoryInfo*);
  void (*release_session)(Session*);
  void (*release_value)(Value*);
  Gap release_run_options;
  Gap release_type_info;
  void (*release_shape_info)(ShapeInfo*);
  void (*release_session_options)(SessionOptions*);
};

/// What the library's one exported function returns.
struct ApiBase {
  const Api* (*api)(std::uint32_t version);
  const char* (*version)();
};

inline constexpr const char* kEntryPoint = "OrtGetApiBase";
using EntryPoint = const ApiBase* (*)();

}  // namespace ziping::ocr::onnx
