#include "ui/gallery/gallery.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/gallery/elided_label.h"
#include "ui/gallery/grid_view.h"
#include "ui/gallery/state_page.h"
#include "ui/gallery/table_view.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

QToolButton* toolButton(Icon which, const QString& name, bool isCheckable) {
  auto* button = new QToolButton;
  button->setIcon(icon(which));
  button->setIconSize({18, 18});
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setCheckable(isCheckable);
  return button;
}

}  // namespace

Gallery::Gallery(SampleListModel& model, ThumbnailSource& thumbnails, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_columnsMenu(new QMenu(this)),
      m_stack(new QStackedWidget),
      m_grid(new GridView(thumbnails)),
      m_table(new TableView),
      m_statePage(new StatePage) {
  m_grid->setModel(&model);
  m_table->setSampleModel(&model);
  m_table->setSelectionModel(m_grid->selectionModel());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeHeader());
  layout->addWidget(m_stack, 1);
  m_stack->addWidget(m_grid);
  m_stack->addWidget(m_table);
  m_stack->addWidget(m_statePage);
  connectViews();
  setLayout(Layout::grid);
  showState();
}

QWidget* Gallery::makeHeader() {
  auto* header = new QWidget;
  auto* layout = new QHBoxLayout(header);
  layout->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace1);
  layout->setSpacing(kSpace1);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  auto* line = new QHBoxLayout;
  line->setSpacing(kSpace2);
  m_title = new ElidedLabel;
  m_title->setProperty("role", "display");
  m_count = new QLabel;
  m_count->setProperty("role", "secondary");
  line->addWidget(m_title, 1);
  m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
  m_count->setContentsMargins(0, 0, 0, 3);
  line->addWidget(m_count, 0, Qt::AlignBottom);
  line->addStretch();
  m_explanation = new ElidedLabel;
  m_explanation->setProperty("role", "secondary");
  m_explanation->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  words->addLayout(line);
  words->addWidget(m_explanation);
  layout->addLayout(words, 1);

  m_sort = new ComboBox;
  m_sort->setMinimumWidth(124);
  m_sort->setAccessibleName(tr("Order"));
  m_sort->setToolTip(tr("Order of the list"));
  m_gridButton = toolButton(Icon::grid, tr("Cards"), true);
  m_tableButton = toolButton(Icon::table, tr("Table"), true);
  m_columnsButton = toolButton(Icon::columns, tr("Columns"), false);
  m_columnsButton->setMenu(m_columnsMenu);
  m_columnsButton->setPopupMode(QToolButton::InstantPopup);
  layout->addWidget(m_columnsButton, 0, Qt::AlignTop);
  layout->addWidget(m_sort, 0, Qt::AlignTop);
  layout->addSpacing(kSpace2);
  layout->addWidget(m_gridButton, 0, Qt::AlignTop);
  layout->addWidget(m_tableButton, 0, Qt::AlignTop);
  setSearching(false);
  return header;
}

