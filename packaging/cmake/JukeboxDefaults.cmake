# Language level, warnings, linker, ccache and output folders shared by every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The sloppiness lets ccache hit on translation units that use a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

if(JUKEBOX_SANITIZE)
  add_compile_options(-fsanitize=${JUKEBOX_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${JUKEBOX_SANITIZE})
endif()

# Warnings are errors in our own code; headers of packages are SYSTEM and silent.
add_library(jb_warnings INTERFACE)
target_compile_options(jb_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wunused -Wvla
  -Werror -Wno-error=deprecated-declarations)
# Exactness before speed: no contraction of a*b+c unless a kernel asks for it explicitly.
target_compile_options(jb_warnings INTERFACE -ffp-contract=off)

# jukebox_library(NAME sources... ) : a static library that includes from the tree's root.
function(jukebox_library name)
  add_library(${name} STATIC ${ARGN})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE jb_warnings)
endfunction()

# jukebox_qt_library(NAME sources... ) : the same for widgets; moc and resource files are handled.
function(jukebox_qt_library name)
  jukebox_library(${name} ${ARGN})
  set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON)
  target_compile_definitions(${name} PUBLIC QT_NO_CAST_TO_ASCII)
  target_link_libraries(${name} PUBLIC Qt6::Widgets)
  # Qt's headers take longer to read than our sources to compile.
  target_precompile_headers(${name} PRIVATE <QtWidgets>)
endfunction()
