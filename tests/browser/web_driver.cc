#include "browser/web_driver.h"

#include <httplib.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace ziping::testing {

using nlohmann::json;

namespace {

constexpr const char* kElement = "element-6066-11e4-a52e-4f735466cecf";

int port_of(ChildProcess& driver) {
  const auto line = driver.line_with("successfully on port ", 20);
  if (!line) throw std::runtime_error("chromedriver did not start");
  return std::stoi(line->substr(line->rfind("on port ") + 8));
}

bool is_there(const json& value) {
  if (value.is_null()) return false;
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_string()) return !value.get<std::string>().empty();
  return true;
}

}  // namespace

struct WebDriver::Connection {
  explicit Connection(int port) : client("127.0.0.1", port) { client.set_read_timeout(60, 0); }
  httplib::Client client;
};

bool WebDriver::available() {
  return !program_on_path("chromium").empty() && !program_on_path("chromedriver").empty();
}

WebDriver::WebDriver() : driver_({program_on_path("chromedriver"), "--port=0"}) {
  connection_ = std::make_unique<Connection>(port_of(driver_));
  const json options = {{"binary", program_on_path("chromium")},
                        {"args",
                         {"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                          "--window-size=1280,860", "--lang=en-GB", "--no-first-run"}}};
  const json answer =
      command("POST", "/session",
              {{"capabilities", {{"alwaysMatch", {{"browserName", "chrome"}, {"goog:chromeOptions", options}}}}}});
  session_ = answer.at("sessionId").get<std::string>();
}

WebDriver::~WebDriver() {
  if (!session_.empty()) connection_->client.Delete("/session/" + session_);
}

json WebDriver::command(const std::string& method, const std::string& path, const json& body) {
  const std::string full = session_.empty() ? path : "/session/" + session_ + path;
  const auto answer =
      method == "GET" ? connection_->client.Get(full) : connection_->client.Post(full, body.dump(), "application/json");
  if (!answer) throw std::runtime_error(path + ": no answer");
  json value = json::parse(answer->body, nullptr, false);
  if (value.is_discarded()) throw std::runtime_error(path + ": " + answer->body);
  if (answer->status != 200) throw std::runtime_error(path + ": " + value["value"].value("message", answer->body));
  return value["value"];
}

void WebDriver::open(const std::string& url) {
  command("POST", "/url", {{"url", url}});
}

std::string WebDriver::url() {
  return command("GET", "/url", {}).get<std::string>();
}

json WebDriver::value(const std::string& expression) {
  return command("POST", "/execute/sync", {{"script", "return (" + expression + ");"}, {"args", json::array()}});
}

json WebDriver::wait_for(const std::string& expression, const std::string& about, int seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  for (;;) {
    json now = value(expression);
    if (is_there(now)) return now;
    if (std::chrono::steady_clock::now() > end) {
      throw std::runtime_error("waited in vain for " + about + "; the page says: " +
                               value("document.body.innerText.slice(0, 1500)").get<std::string>());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

void WebDriver::press(const std::string& keys) {
  json actions = json::array();
  for (std::size_t at = 0; at < keys.size();) {
    const auto first = static_cast<unsigned char>(keys[at]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    const std::string key = keys.substr(at, length);
    actions.push_back({{"type", "keyDown"}, {"value", key}});
    actions.push_back({{"type", "keyUp"}, {"value", key}});
    at += length;
  }
  command("POST", "/actions", {{"actions", {{{"type", "key"}, {"id", "keys"}, {"actions", actions}}}}});
}

std::string WebDriver::element(const std::string& selector) {
  return command("POST", "/element", {{"using", "css selector"}, {"value", selector}}).at(kElement).get<std::string>();
}

void WebDriver::send_to(const std::string& selector, const std::string& text) {
  command("POST", "/element/" + element(selector) + "/value", {{"text", text}});
}

void WebDriver::click(const std::string& selector) {
  command("POST", "/element/" + element(selector) + "/click", json::object());
}

}  // namespace ziping::testing
