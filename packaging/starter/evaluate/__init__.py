"""Measures of the starter model: how well a codec keeps songs, and what generated songs have of their labels.

    audio, song_folder              sound files and the labels beside them
    spectra, network, viterbi       the tools: spectra, a small classifier, paths through frames
    degrade                         copies of the training songs as a poor codec would leave them
    style                           genre and singer, by classifiers trained on the corpus
    chord_model, harmony_measures   the chord of every bar, and the key
    tempo                           the beat period against the genre's
    phone_model, words              phones in the mix, and the words that they make
    closed_set                      the same question asked to pocketsphinx
    codec_measures                  originals against reconstructions, use of the codebooks
    evaluators, song_measures       everything that was trained; one song measured with it
    calibration, report             ceilings and floors; tables
    command_line

Needs numpy; training the word model also flite; other formats than 16-bit WAV need ffmpeg. docs/corpus.md tells how to
run it.
"""
