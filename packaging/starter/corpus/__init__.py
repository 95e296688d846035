"""The starter corpus: songs that this package composes, words, sings and mixes itself.

Every song follows from its seed alone, down to the last bit of its audio (on the same numpy, flite and FluidR3
versions). The modules, in the order in which a song comes to be:

    grid, styles, singers     what there is: one grid of samples, five genres, five virtual singers
    lyrics, harmony, melody   what is sung
    recipe, song_plan         one song as a plan, from its seed and what may be chosen
    phones, spoken_word       a word spoken by flite
    voice_analysis, voice     ... as a spectral envelope, kept for every word
    vocal_timing, singing     ... resynthesised at the pitch and length of the notes
    backing, fluid_synth      the notes of the band, and what plays them: libfluidsynth
    band                      the band of a genre, kept once played, and the lead instrument of songs without lyrics
    song, song_files          voice or lead and band mixed, labelled and written
    data_card, requirements, command_line
"""
