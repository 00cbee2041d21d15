#pragma once
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "browser/child_process.h"

namespace ziping::testing {

/// A headless Chromium, steered through chromedriver (W3C WebDriver). Waiting is for what the page shows, never for a
/// time. Every failure is a std::runtime_error that names the command.
class WebDriver {
 public:
  /// True where chromium and chromedriver are installed.
  static bool available();

  WebDriver();
  ~WebDriver();
  WebDriver(const WebDriver&) = delete;
  WebDriver& operator=(const WebDriver&) = delete;

  void open(const std::string& url);
  std::string url();
  /// The value of a JavaScript expression.
  nlohmann::json value(const std::string& expression);
  /// The same, once it is true, not null and not empty; throws after `seconds` with what `about` says.
  nlohmann::json wait_for(const std::string& expression, const std::string& about, int seconds = 20);
  /// Keys as if pressed one after the other, to whatever has the focus. Special keys are WebDriver's (U+E007 is Enter).
  void press(const std::string& keys);
  /// Into the element that the selector names; a file's path for a file chooser.
  void send_to(const std::string& selector, const std::string& text);
  void click(const std::string& selector);

 private:
  struct Connection;
  nlohmann::json command(const std::string& method, const std::string& path, const nlohmann::json& body);
  std::string element(const std::string& selector);

  ChildProcess driver_;
  std::unique_ptr<Connection> connection_;
  std::string session_;
};

inline constexpr const char* kEnter = "\xEE\x80\x87";
inline constexpr const char* kEscape = "\xEE\x80\x8C";

}  // namespace ziping::testing
