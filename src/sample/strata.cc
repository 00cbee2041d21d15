#include "sample/strata.h"

#include <map>

namespace ziping::sample {
namespace {

std::string size_class(const Decimal& value, const std::vector<Decimal>& bounds) {
  const Decimal size = value.abs();
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (size < bounds[i]) {
      return i == 0 ? "<" + bounds[i].to_string() : bounds[i - 1].to_string() + "-" + bounds[i].to_string();
    }
  }
  return bounds.empty() ? "-" : ">=" + bounds.back().to_string();
}

}  // namespace

std::string stratum_of(const store::FigureRow& figure, const Design& design) {
  std::string label;
  for (const StratumKey key : design.strata) {
    if (!label.empty()) label += " / ";
    switch (key) {
      case StratumKey::Entity:
        label += figure.entity.value_or("-");
        break;
      case StratumKey::Year:
        label += figure.year ? std::to_string(*figure.year) : "-";
        break;
      case StratumKey::Kind:
        label += figure.form.empty() ? "text" : figure.form;
        break;
      case StratumKey::Size:
        label += size_class(figure.base_value, design.size_bounds);
        break;
    }
  }
  return label;
}

std::vector<Layer> layers_of(const std::vector<store::FrameRow>& frame,
                             const std::vector<std::uint64_t>& absolute_cents) {
  std::map<std::string, Layer> layers;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    Layer& layer = layers[frame[i].stratum];
    layer.label = frame[i].stratum;
    layer.members.push_back(i);
    layer.cents += absolute_cents[i];
  }
  std::vector<Layer> sorted;
  for (auto& [label, layer] : layers) sorted.push_back(std::move(layer));
  return sorted;
}

}  // namespace ziping::sample
