// SampleListModel: knows every row at once, reads summaries only for what is looked at.

#include "ui/library/sample_list_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QtTest>

#include "tests/ui/fake_library.h"

namespace jukebox::ui {

class SampleListModelTest : public QObject {
  Q_OBJECT
 private slots:
  void rowsCostNothingUntilTheyAreLookedAt() {
    test::FakeLibrary library;
    for (int i = 0; i < 5000; ++i) library.add("Song " + std::to_string(i));
    SampleListModel model(library);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRequest({});
    QTRY_COMPARE(model.rowCount(), 5000);
    QCOMPARE(library.summaryQuestions <= 1, true);
    QVERIFY(model.summaryAt(4000) == nullptr);
    QTRY_VERIFY(model.summaryAt(4000) != nullptr);
    QCOMPARE(model.summaryAt(4000)->title, std::string("Song 4000"));
    QVERIFY2(model.summaryAt(4001) != nullptr, "neighbours come along");
    QVERIFY(model.knownSummaryAt(1000) == nullptr);
  }
  void aChangeKeepsTheRowsAndRenewsWhatTheyShow() {
    test::FakeLibrary library;
    library.add("One");
    SampleListModel model(library);
    model.setRequest({});
    QTRY_VERIFY(model.summaryAt(0) != nullptr);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    library.samples[0].rating = 4;
    emit library.changed();
    QTRY_COMPARE(model.summaryAt(0)->rating, 4);
    QCOMPARE(reset.count(), 0);
  }
  void aMistakeInTheQueryKeepsTheListAndSaysWhy() {
    test::FakeLibrary library;
    library.add("One");
    SampleListModel model(library);
    model.setRequest({});
    QTRY_COMPARE(model.rowCount(), 1);
    model.setRequest({"bad:x", SampleSort::newest});
    QTRY_COMPARE(model.state(), SampleListModel::State::failed);
    QCOMPARE(model.error().kind, ErrorKind::invalidInput);
    QCOMPARE(model.rowCount(), 1);
    model.setRequest({});
    QTRY_COMPARE(model.state(), SampleListModel::State::ready);
  }
  void everyColumnWithAnOrderHasBothDirections() {
    for (int column = 0; column < kSampleColumns; ++column) {
      const auto up = sortOfColumn(static_cast<SampleColumn>(column), Qt::AscendingOrder);
      const auto down = sortOfColumn(static_cast<SampleColumn>(column), Qt::DescendingOrder);
      QCOMPARE(up.has_value(), down.has_value());
      if (!up) continue;
      QVERIFY(*up != *down);
      QCOMPARE(columnOfSort(*up)->first, static_cast<SampleColumn>(column));
    }
    QVERIFY(!columnOfSort(SampleSort::relevance).has_value());
  }
  void aDragCarriesIdsAndAudioFiles() {
    QTemporaryDir folder;
    test::FakeLibrary library;
    library.folder = folder.path().toStdString();
    library.add("One");
    QDir(folder.path()).mkdir(QStringLiteral("id-0"));
    QFile audio(folder.filePath(QStringLiteral("id-0/audio.flac")));
    QVERIFY(audio.open(QIODevice::WriteOnly));
    SampleListModel model(library);
    model.setRequest({});
    QTRY_VERIFY(model.summaryAt(0) != nullptr);
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 0), model.index(0, 3)}));
    QCOMPARE(data->data(QString::fromLatin1(kSampleIdsMimeType)), QByteArray("id-0\n"));
    QCOMPARE(data->urls(), QList<QUrl>{QUrl::fromLocalFile(audio.fileName())});
  }
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::SampleListModelTest)
#include "sample_list_model_test.moc"
