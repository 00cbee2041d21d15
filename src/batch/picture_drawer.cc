#include "batch/picture_drawer.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "batch/messages.h"

namespace ziping::batch {
namespace {

constexpr std::size_t kHands = 2;

Error lost(ErrorCode code, std::string message, int page) {
  Origin origin;
  origin.stage = "batch";
  origin.page = page;
  return {code, std::move(message), origin};
}

}  // namespace

PictureDrawer::PictureDrawer(std::vector<std::string> worker_command, const Limits& limits)
    : command_(std::move(worker_command)), limits_(limits) {}

PictureDrawer::~PictureDrawer() = default;

Result<Picture> PictureDrawer::draw(const PictureRequest& request) {
  const std::lock_guard guard(mutex_);
  auto hand = std::find_if(hands_.begin(), hands_.end(), [&](const Hand& other) { return other.path == request.path; });
  if (hand == hands_.end()) {
    auto process = WorkerProcess::start(command_, false);
    if (!process) return process.error();
    // Pictures are drawn ahead, while somebody waits for the answer to a key.
    process->give_way();
    if (hands_.size() >= kHands) hands_.pop_back();
    hands_.push_front({request.path, std::move(*process), 0});
    hand = hands_.begin();
    WorkerSetup setup;
    setup.read.ocr = OcrMode::Never;
    setup.limits = limits_;
    setup.readable = {request.path};
    hand->process.send(setup_message(setup));
  } else {
    hands_.splice(hands_.begin(), hands_, hand);
  }
  bool usable = false;
  Result<Picture> picture = draw_with(*hand, request, &usable);
  if (!usable) hands_.erase(hand);
  return picture;
}

Result<Picture> PictureDrawer::draw_with(Hand& hand, const PictureRequest& request, bool* usable) {
  *usable = false;
  const auto died = [&](std::string why) {
    return lost(ErrorCode::WorkerDied, "the worker that drew it died: " + std::move(why), request.page);
  };
  Message question = picture_request_message(request);
  question.ticket = ++hand.ticket;
  if (!hand.process.send(question)) return died(hand.process.end(true).text);
  const auto until = WorkerProcess::Clock::now() + std::chrono::seconds(limits_.picture_wall_seconds);
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - WorkerProcess::Clock::now());
    pollfd waiting{hand.process.descriptor(), POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0) {
      return lost(ErrorCode::PageTimeout, fmt::format("not drawn after {} seconds", limits_.picture_wall_seconds),
                  request.page);
    }
    if (!hand.process.receive()) return died(hand.process.end(false).text);
    while (true) {
      Result<std::optional<Message>> message = hand.process.next();
      if (!message) return died(message.error().message);
      if (!message->has_value()) break;
      if ((*message)->ticket != hand.ticket) continue;
      if ((*message)->kind == MessageKind::Refused) {
        *usable = true;
        return parse_refused((*message)->body);
      }
      if ((*message)->kind != MessageKind::Picture) continue;
      *usable = true;
      return parse_picture(std::move((*message)->body));
    }
  }
}

}  // namespace ziping::batch
