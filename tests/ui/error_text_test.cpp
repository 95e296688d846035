// Sentences from below the studio, in its language.

#include "ui/language/error_text.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>
#include <vector>

#include "core/base/result.h"
#include "ui/language/error_templates.h"
#include "ui/language/language.h"

namespace jukebox::ui {

namespace {

std::vector<const char*> allTemplates() {
  std::vector<const char*> all;
  for (const auto part : {commonErrorTemplates(), detailErrorTemplates(), weightErrorTemplates()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

/// The sources in these folders, without comments that fill a line; literals that are broken over lines are one.
QString sourcesIn(std::initializer_list<const char*> folders) {
  QString sources;
  for (const char* folder : folders) {
    QDirIterator files(QStringLiteral(JUKEBOX_SOURCE "/") + QString::fromLatin1(folder),
                       {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
      QFile file(files.next());
      // What only the command line says, in English.
      if (file.fileName().contains(QStringLiteral("/engine/bench/"))) continue;
      if (file.fileName().contains(QStringLiteral("/engine/parity/"))) continue;
      if (file.open(QIODevice::ReadOnly)) sources += QString::fromUtf8(file.readAll());
    }
  }
  static const QRegularExpression kComment(QStringLiteral("^\\s*//.*$"), QRegularExpression::MultilineOption);
  static const QRegularExpression kSeam(QStringLiteral("\"\\s*\\n\\s*\""));
  return sources.remove(kComment).remove(kSeam);
}

/// Whether a literal is a sentence for a reader, as opposed to SQL or a piece of one.
bool isSentence(const QString& literal) {
  static const QRegularExpression kForm(QStringLiteral("^[A-Z{`\"].* .*[.]$"));
  static const QRegularExpression kPlaceholdersOnly(QStringLiteral("^[{}%\":. ]*$"));
  static const QRegularExpression kPlaceholder(QStringLiteral("\\{[^}]*\\}"));
  return kForm.match(literal).hasMatch() && !kPlaceholdersOnly.match(QString(literal).remove(kPlaceholder)).hasMatch();
}

/// Whether the sources hold it, as it is or with a name of a few put in by the program.
bool isSaid(const QString& sources, const QString& literal) {
  if (sources.contains(literal)) return true;
  const QStringList sentences = literal.split(QStringLiteral(". "));
  if (sentences.size() > 1) {
    return std::all_of(sentences.begin(), sentences.end(), [&](const QString& one) { return isSaid(sources, one); });
  }
  for (const char* name : {"artist", "genre", "licence", "codec preset", "prior preset", "preset set",
                           "is being rebuilt", "is in use", "are missing", "are too many"}) {
    const QString general = QString(literal).replace(QString::fromLatin1(name), QStringLiteral("{}"));
    if (general != literal && sources.contains(general) && sources.contains(QString::fromLatin1(name))) return true;
  }
  return false;
}

}  // namespace

class ErrorTextTest : public QObject {
  Q_OBJECT
 private slots:
  void sentencesAreTranslated_data() {
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("dutch");
    const auto row = [](const char* name, const char* english, const char* dutch) {
      QTest::newRow(name) << QString::fromUtf8(english) << QString::fromUtf8(dutch);
    };
    row("plain", "Choose an audio file.", "Kies een audiobestand.");
    row("a path with spaces and dots", "/a b/c. d/e.wav contains no sound.", "/a b/c. d/e.wav bevat geen geluid.");
    row("a path with a percent sign", "/x/%1 100%.wav exists already.", "/x/%1 100%.wav bestaat al.");
    row("right to left", "/שלום/مرحبا.wav is a folder.", "/שלום/مرحبا.wav is een map.");
    row("quotes", "There is no model \"a \"b\" c\".", "Er is geen model “a \"b\" c”.");
    row("nothing put in", "There is no model \"\".", "Er is geen model “”.");
    row("several parts", "Level 2 of \"big\" needs 4.1 GB, 2.3 GB free.",
        "Level 2 of \"big\" heeft 4.1 GB nodig, er is 2.3 GB vrij.");
    row("a reason within", "Could not open /a/b.flac: No such file or directory.",
        "Kan /a/b.flac niet openen: bestand of map bestaat niet.");
    row("what ails a database", "Could not change /a/library.sqlite: the database is damaged.",
        "Kan /a/library.sqlite niet wijzigen: de database is beschadigd.");
    row("a library that is gone",
        "The library /a b/c is not there any more. Connect its disk again, or open another library.",
        "De bibliotheek /a b/c is er niet meer. Sluit de schijf ervan weer aan, of open een andere bibliotheek.");
    row("message and advice", "The memory did not suffice. Close other programs and try again.",
        "Er was te weinig geheugen. Sluit andere programma's en probeer het opnieuw.");
    row("both with parts",
        "Could not write /a/b: No space left on device. Free some disk space and try again; nothing was lost.",
        "Kan /a/b niet schrijven: de schijf is vol. Maak schijfruimte vrij en probeer het opnieuw; er is niets "
        "verloren "
        "gegaan.");
    row("a search", "There is no search field \"foo\" (at character 3).", "Er is geen zoekveld “foo” (bij teken 3).");
    row("unknown", "The moon is made of cheese.", "The moon is made of cheese.");
    row("half known", "The moon is made of cheese. Close other programs and try again.",
        "The moon is made of cheese. Close other programs and try again.");
    row("empty", "", "");
    row("placeholders alone", "%1%2%99", "%1%2%99");
  }
  void sentencesAreTranslated() {
    QFETCH(QString, english);
    QFETCH(QString, dutch);
    QCOMPARE(errorText(english), english);  // as the program speaks English
    const Translation translation(Language::dutch);
    QCOMPARE(errorText(english), dutch);
  }
  void everyTemplateComesBackFilled() {
    const Translation translation(Language::dutch);
    const QStringList odd{QStringLiteral("/tmp/%2 x.wav"),
                          QStringLiteral("42"),
                          QStringLiteral("ünï"),
                          QStringLiteral("7"),
                          QStringLiteral("8"),
                          QStringLiteral("9")};
    for (const char* source : allTemplates()) {
      const QString dutch = QCoreApplication::translate("Error", source);
      QVERIFY2(dutch != QString::fromUtf8(source), source);
      const QString filled = errorText(QString::fromUtf8(source)
                                           .replace(QStringLiteral("%1"), QStringLiteral("\x01"))
                                           .replace(QStringLiteral("%2"), odd[1])
                                           .replace(QStringLiteral("%3"), odd[2])
                                           .replace(QStringLiteral("%4"), odd[3])
                                           .replace(QStringLiteral("%5"), odd[4])
                                           .replace(QStringLiteral("%6"), odd[5])
                                           .replace(QStringLiteral("\x01"), odd[0]));
      const QString expected = QString(dutch)
                                   .replace(QStringLiteral("%1"), QStringLiteral("\x01"))
                                   .replace(QStringLiteral("%2"), odd[1])
                                   .replace(QStringLiteral("%3"), odd[2])
                                   .replace(QStringLiteral("%4"), odd[3])
                                   .replace(QStringLiteral("%5"), odd[4])
                                   .replace(QStringLiteral("%6"), odd[5])
                                   .replace(QStringLiteral("\x01"), odd[0]);
      QCOMPARE(filled, expected);
    }
  }
  void hugeSentencesStayAsTheyAre() {
    const Translation translation(Language::dutch);
    const QString huge = QStringLiteral("There is no model \"") + QString(1 << 20, u'x') + QStringLiteral("\".");
    QCOMPARE(errorText(huge), huge);
    const QString long4k = QStringLiteral("a. ").repeated(1300);
    QCOMPARE(errorText(long4k), long4k);
  }
  void messageAndAdviceOfAnError() {
    const Translation translation(Language::dutch);
    QCOMPARE(errorSentence(makeError(ErrorKind::io, "The microphone does not start.", "Stop it first.")),
             QStringLiteral("De microfoon begint niet. Stop die eerst."));
  }
  /// A new sentence below the studio needs a place in the catalogue.
  void everySentenceOfTheSourcesIsInTheCatalogue() {
    // Put together from a name that has templates of its own, or a part of a longer sentence.
    const QStringList pieces{QStringLiteral("Could not {} {}: {}."),
                             QStringLiteral("The library {} {}."),
                             QStringLiteral("There is no {} {}."),
                             QStringLiteral("There is no {} {}: the model knows 0 to {}."),
                             QStringLiteral("No {} has the id {}."),
                             QStringLiteral("There is no {} \"{}\"."),
                             QStringLiteral("It names no {}."),
                             QStringLiteral("The model does not know the {} \"{}\"."),
                             QStringLiteral("{} The rest is used."),
                             QStringLiteral("{{}} ends {:.1f} s before the length that it declares."),
                             QStringLiteral("Messages are copied in the audio callback."),
                             QStringLiteral("{} (at character {})."),
                             QStringLiteral("\" went away.")};
    static const QRegularExpression kLiteral(QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
    static const QRegularExpression kPlaceholder(QStringLiteral("\\{[^}]*\\}"));
    const Translation translation(Language::dutch);
    QStringList missing;
    int sentences = 0;
    for (auto found = kLiteral.globalMatch(sourcesIn({"core", "db"})); found.hasNext();) {
      const QString literal = found.next().captured(1).replace(QStringLiteral("\\\""), QStringLiteral("\""));
      if (!isSentence(literal) || pieces.contains(literal)) continue;
      ++sentences;
      const QString sentence = QString(literal).replace(kPlaceholder, QStringLiteral("42"));
      if (errorText(sentence) == sentence) missing << literal;
    }
    QVERIFY(sentences > 400);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
  }
  /// Every sentence of the catalogue is one that the sources still say.
  void theCatalogueHasNothingThatNobodySays() {
    const QString sources = sourcesIn({"core", "db", "app"});
    static const QRegularExpression kPlaceholder(QStringLiteral("%\\d"));
    for (const char* source : allTemplates()) {
      const QString text = QString::fromUtf8(source);
      if (text.startsWith(QStringLiteral("Could not ")) || !text.endsWith(u'.') ||
          text.contains(QStringLiteral("(at char"))) {
        continue;  // put together from an action and a reason
      }
      const QStringList pieces = text.split(kPlaceholder);
      const QString longest = *std::max_element(pieces.begin(), pieces.end(),
                                                [](const QString& a, const QString& b) { return a.size() < b.size(); });
      QString literal = longest.trimmed().replace(u'"', QStringLiteral("\\\""));
      if (literal.startsWith(QStringLiteral(". "))) literal.remove(0, 2);
      if (literal.endsWith(u'.')) literal.chop(1);  // the sentence may be ended by another hand
      QVERIFY2(isSaid(sources, literal), source);
    }
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::ErrorTextTest)
#include "error_text_test.moc"