void Gallery::connectViews() {
  connect(m_gridButton, &QToolButton::clicked, this, [this] { setLayout(Layout::grid); });
  connect(m_tableButton, &QToolButton::clicked, this, [this] { setLayout(Layout::table); });
  connect(m_columnsMenu, &QMenu::aboutToShow, this, [this] {
    m_columnsMenu->clear();
    m_table->fillColumnMenu(*m_columnsMenu);
  });
  connect(m_sort, &QComboBox::activated, this,
          [this] { emit sortChosen(static_cast<SampleSort>(m_sort->currentData().toInt())); });
  connect(&m_model, &SampleListModel::sortRequested, this, &Gallery::sortChosen);
  connect(&m_model, &SampleListModel::stateChanged, this, &Gallery::showState);
  connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
    m_selectedKeys.clear();
    for (const auto& index : m_grid->selectionModel()->selectedRows()) {
      m_selectedKeys.push_back(m_model.keyAt(index.row()));
    }
    const auto current = m_grid->currentIndex();
    m_currentKey = current.isValid() ? std::optional(m_model.keyAt(current.row())) : std::nullopt;
  });
  connect(&m_model, &QAbstractItemModel::modelReset, this, &Gallery::keepSelection, Qt::QueuedConnection);
  connect(&m_model, &SampleListModel::summariesChanged, this, &Gallery::currentChanged);
  auto* selection = m_grid->selectionModel();
  connect(selection, &QItemSelectionModel::currentChanged, this, &Gallery::currentChanged);
  connect(selection, &QItemSelectionModel::selectionChanged, this, &Gallery::selectionChanged);
  connect(selection, &QItemSelectionModel::selectionChanged, this, &Gallery::showCount);

  connect(m_grid, &GridView::playRequested, this, &Gallery::play);
  connect(m_table, &TableView::playRequested, this, &Gallery::play);
  connect(m_grid, &GridView::favouriteToggled, this, [this](const QModelIndex& index) {
    if (const auto* sample = m_model.summaryAt(index.row())) {
      emit favouriteToggled(text(sample->id), !sample->favourite);
    }
  });
  const auto rate = [this](const QModelIndex& index, int rating) {
    // The same star again takes the rating back.
    if (const auto* sample = m_model.summaryAt(index.row())) {
      emit rated(text(sample->id), sample->rating == rating ? 0 : rating);
    }
  };
  connect(m_grid, &GridView::rated, this, rate);
  connect(m_table, &TableView::rated, this, rate);
  for (QAbstractItemView* view : {static_cast<QAbstractItemView*>(m_grid), static_cast<QAbstractItemView*>(m_table)}) {
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint& position) {
      if (!m_grid->selectionModel()->hasSelection()) return;
      emit contextMenuRequested(view->viewport()->mapToGlobal(position));
    });
  }
}

void Gallery::setHeading(const GalleryHeading& heading) {
  m_heading = heading;
  m_title->setText(heading.title);
  m_explanation->setText(heading.explanation);
  m_explanation->setToolTip(heading.explanation);
  showState();
}

void Gallery::setSuggestions(const std::vector<std::string>& queries) {
  m_suggestions = queries;
  showState();
}

void Gallery::setSearching(bool isSearching) {
  const QSignalBlocker blocker(m_sort);
  const QVariant chosen = m_sort->currentData();
  m_sort->clear();
  if (isSearching) m_sort->addItem(tr("Best match"), static_cast<int>(SampleSort::relevance));
  const std::pair<QString, SampleSort> orders[] = {
      {tr("Newest"), SampleSort::newest},        {tr("Oldest"), SampleSort::oldest},
      {tr("Title A–Z"), SampleSort::title},      {tr("Title Z–A"), SampleSort::titleReversed},
      {tr("Artist A–Z"), SampleSort::artist},    {tr("Artist Z–A"), SampleSort::artistReversed},
      {tr("Genre A–Z"), SampleSort::genre},      {tr("Genre Z–A"), SampleSort::genreReversed},
      {tr("Longest"), SampleSort::longest},      {tr("Shortest"), SampleSort::shortest},
      {tr("Best rated"), SampleSort::bestRated}, {tr("Lowest rated"), SampleSort::worstRated},
  };
  for (const auto& [name, sort] : orders) m_sort->addItem(name, static_cast<int>(sort));
  m_sort->setCurrentIndex(std::max(0, m_sort->findData(chosen)));
}

void Gallery::setSort(SampleSort sort) {
  const QSignalBlocker blocker(m_sort);
  m_sort->setCurrentIndex(std::max(0, m_sort->findData(static_cast<int>(sort))));
  m_table->showSort(sort);
}

void Gallery::setLayout(Layout layout) {
  const bool isGrid = layout == Layout::grid;
  m_gridButton->setChecked(isGrid);
  m_tableButton->setChecked(!isGrid);
  m_columnsButton->setVisible(!isGrid);
  showState();
  if (isGrid) {
    m_grid->scrollTo(m_grid->currentIndex());
  } else {
    m_table->scrollTo(m_table->currentIndex());
  }
}

Gallery::Layout Gallery::currentLayout() const {
  return m_gridButton->isChecked() ? Layout::grid : Layout::table;
}

