#include "batch/messages.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "batch/error_names.h"
#include "batch/reading_json.h"

namespace ziping::batch {
namespace {

using nlohmann::json;

std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// File names are bytes, JSON is UTF-8: bytes beyond ASCII (and '%') travel as %XX.
std::string path_to_wire(const std::string& path) {
  std::string wire;
  for (char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && c != '%') {
      wire += c;
    } else {
      wire += fmt::format("%{:02x}", byte);
    }
  }
  return wire;
}

std::string path_from_wire(const std::string& wire) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string path;
  for (std::size_t i = 0; i < wire.size(); ++i) {
    if (wire[i] == '%' && i + 2 < wire.size()) {
      path += static_cast<char>(digit(wire[i + 1]) * 16 + digit(wire[i + 2]));
      i += 2;
    } else {
      path += wire[i];
    }
  }
  return path;
}

template <class T, class Parse>
Result<T> parsed(const std::string& body, Parse parse) {
  try {
    return parse(json::parse(body));
  } catch (const json::exception& fault) {
    Origin origin;
    origin.stage = "batch";
    return Error{ErrorCode::Internal, fmt::format("a worker's message that cannot be understood: {}", fault.what()),
                 origin};
  }
}

}  // namespace

Message setup_message(const WorkerSetup& setup) {
  const Limits& l = setup.limits;
  json readable = json::array();
  for (const std::string& path : setup.readable) readable.push_back(path_to_wire(path));
  const json value = {{"ocr", static_cast<int>(setup.read.ocr)},
                      {"rules_dpi", setup.read.rules_dpi},
                      {"tessdata", setup.engine.tessdata},
                      {"models", setup.engine.models},
                      {"onnx_models", setup.engine.onnx_models},
                      {"verbose", setup.verbose},
                      {"readable", std::move(readable)},
                      {"require_sandbox", setup.require_sandbox},
                      {"max_pixels", l.max_pixels},
                      {"max_side_pixels", l.max_side_pixels},
                      {"max_page_points", l.max_page_points},
                      {"min_dpi", l.min_dpi},
                      {"max_dpi", l.max_dpi},
                      {"max_file_bytes", l.max_file_bytes},
                      {"max_pages", l.max_pages},
                      {"max_messages", l.max_messages},
                      {"max_words_page", l.max_words_page},
                      {"max_text_bytes_page", l.max_text_bytes_page},
                      {"page_cpu_seconds", l.page_cpu_seconds},
                      {"page_wall_seconds", l.page_wall_seconds},
                      {"heartbeat_seconds", l.heartbeat_seconds},
                      {"worker_address_space", l.worker_address_space}};
  return {MessageKind::Configure, dump(value)};
}

Result<WorkerSetup> parse_setup(const std::string& body) {
  return parsed<WorkerSetup>(body, [](const json& value) {
    WorkerSetup setup;
    Limits& l = setup.limits;
    setup.read.ocr = static_cast<OcrMode>(value.at("ocr").get<int>());
    value.at("rules_dpi").get_to(setup.read.rules_dpi);
    value.at("tessdata").get_to(setup.engine.tessdata);
    value.at("models").get_to(setup.engine.models);
    value.at("onnx_models").get_to(setup.engine.onnx_models);
    value.at("verbose").get_to(setup.verbose);
    for (const json& path : value.at("readable")) setup.readable.push_back(path_from_wire(path.get<std::string>()));
    value.at("require_sandbox").get_to(setup.require_sandbox);
    value.at("max_pixels").get_to(l.max_pixels);
    value.at("max_side_pixels").get_to(l.max_side_pixels);
    value.at("max_page_points").get_to(l.max_page_points);
    value.at("min_dpi").get_to(l.min_dpi);
    value.at("max_dpi").get_to(l.max_dpi);
    value.at("max_file_bytes").get_to(l.max_file_bytes);
    value.at("max_pages").get_to(l.max_pages);
    value.at("max_messages").get_to(l.max_messages);
    value.at("max_words_page").get_to(l.max_words_page);
    value.at("max_text_bytes_page").get_to(l.max_text_bytes_page);
    value.at("page_cpu_seconds").get_to(l.page_cpu_seconds);
    value.at("page_wall_seconds").get_to(l.page_wall_seconds);
    value.at("heartbeat_seconds").get_to(l.heartbeat_seconds);
    value.at("worker_address_space").get_to(l.worker_address_space);
    return setup;
  });
}

