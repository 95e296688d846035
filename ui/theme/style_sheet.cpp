#include "ui/theme/style_sheet.h"

#include <QFile>
#include <QRegularExpression>
#include <map>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void initializeStudioResources() {
  Q_INIT_RESOURCE(studio);
}

namespace jukebox::ui {
namespace {

std::map<QString, QString> valuesOf(const Tokens& t) {
  std::map<QString, QString> values;
  const auto color = [&](const char* name, const QColor& value) { values[QString::fromLatin1(name)] = value.name(); };
  color("window", t.window);
  color("sidebar", t.sidebar);
  color("surface", t.surface);
  color("raised", t.raised);
  color("field", t.field);
  color("hover", t.hover);
  color("pressed", t.pressed);
  color("selected", t.selected);
  color("border", t.border);
  color("strongBorder", t.strongBorder);
  color("text", t.text);
  color("secondaryText", t.secondaryText);
  color("faintText", t.faintText);
  color("accent", t.accent);
  color("onAccent", t.onAccent);
  color("accentText", t.accentText);
  color("accentHover", mixed(t.accent, t.isDark ? QColor(Qt::white) : QColor(Qt::black), 0.12));
  color("accentSoft", t.accentSoft);
  color("danger", t.danger);
  color("warning", t.warning);
  color("focus", t.focus);
  values[QStringLiteral("checkTone")] = t.onAccent.lightness() < 128 ? QStringLiteral("black") : QStringLiteral("white");
  color("scroll", mixed(t.window, t.text, 0.18));
  color("scrollHover", mixed(t.window, t.text, 0.42));
  return values;
}

}  // namespace

void initializeResources() {
  initializeStudioResources();
}

QString withTokens(QString text, const Tokens& tokens) {
  static const QRegularExpression kName(QStringLiteral("@([A-Za-z]+)"));
  const auto values = valuesOf(tokens);
  QString result;
  qsizetype end = 0;
  for (auto it = kName.globalMatch(text); it.hasNext();) {
    const auto match = it.next();
    result += QStringView(text).mid(end, match.capturedStart() - end);
    const auto value = values.find(match.captured(1));
    result += value == values.end() ? match.captured() : value->second;
    end = match.capturedEnd();
  }
  result += QStringView(text).mid(end);
  return result;
}

QString styleSheetFor(const Tokens& tokens) {
  initializeResources();
  QFile file(QStringLiteral(":/jukebox/theme/studio.qss"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return withTokens(QString::fromUtf8(file.readAll()), tokens);
}

}  // namespace jukebox::ui
