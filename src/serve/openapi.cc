#include "serve/openapi.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "serve/embedded.h"

namespace ziping::serve {
namespace {

using Json = nlohmann::ordered_json;

std::string_view file(std::string_view name) {
  for (const Embedded& embedded : embedded_files()) {
    if (embedded.name == name) return embedded.text();
  }
  return "{}";
}

// The export's schema keeps its parts under $defs.
void point_to_components(Json* value) {
  if (value->is_object()) {
    for (auto& [key, member] : value->items()) {
      if (key == "$ref" && member.is_string()) {
        const std::string target = member.get<std::string>();
        if (target.starts_with("#/$defs/")) member = "#/components/schemas/" + target.substr(8);
      } else {
        point_to_components(&member);
      }
    }
  } else if (value->is_array()) {
    for (Json& member : *value) point_to_components(&member);
  }
}

Json schemas() {
  Json all = Json::parse(file("schemas.json"), nullptr, false);
  Json exported = Json::parse(file("export.schema.json"), nullptr, false);
  if (!exported.is_object() || !exported.contains("$defs")) return all;
  for (auto& [name, schema] : exported["$defs"].items()) {
    point_to_components(&schema);
    all[name] = schema;
  }
  return all;
}

std::string operation_id(const Route& route) {
  std::string id = ascii::lower(route.method);
  for (const std::string& segment : segments(route.path)) {
    if (segment == "api" || segment == "v1") continue;
    id += '_';
    for (const char c : segment) {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0) id += c;
    }
  }
  return id;
}

Json reference(const std::string& schema) {
  return {{"$ref", "#/components/schemas/" + schema}};
}

Json parameters_json(const Route& route) {
  Json parameters = Json::array();
  for (const std::string& segment : segments(route.path)) {
    if (!segment.starts_with('{')) continue;
    const std::string name = segment.substr(1, segment.size() - 2);
    parameters.push_back({{"name", name},
                          {"in", "path"},
                          {"required", true},
                          {"schema", {{"type", name == "page" ? "integer" : "string"}}}});
  }
  for (const Parameter& parameter : route.parameters) {
    parameters.push_back({{"name", parameter.name},
                          {"in", parameter.in},
                          {"description", parameter.what},
                          {"schema", {{"type", parameter.type}}}});
  }
  return parameters;
}

Json responses_json(const Route& route) {
  Json content = Json::object();
  content[route.media] =
      route.answer.empty() ? Json{{"schema", {{"type", "string"}}}} : Json{{"schema", reference(route.answer)}};
  // A scan is photographed, a drawn page is not.
  if (route.media == "image/png") content["image/jpeg"] = content[route.media];
  Json responses = Json::object();
  responses[std::to_string(route.status)] = {{"description", route.summary}, {"content", content}};
  if (route.status == 202) responses["200"] = responses["202"];
  responses["default"] = {{"description", "a refusal"},
                          {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}};
  return responses;
}

Json operation_json(const Route& route) {
  Json operation = {{"operationId", operation_id(route)}, {"summary", route.summary}};
  if (route.scope == Scope::None) {
    operation["security"] = Json::array();
  } else {
    const Json scopes = Json::array({std::string(to_string(route.scope))});
    operation["security"] = Json::array({Json{{"bearer", scopes}}, Json{{"session", scopes}}});
  }
  const Json parameters = parameters_json(route);
  if (!parameters.empty()) operation["parameters"] = parameters;
  if (!route.body.empty()) {
    Json content = Json::object();
    content[route.body_media] = route.body == "binary"
                                    ? Json{{"schema", {{"type", "string"}, {"contentMediaType", route.body_media}}}}
                                    : Json{{"schema", reference(route.body)}};
    // Whatever is handed in as a body can be handed in by a form: one file, in a field of any name.
    if (route.body == "binary") {
      content["application/octet-stream"] = Json{{"schema", {{"type", "string"}}}};
      content["multipart/form-data"] = {
          {"schema",
           {{"type", "object"},
            {"required", {"file"}},
            {"properties", {{"file", {{"type", "string"}, {"contentMediaType", route.body_media}}}}}}}};
    }
    operation["requestBody"] = {{"required", true}, {"content", content}};
  }
  operation["responses"] = responses_json(route);
  return operation;
}

}  // namespace

std::string openapi_document(const Router& router) {
  Json document = {{"openapi", "3.1.0"},
                   {"info",
                    {{"title", "ziping"},
                     {"version", ZIPING_VERSION},
                     {"description",
                      "Self-evaluation reports as exact figures with their places, the checks on them, and what people "
                      "settled. Boxes are [x0, y0, x1, y1] in PDF points of the page as displayed upright, origin top "
                      "left. Refusals are problem+json."}}},
                   {"paths", Json::object()},
                   {"components",
                    {{"securitySchemes",
                      {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}},
                       {"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "ziping_session"}}}}}}}};
  for (const Route& route : router.routes()) {
    document["paths"][route.path][ascii::lower(route.method)] = operation_json(route);
  }
  document["components"]["schemas"] = schemas();
  return document.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace ziping::serve
