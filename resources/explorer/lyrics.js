// Lyrics lit as they are sung: when each character is sung, and the lines that show it.
"use strict";

/** Every unknown time becomes a straight line between its known neighbours; unknown ends take the nearest. */
function filledTimes(times) {
  const known = times.map((seconds, i) => [seconds, i]).filter(([seconds]) => Number.isFinite(seconds) && seconds >= 0);
  if (known.length === 0) return [];
  const filled = times.slice();
  let place = 0;
  for (let i = 0; i < filled.length; ++i) {
    while (place + 1 < known.length && known[place + 1][1] <= i) ++place;
    const [from, begin] = known[place];
    const [to, end] = known[Math.min(place + 1, known.length - 1)];
    filled[i] = i <= begin || end <= begin ? from : from + (to - from) * (i - begin) / (end - begin);
  }
  return filled;
}

/** The nearest sequence in squares that never goes back (pool adjacent violators). */
function risingTimes(times) {
  const pools = [];
  for (const seconds of times) {
    pools.push({sum: seconds, count: 1});
    while (pools.length > 1) {
      const last = pools[pools.length - 1], before = pools[pools.length - 2];
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      pools.pop();
    }
  }
  return pools.flatMap(pool => new Array(pool.count).fill(pool.sum / pool.count));
}

/** How well the known times rise with their place, -1 … 1: below a half they say nothing about the singing. */
function risingTrend(times) {
  let n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  times.forEach((seconds, i) => {
    if (!Number.isFinite(seconds) || seconds < 0) return;
    n += 1; x += i; y += seconds; xx += i * i; yy += seconds * seconds; xy += i * seconds;
  });
  const spread = (n * xx - x * x) * (n * yy - y * y);
  return n >= 2 && spread > 1e-9 ? (n * xy - x * y) / Math.sqrt(spread) : 0;
}

/** The lyrics in a container: a line is one element, only the line that is sung is split at the lit character. */
class LyricsView {
  constructor(container, events) {
    Object.assign(this, {container, events, lines: [], times: [], line: -1, place: -1, scrolledAt: -Infinity});
    container.addEventListener("click", event => this.click(event));
    container.addEventListener("keydown", event => this.key(event));
    for (const kind of ["wheel", "touchmove"]) {
      container.addEventListener(kind, () => { this.scrolledAt = performance.now(); }, {passive: true});
    }
  }
  get isTimed() { return this.times.length > 0; }

  /** `alignment`: {text, character_seconds}, one moment a code point; without it the written lyrics are shown. */
  show(lyrics, alignment) {
    const text = alignment && typeof alignment.text === "string" ? alignment.text : "";
    const moments = alignment && Array.isArray(alignment.character_seconds) ? alignment.character_seconds : [];
    const characters = Array.from(text);
    const isTold = characters.length > 0 && moments.length === characters.length && risingTrend(moments) >= 0.5;
    this.times = isTold ? risingTimes(filledTimes(moments)) : [];
    this.container.replaceChildren();
    this.lines = [];
    this.line = this.place = -1;
    let begin = 0;
    for (const line of (isTold ? text : lyrics).split("\n")) {
      const letters = Array.from(line);
      const node = document.createElement("p");
      node.dir = "auto";
      node.textContent = line || "\u00a0";
      if (isTold) node.tabIndex = this.lines.length === 0 ? 0 : -1;
      this.container.append(node);
      this.lines.push({node, letters, begin});
      begin += letters.length + 1;
    }
    this.container.classList.toggle("timed", isTold);
  }

  /** Lights what is sung at this moment. */
  light(seconds) {
    if (!this.isTimed) return;
    let low = 0, high = this.times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle] <= seconds) low = middle + 1; else high = middle;
    }
    const place = low - 1;
    if (place === this.place) return;
    this.place = place;
    const line = place < 0 ? -1 : this.lineOf(place);
    if (line !== this.line) this.moveTo(line);
    if (line >= 0) this.split(this.lines[line], place - this.lines[line].begin);
  }
  lineOf(place) {
    let low = 0, high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle].begin <= place) low = middle; else high = middle - 1;
    }
    return low;
  }
  moveTo(line) {
    const from = Math.min(this.line, line), to = Math.max(this.line, line);
    for (let i = Math.max(0, from); i <= to && i < this.lines.length; ++i) {
      const {node, letters} = this.lines[i];
      node.classList.toggle("done", i < line);
      node.classList.toggle("current", i === line);
      if (i !== line) node.textContent = letters.join("") || "\u00a0";
    }
    this.line = line;
    const isLeftAlone = performance.now() - this.scrolledAt > 4000;
    if (line >= 0 && isLeftAlone) this.events.reveal(this.lines[line].node);
  }
  split(line, at) {
    const part = (name, letters) => {
      const span = document.createElement("span");
      span.className = name;
      span.textContent = letters.join("");
      return span;
    };
    if (line.letters.length === 0) return;
    line.node.replaceChildren(part("sung", line.letters.slice(0, at)), part("lit", line.letters.slice(at, at + 1)),
                              part("rest", line.letters.slice(at + 1)));
  }

  click(event) {
    if (!this.isTimed || String(getSelection())) return;
    const line = this.lines.find(candidate => candidate.node.contains(event.target));
    if (line) this.events.seek(this.times[Math.min(this.times.length - 1, line.begin + this.letterAt(line, event))]);
  }
  /** The letter under the pointer, counted in code points of its line. */
  letterAt(line, event) {
    const spot = document.caretPositionFromPoint ? document.caretPositionFromPoint(event.clientX, event.clientY)
      : document.caretRangeFromPoint(event.clientX, event.clientY);
    const node = spot && (spot.offsetNode || spot.startContainer);
    if (!node || !line.node.contains(node) || node.nodeType !== Node.TEXT_NODE) return 0;
    let before = "";
    const walker = document.createTreeWalker(line.node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && walker.currentNode !== node) before += walker.currentNode.data;
    const offset = spot.offset === undefined ? spot.startOffset : spot.offset;
    return Math.min(line.letters.length, Array.from(before + node.data.slice(0, offset)).length);
  }
  key(event) {
    const index = this.lines.findIndex(line => line.node === event.target);
    if (index < 0 || !this.isTimed) return;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && this.lines[index + step]) {
      event.preventDefault();
      this.lines[index].node.tabIndex = -1;
      this.lines[index + step].node.tabIndex = 0;
      this.lines[index + step].node.focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.events.seek(this.times[Math.min(this.times.length - 1, this.lines[index].begin)]);
    }
  }
}
