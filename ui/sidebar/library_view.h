#pragma once
// LibraryView: one entry of the sidebar: a search with a name and a sentence that says what it means.

#include <QString>
#include <vector>

#include "core/domain/sample_sort.h"
#include "ui/gallery/gallery.h"
#include "ui/icons/icons.h"

namespace jukebox::ui {

enum class ViewKind { builtIn, explorer, collection, savedSearch, genre, artist };

struct LibraryView {
  QString key;  ///< the same in every session: "all", "collection/ID", "genre/folk"
  ViewKind kind = ViewKind::builtIn;
  Icon icon = Icon::library;
  QString query;  ///< in the search language; empty: everything outside the trash
  SampleSort sort = SampleSort::newest;
  GalleryHeading heading;
};

/// All, Favourites, Recent, Unplayed, Drafts, Trash.
std::vector<LibraryView> builtInViews();
/// The collections of the public sample explorer.
std::vector<LibraryView> explorerViews();
LibraryView collectionView(const QString& id, const QString& name);
LibraryView savedSearchView(const QString& query);
LibraryView genreView(const QString& genre);
LibraryView artistView(const QString& artist);

}  // namespace jukebox::ui
