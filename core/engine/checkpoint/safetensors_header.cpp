#include "core/engine/checkpoint/safetensors_header.h"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

namespace jukebox {
namespace {

constexpr std::size_t kMaximumDimensions = 8;
constexpr std::string_view kMetadataKey = "__metadata__";

/// Event handler: the structure is fixed, so a place in it plus the current names are all the state there is.
/// Returning false stops the parser at once; `problem` then says why.
class HeaderHandler : public nlohmann::json_sax<nlohmann::json> {
 public:
  SafetensorsHeader header;
  std::string problem;

  bool null() override { return refuse("null"); }
  bool boolean(bool) override { return refuse("a boolean"); }
  bool number_integer(number_integer_t) override { return refuse("a negative number"); }
  bool number_float(number_float_t, const string_t&) override { return refuse("a fraction or an oversized number"); }
  bool binary(binary_t&) override { return refuse("binary data"); }

  bool number_unsigned(number_unsigned_t value) override {
    if (m_place == Place::shape) {
      if (m_entry.shape.size() >= kMaximumDimensions) return stop("has too many dimensions");
      if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return stop("has a huge size");
      m_entry.shape.push_back(static_cast<std::int64_t>(value));
      return true;
    }
    if (m_place == Place::offsets) {
      if (m_offsetCount >= 2) return stop("has more than two data offsets");
      m_entry.offsets[m_offsetCount++] = value;
      return true;
    }
    return refuse("a number");
  }

  bool string(string_t& value) override {
    if (m_place == Place::metadata) {
      header.metadata.insert_or_assign(m_field, value);
      return true;
    }
    if (m_place == Place::tensor && m_field == "dtype") {
      const auto dtype = dtypeFromName(value);
      if (!dtype) return stop(fmt::format("has the unknown dtype {:.20}", value));
      m_entry.dtype = *dtype;
      return true;
    }
    return refuse("text");
  }

  bool start_object(std::size_t) override {
    if (m_place == Place::outside) {
      m_place = Place::root;
      return true;
    }
    if (m_place != Place::root) return refuse("an object");
    m_place = m_name == kMetadataKey ? Place::metadata : Place::tensor;
    m_entry = {};
    m_hasDtype = m_hasShape = m_hasOffsets = false;
    m_offsetCount = 0;
    return true;
  }

  bool key(string_t& value) override {
    if (m_place == Place::root) {
      m_name = value;
      const bool seen = m_name == kMetadataKey ? m_hasMetadata : header.entries.contains(m_name);
      if (seen) return stop("occurs twice");
      m_hasMetadata = m_hasMetadata || m_name == kMetadataKey;
      return true;
    }
    m_field = value;
    if (m_place == Place::metadata) return true;
    bool* flag = m_field == "dtype"          ? &m_hasDtype
                 : m_field == "shape"        ? &m_hasShape
                 : m_field == "data_offsets" ? &m_hasOffsets
                                             : nullptr;
    if (flag == nullptr || *flag) return stop(fmt::format("has an unexpected field {:.40}", m_field));
    *flag = true;
    return true;
  }

  bool end_object() override {
    if (m_place == Place::tensor) {
      if (!m_hasDtype || !m_hasShape || !m_hasOffsets || m_offsetCount != 2) return stop("is incomplete");
      header.entries.emplace(m_name, std::move(m_entry));
    }
    m_place = m_place == Place::root ? Place::outside : Place::root;
    return true;
  }

  bool start_array(std::size_t) override {
    if (m_place == Place::tensor && m_field == "shape") {
      m_place = Place::shape;
    } else if (m_place == Place::tensor && m_field == "data_offsets") {
      m_place = Place::offsets;
    } else {
      return refuse("a list");
    }
    return true;
  }

  bool end_array() override {
    m_place = Place::tensor;
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    problem = fmt::format("it is not valid JSON near byte {}", position);
    return false;
  }

 private:
  enum class Place { outside, root, tensor, metadata, shape, offsets };

  bool stop(std::string_view what) {
    problem = fmt::format("\"{:.100}\" {}", m_name, what);
    return false;
  }
  bool refuse(std::string_view what) { return stop(fmt::format("has {} where it does not belong", what)); }

  Place m_place = Place::outside;
  std::string m_name, m_field;
  SafetensorsEntry m_entry;
  std::size_t m_offsetCount = 0;
  bool m_hasDtype = false, m_hasShape = false, m_hasOffsets = false, m_hasMetadata = false;
};

}  // namespace

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view json) {
  HeaderHandler handler;
  bool parsed = false;
  try {
    parsed = nlohmann::json::sax_parse(json, &handler);
  } catch (const nlohmann::json::exception& exception) {
    handler.problem = exception.what();
  }
  if (!parsed) {
    return makeError(ErrorKind::corrupt, "The safetensors header is broken: " + handler.problem + ".",
                     "Get the file again.");
  }
  return std::move(handler.header);
}

}  // namespace jukebox
