#pragma once
// ThumbnailSource: small pictures of recordings, computed elsewhere and kept.

#include <QObject>
#include <QString>
#include <string>
#include <vector>

namespace jukebox::ui {

/// The outline of a recording in equal pieces of time.
struct Thumbnail {
  struct Piece {
    float level = 0;       ///< loudest sample, 0 … 1
    float brightness = 0;  ///< place of the spectral centroid between kDullHertz and kBrightHertz, logarithmic, 0 … 1
  };
  std::vector<Piece> pieces;
};

inline constexpr int kThumbnailPieces = 72;
inline constexpr double kDullHertz = 500;
inline constexpr double kBrightHertz = 4000;

class ThumbnailSource : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  /// Null while it is not there yet; asking makes it come, what was asked for last comes first. Empty pieces: there is
  /// no readable audio. The pointer is valid until the event loop goes on.
  virtual const Thumbnail* thumbnail(const std::string& sampleId) = 0;

 signals:
  void ready(const QString& sampleId);
};

}  // namespace jukebox::ui
