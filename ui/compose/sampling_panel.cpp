#include "ui/compose/sampling_panel.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>

#include "ui/compose/compose_form.h"
#include "ui/compose/compose_parts.h"
#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"

namespace jukebox::ui {
namespace {

enum Filter { everything, topK, topP };

constexpr int kMostTopK = 1 << 24;
constexpr int kUsualTopK = 200;
constexpr double kUsualTopP = 0.95;

QDoubleSpinBox* number(double low, double high, double step, int decimals, const QString& name) {
  auto* box = new QDoubleSpinBox;
  box->setDecimals(decimals);
  box->setButtonSymbols(QAbstractSpinBox::NoButtons);
  box->setRange(low, high);
  box->setSingleStep(step);
  box->setAccessibleName(name);
  return box;
}

void choose(QComboBox* box, const QVariant& data) {
  box->setCurrentIndex(std::max(0, box->findData(data)));
}

}  // namespace

SamplingPanel::SamplingPanel(QWidget* parent)
    : QWidget(parent),
      m_toggle(composeTool(Icon::chevronRight, tr("Advanced"), QStringLiteral("advanced"))),
      m_body(new QWidget),
      m_lowest(new ComboBox),
      m_device(new ComboBox),
      m_format(new ComboBox),
      m_reset(new QPushButton(tr("Use the model’s own values"))) {
  m_toggle->setText(tr("Advanced"));
  m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_toggle->setCheckable(true);
  m_lowest->setObjectName(QStringLiteral("lowestLevel"));
  m_device->setObjectName(QStringLiteral("device"));
  m_format->setObjectName(QStringLiteral("weightFormat"));
  m_reset->setObjectName(QStringLiteral("resetSampling"));
  m_device->addItem(tr("Chosen by itself"), QStringLiteral("auto"));
  m_device->addItem(tr("Processor"), QStringLiteral("cpu"));
  m_device->addItem(tr("Graphics card (CUDA)"), QStringLiteral("cuda"));
  m_format->addItem(tr("The model’s own"), static_cast<int>(WeightDtype::automatic));
  m_format->addItem(tr("32 bit"), static_cast<int>(WeightDtype::f32));
  m_format->addItem(tr("16 bit"), static_cast<int>(WeightDtype::f16));
  m_format->addItem(tr("8 bit: least memory"), static_cast<int>(WeightDtype::int8));
  auto* body = new QVBoxLayout(m_body);
  body->setContentsMargins(0, 0, 0, 0);
  body->setSpacing(kSpace2);
  auto* choices = new QHBoxLayout;
  choices->setSpacing(kSpace3);
  const auto addChoice = [&](const QString& name, QComboBox* box) {
    auto* column = new QVBoxLayout;
    column->setSpacing(kSpace1);
    addField(column, name, box);
    choices->addLayout(column, 1);
    box->setMinimumWidth(0);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    connect(box, &QComboBox::currentIndexChanged, this, &SamplingPanel::changed);
  };
  addChoice(tr("Levels"), m_lowest);
  addChoice(tr("Compute on"), m_device);
  addChoice(tr("Weights"), m_format);
  body->addLayout(choices);
  body->addWidget(m_reset, 0, Qt::AlignLeft);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addWidget(m_toggle, 0, Qt::AlignLeft);
  layout->addWidget(m_body);
  m_body->hide();
  connect(m_toggle, &QToolButton::toggled, this, [this](bool isOpen) {
    m_body->setVisible(isOpen);
    m_toggle->setIcon(icon(isOpen ? Icon::chevronDown : Icon::chevronRight));
  });
  connect(m_reset, &QPushButton::clicked, this, &SamplingPanel::reset);
}

void SamplingPanel::setModel(const ModelCard& card) {
  const auto defaults = card.recommendedSampling();
  if (card.name == m_model && defaults == m_defaults) return;
  m_model = card.name;
  m_defaults = defaults;
  const QSignalBlocker blocker(this);
  const QVariant lowest = m_lowest->currentData();
  m_lowest->clear();
  m_lowest->addItem(tr("All: full quality"), -1);
  for (int level = card.lowestLevel() + 1; level < card.topLevel(); ++level) {
    m_lowest->addItem(tr("Down to level %1").arg(level), level);
  }
  if (card.topLevel() > card.lowestLevel()) m_lowest->addItem(tr("Top only: a draft"), card.topLevel());
  choose(m_lowest, lowest);
  delete m_levelArea;
  m_levelArea = new QWidget;
  m_grid = new QGridLayout(m_levelArea);
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(kSpace2);
  m_grid->setVerticalSpacing(kSpace1);
  const QString names[] = {tr("Level"), tr("Temperature"), tr("Choose from"), {}, tr("Hop"), tr("Guidance")};
  for (int column = 0; column < 6; ++column) m_grid->addWidget(composeLabel(names[column], "small"), 0, column);
  m_rows.clear();
  for (int level = card.topLevel(); level >= 0; --level) {
    if (card.priorOf(level) != nullptr) m_rows.push_back(addRow(level, level == card.topLevel()));
  }
  m_grid->setColumnStretch(2, 1);
  static_cast<QVBoxLayout*>(m_body->layout())->insertWidget(1, m_levelArea);
  for (const Row& row : m_rows) showLevel(row, m_defaults[static_cast<std::size_t>(row.level)]);
}

SamplingPanel::Row SamplingPanel::addRow(int level, bool isTop) {
  Row row;
  row.level = level;
  row.temperature = number(0.01, 10, 0.01, 3, tr("Temperature of level %1").arg(level));
  row.temperature->setToolTip(tr("Higher is bolder, lower is plainer. Near 1 is usual."));
  row.temperature->setObjectName(QStringLiteral("temperature%1").arg(level));
  row.filter = new ComboBox;
  row.filter->setObjectName(QStringLiteral("filter%1").arg(level));
  row.filter->setAccessibleName(tr("What level %1 chooses from").arg(level));
  row.filter->addItem(tr("Everything"), everything);
  row.filter->addItem(tr("Top-k"), topK);
  row.filter->addItem(tr("Top-p"), topP);
  row.amount = number(0, 1, 0.01, 3, tr("Amount of level %1").arg(level));
  row.amount->setObjectName(QStringLiteral("amount%1").arg(level));
  row.hop = number(0.01, 1, 0.05, 3, tr("Hop of level %1").arg(level));
  row.hop->setToolTip(tr("How far each window moves on, as a part of it. Smaller is better and slower."));
  row.hop->setObjectName(QStringLiteral("hop%1").arg(level));
  row.guidance = number(0, kStrongestGuidance, 0.5, 2, tr("Guidance of level %1").arg(level));
  row.guidance->setToolTip(
      tr("How strictly artist, genre and lyrics are followed. 1: as the model says; 2 to 4: more, at twice the work."));
  row.guidance->setObjectName(QStringLiteral("guidance%1").arg(level));
  const int line = static_cast<int>(m_rows.size()) + 1;
  m_grid->addWidget(composeLabel(isTop ? tr("%1 (top)").arg(level) : QString::number(level)), line, 0);
  m_grid->addWidget(row.temperature, line, 1);
  m_grid->addWidget(row.filter, line, 2);
  m_grid->addWidget(row.amount, line, 3);
  m_grid->addWidget(row.hop, line, 4);
  m_grid->addWidget(row.guidance, line, 5);
  connect(row.filter, &QComboBox::activated, this, [this, row] {
    showFilter(row);
    row.amount->setValue(row.filter->currentData().toInt() == topK ? kUsualTopK : kUsualTopP);
    emit changed();
  });
  for (auto* box : {row.temperature, row.amount, row.hop, row.guidance}) {
    connect(box, &QDoubleSpinBox::valueChanged, this, &SamplingPanel::changed);
  }
  return row;
}

void SamplingPanel::showFilter(const Row& row) {
  const int filter = row.filter->currentData().toInt();
  row.amount->setEnabled(filter != everything);
  row.amount->setDecimals(filter == topK ? 0 : 3);
  row.amount->setRange(filter == topK ? 1 : 0.001, filter == topK ? kMostTopK : 1);
  row.amount->setSingleStep(filter == topK ? 10 : 0.01);
}

void SamplingPanel::showLevel(const Row& row, const LevelSampling& sampling) {
  row.temperature->setValue(sampling.temperature);
  choose(row.filter, sampling.topK > 0 ? topK : sampling.topP > 0 ? topP : everything);
  showFilter(row);
  row.amount->setValue(sampling.topK > 0 ? sampling.topK : sampling.topP > 0 ? sampling.topP : 1);
  row.hop->setValue(sampling.hopFraction);
  row.guidance->setValue(sampling.guidance);
}

LevelSampling SamplingPanel::sampling(const Row& row) const {
  const int filter = row.filter->currentData().toInt();
  // A field that still shows the default means the default, with all its digits.
  const LevelSampling& usual = m_defaults[static_cast<std::size_t>(row.level)];
  const auto exact = [](const QDoubleSpinBox* box, double value) {
    return std::abs(box->value() - value) < 0.0006 ? value : box->value();
  };
  return {exact(row.temperature, usual.temperature), filter == topK ? static_cast<int>(row.amount->value()) : 0,
          filter == topP ? exact(row.amount, usual.topP) : 0, exact(row.hop, usual.hopFraction),
          exact(row.guidance, usual.guidance)};
}

void SamplingPanel::fill(GenerationRequest& request) const {
  std::vector<LevelSampling> levels = m_defaults;
  for (const Row& row : m_rows) levels[static_cast<std::size_t>(row.level)] = sampling(row);
  request.levels = levels == m_defaults ? std::vector<LevelSampling>() : levels;
  const int lowest = m_lowest->currentData().toInt();
  request.lowestLevel = m_lowest->count() > 0 && lowest >= 0 ? std::optional(lowest) : std::nullopt;
  request.device = m_device->currentData().toString().toStdString();
  request.dtype = static_cast<WeightDtype>(m_format->currentData().toInt());
}

void SamplingPanel::setRequest(const GenerationRequest& request) {
  {
    const QSignalBlocker blocker(this);
    const bool fits = request.levels.size() == m_defaults.size();
    const auto& levels = fits ? request.levels : m_defaults;
    for (const Row& row : m_rows) showLevel(row, levels[static_cast<std::size_t>(row.level)]);
    choose(m_lowest, request.lowestLevel.value_or(-1));
    const QString device = text(request.device);
    if (m_device->findData(device) < 0) m_device->addItem(device, device);
    choose(m_device, device);
    choose(m_format, static_cast<int>(request.dtype));
  }
  emit changed();
}

void SamplingPanel::reset() {
  GenerationRequest plain;
  setRequest(plain);
}

}  // namespace jukebox::ui
