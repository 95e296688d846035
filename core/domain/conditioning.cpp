#include "core/domain/conditioning.h"

#include "core/base/utf8.h"
#include "core/domain/json_reader.h"

namespace jukebox {

nlohmann::json toJson(const Conditioning& conditioning) {
  return {{"artist", conditioning.artist}, {"genre", conditioning.genre}, {"lyrics", conditioning.lyrics}};
}

Result<Conditioning> conditioningFromJson(const nlohmann::json& json) {
  Conditioning conditioning;
  JsonReader reader(json, "The conditioning");
  reader.text("artist", conditioning.artist, 1024);
  reader.text("genre", conditioning.genre, 1024);
  reader.text("lyrics", conditioning.lyrics);
  RETURN_IF_ERROR(reader.status());
  for (const std::string* text : {&conditioning.artist, &conditioning.genre, &conditioning.lyrics}) {
    if (!isValidUtf8(*text)) return makeError(ErrorKind::corrupt, "The conditioning holds text that is not UTF-8.");
  }
  return conditioning;
}

}  // namespace jukebox
