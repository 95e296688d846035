// Reference cases of kind "labels": lyric cleaning, windows, names, timing rows, label vectors.

#include <fmt/format.h>

#include <set>

#include "core/engine/parity/parity_case.h"
#include "core/labels/label_vector.h"
#include "core/labels/lyric_window.h"
#include "core/labels/range_bins.h"

namespace jukebox {
namespace {

using Json = nlohmann::json;

struct Vocabularies {
  ArtistGenreVocabulary v2, v3;
  const ArtistGenreVocabulary& of(LabelStyle style) const { return style == LabelStyle::v2 ? v2 : v3; }
};

constexpr LabelStyle kStyles[] = {LabelStyle::v2, LabelStyle::v3};
const char* keyOf(LabelStyle style) {
  return style == LabelStyle::v2 ? "v2" : "v3";
}

Status checkText(const Json& text, ParityReport& report) {
  for (const LabelStyle style : kStyles) {
    const LyricVocabulary vocabulary(style);
    const std::string key = keyOf(style);
    const Json& alphabet = text.at("vocab").at(key);
    bool same = alphabet.at("n_vocab").get<std::int64_t>() == vocabulary.size();
    for (const auto& [character, id] : alphabet.at("vocab").items()) {
      if (character.size() == 1) same = same && vocabulary.token(character[0]) == id.get<std::int64_t>();
    }
    report.check(key + " vocabulary", same, "another alphabet");
    std::size_t row = 0;
    for (const Json& item : text.at("rows")) {
      const std::string clean = vocabulary.clean(item.at("text").get<std::string>());
      const Json& expected = item.at(key);
      report.check(fmt::format("text {} {} clean", row, key), clean == expected.at("clean").get<std::string>(), clean);
      report.check(fmt::format("text {} {} tokens", row, key),
                   vocabulary.tokenise(clean) == expected.at("tokens").get<std::vector<std::int64_t>>(),
                   "other tokens");
      ++row;
    }
  }
  return {};
}

Json windowAsJson(const Result<LyricWindow>& window) {
  if (!window) return "error";
  const auto& indices = window->indices;
  const auto pad = static_cast<std::size_t>(std::count(indices.begin(), indices.end(), -1));
  Json json = {{"pad", pad}, {"first", nullptr}, {"last", nullptr}};
  if (pad < indices.size()) {
    json["first"] = indices[pad];
    json["last"] = indices.back();
  }
  return json;
}

Status checkLyricWindows(const Json& rows, ParityReport& report) {
  std::size_t row = 0;
  for (const Json& item : rows) {
    std::vector<std::int64_t> tokens(item.at("len").get<std::size_t>(), 1);
    const LyricWindowPosition position{item.at("total_length").get<std::int64_t>(),
                                       item.at("offset").get<std::int64_t>(), item.at("duration").get<std::int64_t>()};
    const auto check = [&](const char* key, LyricWindowArithmetic arithmetic) {
      if (!item.contains(key)) return;
      const Json actual =
          windowAsJson(lyricWindow(tokens, item.at("n_tokens").get<std::int64_t>(), position, arithmetic));
      const Json expected = item.at(key).contains("error") ? Json("error") : item.at(key);
      report.check(fmt::format("lyric window {} {}", row, key), actual == expected, actual.dump());
    };
    check("label", LyricWindowArithmetic::doublePrecision);
    check("get_y", LyricWindowArithmetic::singlePrecision);
    ++row;
  }
  return {};
}

Status checkNames(const Json& names, const Vocabularies& vocabularies, ParityReport& report) {
  for (const Json& item : names.at("artists")) {
    const auto artist = item.at("artist").get<std::string>();
    for (const LabelStyle style : kStyles) {
      const std::string key = keyOf(style);
      const bool same = vocabularies.of(style).artistId(artist) == item.at(key + "_id").get<std::int64_t>() &&
                        ArtistGenreVocabulary::normalise(style, artist) == item.at(key + "_norm").get<std::string>();
      report.check(fmt::format("artist \"{}\" {}", artist, key), same, "another id or normal form");
    }
  }
  for (const Json& item : names.at("genres")) {
    const auto genre = item.at("genre").get<std::string>();
    for (const LabelStyle style : kStyles) {
      const std::string key = keyOf(style);
      report.check(fmt::format("genre \"{}\" {}", genre, key),
                   vocabularies.of(style).genreIds(genre).ids == item.at(key + "_ids").get<std::vector<std::int64_t>>(),
                   "other ids");
    }
  }
  for (const LabelStyle style : kStyles) {
    const Json& reverse = names.at("reverse").at(keyOf(style));
    for (const char* table : {"artists", "genres"}) {
      for (const auto& [id, name] : reverse.at(table).items()) {
        const auto& vocabulary = vocabularies.of(style);
        const auto actual = std::string(table) == "artists" ? vocabulary.artistName(std::stoll(id))
                                                            : vocabulary.genreName(std::stoll(id));
        report.check(fmt::format("{} {} {}", keyOf(style), table, id), actual && *actual == name.get<std::string>(),
                     "another name");
      }
    }
  }
  return {};
}

float ratio(std::int64_t numerator, std::int64_t denominator) {
  return static_cast<float>(numerator) / static_cast<float>(denominator);
}

Status checkRanges(const Json& sections, ParityReport& report) {
  for (const Json& section : sections) {
    const RangeTable table{section.at("bins").get<std::int64_t>(), section.at("range").at(0).get<double>(),
                           section.at("range").at(1).get<double>(), section.at("clamp").get<bool>()};
    const auto count = section.at("n_time").get<std::int64_t>();
    const auto point = [](const Json& value) {
      return value.is_array() ? ratio(value.at(0).get<std::int64_t>(), value.at(1).get<std::int64_t>())
                              : value.get<float>();
    };
    std::size_t row = 0;
    for (const Json& item : section.at("rows")) {
      std::optional<float> end;
      if (!item.at("end").is_null()) end = point(item.at("end"));
      const auto bins = rangeBins(table, point(item.at("start")), end, count);
      bool same = bins.has_value() != item.contains("error");
      if (same && bins) {
        Json changes = Json::array();
        for (std::size_t i = 0; i < bins->size(); ++i) {
          if (i == 0 || (*bins)[i] != (*bins)[i - 1]) changes.push_back({i, (*bins)[i]});
        }
        same = changes == item.at("bins_from");
      }
      report.check(fmt::format("{} row {}", section.at("name").get<std::string>(), row++), same, "other bins");
    }
  }
  return {};
}

Status checkLabelVectors(const Json& sections, const Vocabularies& vocabularies, ParityReport& report) {
  for (const Json& section : sections) {
    const Json& hps = section.at("hps");
    const auto name = section.at("name").get<std::string>();
    LabelLayout layout;
    layout.labels = hps.at("labels").get<bool>();
    layout.style = hps.at("labels_v3").get<bool>() ? LabelStyle::v3 : LabelStyle::v2;
    layout.maxBowGenreSize = hps.at("max_bow_genre_size").get<std::int64_t>();
    layout.lyricTokens = hps.at("n_tokens").get<std::int64_t>();
    layout.sampleLength = section.at("sample_length").get<std::int64_t>();
    layout.rawToTokens = section.at("raw_to_tokens").get<std::int64_t>();
    const LyricVocabulary lyrics(layout.style);
    std::vector<SongLabels> songs;
    for (std::size_t i = 0; i < section.at("metas").size(); ++i) {
      const Json& meta = section.at("metas").at(i);
      ASSIGN_OR_RETURN(SongLabels song, buildLabels(layout, vocabularies.of(layout.style), lyrics,
                                                    {meta.at("artist"), meta.at("genre"), meta.at("lyrics"),
                                                     meta.at("total_length"), meta.at("offset")}));
      if (section.contains("y") && section.at("y").is_array() && section.at("y").size() > i) {
        report.check(fmt::format("{} y[{}]", name, i), song.y == section.at("y").at(i).get<std::vector<std::int64_t>>(),
                     "another vector");
      }
      if (section.contains("full_tokens") && section.at("full_tokens").size() > i) {
        report.check(fmt::format("{} tokens[{}]", name, i),
                     song.fullTokens == section.at("full_tokens").at(i).get<std::vector<std::int64_t>>(),
                     "other tokens");
      }
      songs.push_back(std::move(song));
    }
    for (const Json& window : section.at("get_y")) {
      const auto start = window.at("start").get<std::int64_t>();
      bool failed = false;
      for (std::size_t i = 0; i < songs.size(); ++i) {
        const auto labels = labelsForWindow(layout, songs[i], start);
        failed = failed || !labels;
        if (!labels || window.contains("error")) continue;
        const auto same = [&](const char* key, const std::vector<std::int64_t>& actual) {
          if (!window.contains(key) || !window.at(key).is_array() || window.at(key).size() <= i) return;
          report.check(fmt::format("{} window {} {}[{}]", name, start, key, i),
                       actual == window.at(key).at(i).get<std::vector<std::int64_t>>(), "another vector");
        };
        same("y", labels->y);
        same("indices", labels->indices);
      }
      report.check(fmt::format("{} window {} outcome", name, start), failed == window.contains("error"),
                   failed ? "refused" : "not refused");
    }
  }
  return {};
}

}  // namespace

Status checkLabelsCase(const ParityCase& c, ParityReport& report) {
  const auto ids = c.folder / "ids";
  ASSIGN_OR_RETURN(auto v2,
                   ArtistGenreVocabulary::load(LabelStyle::v2, ids / "v2_artist_ids.txt", ids / "v2_genre_ids.txt"));
  ASSIGN_OR_RETURN(auto v3,
                   ArtistGenreVocabulary::load(LabelStyle::v3, ids / "v3_artist_ids.txt", ids / "v3_genre_ids.txt"));
  const Vocabularies vocabularies{std::move(v2), std::move(v3)};
  ASSIGN_OR_RETURN(const Json text, readJsonFile(c.folder / "text.json"));
  RETURN_IF_ERROR(checkText(text, report));
  ASSIGN_OR_RETURN(const Json windows, readJsonFile(c.folder / "lyric_windows.json"));
  RETURN_IF_ERROR(checkLyricWindows(windows, report));
  ASSIGN_OR_RETURN(const Json names, readJsonFile(c.folder / "artist_genre.json"));
  RETURN_IF_ERROR(checkNames(names, vocabularies, report));
  ASSIGN_OR_RETURN(const Json ranges, readJsonFile(c.folder / "range_embedding.json"));
  RETURN_IF_ERROR(checkRanges(ranges, report));
  ASSIGN_OR_RETURN(const Json vectors, readJsonFile(c.folder / "get_y.json"));
  return checkLabelVectors(vectors, vocabularies, report);
}

}  // namespace jukebox