void Gallery::showState() {
  showCount();
  const bool isGrid = currentLayout() == Layout::grid;
  QWidget* list = isGrid ? static_cast<QWidget*>(m_grid) : m_table;
  switch (m_model.state()) {
    case SampleListModel::State::loading:
      m_statePage->present(Icon::clock, tr("Opening the library…"), {});
      break;
    case SampleListModel::State::failed: {
      const Error& error = m_model.error();
      if (error.kind == ErrorKind::invalidInput) {  // a search that is not finished: what was found stays in sight
        if (m_model.rowCount() > 0) return m_stack->setCurrentWidget(list);
        m_statePage->present(Icon::search, errorText(error.message), errorText(error.advice));
        break;
      }
      m_statePage->present(Icon::warning, errorText(error.message), errorText(error.advice));
      connect(m_statePage->addButton(tr("Try again"), true), &QPushButton::clicked, this, &Gallery::retryRequested);
      connect(m_statePage->addButton(tr("Open another library…")), &QPushButton::clicked, this,
              &Gallery::openLibraryRequested);
      break;
    }
    case SampleListModel::State::ready:
      if (m_model.rowCount() > 0) {
        m_stack->setCurrentWidget(list);
        return;
      }
      m_statePage->present(m_suggestions.empty() ? Icon::waveform : Icon::search, m_heading.emptyTitle,
                           m_suggestions.empty() ? m_heading.emptyExplanation : tr("Did you mean:"));
      for (const auto& query : m_suggestions) {
        auto* button = m_statePage->addButton(text(query), query == m_suggestions.front());
        connect(button, &QPushButton::clicked, this, [this, query] { emit suggestionChosen(text(query)); });
      }
      break;
  }
  m_stack->setCurrentWidget(m_statePage);
}

void Gallery::showCount() {
  const int count = m_model.rowCount();
  const auto selected = m_grid->selectionModel()->selectedRows().size();
  QString words = count == 1 ? tr("1 sample") : tr("%1 samples").arg(QLocale().toString(count));
  if (selected > 1) words += tr(" · %1 selected").arg(QLocale().toString(selected));
  m_count->setText(m_model.state() == SampleListModel::State::ready ? words : QString());
}

void Gallery::keepSelection() {
  QItemSelection selection;
  for (const auto key : m_selectedKeys) {
    const int row = m_model.rowOfKey(key);
    if (row >= 0) selection.select(m_model.index(row, 0), m_model.index(row, kSampleColumns - 1));
  }
  const int current = m_currentKey ? m_model.rowOfKey(*m_currentKey) : -1;
  auto* model = m_grid->selectionModel();
  if (current >= 0) model->setCurrentIndex(m_model.index(current, 0), QItemSelectionModel::NoUpdate);
  if (!selection.isEmpty()) model->select(selection, QItemSelectionModel::ClearAndSelect);
  // Something is always chosen, so that keys have something to work on.
  if (!model->hasSelection() && m_model.rowCount() > 0) selectRow(std::max(0, current));
  emit currentChanged();
}

std::vector<std::string> Gallery::selectedIds() const {
  QList<int> rows;
  for (const auto& index : m_grid->selectionModel()->selectedRows()) rows << index.row();
  return m_model.idsAt(rows);
}

const SampleSummary* Gallery::currentSample() const {
  const QModelIndex index = m_grid->currentIndex();
  return index.isValid() ? m_model.summaryAt(index.row()) : nullptr;
}

void Gallery::selectRow(int row) {
  m_grid->selectionModel()->setCurrentIndex(m_model.index(row, 0),
                                            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  m_grid->scrollTo(m_grid->currentIndex());
}

void Gallery::selectAll() {
  m_grid->selectAll();
}

void Gallery::focusList() {
  (currentLayout() == Layout::grid ? static_cast<QWidget*>(m_grid) : m_table)->setFocus();
}

void Gallery::setPlayingId(const std::string& id) {
  m_grid->setPlayingId(id);
  m_table->setPlayingId(id);
}

void Gallery::play(const QModelIndex& index) {
  if (const auto* sample = m_model.summaryAt(index.row())) emit playRequested(text(sample->id));
}

void Gallery::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && m_stack->currentWidget() == m_statePage) showState();
}

}  // namespace jukebox::ui
