#!/usr/bin/env python3
"""The published explorer in headless Chromium, with real clicks and keys: from a folder and from a web server.

Checks what a listener does: search, open, play, follow the lit lyrics, seek, share a link; and that the page asks
nobody else, prints no error, and treats hostile titles as text. Makes screenshots of every width and colour scheme."""

import argparse
import functools
import http.server
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import time
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

HOSTILE = '</script><img src=x onerror="window.hacked=1">'
ARGUMENTS = None


def publish(folder, library, *flags):
    subprocess.run([ARGUMENTS.jukebox, "library", "publish", "--library", str(library), "--to", str(folder),
                    "--title", "Songs of a machine", "--json", *flags], check=True, stdout=subprocess.DEVNULL)


def start_browser(width=1280, height=800):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--mute-audio",
                     "--hide-scrollbars", f"--window-size={width},{height}", "--disable-background-networking",
                     "--disable-component-update", "--no-first-run"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *unused):
        pass


class ExplorerPage:
    """What every way of opening the pages must do; `base` is the address of index.html."""

    base = ""

    @classmethod
    def setUpClass(cls):
        cls.driver = start_browser()

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()

    def setUp(self):
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")

    def tearDown(self):
        """No error on the console and no request to anybody else, whatever a test did."""
        wrong = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        self.assertEqual(wrong, [])
        home = self.base.rsplit("/", 1)[0]
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] != "Network.requestWillBeSent":
                continue
            url = message["params"]["request"]["url"]
            self.assertTrue(url.startswith((home, "data:", "about:")), url)

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def wait(self, condition, what):
        return WebDriverWait(self.driver, 15, 0.05).until(lambda unused: condition(), what)

    def rows(self):
        """Songs in sight, from top to bottom."""
        rows = [row for row in self.driver.find_elements(By.CSS_SELECTOR, ".row") if row.is_displayed()]
        return sorted(rows, key=lambda row: row.rect["y"])

    def titles(self):
        return [row.find_element(By.CSS_SELECTOR, ".name").text for row in self.rows()]

    def search(self, text):
        field = self.find("#search")
        field.clear()
        field.send_keys(text)

    def seconds(self):
        return self.driver.execute_script("return document.getElementById('audio').currentTime")

    def open(self, query=""):
        self.driver.get(self.base + query)
        self.wait(self.rows, "the list is there")

    def click_song(self, title):
        next(row for row in self.rows() if title in row.text).click()
        self.wait(lambda: self.find("#song-title").text == title, "the song is open")

    def lit(self):
        """Number of letters before the lit one, the lit one, all letters, and the time."""
        return self.driver.execute_script(
            "const lit = document.querySelector('.lyrics .lit');"
            "if (!lit) return null;"
            "const lines = Array.from(document.querySelectorAll('.lyrics p'));"
            "const before = lines.slice(0, lines.indexOf(lit.parentNode)).map(p => p.textContent).join('\\n').length;"
            "const all = lines.map(p => p.textContent).join('\\n').length;"
            "return [before + lit.previousSibling.textContent.length, lit.textContent, all,"
            " document.getElementById('audio').currentTime];")

    def test_words_are_found_anywhere(self):
        self.open()
        self.assertEqual(self.find("#title").text, "Songs of a machine")
        self.assertIn("11 songs", self.find("#count").text)
        self.search("cafe")
        self.wait(lambda: self.titles() == ["Café Lumière"], "accents make no difference")
        self.search("lantern")
        self.wait(lambda: self.titles() == ["Café Lumière"], "words of the lyrics are found")
        self.search("dex train")
        self.wait(lambda: self.titles() == ["After the Last Train"], "words of several fields are found")
        self.search("nobody sings this")
        self.wait(lambda: self.find("#nothing").is_displayed(), "nothing is found")
        self.find("#clear").click()
        self.wait(lambda: len(self.rows()) > 5, "all are back")

    def test_filters_narrow_the_list(self):
        self.open()
        self.find("[data-collection='Completions']").click()
        self.wait(lambda: self.titles() == ["After the Last Train"], "the collection is shown")
        self.find("[data-collection='']").click()
        Select(self.find("#artist")).select_by_value("Tom Harrow")
        self.wait(lambda: self.titles() == ["Café Lumière"], "the artist is shown")
        Select(self.find("#artist")).select_by_value("")
        Select(self.find("#order")).select_by_value("longest")
        self.wait(lambda: self.titles()[0] == "River and Mill", "the longest comes first")

    def test_a_song_plays_and_its_lyrics_light_up(self):
        self.open()
        self.search("river mill")
        self.click_song("River and Mill")
        self.assertIn("?song=", self.driver.current_url)
        self.wait(lambda: "CC0-1.0" in self.find("#licence").text, "the licence is shown")
        self.assertIn("Made by a machine", self.find("#ai-made").text)
        self.find("#play").click()
        self.wait(lambda: self.seconds() > 0.6, "time goes on")
        first = self.wait(self.lit, "a letter is lit")
        started = self.seconds()
        self.wait(lambda: self.seconds() > started + 0.8, "time goes on")
        second = self.lit()
        self.assertGreater(second[0], first[0])
        place, letter, total, now = self.lit()
        self.assertLessEqual(len(letter), 1)  # none at the end of a line
        self.assertAlmostEqual(place / total, now / 8, delta=0.05)
        self.find("#play").click()
        self.wait(lambda: self.driver.execute_script("return document.getElementById('audio').paused"), "it pauses")

    def test_seeking_by_click_key_and_word(self):
        self.open()
        self.search("river mill")
        self.click_song("River and Mill")
        self.wait(lambda: self.driver.execute_script("return document.getElementById('audio').readyState") >= 1, "loaded")
        seek = self.find("#seek")
        ActionChains(self.driver).move_to_element_with_offset(seek, 0, 0).click().perform()
        self.wait(lambda: abs(self.seconds() - 4) < 0.3, "the middle of the bar is the middle of the song")
        seek.send_keys(Keys.HOME)
        self.wait(lambda: self.seconds() == 0, "Home goes to the start")
        self.driver.find_elements(By.CSS_SELECTOR, ".lyrics p")[3].click()
        self.wait(lambda: self.seconds() > 5.5, "a click on the last line goes there")
        self.find("#play").click()

    def test_a_link_opens_its_song(self):
        songs = json.loads((FOLDER / "table.json").read_text())
        song = next(song for song in songs if song["title"] == "After the Last Train")
        self.open("?song=" + song["id"])
        self.wait(lambda: self.find("#song-title").text == "After the Last Train", "the song is open")
        self.wait(lambda: "3 seconds of a recording" in self.find("#facts").text, "its condition is shown")
        self.assertNotIn("somebody", self.find("#facts").text)
        self.find("#copy").click()
        self.wait(lambda: "copied" in self.find("#said").text.lower() or song["id"] in self.find("#said").text, "copied")
        self.open("?song=../../etc/passwd")
        self.wait(lambda: "not in this collection" in self.find("#said").text, "an unknown song is told")

    def test_next_and_back_follow_the_list(self):
        self.open()
        titles = self.titles()
        self.click_song(titles[0])
        self.find("#next").click()
        self.wait(lambda: self.find("#song-title").text == titles[1], "the next song is open")
        self.driver.back()
        self.wait(lambda: self.find("#song-title").text == titles[0], "the browser's back works")
        self.find("#list").send_keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
        self.wait(lambda: self.find("#song-title").text == titles[2], "keys open songs")
        self.wait(lambda: self.seconds() > 0.2, "and play them")
        ActionChains(self.driver).send_keys(" ").perform()

    def test_hostile_titles_are_text(self):
        self.open()
        self.search("onerror")
        self.wait(lambda: self.titles() == [HOSTILE], "the title is shown as it is")
        self.click_song(HOSTILE)
        self.wait(lambda: self.find("#lyrics").text == "<script>window.hacked=1</script>", "the lyrics are text")
        self.assertEqual(self.find("#song-artist").text, "<b>Dex & Nine</b> · rock")
        self.assertEqual(self.driver.find_elements(By.CSS_SELECTOR, "img"), [])
        self.assertIsNone(self.driver.execute_script("return window.hacked || null"))

    def test_pictures_of_every_width_and_scheme(self):
        self.open()
        self.search("river mill")
        self.click_song("River and Mill")
        self.search("")
        self.wait(lambda: self.lit() is not None or self.find("#lyrics").text, "the lyrics are there")
        self.driver.execute_script("document.getElementById('audio').currentTime = 4.6")
        self.wait(self.lit, "a letter is lit")
        for name, width, height in [("desktop", 1280, 800), ("phone", 390, 844)]:
            for scheme in ["light", "dark"]:
                self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": name == "phone"})
                self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
                    "features": [{"name": "prefers-color-scheme", "value": scheme}]})
                time.sleep(0.4)
                overflow = self.driver.execute_script(
                    "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                self.assertLessEqual(overflow, 0)
                player = self.find("#play").rect
                self.assertLessEqual(player["y"] + player["height"], height, "the player is in sight")
                self.driver.save_screenshot(str(ARGUMENTS.screenshots / f"explorer-{name}-{scheme}.png"))
                if name == "phone":
                    self.find("#back").click()
                    time.sleep(0.3)
                    self.driver.save_screenshot(str(ARGUMENTS.screenshots / f"explorer-{name}-list-{scheme}.png"))
                    next(row for row in self.rows() if "River" in row.text).click()
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


class FromAFolder(ExplorerPage, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.base = (FOLDER / "index.html").as_uri()

    def test_a_dutch_publication_speaks_dutch(self):
        dutch = FOLDER.parent / "verkenner"
        publish(dutch, LIBRARY, "--language", "nl")
        self.base = (dutch / "index.html").as_uri()
        self.open()
        self.assertEqual(self.driver.execute_script("return document.documentElement.lang"), "nl")
        self.assertIn("11 nummers", self.find("#count").text)
        self.assertEqual(self.find("#search").get_attribute("placeholder"), "Zoek titels, artiesten, songteksten")
        self.find("[data-collection='Completions']").click()
        self.wait(lambda: "Aanvullingen" in self.find("[data-collection='Completions']").text, "a collection")
        self.wait(lambda: "Het model gaat verder" in self.find("#count").text, "what it means")
        self.click_song("After the Last Train")
        self.wait(lambda: "3 seconden van een opname" in self.find("#facts").text, "its condition is Dutch")
        self.assertIn("Gemaakt door een machine: gegenereerd met", self.find("#ai-made").text)
        self.assertIn("Licentie:", self.find("#licence").text)
        self.assertEqual(self.find("#play").get_attribute("aria-label"), "Afspelen")
        self.find("[data-collection='']").click()
        self.search("aanvullingen")
        self.wait(lambda: self.titles() == ["After the Last Train"], "Dutch names are found")
        self.driver.save_screenshot(str(ARGUMENTS.screenshots / "explorer-dutch.png"))
        english = set(json.loads((FOLDER / "table.json").read_text())[0])
        self.assertEqual(set(json.loads((dutch / "table.json").read_text())[0]), english)

    def test_ten_thousand_songs_are_searched_at_once(self):
        rows = json.loads((FOLDER / "table.json").read_text())
        many = [dict(rows[i % len(rows)], id=f"song{i}", title=f"Title {i} of many") for i in range(10000)]
        big = FOLDER.parent / "big"
        big.mkdir(exist_ok=True)
        for name in ["index.html", "explorer.css", "explorer.js", "song_list.js", "lyrics.js", "texts.js"]:
            (big / name).write_text((FOLDER / name).read_text())
        (big / "table.js").write_text("window.explorerTable = " + json.dumps({"title": "Big", "songs": many}))
        (big / "words.js").write_text("window.explorerWords = {}")
        self.base = (big / "index.html").as_uri()
        self.open()
        self.assertLess(len(self.driver.find_elements(By.CSS_SELECTOR, ".row")), 40)
        self.driver.execute_script(
            "window.times = []; const field = document.getElementById('search');"
            "for (const text of ['t', 'ti', 'title 99', 'many 1234', 'mara folk', '']) {"
            "  field.value = text; const start = performance.now();"
            "  field.dispatchEvent(new Event('input')); window.times.push(performance.now() - start); }")
        times = sorted(self.driver.execute_script("return window.times"))
        print(f"search in 10,000 songs: median {times[len(times) // 2]:.1f} ms, worst {times[-1]:.1f} ms")
        self.assertLess(times[len(times) // 2], 100)
        self.search("9999")
        self.wait(lambda: self.titles() == ["Title 9999 of many"], "the last song is found")


class FromAServer(ExplorerPage, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        handler = functools.partial(QuietHandler, directory=str(FOLDER))
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.base = f"http://127.0.0.1:{cls.server.server_port}/index.html"

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        cls.server.shutdown()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--jukebox", required=True)
    parser.add_argument("--maker", required=True)
    parser.add_argument("--screenshots", type=pathlib.Path, required=True)
    ARGUMENTS, rest = parser.parse_known_args()
    ARGUMENTS.screenshots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="jukebox-explorer-") as temporary:
        os.environ["HOME"] = temporary
        FOLDER = pathlib.Path(temporary) / "site"
        LIBRARY = pathlib.Path(temporary) / "library"
        subprocess.run([ARGUMENTS.maker, str(LIBRARY)], check=True)
        publish(FOLDER, LIBRARY)
        unittest.main(argv=["browser_test.py", *rest])
