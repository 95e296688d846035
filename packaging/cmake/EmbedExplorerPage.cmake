# Turns the files of the explorer's page into one C++ file.
#   cmake -DOUTPUT=explorer_page.cpp "-DFILES=resources/explorer/index.html;…" -P EmbedExplorerPage.cmake
set(code "// Made by packaging/cmake/EmbedExplorerPage.cmake from resources/explorer.\n#include \"app/explorer/explorer_page.h\"\n\n")
string(APPEND code "namespace jukebox::explorer {\nnamespace {\nconstexpr PageFile kPageFiles[] = {\n")
foreach(file IN LISTS FILES)
  file(READ "${file}" contents)
  get_filename_component(name "${file}" NAME)
  string(APPEND code "    {\"${name}\", R\"jukebox_page(${contents})jukebox_page\"},\n")
endforeach()
string(APPEND code "};\n}  // namespace\n\nstd::span<const PageFile> pageFiles() {\n  return kPageFiles;\n}\n\n")
string(APPEND code "}  // namespace jukebox::explorer\n")
file(WRITE ${OUTPUT} "${code}")
