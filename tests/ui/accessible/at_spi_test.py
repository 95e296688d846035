#!/usr/bin/env python3
"""What a screen reader gets: the real studio on a virtual screen, read and pressed through AT-SPI.

Usage: at_spi_test.py --studio JUKEBOX_STUDIO --maker EXPLORER_LIBRARY
Ends with 77 (skipped) where a package is missing: at-spi2-core python3-pyatspi xvfb xdotool dbus-daemon.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE = 30  # seconds
BUTTONS = ("push button", "button", "toggle button", "radio button", "check box")
# Of the library that the maker makes.
TITLES = ("River and Mill", "Caf", "Small Overture", "After the Last Train", "Morning Light", "Our Side of the City",
          "Stone by Stone", "Setting Sun", "Neon Rain")
# What somebody can do something with, and what is a thing of its own in a list. (A picture without a name is decoration.)
MEANT_TO_HAVE_A_NAME = {
    "push button", "button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "slider",
    "spin button", "list", "list item", "table", "tree", "page tab", "menu item", "check menu item",
}


def skip(reason):
    print("SKIPPED:", reason)
    sys.exit(77)


def wait_for(question, what):
    end = time.time() + PATIENCE
    while time.time() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(0.1)
    raise AssertionError("not in time: " + what)


def wrapped(arguments):
    """Starts this script again on a session bus and a screen of its own."""
    for tool in ("dbus-run-session", "Xvfb", "xdotool"):
        if not shutil.which(tool):
            skip(tool + " is not installed")
    if not os.path.exists(BUS_LAUNCHER):
        skip("at-spi2-core is not installed")
    try:
        import pyatspi  # noqa: F401
    except ImportError:
        skip("python3-pyatspi is not installed")
    read_end, write_end = os.pipe()
    screen = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
                              pass_fds=[write_end], stderr=subprocess.DEVNULL)
    try:
        display = os.read(read_end, 16).decode().strip()
        environment = dict(os.environ, DISPLAY=":" + display, AT_SPI_TEST_INSIDE="1", QT_QPA_PLATFORM="xcb",
                           QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_ACCESSIBILITY="1", LC_ALL="C.UTF-8")
        return subprocess.run(["dbus-run-session", "--", sys.executable, os.path.abspath(__file__)] + arguments,
                              env=environment, timeout=150).returncode
    finally:
        screen.kill()
        screen.wait()


class Reader:
    """The studio as assistive technology sees it."""

    def __init__(self):
        import pyatspi
        self.pyatspi = pyatspi
        self.root = wait_for(self.find_application, "the studio on the accessibility bus")

    def find_application(self):
        desktop = self.pyatspi.Registry.getDesktop(0)
        for application in desktop:
            if application is not None and "jukebox" in application.name.lower():
                return application
        return None

    def is_showing(self, node):
        return node.getState().contains(self.pyatspi.STATE_SHOWING)

    def everything(self, node=None, path=()):
        """Every node in sight with the roles and names above it."""
        node = self.root if node is None else node
        for index in range(min(node.childCount, 200)):
            child = node.getChildAtIndex(index)
            if child is None or not self.is_showing(child):
                continue
            here = path + ("%s %r" % (child.getRoleName(), child.name),)
            yield child, here
            yield from self.everything(child, here)

    def find(self, role, name):
        for node, _ in self.everything():
            if node.getRoleName() in role and (name == node.name if isinstance(name, str) else name(node.name)):
                return node
        return None

    def press(self, name):
        button = wait_for(lambda: self.find(BUTTONS, name), name)
        actions = button.queryAction()
        names = [actions.getName(index) for index in range(actions.nActions)]
        assert "Press" in names, "%s %r can only: %s" % (button.getRoleName(), name, names)
        actions.doAction(names.index("Press"))


def nameless(reader):
    missing = []
    for node, path in reader.everything():
        if node.getRoleName() in MEANT_TO_HAVE_A_NAME and not node.name.strip():
            missing.append(" / ".join(path[-4:]))
    return missing


def check(reader):
    cards = wait_for(lambda: [n for n, _ in reader.everything() if n.getRoleName() == "list item"
                              and n.name.startswith(TITLES)], "the cards")
    print(len(cards), "cards, the first one is read as:", cards[0].name)
    failures = []
    pages = [node.name for node, _ in reader.everything()
             if node.getRoleName() in BUTTONS
             and node.name in ("Library", "Compose", "Session", "Queue", "Models", "Train", "Settings")]
    assert len(pages) >= 7, "pages that can be reached: %s" % pages
    counts = []
    for page in pages:
        reader.press(page)
        time.sleep(1.5)
        count = sum(1 for _ in reader.everything())
        counts.append(count)
        missing = nameless(reader)
        print("%-9s %4d things in sight, %d without a name" % (page, count, len(missing)))
        failures += ["%s: %s" % (page, each) for each in missing]
    assert len(set(counts)) > 4, "a press on a page leads nowhere"
    assert not failures, "without a name:\n  " + "\n  ".join(failures)
    reader.press("Library")
    check_keys(reader)


def check_keys(reader):
    """An arrow key moves the focus to a card, and the card says who it is."""
    time.sleep(1)
    heard = []
    reader.pyatspi.Registry.registerEventListener(
        lambda event: heard.append(event.source.name) if event.detail1 else None, "object:state-changed:focused")

    def is_told():
        subprocess.run(["xdotool", "key", "Right"], check=False)
        end = time.time() + 1
        while time.time() < end:
            reader.pyatspi.Registry.pumpQueuedEvents()
            from gi.repository import GLib
            while GLib.MainContext.default().iteration(False):
                pass
            time.sleep(0.05)
        return [name for name in heard if name.startswith(TITLES)]

    told = wait_for(is_told, "a card that says that it has the focus (heard: %s)" % heard)
    print("after an arrow key:", told[0])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--studio", required=True)
    parser.add_argument("--maker", required=True)
    options = parser.parse_args()
    if "AT_SPI_TEST_INSIDE" not in os.environ:
        sys.exit(wrapped(sys.argv[1:]))
    home = tempfile.mkdtemp(prefix="jukebox-at-spi-")
    environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, XDG_CACHE_HOME=home)
    launcher = subprocess.Popen([BUS_LAUNCHER, "--launch-immediately"], stderr=subprocess.DEVNULL)
    studio = None
    try:
        library = os.path.join(home, "library")
        subprocess.run([options.maker, library], check=True, stdout=subprocess.DEVNULL)
        import pyatspi
        wait_for(lambda: pyatspi.Registry.getDesktop(0) is not None, "the accessibility bus")
        studio = subprocess.Popen([options.studio, "--library", library], env=environment, stderr=subprocess.DEVNULL)
        check(Reader())
        print("PASSED")
    finally:
        for process in (studio, launcher):
            if process is not None:
                process.terminate()
                process.wait(10)
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
