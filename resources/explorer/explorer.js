// The explorer: puts list, song and player together, and keeps the address (?song=<id>) in step.
"use strict";

(() => {
  const byId = id => document.getElementById(id);
  const table = window.explorerTable || {};
  /** Collections have English names in every publication; what the reader sees of them: key of its texts. */
  const collections = new Map([["Unseen lyrics", "unseenLyrics"], ["Re-renditions", "rerenditions"],
                               ["Completions", "completions"], ["No lyrics", "noLyrics"]]);
  const collectionName = name => collections.has(name) ? told(collections.get(name)) : textOf(name);
  const songs = new SongTable(table.songs, collectionName);
  const colors = new WaveColors();
  const audio = byId("audio"), seek = byId("seek"), panel = byId("song");
  const reducesMotion = window.matchMedia("(prefers-reduced-motion: reduce)");
  const wish = {text: "", collection: "", artist: "", genre: "", order: "published"};
  const metadata = new Map();  // of songs that were opened
  let current = null;          // row of the table that is open
  let song = null;             // its metadata, once loaded

  // ---- small helpers -----------------------------------------------------------------------------------------------
  const say = text => {
    const said = byId("said");
    said.textContent = text;
    said.classList.add("shown");
    clearTimeout(say.timer);
    say.timer = setTimeout(() => said.classList.remove("shown"), 2500);
  };
  const setIcon = (use, name) => use.setAttribute("href", `#icon-${name}`);
  const fill = (id, text) => {
    byId(id).textContent = text;
    byId(id).hidden = !text;
  };
  const fileOf = (id, name) => `songs/${id}/${name}`;

  // ---- list and filters --------------------------------------------------------------------------------------------
  const list = new SongList(byId("list"), byId("rows"), colors,
                            {open: row => open(row), play: row => open(row, {plays: true}), collectionName});

  function search() {
    const found = songs.find(wish);
    list.show(found);
    const all = songs.songs.length;
    const countAll = all === 1 ? told("countOne") : told("count", all);
    const count = found.length < all ? told("countFound", found.length, all) : countAll;
    const about = collections.get(wish.collection);
    byId("count").textContent = about ? `${count}. ${told(`${about}About`)}` : count;
    byId("nothing").hidden = found.length > 0;
    byId("list").hidden = found.length === 0;
    showNeighbours();
  }

  function makeChips() {
    const chips = byId("collections");
    const add = (name, label, count) => {
      const chip = document.createElement("button");
      chip.type = "button";
      chip.dir = "auto";
      chip.textContent = label;
      const number = document.createElement("span");
      number.textContent = String(count);
      chip.append(" ", number);
      chip.setAttribute("aria-pressed", name === wish.collection);
      chip.dataset.collection = name;
      chip.addEventListener("click", () => choose(name));
      chips.append(chip);
    };
    add("", told("all"), songs.songs.length);
    for (const [name, count] of songs.counts("collection")) add(name, collectionName(name), count);
  }
  function choose(collection) {
    wish.collection = collection;
    for (const chip of byId("collections").children) {
      chip.setAttribute("aria-pressed", chip.dataset.collection === collection);
    }
    search();
  }
  function makeChoices(field, all) {
    const select = byId(field);
    select.append(new Option(all, ""));
    for (const [name, count] of songs.counts(field)) select.append(new Option(`${name} (${count})`, name));
    select.addEventListener("change", () => { wish[field] = select.value; search(); });
  }
  function clearWishes() {
    Object.assign(wish, {text: "", artist: "", genre: ""});
    byId("search").value = byId("artist").value = byId("genre").value = "";
    choose("");
    byId("search").focus();
  }

  // ---- a song ------------------------------------------------------------------------------------------------------
  /** Metadata come as a script: a page that was opened from a disk may not read files. */
  function load(id) {
    if (metadata.has(id)) return Promise.resolve(metadata.get(id));
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = fileOf(id, "metadata.js");
      const end = () => {
        const all = window.explorerSongs || {};
        script.remove();
        if (!Object.hasOwn(all, id)) return reject(new Error(id));
        metadata.set(id, all[id]);
        delete all[id];
        resolve(metadata.get(id));
      };
      script.addEventListener("load", end);
      script.addEventListener("error", end);
      document.head.append(script);
    });
  }

  function open(row, {plays = false, keepsAddress = false} = {}) {
    if (!row) return;
    document.body.classList.add("showing");
    const isNew = row !== current;
    const goesOn = plays || (!audio.paused && !audio.ended);
    current = row;
    if (!isNew) {
      if (plays) play();
      return;
    }
    if (!keepsAddress) setAddress(row.id);
    audio.src = fileOf(row.id, row.audio);
    song = null;
    showSong(row);
    list.setCurrent(row.id, false);
    if (goesOn) play();
    load(row.id).then(loaded => { if (current === row) { song = loaded; showDetails(row, loaded); } },
                      () => { if (current === row) fail(told("detailsMissing")); });
  }

  function showSong(row) {
    document.title = `${textOf(row.title)} – ${textOf(table.title)}`;
    byId("empty").hidden = true;
    byId("details").hidden = false;
    byId("problem").hidden = true;
    fill("collection", collectionName(row.collection));
    fill("song-title", textOf(row.title) || told("untitled"));
    const by = [row.artist, row.genre].map(textOf).filter(Boolean).join(" · ");
    fill("song-artist", by);
    byId("download").href = fileOf(row.id, row.audio);
    byId("now-title").textContent = textOf(row.title) || told("untitled");
    byId("now-artist").textContent = by;
    lyrics.show("", null);
    byId("lyrics-part").hidden = true;
    byId("facts").replaceChildren();
    fill("licence", row.licence ? told("licenceShort", textOf(row.licence)) : "");
    fill("attribution", "");
    fill("ai-made", told("aiMade"));
    panel.scrollTop = 0;
    showNeighbours();
    showTime();
    tellSystem(row, by);
  }

  function showDetails(row, loaded) {
    const words = textOf(loaded.lyrics).trimEnd();
    byId("lyrics-part").hidden = words === "";
    lyrics.show(words, loaded.alignment);
    const model = loaded.model || {};
    const use = told(model.commercial_use === true ? "commercialUse" : "noCommercialUse");
    fill("licence", told("licenceFull", textOf(loaded.licence) || told("unknown"), use));
    fill("attribution", textOf(loaded.attribution));
    fill("ai-made", statementOf(loaded));
    const facts = {
      length: timeText(loaded.duration), given: conditionText(textOf(loaded.condition)),
      model: [model.name, model.version].map(textOf).filter(Boolean).join(" "), seed: textOf(loaded.seed),
      made: textOf(loaded.created_at).replace("T", " ").replace("Z", " UTC"),
      tags: (Array.isArray(loaded.tags) ? loaded.tags : []).map(textOf).join(", "), id: textOf(loaded.id)};
    byId("facts").replaceChildren();
    for (const [name, value] of Object.entries(facts)) if (value) addFact(told(name), value);
    const parent = songs.byId.get(loaded.parent_id);
    if (parent) addFact(told("continues"), textOf(parent.title), () => open(parent));
    lyrics.light(audio.currentTime);
    showTime();
  }
  /** The statement of the metadata; in the words of this page where it is one of ours. */
  function statementOf(loaded) {
    const said = textOf(loaded.ai_made), model = loaded.model || {};
    if (!said.startsWith("Made by a machine: ") || told("language") === "en") return said || told("aiMade");
    return told("statement", textOf(loaded.engine_version), textOf(model.name), textOf(model.version),
                textOf(loaded.licence), textOf(loaded.seed), textOf(loaded.id));
  }
  /** Conditions are English in every publication ("3 seconds of a recording, artist"): each part in our words. */
  function conditionText(condition) {
    const parts = new Map([["a recording", "aRecording"], ["another sample", "anotherSample"], ["artist", "givenArtist"],
                           ["genre", "givenGenre"], ["lyrics", "givenLyrics"], ["nothing", "givenNothing"],
                           ["the upper codes of another sample", "upperCodes"]]);
    const translated = part => parts.has(part) ? told(parts.get(part)) : part;
    return condition.split(", ").map(part => {
      const piece = /^([0-9.e+]+) seconds of (.*)$/.exec(part);
      return piece ? told("secondsOf", piece[1], translated(piece[2])) : translated(part);
    }).join(", ");
  }
  function addFact(name, value, action) {
    const term = document.createElement("dt"), fact = document.createElement("dd");
    term.textContent = name;
    const holder = action ? document.createElement("button") : fact;
    holder.textContent = value;
    holder.dir = "auto";
    if (action) {
      holder.type = "button";
      holder.className = "inline";
      holder.addEventListener("click", action);
      fact.append(holder);
    }
    byId("facts").append(term, fact);
  }
  const fail = text => fill("problem", text);

  const lyrics = new LyricsView(byId("lyrics"), {
    seek: seconds => { jump(seconds); play(); },
    reveal: node => {
      const line = node.getBoundingClientRect(), view = panel.getBoundingClientRect();
      const isCalm = line.top > view.top + 60 && line.bottom < view.bottom - 80;
      if (isCalm) return;
      const behavior = reducesMotion.matches ? "auto" : "smooth";
      panel.scrollBy({top: line.top - view.top - view.height * 0.4, behavior});
    }});

  // ---- the address -------------------------------------------------------------------------------------------------
  function addressOf(id) {
    const address = new URL(location.href);
    address.hash = "";
    address.search = "";
    if (id) address.searchParams.set("song", id);
    return address.href;
  }
  function setAddress(id) {
    try { history.pushState({song: id}, "", addressOf(id)); } catch { location.hash = id ? `song=${id}` : ""; }
  }
  const addressedId = () => new URLSearchParams(location.search).get("song") ||
    new URLSearchParams(location.hash.slice(1)).get("song") || "";
  function followAddress() {
    const id = addressedId();
    const row = songs.byId.get(id);
    if (row) return open(row, {keepsAddress: true});
    document.body.classList.remove("showing");
    if (id) say(told("unknownLink"));
  }
  async function copyLink() {
    if (!current) return;
    const link = addressOf(current.id);
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      const field = document.createElement("textarea");
      field.value = link;
      field.className = "hidden";
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      if (!copied) return say(link);
    }
    say(told("copied"));
  }

  // ---- the player --------------------------------------------------------------------------------------------------
  const length = () => Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : (current ? current.duration : 0);
  function play() {
    if (!current) return open(list.songs[Math.max(0, list.active)], {plays: true});
    const started = audio.play();
    if (started) started.catch(error => { if (error.name === "NotAllowedError") say(told("pressPlay")); });
  }
  const toggle = () => (audio.paused ? play() : audio.pause());
  const jump = seconds => { if (current) { audio.currentTime = Math.min(Math.max(0, seconds), length()); showTime(); } };
  function step(by) {
    if (by < 0 && audio.currentTime > 3) return jump(0);
    const row = current && list.neighbour(current.id, by);
    if (row) open(row, {plays: !audio.paused || audio.ended});
  }
  function showNeighbours() {
    byId("previous").disabled = !current;
    byId("next").disabled = !current || !list.neighbour(current.id, 1);
    byId("play").disabled = !current && list.songs.length === 0;
  }
  function showPlaying() {
    const isPlaying = !audio.paused && !audio.ended;
    setIcon(byId("play-icon"), isPlaying ? "pause" : "play");
    byId("play").setAttribute("aria-label", told(isPlaying ? "pause" : "play"));
    byId("play-song").querySelector("span").textContent = told(isPlaying ? "pause" : "play");
    setIcon(byId("play-song").querySelector("use"), isPlaying ? "pause" : "play");
    if (current) list.setCurrent(current.id, isPlaying);
    if (isPlaying) requestAnimationFrame(tick);
  }
  function tick() {
    showTime();
    if (!audio.paused && !audio.ended) requestAnimationFrame(tick);
  }
  function showTime() {
    const now = audio.currentTime, end = length();
    byId("time").textContent = timeText(now);
    byId("length").textContent = timeText(end);
    const attributes = {"aria-valuemax": Math.round(end), "aria-valuenow": Math.round(now),
                        "aria-valuetext": told("timeOf", timeText(now), timeText(end)), "aria-disabled": !current};
    for (const [name, value] of Object.entries(attributes)) seek.setAttribute(name, value);
    const picture = (song && song.waveform) || current || {};
    drawWave(byId("wave"), textOf(picture.levels) || "0", textOf(picture.brightness) || "0", end > 0 ? now / end : 0, colors);
    lyrics.light(now);
  }
  function tellSystem(row, by) {
    if (!("mediaSession" in navigator)) return;
    navigator.mediaSession.metadata = new MediaMetadata({title: textOf(row.title), artist: by, album: textOf(table.title)});
  }

  function connectPlayer() {
    for (const event of ["play", "pause", "ended"]) audio.addEventListener(event, showPlaying);
    for (const event of ["loadedmetadata", "seeked", "timeupdate"]) audio.addEventListener(event, showTime);
    audio.addEventListener("ended", () => { const next = list.neighbour(current.id, 1); if (next) open(next, {plays: true}); });
    audio.addEventListener("error", () => { if (current) fail(told("audioMissing")); });
    byId("play").addEventListener("click", toggle);
    byId("play-song").addEventListener("click", toggle);
    byId("next").addEventListener("click", () => step(1));
    byId("previous").addEventListener("click", () => step(-1));
    const placeOf = event => {
      const box = seek.getBoundingClientRect();
      return (event.clientX - box.left) / box.width * length();
    };
    seek.addEventListener("pointerdown", event => { seek.setPointerCapture(event.pointerId); jump(placeOf(event)); });
    seek.addEventListener("pointermove", event => { if (seek.hasPointerCapture(event.pointerId)) jump(placeOf(event)); });
    seek.addEventListener("keydown", event => {
      const moves = {ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -20, PageUp: 20, Home: -Infinity, End: Infinity};
      if (!(event.key in moves)) return;
      event.preventDefault();
      event.stopPropagation();
      jump(audio.currentTime + moves[event.key]);
    });
    const volume = byId("volume"), mute = byId("mute");
    volume.addEventListener("input", () => { audio.volume = Number(volume.value); audio.muted = false; });
    mute.addEventListener("click", () => { audio.muted = !audio.muted; });
    audio.addEventListener("volumechange", () => {
      mute.setAttribute("aria-pressed", audio.muted);
      setIcon(byId("mute-icon"), audio.muted || audio.volume === 0 ? "mute" : "volume");
    });
    if ("mediaSession" in navigator) {
      navigator.mediaSession.setActionHandler("previoustrack", () => step(-1));
      navigator.mediaSession.setActionHandler("nexttrack", () => step(1));
    }
  }

  // ---- keys of the whole page --------------------------------------------------------------------------------------
  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isField = event.target.matches("input, select, textarea");
    if (event.key === "Escape") {
      if (event.target.id === "search" && wish.text) { byId("search").value = wish.text = ""; return search(); }
      return goBack();
    }
    if (isField) {
      if (event.target.id === "search" && event.key === "ArrowDown") { event.preventDefault(); byId("list").focus(); }
      return;
    }
    if (event.key === " " && event.target.matches("button, a, .lyrics p")) return;
    const actions = {"/": () => byId("search").focus(), " ": toggle, "j": () => step(1), "k": () => step(-1),
                     "ArrowRight": () => jump(audio.currentTime + 5), "ArrowLeft": () => jump(audio.currentTime - 5)};
    if (!(event.key in actions)) return;
    event.preventDefault();
    actions[event.key]();
  }
  function goBack() {
    document.body.classList.remove("showing");
    byId("list").focus({preventScroll: true});
  }

  // ---- start -------------------------------------------------------------------------------------------------------
  function loadWords() {
    const script = document.createElement("script");
    script.src = "words.js";
    script.addEventListener("load", () => {
      songs.addWords(window.explorerWords || {});
      delete window.explorerWords;
      if (wish.text) search();
    });
    document.head.append(script);
  }
  function start() {
    document.title = byId("title").textContent = textOf(table.title) || told("page");
    makeChips();
    makeChoices("artist", told("allArtists"));
    makeChoices("genre", told("allGenres"));
    byId("order").addEventListener("change", event => { wish.order = event.target.value; search(); });
    for (const kind of ["input", "change"]) {
      byId("search").addEventListener(kind, event => {
        if (wish.text === event.target.value) return;
        wish.text = event.target.value;
        search();
      });
    }
    byId("clear").addEventListener("click", clearWishes);
    byId("back").addEventListener("click", goBack);
    byId("copy").addEventListener("click", copyLink);
    document.addEventListener("keydown", key);
    window.addEventListener("popstate", followAddress);
    new ResizeObserver(showTime).observe(seek);
    colors.changed = () => { list.render(true); showTime(); };
    connectPlayer();
    search();
    if (songs.songs.length === 0) byId("count").textContent = told("noTable");
    showTime();
    if (addressedId()) followAddress();
    setTimeout(loadWords, 0);
  }
  start();
})();
