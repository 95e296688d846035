// explorer_library FOLDER: makes a library for the browser test, hostile titles included.

#include <iostream>

#include "tests/app/explorer/explorer_world.h"

int main(int argc, char** argv) {
  using namespace jukebox;
  if (argc != 2) {
    std::cerr << "usage: explorer_library FOLDER\n";
    return 2;
  }
  auto library = Library::open(argv[1], OpenMode::create);
  if (!library) {
    std::cerr << library.error().sentence() << "\n";
    return 1;
  }
  const std::string verse =
      "The river runs to the old stone mill\nThe morning light lies on the hill\nAnd I will sing till the day is done\n"
      "Walk with me now to the setting sun";
  const auto add = [&](const Sample& sample) { test::addSong(*library, sample); };
  add(test::songSample("River and Mill", "Mara Vale", "folk", verse, 8));
  add(test::songSample("Café Lumière", "Tom Harrow", "jazz", "Rain on the roof\nand a lantern of blue", 6));
  add(test::songSample("</script><img src=x onerror=\"window.hacked=1\">", "<b>Dex & Nine</b>", "rock",
                       "<script>window.hacked=1</script>", 5));
  add(test::songSample("Small Overture", "Pip Wren", "classical", "", 5));
  add(test::songSample("שיר של לילה", "Gus Oakley", "hip hop", "", 4));
  auto completion = test::songSample("After the Last Train", "Dex Nine", "jazz", verse, 7);
  completion.request.mode = GenerationMode::primed;
  completion.request.promptFile = "/home/somebody/secret/take.wav";
  completion.request.promptSeconds = 3;
  add(completion);
  for (const char* title : {"Morning Light", "Our Side of the City", "Stone by Stone", "Setting Sun", "Neon Rain"}) {
    add(test::songSample(title, "Mara Vale", "folk", verse, 5));
  }
  return 0;
}
