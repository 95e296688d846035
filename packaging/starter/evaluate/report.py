"""Results as one JSON file and one Markdown table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _cell(figures: Mapping[str, Mapping[str, float]], name: str) -> str:
    if name not in figures:
        return ""
    return f"{figures[name]['mean']:.3f}"


def figures_table(columns: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """One row a figure; each column is the result of mean_figures(). The first one carries its standard error."""
    first, *others = columns
    names = list(dict.fromkeys(name for figures in columns.values() for name in figures))
    lines = ["| measure | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name in names:
        figure = columns[first].get(name)
        lead = f"{figure['mean']:.3f} ± {figure['error']:.3f}" if figure else ""
        lines.append(f"| {name} | {lead} | " + " | ".join(_cell(columns[column], name) for column in others) + " |")
    return "\n".join(lines) + "\n"


def plain_table(columns: Mapping[str, Mapping[str, float]]) -> str:
    """One row a figure, one column a source."""
    names = list(dict.fromkeys(name for figures in columns.values() for name in figures))
    lines = ["| measure | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name in names:
        cells = [f"{figures[name]:.3f}" if name in figures else "" for figures in columns.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
