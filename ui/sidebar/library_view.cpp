#include "ui/sidebar/library_view.h"

#include <QCoreApplication>

#include "ui/search/query_text.h"

namespace jukebox::ui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("LibraryView", text);
}

}  // namespace

std::vector<LibraryView> builtInViews() {
  return {
      {QStringLiteral("all"),
       ViewKind::builtIn,
       Icon::library,
       {},
       SampleSort::newest,
       {tr("All samples"), tr("Everything that was made here, uncurated."), tr("Your library is empty"),
        tr("Samples that you generate appear here. From a terminal: jukebox generate --artist \"Mara Vale\" --genre "
           "folk")}},
      {QStringLiteral("favourites"),
       ViewKind::builtIn,
       Icon::heart,
       QStringLiteral("is:favourite"),
       SampleSort::newest,
       {tr("Favourites"), tr("Samples that you marked with a heart."), tr("No favourites yet"),
        tr("Press F, or click the heart on a card, to keep a sample here.")}},
      {QStringLiteral("recent"),
       ViewKind::builtIn,
       Icon::clock,
       QStringLiteral("made:week"),
       SampleSort::newest,
       {tr("Recent"), tr("Made today or in the six days before."), tr("Nothing new this week"),
        tr("Samples made during the last seven days appear here.")}},
      {QStringLiteral("unplayed"),
       ViewKind::builtIn,
       Icon::unplayed,
       QStringLiteral("is:unplayed"),
       SampleSort::newest,
       {tr("Unplayed"), tr("Samples that nobody has listened to yet."), tr("You have heard everything"),
        tr("New samples wait here until they are played for the first time.")}},
      {QStringLiteral("drafts"),
       ViewKind::builtIn,
       Icon::pencil,
       QStringLiteral("is:draft"),
       SampleSort::newest,
       {tr("Drafts"), tr("Samples whose finest level was not sampled; upsampling adds the missing detail."),
        tr("No drafts"), tr("Samples that stop above the finest level of their model appear here.")}},
      {QStringLiteral("trash"),
       ViewKind::builtIn,
       Icon::trash,
       QStringLiteral("is:deleted"),
       SampleSort::newest,
       {tr("Trash"), tr("Removed samples. They can be restored until the trash is emptied."), tr("The trash is empty"),
        tr("Removed samples stay here until you delete them for good.")}},
  };
}

std::vector<LibraryView> explorerViews() {
  return {
      {QStringLiteral("unseen-lyrics"),
       ViewKind::explorer,
       Icon::sparkle,
       QStringLiteral("mode:ancestral has:lyrics -tag:\"re-rendition\""),
       SampleSort::newest,
       {tr("Unseen lyrics"), tr("Words that the model never met in training, sung from nothing."),
        tr("No songs with unseen lyrics"), tr("Generate a sample with lyrics of your own to hear them sung.")}},
      {QStringLiteral("re-renditions"),
       ViewKind::explorer,
       Icon::refresh,
       QStringLiteral("tag:\"re-rendition\""),
       SampleSort::newest,
       {tr("Re-renditions"), tr("New recordings of songs that exist: tagged “re-rendition” by you."),
        tr("No re-renditions"), tr("Tag a sample “re-rendition” when it sings the words of a known song.")}},
      {QStringLiteral("completions"),
       ViewKind::explorer,
       Icon::continuation,
       QStringLiteral("-mode:ancestral -mode:upsample"),
       SampleSort::newest,
       {tr("Completions"), tr("The model goes on where a recording or another sample stops."), tr("No completions"),
        tr("Continue a sample, or start from a piece of recorded audio.")}},
      {QStringLiteral("no-lyrics"),
       ViewKind::explorer,
       Icon::instrument,
       QStringLiteral("-has:lyrics"),
       SampleSort::newest,
       {tr("No lyrics"), tr("Made without words: instrumental, or singing that means nothing."),
        tr("Nothing without lyrics"), tr("Generate a sample without lyrics to find it here.")}},
      {QStringLiteral("lit-lyrics"),
       ViewKind::explorer,
       Icon::lyrics,
       QStringLiteral("has:alignment"),
       SampleSort::newest,
       {tr("Lit lyrics"), tr("Songs for which the model tells when each letter is sung."), tr("No lit lyrics"),
        tr("Songs with an alignment of lyrics and sound appear here.")}},
      {QStringLiteral("upsampled"),
       ViewKind::explorer,
       Icon::level,
       QStringLiteral("mode:upsample"),
       SampleSort::newest,
       {tr("Upsampled"), tr("Drafts whose finer levels were sampled later."), tr("Nothing upsampled yet"),
        tr("Upsample a draft to hear it in more detail.")}},
  };
}

LibraryView collectionView(const QString& id, const QString& name) {
  return {QStringLiteral("collection/") + id,
          ViewKind::collection,
          Icon::collection,
          QStringLiteral("collection:\"%1\"").arg(QString(name).remove(u'"')),
          SampleSort::newest,
          {name, tr("A collection of yours."), tr("This collection is empty"),
           tr("Drag samples onto its name in the sidebar.")}};
}

LibraryView savedSearchView(const QString& query) {
  return {
      QStringLiteral("search/") + query,
      ViewKind::savedSearch,
      Icon::bookmark,
      query,
      SampleSort::newest,
      {query, tr("A search that you saved; it always shows what fits now."), tr("Nothing fits this search now"), {}}};
}

LibraryView genreView(const QString& genre) {
  return {QStringLiteral("genre/") + genre,
          ViewKind::genre,
          Icon::genre,
          fieldTerm(QStringLiteral("genre"), genre),
          SampleSort::newest,
          {genre, tr("Samples of this genre."), tr("Nothing of this genre"), {}}};
}

LibraryView artistView(const QString& artist) {
  return {QStringLiteral("artist/") + artist,
          ViewKind::artist,
          Icon::artist,
          fieldTerm(QStringLiteral("artist"), artist),
          SampleSort::newest,
          {artist, tr("Samples in the style of this artist of the model."), tr("Nothing by this artist"), {}}};
}

}  // namespace jukebox::ui
