#include "batch/worker_pool.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <utility>

namespace ziping::batch {
namespace {

Message task_message(const Task& task, std::uint32_t ticket) {
  Message message =
      task.page == 0 ? open_message(task.path) : page_request_message({task.path, task.sha256, task.page});
  message.ticket = ticket;
  return message;
}

bool answers(MessageKind kind, const Task& task) {
  if (task.page == 0) return kind == MessageKind::Opened || kind == MessageKind::Refused;
  return kind == MessageKind::Page;
}

}  // namespace

WorkerPool::WorkerPool(std::vector<std::string> command, WorkerSetup setup, int size)
    : command_(std::move(command)), setup_(std::move(setup)), slots_(static_cast<std::size_t>(std::max(1, size))) {}

bool WorkerPool::has_idle() const {
  return std::any_of(slots_.begin(), slots_.end(), [](const Slot& slot) { return !slot.task; });
}

bool WorkerPool::busy() const {
  return std::any_of(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.task.has_value(); });
}

Status WorkerPool::start(Slot* slot) {
  auto process = WorkerProcess::start(command_, setup_.verbose);
  if (!process) return process.error();
  slot->process = std::move(*process);
  slot->pages = 0;
  slot->open.clear();
  slot->process->send(setup_message(setup_));
  return Done{};
}

Status WorkerPool::give(Task task) {
  // The worker that has the document open already need not open it again.
  auto idle = std::find_if(slots_.begin(), slots_.end(),
                           [&](const Slot& slot) { return !slot.task && slot.open == task.path; });
  if (idle == slots_.end()) {
    idle = std::find_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return !slot.task; });
  }
  Slot& slot = *idle;
  if (slot.process && slot.pages >= setup_.limits.worker_pages) {
    slot.process->end(false);
    slot.process.reset();
  }
  slot.ticket = ++last_ticket_;
  const Message message = task_message(task, slot.ticket);
  // A worker that died while it was idle is replaced; one that dies over the task is the task's outcome.
  if (!slot.process || !slot.process->send(message)) {
    slot.process.reset();
    if (Status started = start(&slot); !started) return started;
    slot.process->send(message);
  }
  slot.begun = WorkerProcess::Clock::now();
  slot.pages += task.page > 0 ? 1 : 0;
  slot.open = task.path;
  slot.task = std::move(task);
  return Done{};
}

void WorkerPool::bury(Slot* slot, std::vector<TaskResult>* results, bool by_force, std::optional<Error> why) {
  const WorkerProcess::End end = slot->process->end(by_force);
  slot->process.reset();
  if (!slot->task) return;
  Error death{ErrorCode::WorkerDied, "the worker that read it died: " + end.text, {}};
  if (end.cpu_limit) {
    death = {ErrorCode::PageTimeout,
             fmt::format("reading it took more than {} seconds of CPU", setup_.limits.page_cpu_seconds),
             {}};
  } else if (why) {
    death = std::move(*why);
  }
  death.origin.stage = "batch";
  if (slot->task->page > 0) death.origin.page = slot->task->page;
  results->push_back({std::move(*slot->task), std::nullopt, std::move(death), number_of(slot)});
  slot->task.reset();
}

void WorkerPool::take_messages(Slot* slot, std::vector<TaskResult>* results) {
  const bool open = slot->process->receive();
  while (slot->process) {
    Result<std::optional<Message>> message = slot->process->next();
    if (!message) {
      bury(slot, results, true,
           Error{ErrorCode::WorkerDied, "the worker's answer was damaged: " + message.error().message, {}});
      return;
    }
    if (!*message) break;
    if ((*message)->kind == MessageKind::Ready) {
      const Result<SandboxState> sandbox = parse_ready((*message)->body);
      if (sandbox && (!sandbox_ || sandbox_->whole())) sandbox_ = *sandbox;
    }
    // An answer to an earlier question, given twice or too late, answers nothing.
    if (slot->task && (*message)->ticket == slot->ticket && answers((*message)->kind, *slot->task)) {
      results->push_back({std::move(*slot->task), std::move(**message), {}, number_of(slot)});
      slot->task.reset();
    }
  }
  if (!open) bury(slot, results, false, std::nullopt);
}

void WorkerPool::check_time(Slot* slot, std::vector<TaskResult>* results) {
  if (!slot->process || !slot->task) return;
  const auto now = WorkerProcess::Clock::now();
  const Limits& limits = setup_.limits;
  if (now - slot->begun > std::chrono::seconds(limits.page_wall_seconds)) {
    bury(slot, results, true,
         Error{ErrorCode::PageTimeout, fmt::format("not done after {} seconds", limits.page_wall_seconds), {}});
  } else if (now - std::max(slot->begun, slot->process->last_sign()) > std::chrono::seconds(limits.heartbeat_seconds)) {
    bury(slot, results, true,
         Error{ErrorCode::PageTimeout, fmt::format("no sign of life for {} seconds", limits.heartbeat_seconds), {}});
  }
}

std::vector<TaskResult> WorkerPool::wait(std::chrono::milliseconds at_most) {
  std::vector<pollfd> waiting;
  std::vector<Slot*> owners;
  for (Slot& slot : slots_) {
    if (!slot.process) continue;
    waiting.push_back({slot.process->descriptor(), POLLIN, 0});
    owners.push_back(&slot);
  }
  std::vector<TaskResult> results;
  if (::poll(waiting.data(), waiting.size(), static_cast<int>(at_most.count())) > 0) {
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].revents != 0) take_messages(owners[i], &results);
    }
  }
  for (Slot& slot : slots_) check_time(&slot, &results);
  return results;
}

void WorkerPool::discard(const TaskResult& result) {
  Slot& slot = slots_.at(result.worker);
  if (slot.process) slot.process->end(true);
  slot.process.reset();
}

void WorkerPool::end_all() {
  for (Slot& slot : slots_) {
    if (slot.process) slot.process->end(true);
    slot.process.reset();
    slot.task.reset();
  }
}

}  // namespace ziping::batch
