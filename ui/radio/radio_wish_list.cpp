#include "ui/radio/radio_wish_list.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>

#include "ui/gallery/elided_label.h"
#include "ui/icons/icons.h"
#include "ui/radio/radio_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kPicture = 16;

}  // namespace

RadioWishList::RadioWishList(QWidget* parent) : QWidget(parent), m_hint(new QLabel) {
  setObjectName(QStringLiteral("radioWishes"));
  setAccessibleName(tr("Wishes"));
  m_hint->setText(tr("Change artist, genre or the sliders while it plays: the music follows within seconds."));
  m_hint->setProperty("role", "secondary");
  m_hint->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace1);
  layout->addWidget(m_hint);
  for (int i = 0; i < kRows; ++i) {
    Row row;
    row.box = new QWidget;
    row.picture = new QLabel;
    row.picture->setFixedSize(kPicture, kPicture);
    row.what = new ElidedLabel;
    row.what->setTextFormat(Qt::PlainText);
    row.when = new QLabel;
    row.when->setTextFormat(Qt::PlainText);
    row.when->setProperty("role", "secondary");
    row.reason = new QLabel;
    row.reason->setTextFormat(Qt::PlainText);
    row.reason->setProperty("role", "small");
    row.reason->setWordWrap(true);
    auto* grid = new QGridLayout(row.box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kSpace2);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(row.picture, 0, 0);
    grid->addWidget(row.what, 0, 1);
    grid->addWidget(row.when, 0, 2);
    grid->addWidget(row.reason, 1, 1, 1, 2);
    layout->addWidget(row.box);
    row.box->hide();
    m_rows.push_back(row);
  }
}

void RadioWishList::present(const std::vector<RadioWishState>& wishes, const RadioState& state) {
  m_hint->setVisible(wishes.empty());
  auto wish = wishes.rbegin();
  for (const Row& row : m_rows) {
    row.box->setVisible(wish != wishes.rend());
    if (wish != wishes.rend()) showRow(row, *wish++, state);
  }
}

void RadioWishList::showRow(const Row& row, const RadioWishState& wish, const RadioState& state) {
  using Phase = RadioWishState::Phase;
  const bool isHeard = wish.phase == Phase::taken && wish.fromSeconds <= state.heardSeconds;
  const Icon which = wish.phase == Phase::refused ? Icon::warning : isHeard ? Icon::check : Icon::clock;
  const IconTint tint = wish.phase == Phase::refused ? IconTint::warning
                        : isHeard                    ? IconTint::accent
                                                     : IconTint::secondary;
  const QString what = RadioText::turn(wish.turn, state);
  const QString when = RadioText::answer(wish, state.heardSeconds);
  if (row.picture->property("which").toInt() != static_cast<int>(which) + 1) {
    row.picture->setProperty("which", static_cast<int>(which) + 1);
    row.picture->setPixmap(icon(which, tint).pixmap(QSize(kPicture, kPicture), devicePixelRatioF()));
  }
  if (row.what->text() != what) row.what->setText(what);
  const bool isRefused = wish.phase == Phase::refused;
  const QString brief = isRefused ? tr("not possible") : when;
  if (row.when->text() != brief) row.when->setText(brief);
  if (isRefused && row.reason->text() != when) row.reason->setText(when);
  row.reason->setVisible(isRefused);
  const QString whole = QStringLiteral("%1: %2").arg(what, when);
  if (row.box->accessibleName() != whole) row.box->setAccessibleName(whole);
}

}  // namespace jukebox::ui
