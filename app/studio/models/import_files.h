#pragma once
// ImportFiles: which files of a folder are the parts of a released model, and the command line that imports them.

#include <QStringList>

#include "ui/models/model_catalog.h"

namespace jukebox::studio {

/// Told by the names: "vqvae…" or "codec…" is the codec, "…level_2…" the prior of level 2, artist_ids and genre_ids the
/// names, LICENSE the licence; config.json beside weights is a converted model. Looks one folder deep.
ui::ImportFindings findImportFiles(const QString& folder);

/// Arguments of `jukebox models import` for a wish over what was found.
QStringList importArguments(const ui::ModelImportWish& wish, const ui::ImportFindings& findings);

}  // namespace jukebox::studio
