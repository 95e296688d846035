// The songs of table.js: search, filters, order, and the list that shows them. Every text of a song is untrusted: it
// enters the page through textContent alone.
"use strict";

/** Letters without case and accents, so that "cafe" finds "Café". */
function folded(text) {
  return String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** A text of the page (texts.js) with `values` in place of {0}, {1} …; its name where the page has none. */
function told(name, ...values) {
  const texts = window.explorerTexts || {};
  const text = Object.hasOwn(texts, name) ? texts[name] : name;
  return text.replace(/\{(\d)\}/g, (all, place) => place < values.length ? String(values[place]) : all);
}

function textOf(value) {
  return typeof value === "string" ? value : "";
}

/** "1:05" of seconds. */
function timeText(seconds) {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const rest = String(whole % 60).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}

/** Draws a waveform into a canvas; `share` of it is played (1: all in colour). */
function drawWave(canvas, levels, brightness, share, colors) {
  const scale = window.devicePixelRatio || 1;
  const width = canvas.clientWidth, height = canvas.clientHeight;
  if (width === 0 || height === 0) return;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  const bars = Math.max(1, Math.min(Math.floor(width / 4), 400));
  const step = width / bars;
  const loudest = Array.from(levels, digit => parseInt(digit, 36) || 0).reduce((a, b) => Math.max(a, b), 1);
  for (let bar = 0; bar < bars; ++bar) {
    const piece = Math.min(levels.length - 1, Math.floor(bar * levels.length / bars));
    const level = (parseInt(levels[piece], 36) || 0) / loudest;
    const light = (parseInt(brightness[piece], 36) || 0) / 35;
    const length = Math.max(2, level * (height - 2));
    pen.fillStyle = (bar + 0.5) / bars <= share ? colors.at(light) : colors.idle;
    pen.beginPath();
    pen.roundRect(bar * step, (height - length) / 2, Math.max(1.5, step - 2), length, 1);
    pen.fill();
  }
}

/** The colours of waveforms, taken from the style sheet and remade when light and dark change. */
class WaveColors {
  constructor() {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => { this.read(); if (this.changed) this.changed(); });
    this.read();
  }
  read() {
    const style = getComputedStyle(document.documentElement);
    const channels = name => style.getPropertyValue(name).trim().match(/[0-9a-f]{2}/gi).map(hex => parseInt(hex, 16));
    this.stops = [channels("--wave-low"), channels("--wave-middle"), channels("--wave-high")];
    this.idle = style.getPropertyValue("--wave-idle").trim();
    this.cache = new Map();
  }
  at(light) {
    if (!this.cache.has(light)) {
      const place = Math.min(light * 2, 1.999), from = this.stops[Math.floor(place)], to = this.stops[Math.floor(place) + 1];
      const mixed = from.map((channel, i) => Math.round(channel + (to[i] - channel) * (place % 1)));
      this.cache.set(light, `rgb(${mixed.join(",")})`);
    }
    return this.cache.get(light);
  }
}

