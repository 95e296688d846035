#include "ui/sidebar/library_view.h"

#include <QCoreApplication>

#include "ui/search/query_text.h"

namespace jukebox::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(LibraryView)
};

}  // namespace

std::vector<LibraryView> builtInViews() {
  return {
      {QStringLiteral("all"),
       ViewKind::builtIn,
       Icon::library,
       {},
       SampleSort::newest,
       {Text::tr("All samples"), Text::tr("Everything that was made here, uncurated."),
        Text::tr("Your library is empty"),
        Text::tr("What you compose appears here: begin on the page Compose (Alt+2).")}},
      {QStringLiteral("favourites"),
       ViewKind::builtIn,
       Icon::heart,
       QStringLiteral("is:favourite"),
       SampleSort::newest,
       {Text::tr("Favourites"), Text::tr("Samples that you marked with a heart."), Text::tr("No favourites yet"),
        Text::tr("Press F, or click the heart on a card, to keep a sample here.")}},
      {QStringLiteral("recent"),
       ViewKind::builtIn,
       Icon::clock,
       QStringLiteral("made:week"),
       SampleSort::newest,
       {Text::tr("Recent"), Text::tr("Made today or in the six days before."), Text::tr("Nothing new this week"),
        Text::tr("Samples made during the last seven days appear here.")}},
      {QStringLiteral("unplayed"),
       ViewKind::builtIn,
       Icon::unplayed,
       QStringLiteral("is:unplayed"),
       SampleSort::newest,
       {Text::tr("Unplayed"), Text::tr("Samples that nobody has listened to yet."),
        Text::tr("You have heard everything"),
        Text::tr("New samples wait here until they are played for the first time.")}},
      {QStringLiteral("drafts"),
       ViewKind::builtIn,
       Icon::pencil,
       QStringLiteral("is:draft"),
       SampleSort::newest,
       {Text::tr("Drafts"), Text::tr("Samples whose finest level was not sampled; upsampling adds the missing detail."),
        Text::tr("No drafts"), Text::tr("Samples that stop above the finest level of their model appear here.")}},
      {QStringLiteral("trash"),
       ViewKind::builtIn,
       Icon::trash,
       QStringLiteral("is:deleted"),
       SampleSort::newest,
       {Text::tr("Trash"), Text::tr("Removed samples. They can be restored until the trash is emptied."),
        Text::tr("The trash is empty"), Text::tr("Removed samples stay here until you delete them for good.")}},
  };
}

std::vector<LibraryView> explorerViews() {
  return {
      {QStringLiteral("unseen-lyrics"),
       ViewKind::explorer,
       Icon::sparkle,
       QStringLiteral("mode:ancestral has:lyrics -tag:\"re-rendition\""),
       SampleSort::newest,
       {Text::tr("Unseen lyrics"), Text::tr("Words that the model never met in training, sung from nothing."),
        Text::tr("No songs with unseen lyrics"),
        Text::tr("Generate a sample with lyrics of your own to hear them sung.")}},
      {QStringLiteral("re-renditions"),
       ViewKind::explorer,
       Icon::refresh,
       QStringLiteral("tag:\"re-rendition\""),
       SampleSort::newest,
       {Text::tr("Re-renditions"), Text::tr("New recordings of songs that exist: tagged “re-rendition” by you."),
        Text::tr("No re-renditions"),
        Text::tr("Tag a sample “re-rendition” when it sings the words of a known song.")}},
      {QStringLiteral("completions"),
       ViewKind::explorer,
       Icon::continuation,
       QStringLiteral("-mode:ancestral -mode:upsample"),
       SampleSort::newest,
       {Text::tr("Completions"), Text::tr("The model goes on where a recording or another sample stops."),
        Text::tr("No completions"), Text::tr("Continue a sample, or start from a piece of recorded audio.")}},
      {QStringLiteral("no-lyrics"),
       ViewKind::explorer,
       Icon::instrument,
       QStringLiteral("-has:lyrics"),
       SampleSort::newest,
       {Text::tr("No lyrics"), Text::tr("Made without words: instrumental, or singing that means nothing."),
        Text::tr("Nothing without lyrics"), Text::tr("Generate a sample without lyrics to find it here.")}},
      {QStringLiteral("lit-lyrics"),
       ViewKind::explorer,
       Icon::lyrics,
       QStringLiteral("has:alignment"),
       SampleSort::newest,
       {Text::tr("Lit lyrics"), Text::tr("Songs for which the model tells when each letter is sung."),
        Text::tr("No lit lyrics"), Text::tr("Songs with an alignment of lyrics and sound appear here.")}},
      {QStringLiteral("upsampled"),
       ViewKind::explorer,
       Icon::level,
       QStringLiteral("mode:upsample"),
       SampleSort::newest,
       {Text::tr("Upsampled"), Text::tr("Drafts whose finer levels were sampled later."),
        Text::tr("Nothing upsampled yet"), Text::tr("Upsample a draft to hear it in more detail.")}},
  };
}

LibraryView collectionView(const QString& id, const QString& name) {
  return {QStringLiteral("collection/") + id,
          ViewKind::collection,
          Icon::collection,
          QStringLiteral("collection:\"%1\"").arg(QString(name).remove(u'"')),
          SampleSort::newest,
          {name, Text::tr("A collection of yours."), Text::tr("This collection is empty"),
           Text::tr("Drag samples onto its name in the sidebar.")}};
}

LibraryView savedSearchView(const QString& query) {
  return {QStringLiteral("search/") + query,
          ViewKind::savedSearch,
          Icon::bookmark,
          query,
          SampleSort::newest,
          {query,
           Text::tr("A search that you saved; it always shows what fits now."),
           Text::tr("Nothing fits this search now"),
           {}}};
}

LibraryView genreView(const QString& genre) {
  return {QStringLiteral("genre/") + genre,
          ViewKind::genre,
          Icon::genre,
          fieldTerm(QStringLiteral("genre"), genre),
          SampleSort::newest,
          {genre, Text::tr("Samples of this genre."), Text::tr("Nothing of this genre"), {}}};
}

LibraryView artistView(const QString& artist) {
  return {
      QStringLiteral("artist/") + artist,
      ViewKind::artist,
      Icon::artist,
      fieldTerm(QStringLiteral("artist"), artist),
      SampleSort::newest,
      {artist, Text::tr("Samples in the style of this artist of the model."), Text::tr("Nothing by this artist"), {}}};
}

}  // namespace jukebox::ui