Message open_message(const std::string& path) {
  return {MessageKind::Open, dump({{"path", path_to_wire(path)}})};
}

Result<std::string> parse_open(const std::string& body) {
  return parsed<std::string>(body,
                             [](const json& value) { return path_from_wire(value.at("path").get<std::string>()); });
}

Message page_request_message(const PageRequest& request) {
  return {MessageKind::ReadPage,
          dump({{"path", path_to_wire(request.path)}, {"sha256", request.sha256}, {"number", request.number}})};
}

Result<PageRequest> parse_page_request(const std::string& body) {
  return parsed<PageRequest>(body, [](const json& value) {
    return PageRequest{path_from_wire(value.at("path").get<std::string>()), value.at("sha256").get<std::string>(),
                       value.at("number").get<int>()};
  });
}

Message ready_message(const SandboxState& sandbox) {
  return {MessageKind::Ready, dump({{"no_new_privileges", sandbox.no_new_privileges},
                                    {"landlock", sandbox.landlock},
                                    {"system_calls", sandbox.system_calls},
                                    {"problem", sandbox.problem}})};
}

Result<SandboxState> parse_ready(const std::string& body) {
  return parsed<SandboxState>(body, [](const json& value) {
    return SandboxState{value.at("no_new_privileges").get<bool>(), value.at("landlock").get<int>(),
                        value.at("system_calls").get<bool>(), value.at("problem").get<std::string>()};
  });
}

Message alive_message() {
  return {MessageKind::Alive, "{}"};
}

Message opened_message(const OpenedDocument& opened) {
  return {MessageKind::Opened, dump({{"pages", opened.pages}, {"sha256", opened.sha256}})};
}

Result<OpenedDocument> parse_opened(const std::string& body) {
  return parsed<OpenedDocument>(body, [](const json& value) {
    return OpenedDocument{value.at("pages").get<int>(), value.at("sha256").get<std::string>()};
  });
}

Message refused_message(const Error& error) {
  return {MessageKind::Refused,
          dump({{"code", to_string(error.code)}, {"message", error.message}, {"stage", error.origin.stage}})};
}

Error parse_refused(const std::string& body) {
  const Result<Diagnostic> sent = parsed<Diagnostic>(body, [](const json& value) {
    return Diagnostic{value.at("code").get<std::string>(), value.at("message").get<std::string>(), std::nullopt,
                      value.at("stage").get<std::string>()};
  });
  if (!sent) return sent.error();
  Origin origin;
  origin.stage = sent->stage;
  return {error_code(sent->code), sent->message, origin};
}

Message picture_request_message(const PictureRequest& request) {
  const Box& part = request.part;
  return {MessageKind::Draw, dump({{"path", path_to_wire(request.path)},
                                   {"sha256", request.sha256},
                                   {"page", request.page},
                                   {"rotation", request.rotation},
                                   {"width", request.width},
                                   {"part", {part.x0, part.y0, part.x1, part.y1}}})};
}

Result<PictureRequest> parse_picture_request(const std::string& body) {
  return parsed<PictureRequest>(body, [](const json& value) {
    PictureRequest request;
    request.path = path_from_wire(value.at("path").get<std::string>());
    value.at("sha256").get_to(request.sha256);
    value.at("page").get_to(request.page);
    value.at("rotation").get_to(request.rotation);
    value.at("width").get_to(request.width);
    const json& part = value.at("part");
    request.part = {part.at(0).get<double>(), part.at(1).get<double>(), part.at(2).get<double>(),
                    part.at(3).get<double>()};
    return request;
  });
}

// The media type, a line feed, the bytes.
Message picture_message(const Picture& picture) {
  return {MessageKind::Picture, picture.media_type + '\n' + picture.bytes};
}

Result<Picture> parse_picture(std::string body) {
  const std::size_t end = body.find('\n');
  const std::string media_type = body.substr(0, end);
  if (end == std::string::npos || (media_type != "image/png" && media_type != "image/jpeg")) {
    return Error{ErrorCode::WorkerDied, "a worker's picture that is none", {}};
  }
  body.erase(0, end + 1);
  return Picture{media_type, std::move(body)};
}

Message page_message(const layout::PageReading& reading) {
  return {MessageKind::Page, to_json(reading)};
}

}  // namespace ziping::batch
