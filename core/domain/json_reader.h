#pragma once
// JsonReader: bounded, typed reading of a JSON object that came from disk or the pipe. Internal to domain and protocol.

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// Reads fields of one object. The first problem is remembered; ask status() once at the end. Null counts as missing.
class JsonReader {
 public:
  /// `what` names the object in messages ("sample.json"). `json` must outlive the reader.
  JsonReader(const nlohmann::json& json, std::string what) : m_json(json), m_what(std::move(what)) {
    if (!json.is_object()) fail("is not a JSON object");
  }

  bool has(const char* name) const { return m_json.is_object() && m_json.contains(name) && !m_json.at(name).is_null(); }
  const nlohmann::json* child(const char* name) const { return has(name) ? &m_json.at(name) : nullptr; }

  void integer(const char* name, int& out, std::int64_t low, std::int64_t high) {
    std::int64_t value = out;
    integer(name, value, low, high);
    out = static_cast<int>(value);
  }
  void integer(const char* name, std::int64_t& out, std::int64_t low, std::int64_t high) {
    if (!has(name)) return;
    const auto& value = m_json.at(name);
    double number = 0;
    if (value.is_number_unsigned() &&
        value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
      return fail(fmt::format("has {} out of range", name));
    }
    if (value.is_number_integer()) {
      const auto exact = value.get<std::int64_t>();
      if (exact < low || exact > high) return fail(fmt::format("has {} = {} outside {}…{}", name, exact, low, high));
      out = exact;
      return;
    }
    if (!value.is_number_float() || (number = value.get<double>(), number != std::floor(number)) ||
        number < static_cast<double>(low) || number > static_cast<double>(high)) {
      return fail(fmt::format("needs a whole number {}…{} for {}", low, high, name));
    }
    out = static_cast<std::int64_t>(number);
  }
  void optionalInteger(const char* name, std::optional<int>& out, std::int64_t low, std::int64_t high) {
    if (!has(name)) return;
    int value = 0;
    integer(name, value, low, high);
    out = value;
  }
  void number(const char* name, double& out, double low, double high) {
    if (!has(name)) return;
    const auto& value = m_json.at(name);
    if (!value.is_number() || !std::isfinite(value.get<double>()) || value.get<double>() < low ||
        value.get<double>() > high) {
      return fail(fmt::format("needs a number {}…{} for {}", low, high, name));
    }
    out = value.get<double>();
  }
  void optionalNumber(const char* name, std::optional<double>& out, double low, double high) {
    if (!has(name)) return;
    double value = 0;
    number(name, value, low, high);
    out = value;
  }
  void boolean(const char* name, bool& out) {
    if (!has(name)) return;
    const auto& value = m_json.at(name);
    if (value.is_boolean()) {
      out = value.get<bool>();
    } else if (value.is_number_integer()) {
      out = value.get<std::int64_t>() != 0;
    } else {
      fail(fmt::format("needs true or false for {}", name));
    }
  }
  void text(const char* name, std::string& out, std::size_t maximumBytes = 1U << 20U) {
    if (!has(name)) return;
    const auto& value = m_json.at(name);
    if (!value.is_string()) return fail(fmt::format("needs text for {}", name));
    const auto& string = value.get_ref<const std::string&>();
    if (string.size() > maximumBytes) return fail(fmt::format("has {} longer than {} bytes", name, maximumBytes));
    out = string;
  }
  void unsigned64(const char* name, std::uint64_t& out) {
    if (!has(name)) return;
    const auto& value = m_json.at(name);
    if (!value.is_number_unsigned() && !(value.is_number_integer() && value.get<std::int64_t>() >= 0)) {
      return fail(fmt::format("needs a non-negative whole number for {}", name));
    }
    out = value.get<std::uint64_t>();
  }
  void integers(const char* name, std::vector<int>& out, std::int64_t low, std::int64_t high, std::size_t maximum) {
    if (!has(name)) return;
    const auto& value = m_json.at(name);
    if (!value.is_array() || value.size() > maximum) {
      return fail(fmt::format("needs a list of at most {} numbers for {}", maximum, name));
    }
    std::vector<int> result;
    for (const auto& item : value) {
      if (!item.is_number_integer() || item.get<std::int64_t>() < low || item.get<std::int64_t>() > high) {
        return fail(fmt::format("has an entry of {} outside {}…{}", name, low, high));
      }
      result.push_back(item.get<int>());
    }
    out = std::move(result);
  }
  void texts(const char* name, std::vector<std::string>& out, std::size_t maximum) {
    if (!has(name)) return;
    const auto& value = m_json.at(name);
    if (!value.is_array() || value.size() > maximum) return fail(fmt::format("needs a list of texts for {}", name));
    std::vector<std::string> result;
    for (const auto& item : value) {
      if (!item.is_string()) return fail(fmt::format("needs a list of texts for {}", name));
      result.push_back(item.get<std::string>());
    }
    out = std::move(result);
  }

  void fail(const std::string& problem) {
    if (!m_error) m_error = makeError(ErrorKind::corrupt, m_what + " " + problem + ".");
  }
  Status status() const {
    if (m_error) return *m_error;
    return {};
  }

 private:
  const nlohmann::json& m_json;
  std::string m_what;
  std::optional<Error> m_error;
};

/// Parses text as JSON without exceptions: kind corrupt with `what` and the place of the error.
inline Result<nlohmann::json> parseJson(std::string_view text, const std::string& what) {
  // A cheap depth bound first: the value tree of a hostile file must stay shallow.
  int depth = 0;
  bool inString = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (inString) {
      if (c == '\\') ++i;
      if (c == '"') inString = false;
    } else if (c == '"') {
      inString = true;
    } else if (c == '[' || c == '{') {
      if (++depth > 64) return makeError(ErrorKind::corrupt, what + " is nested too deeply.");
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  try {
    return nlohmann::json::parse(text);
  } catch (const nlohmann::json::exception& exception) {
    return makeError(ErrorKind::corrupt, what + " is not valid JSON.", "", exception.what());
  }
}

}  // namespace jukebox
