#include "app/studio/studio_window.h"

#include <QFileDialog>

#include "ui/library/sample_text.h"

namespace jukebox::studio {

StudioWindow::StudioWindow(const std::filesystem::path& libraryRoot, QObject* parent)
    : QObject(parent),
      m_library(libraryRoot),
      m_thumbnails(LibraryFiles(libraryRoot).samplesFolder(), LibraryFiles(libraryRoot).cacheFolder()),
      m_window(std::make_unique<ui::MainWindow>(ui::LibraryAccess{m_library, m_library, m_thumbnails})) {
  connect(m_window.get(), &ui::MainWindow::openLibraryRequested, this, &StudioWindow::chooseLibrary);
}

StudioWindow::~StudioWindow() = default;

void StudioWindow::chooseLibrary() {
  const QString folder =
      QFileDialog::getExistingDirectory(m_window.get(), tr("Open a library"), ui::text(m_library.root().string()));
  if (!folder.isEmpty()) emit libraryChosen(folder);
}

}  // namespace jukebox::studio
