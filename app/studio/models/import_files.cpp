#include "app/studio/models/import_files.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <map>

namespace jukebox::studio {
namespace {

const QStringList kWeightEndings{QStringLiteral(".pth.tar"), QStringLiteral(".pth"), QStringLiteral(".pt"),
                                 QStringLiteral(".bin"), QStringLiteral(".safetensors")};

bool isWeightFile(const QString& name) {
  return std::any_of(kWeightEndings.begin(), kWeightEndings.end(),
                     [&](const QString& ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

/// Files of the folder and of its sub-folders, a bounded number of them.
QFileInfoList filesBelow(const QString& folder) {
  constexpr int kMostFiles = 2000;
  QFileInfoList files = QDir(folder).entryInfoList(QDir::Files, QDir::Name);
  for (const auto& child : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
    if (files.size() > kMostFiles) break;
    files += QDir(child.absoluteFilePath()).entryInfoList(QDir::Files, QDir::Name);
  }
  return files;
}

}  // namespace

ui::ImportFindings findImportFiles(const QString& folder) {
  static const QRegularExpression kLevel(QStringLiteral("level[_-]?(\\d)"));
  ui::ImportFindings found;
  std::map<int, QFileInfo, std::greater<>> priors;
  bool hasConfig = false;
  quint64 convertedBytes = 0;
  for (const auto& file : filesBelow(folder)) {
    const QString name = file.fileName().toLower();
    if (name == QStringLiteral("config.json") && file.absolutePath() == QDir(folder).absolutePath()) hasConfig = true;
    if (name.contains(QStringLiteral("artist")) && name.endsWith(QStringLiteral(".txt"))) {
      found.artistIdsFile = file.absoluteFilePath();
    } else if (name.contains(QStringLiteral("genre")) && name.endsWith(QStringLiteral(".txt"))) {
      found.genreIdsFile = file.absoluteFilePath();
    } else if (name.startsWith(QStringLiteral("licen"))) {
      found.licenseFile = file.absoluteFilePath();
    }
    if (!isWeightFile(name)) continue;
    const auto level = kLevel.match(name);
    if (level.hasMatch()) {
      priors.emplace(level.captured(1).toInt(), file);
    } else if (name.contains(QStringLiteral("vqvae")) || name.contains(QStringLiteral("codec"))) {
      found.codecFile = file.absoluteFilePath();
      found.bytes += static_cast<quint64>(file.size());
    } else {
      convertedBytes += static_cast<quint64>(file.size());
    }
  }
  for (const auto& [level, file] : priors) {
    found.priorFiles << file.absoluteFilePath();
    found.priorLevels << level;
    found.bytes += static_cast<quint64>(file.size());
  }
  if (!found.isUsable() && hasConfig && convertedBytes > 0) {
    found.isConverted = true;
    found.bytes = convertedBytes;
  }
  return found;
}

QStringList importArguments(const ui::ModelImportWish& wish, const ui::ImportFindings& findings) {
  QStringList arguments{QStringLiteral("models"), QStringLiteral("import"), QStringLiteral("--json"),
                        QStringLiteral("--accept-license")};
  const auto add = [&](const char* option, const QString& value) {
    if (!value.isEmpty()) arguments << QStringLiteral("--%1=%2").arg(QString::fromLatin1(option), value);
  };
  add("name", wish.name);
  if (findings.isConverted) {
    add("hf", wish.folder);
  } else {
    add("codec", findings.codecFile);
    for (qsizetype i = 0; i < findings.priorFiles.size(); ++i) {
      add("prior", QStringLiteral("%1=%2").arg(findings.priorLevels[i]).arg(findings.priorFiles[i]));
    }
  }
  add("preset", wish.variant);
  add("dtype", wish.dtype);
  const QString style = wish.labelStyle == QStringLiteral("v2") ? wish.labelStyle : QStringLiteral("v3");
  add(qPrintable(QStringLiteral("artists-") + style), wish.artistIdsFile);
  add(qPrintable(QStringLiteral("genres-") + style), wish.genreIdsFile);
  add("license-file", wish.licenseFile);
  return arguments;
}

}  // namespace jukebox::studio