/** All songs; answers searches. */
class SongTable {
  /** `collectionName`: what the reader sees of a collection. */
  constructor(songs, collectionName) {
    const isUsable = song => song && /^[A-Za-z0-9_-]{1,64}$/.test(song.id) && /^audio\.[a-z0-9]{1,8}$/.test(song.audio);
    this.songs = (Array.isArray(songs) ? songs : []).filter(isUsable);
    this.byId = new Map(this.songs.map(song => [song.id, song]));
    for (const song of this.songs) {
      const words = [song.title, song.artist, song.genre, song.collection, collectionName(song.collection), song.licence,
                     song.id];
      song.haystack = folded(words.concat(Array.isArray(song.tags) ? song.tags : []).map(textOf).join("\n"));
    }
  }
  addWords(words) {
    for (const song of this.songs) {
      if (Object.hasOwn(words, song.id)) song.haystack += "\n" + folded(words[song.id]).replace(/\s+/g, " ");
    }
  }
  /** Names with counts, most first. */
  counts(field) {
    const counts = new Map();
    for (const song of this.songs) {
      const name = textOf(song[field]);
      if (name) counts.set(name, (counts.get(name) || 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  }
  find(wish) {
    const words = folded(wish.text).split(/\s+/).filter(Boolean);
    const found = this.songs.filter(song => (!wish.collection || song.collection === wish.collection) &&
      (!wish.artist || song.artist === wish.artist) && (!wish.genre || song.genre === wish.genre) &&
      words.every(word => song.haystack.includes(word)));
    const byText = field => (a, b) => textOf(a[field]).localeCompare(textOf(b[field]));
    const orders = {newest: (a, b) => byText("created_at")(b, a), title: byText("title"), artist: byText("artist"),
                    longest: (a, b) => b.duration - a.duration, shortest: (a, b) => a.duration - b.duration};
    return orders[wish.order] ? found.sort(orders[wish.order]) : found;
  }
}

/** A list of any length: only the rows in sight exist. One tab stop; arrows move, Enter plays. */
class SongList {
  constructor(list, rows, colors, events) {
    Object.assign(this, {list, rows, colors, events, songs: [], active: -1, currentId: "", isPlaying: false, pool: []});
    this.rowHeight = 64;
    list.addEventListener("scroll", () => this.render(), {passive: true});
    list.addEventListener("keydown", event => this.key(event));
    new ResizeObserver(() => this.render(true)).observe(list);
  }
  show(songs) {
    this.songs = songs;
    this.active = songs.findIndex(song => song.id === this.currentId);
    this.rows.style.height = `${songs.length * this.rowHeight}px`;
    this.list.scrollTop = 0;
    if (this.active >= 0) this.reveal(this.active);
    this.render(true);
  }
  setCurrent(id, isPlaying) {
    const changed = id !== this.currentId;
    this.currentId = id;
    this.isPlaying = isPlaying;
    if (changed) {
      const index = this.songs.findIndex(song => song.id === id);
      if (index >= 0) { this.active = index; this.reveal(index); }
    }
    this.render(true);
  }
  /** The song after (+1) or before (-1) `id`. */
  neighbour(id, step) {
    const index = this.songs.findIndex(song => song.id === id);
    return index < 0 ? (step > 0 ? this.songs[0] : undefined) : this.songs[index + step];
  }
  reveal(index) {
    const top = index * this.rowHeight, view = this.list.clientHeight;
    if (top < this.list.scrollTop) this.list.scrollTop = top;
    if (top + this.rowHeight > this.list.scrollTop + view) this.list.scrollTop = top + this.rowHeight - view;
  }
  key(event) {
    const page = Math.max(1, Math.floor(this.list.clientHeight / this.rowHeight) - 1);
    const moves = {ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity};
    if (event.key in moves && this.songs.length > 0) {
      event.preventDefault();
      this.active = Math.min(this.songs.length - 1, Math.max(0, this.active + moves[event.key]));
      this.reveal(this.active);
      this.render(true);
    } else if (event.key === "Enter" && this.songs[this.active]) {
      event.preventDefault();
      this.events.play(this.songs[this.active]);
    }
  }
  /** Binds the rows in sight to their songs; rows that show the right song already stay unless `all`. */
  render(all) {
    const first = Math.max(0, Math.floor(this.list.scrollTop / this.rowHeight) - 3);
    const count = Math.ceil(this.list.clientHeight / this.rowHeight) + 7;
    while (this.pool.length < Math.min(count, this.songs.length)) this.pool.push(this.makeRow());
    this.pool.forEach(row => { row.isFree = all || row.index < first || row.index >= first + count || row.index >= this.songs.length; });
    const kept = new Set(this.pool.filter(row => !row.isFree).map(row => row.index));
    const free = this.pool.filter(row => row.isFree);
    for (let index = first; index < Math.min(first + count, this.songs.length); ++index) {
      if (!kept.has(index) && free.length > 0) this.bind(free.pop(), index);
    }
    for (const row of free) { row.index = -1; row.node.hidden = true; }
    const isInSight = this.active >= first && this.active < first + count && this.active < this.songs.length;
    if (isInSight) this.list.setAttribute("aria-activedescendant", `row-${this.active}`);
    else this.list.removeAttribute("aria-activedescendant");
  }
  makeRow() {
    const make = (kind, name, parent) => {
      const node = document.createElement(kind);
      node.className = name;
      parent.append(node);
      return node;
    };
    const node = make("div", "row", this.rows);
    node.setAttribute("role", "option");
    const thumb = make("span", "thumb", node);
    const row = {node, index: -1, canvas: make("canvas", "", thumb)};
    const text = make("span", "text", node);
    row.title = make("span", "name", text);
    row.by = make("span", "by", text);
    row.title.dir = row.by.dir = "auto";
    row.collection = make("span", "in", node);
    row.lit = make("span", "lit", node);
    row.lit.title = told("litLyrics");
    row.length = make("span", "length", node);
    thumb.title = told("play");
    thumb.addEventListener("click", event => { event.stopPropagation(); this.events.play(this.songs[row.index]); });
    node.addEventListener("click", () => this.events.open(this.songs[row.index]));
    node.addEventListener("dblclick", () => this.events.play(this.songs[row.index]));
    return row;
  }
  bind(row, index) {
    const song = this.songs[index], node = row.node;
    row.index = index;
    node.hidden = false;
    node.id = `row-${index}`;
    node.dataset.song = song.id;
    node.style.transform = `translateY(${index * this.rowHeight}px)`;
    node.setAttribute("aria-posinset", index + 1);
    node.setAttribute("aria-setsize", this.songs.length);
    node.setAttribute("aria-selected", song.id === this.currentId);
    node.classList.toggle("active", index === this.active);
    node.classList.toggle("playing", song.id === this.currentId && this.isPlaying);
    row.title.textContent = textOf(song.title) || told("untitled");
    row.by.textContent = [song.artist, song.genre].map(textOf).filter(Boolean).join(" · ");
    row.collection.textContent = this.events.collectionName(song.collection);
    row.lit.classList.toggle("shown", song.lit === true);
    row.length.textContent = timeText(song.duration);
    drawWave(row.canvas, textOf(song.levels) || "0", textOf(song.brightness) || "0", 1, this.colors);
  }
}
