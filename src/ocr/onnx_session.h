#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace ziping::ocr {

/// The numbers a network gave for one picture: `steps` rows of `classes` probabilities.
struct StepScores {
  std::vector<float> values;
  int steps = 0;
  int classes = 0;
  const float* step(int i) const {
    return values.data() + static_cast<std::size_t>(i) * static_cast<std::size_t>(classes);
  }
};

/// A recognising network with one input (1 x 3 x height x width) and one output (1 x steps x classes), run by an ONNX
/// Runtime library loaded while the program runs. One computing thread. Not thread safe.
class OnnxSession {
 public:
  /// Error ModelMissing where library or model is not there or cannot be used.
  static Result<std::unique_ptr<OnnxSession>> open(const std::string& library, const std::string& model);
  ~OnnxSession();
  OnnxSession(const OnnxSession&) = delete;
  OnnxSession& operator=(const OnnxSession&) = delete;

  /// `pixels` holds 3 * height * width numbers.
  Result<StepScores> run(std::vector<float>& pixels, int height, int width);
  /// The library's version.
  const std::string& version() const;

 private:
  struct State;
  explicit OnnxSession(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ziping::ocr
