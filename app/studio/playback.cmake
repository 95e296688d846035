# What plays: player, analysis and the widgets of the player, joined.
jukebox_qt_library(jb_studio_playback playback_analysis.cpp playback_service.cpp playback_state.cpp playback_widgets.cpp)
target_link_libraries(jb_studio_playback PUBLIC jb_ui_player jb_playback jb_audio_file jb_domain)
