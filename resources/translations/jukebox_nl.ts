<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl">
<context>
    <name>ColorMap</name>
    <message>
        <source>Aurora</source>
        <translation>Poollicht</translation>
    </message>
    <message>
        <source>Ember</source>
        <translation>Gloed</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grijs</translation>
    </message>
</context>
<context>
    <name>ComposeForm</name>
    <message>
        <source>The lyrics are longer than 1 MB. Shorten them.</source>
        <translation>De tekst is langer dan 1 MB. Kort hem in.</translation>
    </message>
    <message>
        <source>Ask for 1 to 16 takes.</source>
        <translation>Vraag om 1 tot 16 takes.</translation>
    </message>
    <message>
        <source>This model lacks its top level and cannot make songs.</source>
        <translation>Dit model mist zijn bovenste niveau en kan geen nummers maken.</translation>
    </message>
    <message>
        <source>This model came without its list of names. Import it again with the id files, or use the name anyway: it has no effect then.</source>
        <translation>Dit model kwam zonder zijn lijst met namen. Importeer het opnieuw met de id-bestanden, of gebruik de naam toch: hij heeft dan geen effect.</translation>
    </message>
    <message>
        <source>The model does not know the artist “%1”.</source>
        <translation>Het model kent de artiest “%1” niet.</translation>
    </message>
    <message>
        <source>The model does not know the genre “%1”.</source>
        <translation>Het model kent het genre “%1” niet.</translation>
    </message>
    <message>
        <source>The model takes one genre word.</source>
        <translation>Het model neemt één genrewoord.</translation>
    </message>
    <message>
        <source>The model takes at most %1 genre words.</source>
        <translation>Het model neemt hoogstens %1 genrewoorden.</translation>
    </message>
    <message>
        <source>Leave some out.</source>
        <translation>Laat er enkele weg.</translation>
    </message>
    <message>
        <source>Level %1 needs at least %2 s. Ask for more, or leave that level out under Advanced.</source>
        <translation>Niveau %1 heeft minstens %2 s nodig. Vraag om meer, of laat dat niveau weg onder Geavanceerd.</translation>
    </message>
    <message>
        <source>The song is shorter than what is made now (%1 s). Raise it.</source>
        <translation>Het nummer is korter dan wat nu wordt gemaakt (%1 s). Maak het langer.</translation>
    </message>
    <message>
        <source>This model knows songs of %1 s and longer.</source>
        <translation>Dit model kent nummers van %1 s en langer.</translation>
    </message>
    <message>
        <source>This model knows songs shorter than %1 s.</source>
        <translation>Dit model kent nummers korter dan %1 s.</translation>
    </message>
    <message>
        <source>Choose an audio file to start from.</source>
        <translation>Kies een geluidsbestand om mee te beginnen.</translation>
    </message>
    <message>
        <source>Choose a song of the library to start from.</source>
        <translation>Kies een nummer van de bibliotheek om mee te beginnen.</translation>
    </message>
    <message>
        <source>%1 s are kept, and %2 s are asked for: nothing would be new. Keep less, or ask for a longer result.</source>
        <translation>%1 s wordt behouden en %2 s wordt gevraagd: er zou niets nieuws zijn. Behoud minder, of vraag om een langer resultaat.</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>Er is geen model geïnstalleerd.</translation>
    </message>
    <message>
        <source>The model “%1” is not installed. Choose another.</source>
        <translation>Het model “%1” is niet geïnstalleerd. Kies een ander.</translation>
    </message>
    <message>
        <source>The recording ends at %1 s: begin earlier.</source>
        <translation>De opname eindigt bij %1 s: begin eerder.</translation>
    </message>
</context>
<context>
    <name>CurveText</name>
    <message>
        <source>Learning</source>
        <translation>Leren</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Achtergehouden</translation>
    </message>
    <message>
        <source>Single codes</source>
        <translation>Losse codes</translation>
    </message>
    <message>
        <source>Pairs of codes</source>
        <translation>Paren van codes</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Could not open %1: %2.</source>
        <translation>Kan %1 niet openen: %2.</translation>
    </message>
    <message>
        <source>Could not write %1: %2.</source>
        <translation>Kan %1 niet schrijven: %2.</translation>
    </message>
    <message>
        <source>Could not create %1: %2.</source>
        <translation>Kan %1 niet aanmaken: %2.</translation>
    </message>
    <message>
        <source>Could not read %1: %2.</source>
        <translation>Kan %1 niet lezen: %2.</translation>
    </message>
    <message>
        <source>Could not create the folder %1: %2.</source>
        <translation>Kan %1 niet als map aanmaken: %2.</translation>
    </message>
    <message>
        <source>Could not make the folder %1: %2.</source>
        <translation>Kan %1 niet als map aanmaken: %2.</translation>
    </message>
    <message>
        <source>Could not replace %1: %2.</source>
        <translation>Kan %1 niet vervangen: %2.</translation>
    </message>
    <message>
        <source>Could not remove %1: %2.</source>
        <translation>Kan %1 niet verwijderen: %2.</translation>
    </message>
    <message>
        <source>Could not delete %1: %2.</source>
        <translation>Kan %1 niet verwijderen: %2.</translation>
    </message>
    <message>
        <source>Could not copy %1: %2.</source>
        <translation>Kan %1 niet kopiëren: %2.</translation>
    </message>
    <message>
        <source>Could not move %1: %2.</source>
        <translation>Kan %1 niet verplaatsen: %2.</translation>
    </message>
    <message>
        <source>Could not lock %1: %2.</source>
        <translation>Kan %1 niet vergrendelen: %2.</translation>
    </message>
    <message>
        <source>Could not flush %1: %2.</source>
        <translation>Kan %1 niet wegschrijven: %2.</translation>
    </message>
    <message>
        <source>Could not write to %1: %2.</source>
        <translation>Kan %1 niet beschrijven: %2.</translation>
    </message>
    <message>
        <source>Could not use %1: %2.</source>
        <translation>Kan %1 niet gebruiken: %2.</translation>
    </message>
    <message>
        <source>Could not start %1: %2.</source>
        <translation>Kan %1 niet starten: %2.</translation>
    </message>
    <message>
        <source>Could not map %1: %2.</source>
        <translation>Kan %1 niet in het geheugen afbeelden: %2.</translation>
    </message>
    <message>
        <source>Could not list %1: %2.</source>
        <translation>Kan %1 niet bekijken: %2.</translation>
    </message>
    <message>
        <source>Could not list the folder %1: %2.</source>
        <translation>Kan %1 niet bekijken: %2.</translation>
    </message>
    <message>
        <source>Could not change %1: %2.</source>
        <translation>Kan %1 niet wijzigen: %2.</translation>
    </message>
    <message>
        <source>Could not update %1: %2.</source>
        <translation>Kan %1 niet bijwerken: %2.</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>bestand of map bestaat niet</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>geen toestemming</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>de schijf is vol</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>het bestandssysteem is alleen-lezen</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>het is een map</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>het is geen map</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>het bestand bestaat al</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>lees- of schrijffout van het apparaat</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>te veel geopende bestanden</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>de map is niet leeg</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>apparaat of bron is bezig</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>de schijfruimte van deze gebruiker is op</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>er is te weinig geheugen</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>de bestandsnaam is te lang</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>het bestand is niet meer bereikbaar</translation>
    </message>
    <message>
        <source>another process is writing to it</source>
        <translation>een ander proces schrijft erin</translation>
    </message>
    <message>
        <source>memory does not suffice</source>
        <translation>er is te weinig geheugen</translation>
    </message>
    <message>
        <source>reading or writing failed</source>
        <translation>lezen of schrijven is mislukt</translation>
    </message>
    <message>
        <source>it cannot be opened for writing</source>
        <translation>het kan niet worden geopend om te schrijven</translation>
    </message>
    <message>
        <source>Free some disk space and try again; nothing was lost.</source>
        <translation>Maak schijfruimte vrij en probeer het opnieuw; er is niets verloren gegaan.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Sluit andere programma&apos;s en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Probeer het zo meteen opnieuw.</translation>
    </message>
    <message>
        <source>Run `jukebox library rebuild`; the samples themselves are not affected.</source>
        <translation>Voer `jukebox library rebuild` uit; de samples zelf zijn niet geraakt.</translation>
    </message>
    <message>
        <source>Check the disk and its permissions.</source>
        <translation>Controleer de schijf en de rechten.</translation>
    </message>
    <message>
        <source>Check the permissions of the folder.</source>
        <translation>Controleer de rechten van de map.</translation>
    </message>
    <message>
        <source>Stopped on request.</source>
        <translation>Gestopt op verzoek.</translation>
    </message>
    <message>
        <source>What was finished is kept and can be resumed.</source>
        <translation>Wat af was is bewaard en kan worden voortgezet.</translation>
    </message>
    <message>
        <source>%1 is too large (%2 bytes; at most %3 are read here).</source>
        <translation>%1 is te groot (%2 bytes; hier worden er hoogstens %3 gelezen).</translation>
    </message>
    <message>
        <source>%1 is in use by another process.</source>
        <translation>%1 wordt door een ander proces gebruikt.</translation>
    </message>
    <message>
        <source>%1 is not valid JSON.</source>
        <translation>%1 is geen geldige JSON.</translation>
    </message>
    <message>
        <source>%1 is nested too deeply.</source>
        <translation>%1 is te diep genest.</translation>
    </message>
    <message>
        <source>Use the model that the codes were made with.</source>
        <translation>Gebruik het model waarmee de codes zijn gemaakt.</translation>
    </message>
    <message>
        <source>Install the old weights again, or start a new generation.</source>
        <translation>Installeer de oude gewichten opnieuw, of begin een nieuw nummer.</translation>
    </message>
    <message>
        <source>The prompt %1 has no sound after %2 s.</source>
        <translation>De opname %1 heeft geen geluid na %2 s.</translation>
    </message>
    <message>
        <source>Begin earlier with --prompt-start.</source>
        <translation>Begin eerder (--prompt-start).</translation>
    </message>
    <message>
        <source>The prompt %1 holds no sound.</source>
        <translation>De opname %1 bevat geen geluid.</translation>
    </message>
    <message>
        <source>The weights of model &quot;%1&quot; are not those that job %2 began with.</source>
        <translation>De gewichten van model “%1” zijn niet die waarmee taak %2 begon.</translation>
    </message>
    <message>
        <source>Job %1 is finished already.</source>
        <translation>Taak %1 is al klaar.</translation>
    </message>
    <message>
        <source>The engine returned another number of samples than was asked for.</source>
        <translation>De motor gaf een ander aantal samples terug dan gevraagd.</translation>
    </message>
    <message>
        <source>Another process is working on job %1.</source>
        <translation>Een ander proces werkt aan taak %1.</translation>
    </message>
    <message>
        <source>There is already a job %1.</source>
        <translation>Er is al een taak %1.</translation>
    </message>
    <message>
        <source>There is no unfinished job &quot;%1&quot; in this library.</source>
        <translation>Er is geen onvoltooide taak “%1” in deze bibliotheek.</translation>
    </message>
    <message>
        <source>Wait until it has finished.</source>
        <translation>Wacht tot het klaar is.</translation>
    </message>
    <message>
        <source>Job %1 is not running.</source>
        <translation>Taak %1 loopt niet.</translation>
    </message>
    <message>
        <source>Job %1 is queued or running already.</source>
        <translation>Taak %1 wacht of loopt al.</translation>
    </message>
    <message>
        <source>Another program works on this job.</source>
        <translation>Een ander programma werkt aan deze taak.</translation>
    </message>
    <message>
        <source>Stop it there first.</source>
        <translation>Stop het daar eerst.</translation>
    </message>
    <message>
        <source>Cancel it first.</source>
        <translation>Annuleer het eerst.</translation>
    </message>
    <message>
        <source>Job %1 is running.</source>
        <translation>Taak %1 loopt.</translation>
    </message>
    <message>
        <source>Job %1 is %2 and does not wait.</source>
        <translation>Taak %1 is %2 en wacht niet.</translation>
    </message>
    <message>
        <source>Job %1 is %2 and cannot become %3.</source>
        <translation>Taak %1 is %2 en kan niet %3 worden.</translation>
    </message>
    <message>
        <source>There is a job %1 already.</source>
        <translation>Er is al een taak %1.</translation>
    </message>
    <message>
        <source>There is no job &quot;%1&quot; in the library.</source>
        <translation>Er is geen taak “%1” in de bibliotheek.</translation>
    </message>
    <message>
        <source>%1 belongs to another job.</source>
        <translation>%1 hoort bij een andere taak.</translation>
    </message>
    <message>
        <source>The job was written by a newer version of this program.</source>
        <translation>De taak is geschreven door een nieuwere versie van dit programma.</translation>
    </message>
    <message>
        <source>The wished part cannot be made first. %1</source>
        <translation>Het gewenste deel kan niet eerst worden gemaakt. %1</translation>
    </message>
    <message>
        <source>The part that is to be heard first has no length.</source>
        <translation>Het deel dat eerst te horen moet zijn heeft geen lengte.</translation>
    </message>
    <message>
        <source>Mark it from its beginning to its end.</source>
        <translation>Markeer het van begin tot eind.</translation>
    </message>
    <message>
        <source>There is no take %1.</source>
        <translation>Er is geen take %1.</translation>
    </message>
    <message>
        <source>The part from second %1 on lies behind the end of the song.</source>
        <translation>Het deel vanaf seconde %1 ligt voorbij het einde van het nummer.</translation>
    </message>
    <message>
        <source>%1 contains no sound.</source>
        <translation>%1 bevat geen geluid.</translation>
    </message>
    <message>
        <source>%1 is a playlist, which only names other files.</source>
        <translation>%1 is een afspeellijst, die alleen andere bestanden noemt.</translation>
    </message>
    <message>
        <source>%1 is not an audio file, or it is damaged.</source>
        <translation>%1 is geen audiobestand, of het is beschadigd.</translation>
    </message>
    <message>
        <source>%1 uses the codec %2, which cannot be decoded here.</source>
        <translation>%1 gebruikt de codec %2, die hier niet kan worden gelezen.</translation>
    </message>
    <message>
        <source>%1 cannot be read from the middle.</source>
        <translation>%1 kan niet vanaf het midden worden gelezen.</translation>
    </message>
    <message>
        <source>%1 claims %2 channels at %3 Hz; at most %4 channels and %5 Hz are read.</source>
        <translation>%1 beweert %2 kanalen bij %3 Hz te hebben; hoogstens %4 kanalen en %5 Hz worden gelezen.</translation>
    </message>
    <message>
        <source>Choose a WAV, FLAC, MP3, Ogg, Opus or M4A file.</source>
        <translation>Kies een WAV-, FLAC-, MP3-, Ogg-, Opus- of M4A-bestand.</translation>
    </message>
    <message>
        <source>Choose a file with an audio track.</source>
        <translation>Kies een bestand met een geluidsspoor.</translation>
    </message>
    <message>
        <source>Choose the audio files themselves.</source>
        <translation>Kies de audiobestanden zelf.</translation>
    </message>
    <message>
        <source>Convert it to WAV or FLAC.</source>
        <translation>Zet het om naar WAV of FLAC.</translation>
    </message>
    <message>
        <source>Nothing in %1 could be decoded.</source>
        <translation>Niets in %1 kon worden gelezen.</translation>
    </message>
    <message>
        <source>The file is damaged, or not audio; copy or download it again.</source>
        <translation>Het bestand is beschadigd of geen audio; kopieer of download het opnieuw.</translation>
    </message>
    <message>
        <source>The file is probably damaged.</source>
        <translation>Het bestand is waarschijnlijk beschadigd.</translation>
    </message>
    <message>
        <source>Audio cannot be written to %1: unknown extension.</source>
        <translation>Audio kan niet naar %1 worden geschreven: onbekende extensie.</translation>
    </message>
    <message>
        <source>Use .wav, .flac, .mp3, .ogg, .opus or .m4a.</source>
        <translation>Gebruik .wav, .flac, .mp3, .ogg, .opus of .m4a.</translation>
    </message>
    <message>
        <source>%1 is longer than %2 s.</source>
        <translation>%1 is langer dan %2 s.</translation>
    </message>
    <message>
        <source>Choose a shorter file or a part of it.</source>
        <translation>Kies een korter bestand of een deel ervan.</translation>
    </message>
    <message>
        <source>%1 files hold at most %2 channels, not %3.</source>
        <translation>%1-bestanden bevatten hoogstens %2 kanalen, geen %3.</translation>
    </message>
    <message>
        <source>A bit rate of %1 kbit/s is not possible.</source>
        <translation>Een bitsnelheid van %1 kbit/s is niet mogelijk.</translation>
    </message>
    <message>
        <source>Choose 8 to 512 kbit/s.</source>
        <translation>Kies 8 tot 512 kbit/s.</translation>
    </message>
    <message>
        <source>FLAC files are written with 16 or 24 bits, not %1.</source>
        <translation>FLAC-bestanden worden met 16 of 24 bits geschreven, niet met %1.</translation>
    </message>
    <message>
        <source>There is not enough memory to work on this audio file.</source>
        <translation>Er is te weinig geheugen om met dit audiobestand te werken.</translation>
    </message>
    <message>
        <source>%1 is a folder, not an audio file.</source>
        <translation>%1 is een map, geen audiobestand.</translation>
    </message>
    <message>
        <source>%1 is empty (0 bytes).</source>
        <translation>%1 is leeg (0 bytes).</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 is geen gewoon bestand.</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>Kies een bestand daarin.</translation>
    </message>
    <message>
        <source>Choose an audio file.</source>
        <translation>Kies een audiobestand.</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>Kopieer of download het opnieuw.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; does not name a file.</source>
        <translation>“%1” is geen naam van een bestand.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 bestaat al.</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 is een map.</translation>
    </message>
    <message>
        <source>%1 is being written already.</source>
        <translation>%1 wordt al geschreven.</translation>
    </message>
    <message>
        <source>Choose a file name.</source>
        <translation>Kies een bestandsnaam.</translation>
    </message>
    <message>
        <source>Choose another name, or allow it to be replaced.</source>
        <translation>Kies een andere naam, of sta toe dat het wordt vervangen.</translation>
    </message>
    <message>
        <source>Wait until it is finished.</source>
        <translation>Wacht tot het klaar is.</translation>
    </message>
    <message>
        <source>Samples could not be converted.</source>
        <translation>Het geluid kon niet worden omgezet.</translation>
    </message>
    <message>
        <source>%1 files cannot hold %2 channels at %3 Hz and %4 kbit/s.</source>
        <translation>%1-bestanden kunnen geen %2 kanalen bij %3 Hz en %4 kbit/s bevatten.</translation>
    </message>
    <message>
        <source>Choose WAV or FLAC.</source>
        <translation>Kies WAV of FLAC.</translation>
    </message>
    <message>
        <source>Choose another format or bit rate.</source>
        <translation>Kies een ander formaat of een andere bitsnelheid.</translation>
    </message>
    <message>
        <source>The audio could not be encoded.</source>
        <translation>Het geluid kon niet worden gecodeerd.</translation>
    </message>
    <message>
        <source>The installed FFmpeg cannot write %1 files.</source>
        <translation>De geïnstalleerde FFmpeg kan geen %1-bestanden schrijven.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Kies een ander bestand.</translation>
    </message>
    <message>
        <source>Save it again with this version.</source>
        <translation>Bewaar het opnieuw met deze versie.</translation>
    </message>
    <message>
        <source>The file is not a preset of this program.</source>
        <translation>Het bestand is geen voorinstelling van dit programma.</translation>
    </message>
    <message>
        <source>The preset has no settings in it.</source>
        <translation>De voorinstelling bevat geen instellingen.</translation>
    </message>
    <message>
        <source>The preset has version %1; this program reads %2.</source>
        <translation>De voorinstelling heeft versie %1; dit programma leest %2.</translation>
    </message>
    <message>
        <source>The preset is larger than a preset can be.</source>
        <translation>De voorinstelling is groter dan een voorinstelling kan zijn.</translation>
    </message>
    <message>
        <source>The preset&apos;s name is not UTF-8 text.</source>
        <translation>De naam van de voorinstelling is geen UTF-8-tekst.</translation>
    </message>
    <message>
        <source>The model has no level that this request would sample.</source>
        <translation>Het model heeft geen niveau dat deze aanvraag zou maken.</translation>
    </message>
    <message>
        <source>Level %1: %2.</source>
        <translation>Niveau %1: %2.</translation>
    </message>
    <message>
        <source>Save the text as UTF-8, or rename the file.</source>
        <translation>Bewaar de tekst als UTF-8, of hernoem het bestand.</translation>
    </message>
    <message>
        <source>The %1 is longer than %2 bytes.</source>
        <translation>De tekst (%1) is langer dan %2 bytes.</translation>
    </message>
    <message>
        <source>The %1 is not UTF-8 text.</source>
        <translation>De tekst (%1) is geen UTF-8.</translation>
    </message>
    <message>
        <source>The request needs a list of at most 8 levels.</source>
        <translation>De aanvraag heeft een lijst van hoogstens 8 niveaus nodig.</translation>
    </message>
    <message>
        <source>There is no mode &quot;%1&quot;.</source>
        <translation>Er is geen soort “%1”.</translation>
    </message>
    <message>
        <source>Use ancestral, continue, upsample or primed.</source>
        <translation>Gebruik ancestral, continue, upsample of primed.</translation>
    </message>
    <message>
        <source>There is no weight format &quot;%1&quot;.</source>
        <translation>Er is geen gewichtsformaat “%1”.</translation>
    </message>
    <message>
        <source>Use auto, f32, f16, int8 or int8g64.</source>
        <translation>Gebruik auto, f32, f16, int8 of int8g64.</translation>
    </message>
    <message>
        <source>No model is named.</source>
        <translation>Er is geen model genoemd.</translation>
    </message>
    <message>
        <source>Choose one of `jukebox models list`.</source>
        <translation>Kies er een uit `jukebox models list`.</translation>
    </message>
    <message>
        <source>The length must be above 0 and at most 24 hours.</source>
        <translation>De lengte moet boven 0 en hoogstens 24 uur zijn.</translation>
    </message>
    <message>
        <source>The intended total length must be above 0 and at most 24 hours.</source>
        <translation>De bedoelde totale lengte moet boven 0 en hoogstens 24 uur zijn.</translation>
    </message>
    <message>
        <source>The offset must not be negative.</source>
        <translation>Het begin mag niet negatief zijn.</translation>
    </message>
    <message>
        <source>The number of samples must be 1 to 1024.</source>
        <translation>Het aantal samples moet 1 tot 1024 zijn.</translation>
    </message>
    <message>
        <source>The request has settings for more than 8 levels.</source>
        <translation>De aanvraag heeft instellingen voor meer dan 8 niveaus.</translation>
    </message>
    <message>
        <source>A primed generation needs a prompt.</source>
        <translation>Een nummer dat met een opname begint heeft een opname nodig.</translation>
    </message>
    <message>
        <source>Give an audio file with --prompt.</source>
        <translation>Geef een audiobestand (--prompt).</translation>
    </message>
    <message>
        <source>This mode starts from a sample, but none is named.</source>
        <translation>Dit begint bij een sample, maar er is er geen genoemd.</translation>
    </message>
    <message>
        <source>Give its id with --from.</source>
        <translation>Geef de id ervan (--from).</translation>
    </message>
    <message>
        <source>The prompt length must be above 0 and at most 24 hours.</source>
        <translation>De lengte van het begin moet boven 0 en hoogstens 24 uur zijn.</translation>
    </message>
    <message>
        <source>The beginning of the prompt must be 0 to 24 hours into the recording.</source>
        <translation>Het begin moet 0 tot 24 uur ver in de opname liggen.</translation>
    </message>
    <message>
        <source>The lowest level must be 0 to 7.</source>
        <translation>Het laagste niveau moet 0 tot 7 zijn.</translation>
    </message>
    <message>
        <source>Choose either a draft or playing while it is made.</source>
        <translation>Kies óf losse vensters óf afspelen terwijl het wordt gemaakt.</translation>
    </message>
    <message>
        <source>Installed: %1.</source>
        <translation>Geïnstalleerd: %1.</translation>
    </message>
    <message>
        <source>No model is installed.</source>
        <translation>Er is geen model geïnstalleerd.</translation>
    </message>
    <message>
        <source>The model was made for a newer version of this program.</source>
        <translation>Het model is gemaakt voor een nieuwere versie van dit programma.</translation>
    </message>
    <message>
        <source>There is no model &quot;%1&quot;.</source>
        <translation>Er is geen model “%1”.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; is not installed.</source>
        <translation>Het model “%1” is niet geïnstalleerd.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Kies een ander model.</translation>
    </message>
    <message>
        <source>The folder %1 holds no weights.</source>
        <translation>De map %1 bevat geen gewichten.</translation>
    </message>
    <message>
        <source>It should contain model.safetensors, pytorch_model.bin or one of their index files.</source>
        <translation>Er hoort model.safetensors, pytorch_model.bin of een van hun indexbestanden in te staan.</translation>
    </message>
    <message>
        <source>%1 is an upsampler, but of which level cannot be told from it.</source>
        <translation>%1 is een verfijner, maar van welk niveau is er niet aan te zien.</translation>
    </message>
    <message>
        <source>Say whether it is level 0 or level 1.</source>
        <translation>Zeg of het niveau 0 of niveau 1 is.</translation>
    </message>
    <message>
        <source>Official files are given one by one: the codec and each prior.</source>
        <translation>Officiële bestanden worden een voor een gegeven: de codec en elke prior.</translation>
    </message>
    <message>
        <source>Say which file is for which level.</source>
        <translation>Zeg welk bestand voor welk niveau is.</translation>
    </message>
    <message>
        <source>The model is none of the released ones.</source>
        <translation>Het model is geen van de uitgebrachte.</translation>
    </message>
    <message>
        <source>The weights are not those of a released model.</source>
        <translation>De gewichten zijn niet die van een uitgebracht model.</translation>
    </message>
    <message>
        <source>Name the preset or give a file with the hyperparameters.</source>
        <translation>Noem de voorinstelling of geef een bestand met de hyperparameters.</translation>
    </message>
    <message>
        <source>Give its hyperparameters.</source>
        <translation>Geef de hyperparameters ervan.</translation>
    </message>
    <message>
        <source>The prior %1 is for level %2, but the codec has %3 levels.</source>
        <translation>De prior %1 is voor niveau %2, maar de codec heeft %3 niveaus.</translation>
    </message>
    <message>
        <source>Two priors are for level %1.</source>
        <translation>Er zijn twee priors voor niveau %1.</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Haal het bestand opnieuw op.</translation>
    </message>
    <message>
        <source>The file does not start like a PyTorch file.</source>
        <translation>Het bestand begint niet als een PyTorch-bestand.</translation>
    </message>
    <message>
        <source>The file ends before its last storage.</source>
        <translation>Het bestand houdt op voor de laatste gegevens.</translation>
    </message>
    <message>
        <source>The archive is broken: %1</source>
        <translation>Het archief is stuk: %1</translation>
    </message>
    <message>
        <source>it has no directory (the download may be incomplete).</source>
        <translation>het heeft geen inhoudsopgave (misschien is de download niet compleet).</translation>
    </message>
    <message>
        <source>The released Jukebox weights are for non-commercial use only, and their licence has not been accepted.</source>
        <translation>De uitgebrachte Jukebox-gewichten zijn alleen voor niet-commercieel gebruik, en de licentie is niet aanvaard.</translation>
    </message>
    <message>
        <source>Read it and accept it to import them, or name the licence of your own weights.</source>
        <translation>Lees en aanvaard haar om ze te importeren, of noem de licentie van je eigen gewichten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a folder.</source>
        <translation>“%1” kan geen naam van een map zijn.</translation>
    </message>
    <message>
        <source>%1 needs %2 MB, but the disk has %3 MB free.</source>
        <translation>%1 heeft %2 MB nodig, maar op de schijf is %3 MB vrij.</translation>
    </message>
    <message>
        <source>Choose another name, or remove it first.</source>
        <translation>Kies een andere naam, of verwijder het eerst.</translation>
    </message>
    <message>
        <source>Free some disk space and try again; nothing was written.</source>
        <translation>Maak schijfruimte vrij en probeer het opnieuw; er is niets geschreven.</translation>
    </message>
    <message>
        <source>Use letters, digits, dashes and dots.</source>
        <translation>Gebruik letters, cijfers, streepjes en punten.</translation>
    </message>
    <message>
        <source>%1 is stored as %2 and cannot be made %3 from that.</source>
        <translation>%1 is opgeslagen als %2 en kan daarvan geen %3 worden.</translation>
    </message>
    <message>
        <source>Start from an f32 or f16 model and choose another dtype.</source>
        <translation>Begin met een f32- of f16-model en kies een ander formaat.</translation>
    </message>
    <message>
        <source>The file is damaged or its training diverged.</source>
        <translation>Het bestand is beschadigd of de training is ontspoord.</translation>
    </message>
    <message>
        <source>Import the model as f32.</source>
        <translation>Importeer het model als f32.</translation>
    </message>
    <message>
        <source>Check that the file and the preset belong together.</source>
        <translation>Controleer of het bestand en de voorinstelling bij elkaar horen.</translation>
    </message>
    <message>
        <source>%1 needs %2, %3 free.</source>
        <translation>%1 heeft %2 nodig, er is %3 vrij.</translation>
    </message>
    <message>
        <source>Choose a smaller model, fewer samples at once, or close other programs.</source>
        <translation>Kies een kleiner model, minder samples tegelijk, of sluit andere programma&apos;s.</translation>
    </message>
    <message>
        <source>Choose int8 (--dtype int8) or a smaller model, or close other programs.</source>
        <translation>Kies int8 (--dtype int8) of een kleiner model, of sluit andere programma&apos;s.</translation>
    </message>
    <message>
        <source>Choose int8 or a smaller model, fewer samples at once, or close other programs.</source>
        <translation>Kies int8 of een kleiner model, minder samples tegelijk, of sluit andere programma&apos;s.</translation>
    </message>
    <message>
        <source>The memory did not suffice.</source>
        <translation>Er was te weinig geheugen.</translation>
    </message>
    <message>
        <source>The engine failed unexpectedly.</source>
        <translation>De motor is onverwacht vastgelopen.</translation>
    </message>
    <message>
        <source>Please report this with the detail.</source>
        <translation>Meld dit alsjeblieft, met de details.</translation>
    </message>
    <message>
        <source>The model has no level %1.</source>
        <translation>Het model heeft geen niveau %1.</translation>
    </message>
    <message>
        <source>Its weights are damaged: import or download the model again.</source>
        <translation>De gewichten zijn beschadigd: importeer of download het model opnieuw.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; does not read lyrics.</source>
        <translation>Het model “%1” leest geen songtekst.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a device.</source>
        <translation>“%1” is geen apparaat.</translation>
    </message>
    <message>
        <source>Use auto, cpu or cuda.</source>
        <translation>Gebruik auto, cpu of cuda.</translation>
    </message>
    <message>
        <source>This LibTorch has no CUDA.</source>
        <translation>Deze LibTorch heeft geen CUDA.</translation>
    </message>
    <message>
        <source>Use --device cpu, or install a LibTorch built with CUDA.</source>
        <translation>Gebruik --device cpu, of installeer een LibTorch met CUDA.</translation>
    </message>
    <message>
        <source>Ask for a longer sample, or stop at a higher level with --levels.</source>
        <translation>Vraag een langere sample, of stop op een hoger niveau (--levels).</translation>
    </message>
    <message>
        <source>Change --total-seconds or --seconds.</source>
        <translation>Verander de bedoelde lengte (--total-seconds) of de lengte (--seconds).</translation>
    </message>
    <message>
        <source>Change --levels.</source>
        <translation>Verander de niveaus (--levels).</translation>
    </message>
    <message>
        <source>Give a longer prompt.</source>
        <translation>Geef een langer begin.</translation>
    </message>
    <message>
        <source>Raise --total-seconds, or leave it out.</source>
        <translation>Verhoog de bedoelde lengte (--total-seconds), of laat haar weg.</translation>
    </message>
    <message>
        <source>The intended song of %1 s ends before the requested audio does (%2 s).</source>
        <translation>Het bedoelde nummer van %1 s houdt eerder op dan het gevraagde geluid (%2 s).</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; has no prior for level %2; its lowest level is %3.</source>
        <translation>Het model “%1” heeft geen prior voor niveau %2; het laagste niveau is %3.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; has no prior for level %2.</source>
        <translation>Het model “%1” heeft geen prior voor niveau %2.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; has no top prior.</source>
        <translation>Het model “%1” heeft geen bovenste prior.</translation>
    </message>
    <message>
        <source>The prompt audio is shorter than one token of the top level.</source>
        <translation>De opname is korter dan één token van het bovenste niveau.</translation>
    </message>
    <message>
        <source>The request sets more levels than the model has.</source>
        <translation>De aanvraag stelt meer niveaus in dan het model heeft.</translation>
    </message>
    <message>
        <source>The requested length is shorter than one token of the top level.</source>
        <translation>De gevraagde lengte is korter dan één token van het bovenste niveau.</translation>
    </message>
    <message>
        <source>The upsampler of level %1 needs at least %2 s of audio; %3 s are requested.</source>
        <translation>De verfijner van niveau %1 heeft minstens %2 s geluid nodig; er is %3 s gevraagd.</translation>
    </message>
    <message>
        <source>There is no level below the top that this model can sample.</source>
        <translation>Er is onder het bovenste geen niveau dat dit model kan maken.</translation>
    </message>
    <message>
        <source>This model has no level %1.</source>
        <translation>Dit model heeft geen niveau %1.</translation>
    </message>
    <message>
        <source>This model knows songs of %1 to %2 s; the intended length is %3 s.</source>
        <translation>Dit model kent nummers van %1 tot %2 s; de bedoelde lengte is %3 s.</translation>
    </message>
    <message>
        <source>There is not enough memory for all levels at once: it is heard level by level.</source>
        <translation>Er is te weinig geheugen voor alle niveaus tegelijk: het klinkt niveau voor niveau.</translation>
    </message>
    <message>
        <source>The song was made with another codec: it goes on from its sound, which this model hears anew.</source>
        <translation>Het nummer is met een andere codec gemaakt: het gaat verder vanaf zijn geluid, dat dit model opnieuw beluistert.</translation>
    </message>
    <message>
        <source>The model does not know the artist &quot;%1&quot;.</source>
        <translation>Het model kent de artiest “%1” niet.</translation>
    </message>
    <message>
        <source>The model does not know the genre &quot;%1&quot;.</source>
        <translation>Het model kent het genre “%1” niet.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; came without its artist and genre names.</source>
        <translation>Het model “%1” kwam zonder namen van artiesten en genres.</translation>
    </message>
    <message>
        <source>The genre has %1 words, but the model takes at most %2.</source>
        <translation>Het genre heeft %1 woorden, maar het model neemt er hoogstens %2.</translation>
    </message>
    <message>
        <source>Use fewer words.</source>
        <translation>Gebruik minder woorden.</translation>
    </message>
    <message>
        <source>Choose one from the model&apos;s list.</source>
        <translation>Kies er een uit de lijst van het model.</translation>
    </message>
    <message>
        <source>Declare a longer song or generate less.</source>
        <translation>Geef een langere bedoelde lengte of maak minder.</translation>
    </message>
    <message>
        <source>Check the length of the song.</source>
        <translation>Controleer de lengte van het nummer.</translation>
    </message>
    <message>
        <source>Check the length of the song and the offset.</source>
        <translation>Controleer de lengte en het begin van het nummer.</translation>
    </message>
    <message>
        <source>The lyrics are longer than 1 MB.</source>
        <translation>De songtekst is langer dan 1 MB.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8.</source>
        <translation>Bewaar het bestand als UTF-8.</translation>
    </message>
    <message>
        <source>Connect it again or choose another one; playback goes on from the same place.</source>
        <translation>Sluit het weer aan of kies een ander; het afspelen gaat op dezelfde plek verder.</translation>
    </message>
    <message>
        <source>The sound device &quot;%1&quot; went away.</source>
        <translation>Het geluidsapparaat “%1” is verdwenen.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or check the sound settings of the system.</source>
        <translation>Sluit andere programma&apos;s die het gebruiken, of controleer de geluidsinstellingen van het systeem.</translation>
    </message>
    <message>
        <source>Connect it again or choose another one.</source>
        <translation>Sluit het weer aan of kies een ander.</translation>
    </message>
    <message>
        <source>Connect one, or check the sound settings of the system.</source>
        <translation>Sluit er een aan, of controleer de geluidsinstellingen van het systeem.</translation>
    </message>
    <message>
        <source>The microphone &quot;%1&quot; could not be opened.</source>
        <translation>De microfoon “%1” kon niet worden geopend.</translation>
    </message>
    <message>
        <source>The microphone &quot;%1&quot; is not there.</source>
        <translation>De microfoon “%1” is er niet.</translation>
    </message>
    <message>
        <source>The microphone does not start.</source>
        <translation>De microfoon begint niet.</translation>
    </message>
    <message>
        <source>There is no microphone on this machine.</source>
        <translation>Er is geen microfoon op deze computer.</translation>
    </message>
    <message>
        <source>The microphone &quot;%1&quot; gave no sound.</source>
        <translation>De microfoon “%1” gaf geen geluid.</translation>
    </message>
    <message>
        <source>Check in the sound settings of the system that it is connected and may be used.</source>
        <translation>Controleer in de geluidsinstellingen van het systeem of zij is aangesloten en mag worden gebruikt.</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose another one.</source>
        <translation>Sluit andere programma&apos;s die het gebruiken, of kies een ander.</translation>
    </message>
    <message>
        <source>No sound device is open.</source>
        <translation>Er is geen geluidsapparaat geopend.</translation>
    </message>
    <message>
        <source>The sound device &quot;%1&quot; could not be opened.</source>
        <translation>Het geluidsapparaat “%1” kon niet worden geopend.</translation>
    </message>
    <message>
        <source>The sound device &quot;%1&quot; is not there.</source>
        <translation>Het geluidsapparaat “%1” is er niet.</translation>
    </message>
    <message>
        <source>The sound device does not start.</source>
        <translation>Het geluidsapparaat begint niet.</translation>
    </message>
    <message>
        <source>There is no sound device on this machine.</source>
        <translation>Er is geen geluidsapparaat op deze computer.</translation>
    </message>
    <message>
        <source>Check that sound works in other programs.</source>
        <translation>Controleer of geluid in andere programma&apos;s werkt.</translation>
    </message>
    <message>
        <source>Install alsa-utils or a sound server such as PipeWire.</source>
        <translation>Installeer alsa-utils of een geluidsserver zoals PipeWire.</translation>
    </message>
    <message>
        <source>No sound output is set up on this machine.</source>
        <translation>Op deze computer is geen geluidsuitgang ingesteld.</translation>
    </message>
    <message>
        <source>The audio system of this machine could not be started.</source>
        <translation>Het geluidssysteem van deze computer kon niet worden gestart.</translation>
    </message>
    <message>
        <source>A recording is under way.</source>
        <translation>Er loopt al een opname.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Stop die eerst.</translation>
    </message>
    <message>
        <source>Only the first %1 minutes of this recording can be played.</source>
        <translation>Alleen de eerste %1 minuten van deze opname kunnen worden afgespeeld.</translation>
    </message>
    <message>
        <source>Cut the file into shorter pieces.</source>
        <translation>Knip het bestand in kortere stukken.</translation>
    </message>
    <message>
        <source>There is not enough memory to play this recording.</source>
        <translation>Er is te weinig geheugen om deze opname af te spelen.</translation>
    </message>
    <message>
        <source>There is not enough memory to measure the loudness of this recording.</source>
        <translation>Er is te weinig geheugen om de luidheid van deze opname te meten.</translation>
    </message>
    <message>
        <source>There is not enough memory for a spectrogram.</source>
        <translation>Er is te weinig geheugen voor een spectrogram.</translation>
    </message>
    <message>
        <source>This recording is too long for a spectrogram.</source>
        <translation>Deze opname is te lang voor een spectrogram.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Kies een andere naam.</translation>
    </message>
    <message>
        <source>Sample &quot;%1&quot; is not in the collection.</source>
        <translation>Sample “%1” zit niet in de verzameling.</translation>
    </message>
    <message>
        <source>There is a collection &quot;%1&quot; already.</source>
        <translation>Er is al een verzameling “%1”.</translation>
    </message>
    <message>
        <source>There is no collection &quot;%1&quot;.</source>
        <translation>Er is geen verzameling “%1”.</translation>
    </message>
    <message>
        <source>There is no sample &quot;%1&quot; in the library.</source>
        <translation>Er is geen sample “%1” in de bibliotheek.</translation>
    </message>
    <message>
        <source>This cannot be the name of a collection.</source>
        <translation>Dit kan geen naam van een verzameling zijn.</translation>
    </message>
    <message>
        <source>Use 1 to 255 bytes of text in one line.</source>
        <translation>Gebruik 1 tot 255 bytes tekst op één regel.</translation>
    </message>
    <message>
        <source>Memory does not suffice to open the database.</source>
        <translation>Er is te weinig geheugen om de database te openen.</translation>
    </message>
    <message>
        <source>There is no database %1.</source>
        <translation>Er is geen database %1.</translation>
    </message>
    <message>
        <source>Move it there first.</source>
        <translation>Verplaats het daar eerst naartoe.</translation>
    </message>
    <message>
        <source>Sample %1 is not in the trash.</source>
        <translation>Sample %1 ligt niet in de prullenbak.</translation>
    </message>
    <message>
        <source>The first `jukebox generate` makes one.</source>
        <translation>De eerste `jukebox generate` maakt er een.</translation>
    </message>
    <message>
        <source>There is no library in %1.</source>
        <translation>Er is geen bibliotheek in %1.</translation>
    </message>
    <message>
        <source>The check of the library was stopped.</source>
        <translation>De controle van de bibliotheek is gestopt.</translation>
    </message>
    <message>
        <source>The rebuild was stopped; the library is as it was.</source>
        <translation>De herbouw is gestopt; de bibliotheek is zoals zij was.</translation>
    </message>
    <message>
        <source>%1 is a database of another program.</source>
        <translation>%1 is een database van een ander programma.</translation>
    </message>
    <message>
        <source>Choose another folder; the file was left as it is.</source>
        <translation>Kies een andere map; het bestand is gelaten zoals het is.</translation>
    </message>
    <message>
        <source>Update it; the library was left as it is.</source>
        <translation>Werk het programma bij; de bibliotheek is gelaten zoals zij is.</translation>
    </message>
    <message>
        <source>%1 is not a rating.</source>
        <translation>%1 is geen waardering.</translation>
    </message>
    <message>
        <source>A sample can have 1024 tags.</source>
        <translation>Een sample kan 1024 labels hebben.</translation>
    </message>
    <message>
        <source>Use a whole number from 0 (none) to 5.</source>
        <translation>Gebruik een heel getal van 0 (geen) tot 5.</translation>
    </message>
    <message>
        <source>The search index differs from the library in %1 samples.</source>
        <translation>De zoekindex wijkt bij %1 samples af van de bibliotheek.</translation>
    </message>
    <message>
        <source>Run `jukebox library check --repair`.</source>
        <translation>Voer `jukebox library check --repair` uit.</translation>
    </message>
    <message>
        <source>This take is not one of the song.</source>
        <translation>Deze take hoort niet bij het nummer.</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 is beschadigd.</translation>
    </message>
    <message>
        <source>A step must be above 0 and at most 600 seconds long.</source>
        <translation>Een stap moet boven 0 en hoogstens 600 seconden lang zijn.</translation>
    </message>
    <message>
        <source>A step has %1 to %2 candidates.</source>
        <translation>Een stap heeft %1 tot %2 kandidaten.</translation>
    </message>
    <message>
        <source>A song that is only upsampled cannot grow.</source>
        <translation>Een nummer dat alleen wordt verfijnd kan niet groeien.</translation>
    </message>
    <message>
        <source>Start from nothing, from an audio file, or continue a sample.</source>
        <translation>Begin bij niets, bij een audiobestand, of zet een sample voort.</translation>
    </message>
    <message>
        <source>The search has too many terms (at character %1).</source>
        <translation>De zoekopdracht heeft te veel termen (bij teken %1).</translation>
    </message>
    <message>
        <source>Use at most 64.</source>
        <translation>Gebruik er hoogstens 64.</translation>
    </message>
    <message>
        <source>The quotation mark is not closed (at character %1).</source>
        <translation>Het aanhalingsteken is niet gesloten (bij teken %1).</translation>
    </message>
    <message>
        <source>Write a second one at the end of the phrase.</source>
        <translation>Zet er nog een aan het einde van de woorden.</translation>
    </message>
    <message>
        <source>Nothing stands after &quot;%1:&quot; (at character %2).</source>
        <translation>Er staat niets achter “%1:” (bij teken %2).</translation>
    </message>
    <message>
        <source>Write the value right after the colon, as in %1.</source>
        <translation>Schrijf de waarde direct achter de dubbele punt, zoals in %1.</translation>
    </message>
    <message>
        <source>There is no search field &quot;%1&quot; (at character %2).</source>
        <translation>Er is geen zoekveld “%1” (bij teken %2).</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no letter or digit to look for (at character %2).</source>
        <translation>“%1” heeft geen letter of cijfer om naar te zoeken (bij teken %2).</translation>
    </message>
    <message>
        <source>Write a word, as in %1.</source>
        <translation>Schrijf een woord, zoals in %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a rating (at character %2).</source>
        <translation>“%1” is geen waardering (bij teken %2).</translation>
    </message>
    <message>
        <source>Use a whole number from 0 to 5, as in rating:&gt;3.</source>
        <translation>Gebruik een heel getal van 0 tot 5, zoals in rating:&gt;3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a length (at character %2).</source>
        <translation>“%1” is geen lengte (bij teken %2).</translation>
    </message>
    <message>
        <source>Use a number of seconds, as in duration:&lt;30.</source>
        <translation>Gebruik een aantal seconden, zoals in duration:&lt;30.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a day (at character %2).</source>
        <translation>“%1” is geen dag (bij teken %2).</translation>
    </message>
    <message>
        <source>Use today, yesterday, week or a date such as 2026-11-23, also with &lt; or &gt; before it.</source>
        <translation>Gebruik today, yesterday, week of een datum zoals 2026-11-23, ook met &lt; of &gt; ervoor.</translation>
    </message>
    <message>
        <source>There is no mode &quot;%1&quot; (at character %2).</source>
        <translation>Er is geen soort “%1” (bij teken %2).</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a seed (at character %2).</source>
        <translation>“%1” is geen startgetal (bij teken %2).</translation>
    </message>
    <message>
        <source>Use a whole number, as in seed:42.</source>
        <translation>Gebruik een heel getal, zoals in seed:42.</translation>
    </message>
    <message>
        <source>The search is not UTF-8 text (at character 1).</source>
        <translation>De zoekopdracht is geen UTF-8-tekst (bij teken 1).</translation>
    </message>
    <message>
        <source>The search is too long (at character 1).</source>
        <translation>De zoekopdracht is te lang (bij teken 1).</translation>
    </message>
    <message>
        <source>Use at most 4096 bytes.</source>
        <translation>Gebruik hoogstens 4096 bytes.</translation>
    </message>
    <message>
        <source>Fields are artist, genre, title, lyrics, notes, tag, collection, model, mode, seed, rating, duration, made, is and has. Put the text in quotes to search for it as it stands.</source>
        <translation>Velden zijn artist, genre, title, lyrics, notes, tag, collection, model, mode, seed, rating, duration, made, is en has. Zet de tekst tussen aanhalingstekens om er letterlijk naar te zoeken.</translation>
    </message>
    <message>
        <source>&quot;%1:%2&quot; is not a property (at character %3).</source>
        <translation>“%1:%2” is geen eigenschap (bij teken %3).</translation>
    </message>
    <message>
        <source>There are is:favourite, is:played, is:unplayed, is:deleted, is:draft, is:full, has:lyrics, has:alignment and has:parent.</source>
        <translation>Er zijn is:favourite, is:played, is:unplayed, is:deleted, is:draft, is:full, has:lyrics, has:alignment en has:parent.</translation>
    </message>
    <message>
        <source>Did you mean %1? `jukebox labels --model %2` lists what it knows; --allow-unknown goes on.</source>
        <translation>Bedoelde je %1? `jukebox labels --model %2` toont wat het kent; met --allow-unknown gaat het zonder verder.</translation>
    </message>
    <message>
        <source>`jukebox labels --model %1` lists what it knows; --allow-unknown goes on.</source>
        <translation>`jukebox labels --model %1` toont wat het kent; met --allow-unknown gaat het zonder verder.</translation>
    </message>
    <message>
        <source>Import it again with the id files, or go on without names with --allow-unknown.</source>
        <translation>Importeer het opnieuw met de id-bestanden, of ga met --allow-unknown zonder namen verder.</translation>
    </message>
    <message>
        <source>Made by a machine: generated with Jukebox Studio %1 by the model &quot;%2&quot; %3 (%4), seed %5, sample %6. Not a recording of the named artist.</source>
        <translation>Door een machine gemaakt: gegenereerd met Jukebox Studio %1 door het model “%2” %3 (%4), startgetal %5, sample %6. Geen opname van de genoemde artiest.</translation>
    </message>
    <message>
        <source>no level was measured</source>
        <translation>geen niveau is gemeten</translation>
    </message>
    <message>
        <source>The file of measured speeds holds something else.</source>
        <translation>Het bestand met gemeten snelheden bevat iets anders.</translation>
    </message>
    <message>
        <source>The report about memory is no list.</source>
        <translation>Het bericht over geheugen is geen lijst.</translation>
    </message>
    <message>
        <source>%1 is not in the folder of its job.</source>
        <translation>%1 staat niet in de map van zijn taak.</translation>
    </message>
    <message>
        <source>Job %1 has no sample %2.</source>
        <translation>Taak %1 heeft geen sample %2.</translation>
    </message>
    <message>
        <source>The worker said that it had finished, but its samples are missing.</source>
        <translation>De werker zei dat hij klaar was, maar zijn samples ontbreken.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>A cached thumbnail is damaged.</source>
        <translation>Een bewaard golfvormbeeldje is beschadigd.</translation>
    </message>
    <message>
        <source>It is made anew.</source>
        <translation>Het wordt opnieuw gemaakt.</translation>
    </message>
    <message>
        <source>There is no recording in %1.</source>
        <translation>Er staat geen opname in %1.</translation>
    </message>
    <message>
        <source>Choose a smaller folder, or use `jukebox dataset scan`.</source>
        <translation>Kies een kleinere map, of gebruik `jukebox dataset scan`.</translation>
    </message>
    <message>
        <source>There are more recordings than this page can show.</source>
        <translation>Er zijn meer opnamen dan deze pagina kan tonen.</translation>
    </message>
    <message>
        <source>%1 has no list of recordings.</source>
        <translation>%1 heeft geen lijst van opnamen.</translation>
    </message>
    <message>
        <source>%1 has an unknown stage.</source>
        <translation>%1 heeft een onbekende fase.</translation>
    </message>
    <message>
        <source>%1 has no list of stages.</source>
        <translation>%1 heeft geen lijst van fasen.</translation>
    </message>
    <message>
        <source>%1 names no data set.</source>
        <translation>%1 noemt geen gegevensset.</translation>
    </message>
    <message>
        <source>%1 names no model.</source>
        <translation>%1 noemt geen model.</translation>
    </message>
    <message>
        <source>%1 needs a list of levels.</source>
        <translation>%1 moet een lijst van niveaus hebben.</translation>
    </message>
    <message>
        <source>%1 is not a JSON object.</source>
        <translation>%1 is geen JSON-object.</translation>
    </message>
    <message>
        <source>%1 has a malformed error.</source>
        <translation>%1 bevat een ongeldige foutmelding.</translation>
    </message>
    <message>
        <source>%1 has a malformed model.</source>
        <translation>%1 bevat een ongeldig model.</translation>
    </message>
    <message>
        <source>%1 names no job.</source>
        <translation>%1 noemt geen taak.</translation>
    </message>
    <message>
        <source>%1 needs at most 64 well-formed spans.</source>
        <translation>%1 mag hoogstens 64 geldige stukken hebben.</translation>
    </message>
    <message>
        <source>%1 has %2 = %3 outside %4…%5.</source>
        <translation>%1 heeft %2 = %3, buiten %4…%5.</translation>
    </message>
    <message>
        <source>%1 has %2 longer than %3 bytes.</source>
        <translation>%1 heeft een %2 van meer dan %3 bytes.</translation>
    </message>
    <message>
        <source>%1 has %2 out of range.</source>
        <translation>%1 heeft een %2 buiten het bereik.</translation>
    </message>
    <message>
        <source>%1 has an entry of %2 outside %3…%4.</source>
        <translation>%1 heeft in %2 een waarde buiten %3…%4.</translation>
    </message>
    <message>
        <source>%1 needs a list of at most %2 numbers for %3.</source>
        <translation>%1 moet voor %3 een lijst van hoogstens %2 getallen hebben.</translation>
    </message>
    <message>
        <source>%1 needs a list of texts for %2.</source>
        <translation>%1 moet voor %2 een lijst van teksten hebben.</translation>
    </message>
    <message>
        <source>%1 needs a non-negative whole number for %2.</source>
        <translation>%1 moet voor %2 een geheel getal van 0 of meer hebben.</translation>
    </message>
    <message>
        <source>%1 needs a number %2…%3 for %4.</source>
        <translation>%1 moet voor %4 een getal %2…%3 hebben.</translation>
    </message>
    <message>
        <source>%1 needs a whole number %2…%3 for %4.</source>
        <translation>%1 moet voor %4 een geheel getal %2…%3 hebben.</translation>
    </message>
    <message>
        <source>%1 needs text for %2.</source>
        <translation>%1 moet voor %2 tekst hebben.</translation>
    </message>
    <message>
        <source>%1 needs true or false for %2.</source>
        <translation>%1 moet voor %2 waar of onwaar hebben.</translation>
    </message>
    <message>
        <source>%1 s is not a place in an audio file.</source>
        <translation>%1 s is geen plaats in een audiobestand.</translation>
    </message>
    <message>
        <source>%1 samples do not hold whole frames of %2 channels.</source>
        <translation>%1 waarden zijn geen hele frames van %2 kanalen.</translation>
    </message>
    <message>
        <source>Ask for 0, 1 or 2 channels and at most %1 Hz.</source>
        <translation>Vraag om 0, 1 of 2 kanalen en hoogstens %1 Hz.</translation>
    </message>
    <message>
        <source>Audio cannot be read as %1 channels at %2 Hz with a limit of %3 s.</source>
        <translation>Audio kan niet worden gelezen als %1 kanalen op %2 Hz tot %3 s.</translation>
    </message>
    <message>
        <source>%1 cannot be finished twice.</source>
        <translation>%1 kan niet twee keer worden afgesloten.</translation>
    </message>
    <message>
        <source>%1 samples cannot be appended to %2.</source>
        <translation>%1 waarden kunnen niet achter %2 worden gezet.</translation>
    </message>
    <message>
        <source>Audio of %1 channels at %2 Hz cannot be written.</source>
        <translation>Audio van %1 kanalen op %2 Hz kan niet worden geschreven.</translation>
    </message>
    <message>
        <source>Mix it down first.</source>
        <translation>Meng het eerst tot minder kanalen.</translation>
    </message>
    <message>
        <source>The %1 cannot be written into an audio file: it is not plain UTF-8 text of at most %2 bytes.</source>
        <translation>Het veld %1 kan niet in een audiobestand: het is geen gewone UTF-8-tekst van hoogstens %2 bytes.</translation>
    </message>
    <message>
        <source>%1 channels at %2 Hz cannot be resampled to %3 Hz.</source>
        <translation>%1 kanalen op %2 Hz kunnen niet naar %3 Hz worden omgezet.</translation>
    </message>
    <message>
        <source>%1 channels at %2 Hz cannot be converted to %3 at %4 Hz.</source>
        <translation>%1 kanalen op %2 Hz kunnen niet worden omgezet naar %3 op %4 Hz.</translation>
    </message>
    <message>
        <source>%1 channels could not be mixed to %2.</source>
        <translation>%1 kanalen konden niet tot %2 worden gemengd.</translation>
    </message>
    <message>
        <source>Sound at %1 Hz cannot become %2 channels at %3 Hz.</source>
        <translation>Geluid op %1 Hz kan niet %2 kanalen op %3 Hz worden.</translation>
    </message>
    <message>
        <source>Put texts with commas or line breaks into double quotes.</source>
        <translation>Zet teksten met komma&apos;s of regeleinden tussen dubbele aanhalingstekens.</translation>
    </message>
    <message>
        <source>Record %1 of %2 has %3 fields instead of %4.</source>
        <translation>Regel %1 van %2 heeft %3 velden in plaats van %4.</translation>
    </message>
    <message>
        <source>It must be a number from %1 to %2.</source>
        <translation>Het moet een getal van %1 tot %2 zijn.</translation>
    </message>
    <message>
        <source>The environment variable %1 is &quot;%2&quot;.</source>
        <translation>De omgevingsvariabele %1 is “%2”.</translation>
    </message>
    <message>
        <source>The conditioning holds text that is not UTF-8.</source>
        <translation>De sturing bevat tekst die geen UTF-8 is.</translation>
    </message>
    <message>
        <source>A measured level has no speed.</source>
        <translation>Een gemeten niveau heeft geen snelheid.</translation>
    </message>
    <message>
        <source>The request starts from a sample with a malformed id.</source>
        <translation>De opdracht begint bij een sample met een ongeldig kenmerk.</translation>
    </message>
    <message>
        <source>A joint lyric model needs lyric tokens and labels.</source>
        <translation>Een model met de tekst vóór de muziek heeft teksttokens en labels nodig.</translation>
    </message>
    <message>
        <source>A multispectral window of the codec is longer than its transform.</source>
        <translation>Een spectraal venster van de codec is langer dan zijn transformatie.</translation>
    </message>
    <message>
        <source>The %1 configuration is impossible: %2.</source>
        <translation>De instellingen van %1 kunnen niet: %2.</translation>
    </message>
    <message>
        <source>The %1 has dilations above 2^%2.</source>
        <translation>%1 heeft dilataties boven 2^%2.</translation>
    </message>
    <message>
        <source>The alignment head lies beyond the prior&apos;s last head.</source>
        <translation>De aandachtskop voor de uitlijning ligt voorbij de laatste kop van de prior.</translation>
    </message>
    <message>
        <source>The alignment layer lies beyond the prior&apos;s last layer.</source>
        <translation>De laag voor de uitlijning ligt voorbij de laatste laag van de prior.</translation>
    </message>
    <message>
        <source>The codec has %1 levels, but its lists of strides, stages or multipliers have another length.</source>
        <translation>De codec heeft %1 niveaus, maar zijn lijsten van stappen, trappen of vermenigvuldigers zijn anders van lengte.</translation>
    </message>
    <message>
        <source>The codec names an unknown loss &quot;%1&quot;.</source>
        <translation>De codec noemt een onbekende verliesfunctie “%1”.</translation>
    </message>
    <message>
        <source>The codec&apos;s lists of multispectral sizes, hops and windows differ in length.</source>
        <translation>De lijsten van spectrale groottes, stappen en vensters van de codec verschillen in lengte.</translation>
    </message>
    <message>
        <source>The codec&apos;s strides multiply to more than 2^24 samples a token.</source>
        <translation>De stappen van de codec vormen samen meer dan 2^24 waarden per token.</translation>
    </message>
    <message>
        <source>The prior uses labels but names no label tables (y_bins).</source>
        <translation>De prior gebruikt labels maar noemt geen labeltabellen (y_bins).</translation>
    </message>
    <message>
        <source>The prior uses lyrics but names no lyric vocabulary (n_vocab).</source>
        <translation>De prior gebruikt tekst maar noemt geen tekenverzameling (n_vocab).</translation>
    </message>
    <message>
        <source>The prior&apos;s configuration names no window (n_ctx).</source>
        <translation>De instellingen van de prior noemen geen venster (n_ctx).</translation>
    </message>
    <message>
        <source>The job does not have one id for each of its samples.</source>
        <translation>De taak heeft niet één kenmerk voor elk van zijn samples.</translation>
    </message>
    <message>
        <source>The job has a malformed id.</source>
        <translation>De taak heeft een ongeldig kenmerk.</translation>
    </message>
    <message>
        <source>The job has no request.</source>
        <translation>De taak heeft geen opdracht.</translation>
    </message>
    <message>
        <source>There is no job state &quot;%1&quot;.</source>
        <translation>Er is geen taaktoestand “%1”.</translation>
    </message>
    <message>
        <source>Update it.</source>
        <translation>Werk het bij.</translation>
    </message>
    <message>
        <source>A preview needs a list of at most 64 spans.</source>
        <translation>Een voorbeeld mag hoogstens 64 stukken hebben.</translation>
    </message>
    <message>
        <source>A label set&apos;s style is not v2 or v3.</source>
        <translation>De stijl van een labelset is niet v2 of v3.</translation>
    </message>
    <message>
        <source>A prior of model.json has no hyperparameters.</source>
        <translation>Een prior in model.json heeft geen hyperparameters.</translation>
    </message>
    <message>
        <source>model.json describes no codec.</source>
        <translation>model.json beschrijft geen codec.</translation>
    </message>
    <message>
        <source>model.json has an absurd number of entries.</source>
        <translation>model.json heeft een onmogelijk aantal onderdelen.</translation>
    </message>
    <message>
        <source>model.json has no SHA-256 for &quot;%1&quot;.</source>
        <translation>model.json heeft geen SHA-256 voor “%1”.</translation>
    </message>
    <message>
        <source>model.json needs a list of %1.</source>
        <translation>model.json moet een lijst van %1 hebben.</translation>
    </message>
    <message>
        <source>The alignment in sample.json holds no numbers.</source>
        <translation>De uitlijning in sample.json bevat geen getallen.</translation>
    </message>
    <message>
        <source>The alignment in sample.json is no list of at most 2^24 moments.</source>
        <translation>De uitlijning in sample.json is geen lijst van hoogstens 2^24 momenten.</translation>
    </message>
    <message>
        <source>The sample was written by a newer version of this program.</source>
        <translation>Het sample is door een nieuwere versie van dit programma geschreven.</translation>
    </message>
    <message>
        <source>sample.json has a malformed id.</source>
        <translation>sample.json heeft een ongeldig kenmerk.</translation>
    </message>
    <message>
        <source>sample.json has its levels upside down.</source>
        <translation>sample.json noemt zijn niveaus in de verkeerde volgorde.</translation>
    </message>
    <message>
        <source>sample.json has no request.</source>
        <translation>sample.json heeft geen opdracht.</translation>
    </message>
    <message>
        <source>sample.json names a file outside its folder.</source>
        <translation>sample.json noemt een bestand buiten zijn map.</translation>
    </message>
    <message>
        <source>There is no order &quot;%1&quot;.</source>
        <translation>Er is geen volgorde “%1”.</translation>
    </message>
    <message>
        <source>Use newest, oldest, title, artist, genre, longest, shortest, best-rated or relevance.</source>
        <translation>Gebruik newest, oldest, title, artist, genre, longest, shortest, best-rated of relevance.</translation>
    </message>
    <message>
        <source>A decaying learning rate needs the number of decay steps.</source>
        <translation>Een dalende leersnelheid heeft een aantal daalstappen nodig.</translation>
    </message>
    <message>
        <source>Change the setting and start again.</source>
        <translation>Verander de instelling en begin opnieuw.</translation>
    </message>
    <message>
        <source>The chunk length must be a multiple of the codec&apos;s largest hop.</source>
        <translation>De stuklengte moet een veelvoud van de grootste stap van de codec zijn.</translation>
    </message>
    <message>
        <source>The chunks are too short for the codec&apos;s spectral losses.</source>
        <translation>De stukken zijn te kort voor de spectrale verliesfuncties van de codec.</translation>
    </message>
    <message>
        <source>The codec&apos;s loss must be reference or perceptual.</source>
        <translation>Het verlies van de codec moet reference of perceptual zijn.</translation>
    </message>
    <message>
        <source>The learning rate&apos;s decay must be none, linear or cosine.</source>
        <translation>De daling van de leersnelheid moet none, linear of cosine zijn.</translation>
    </message>
    <message>
        <source>The optimiser must be adam, adamw or muon.</source>
        <translation>De optimalisator moet adam, adamw of muon zijn.</translation>
    </message>
    <message>
        <source>The optimiser&apos;s betas must be below 1.</source>
        <translation>De bèta&apos;s van de optimalisator moeten kleiner dan 1 zijn.</translation>
    </message>
    <message>
        <source>The precision must be f32, f16 or bf16.</source>
        <translation>De precisie moet f32, f16 of bf16 zijn.</translation>
    </message>
    <message>
        <source>A codec can be trained in part with the perceptual loss only.</source>
        <translation>Een codec kan alleen met het perceptuele verlies (perceptual) gedeeltelijk worden getraind.</translation>
    </message>
    <message>
        <source>The codec has no level with the number of only_level.</source>
        <translation>De codec heeft geen niveau met het nummer van only_level.</translation>
    </message>
    <message>
        <source>The training run is neither of a codec nor of a prior.</source>
        <translation>De training is niet van een codec en niet van een prior.</translation>
    </message>
    <message>
        <source>A code is %1, but the codebook of level %2 has %3 entries.</source>
        <translation>Een code is %1, maar het codeboek van niveau %2 heeft %3 plaatsen.</translation>
    </message>
    <message>
        <source>The codes belong to another model, or the file is damaged.</source>
        <translation>De codes horen bij een ander model, of het bestand is beschadigd.</translation>
    </message>
    <message>
        <source>Tokens %1 to %2 of %3 cannot be decoded.</source>
        <translation>De tokens %1 tot %2 van %3 kunnen niet worden gedecodeerd.</translation>
    </message>
    <message>
        <source>Use cpu, cuda or cuda:N.</source>
        <translation>Gebruik cpu, cuda of cuda:N.</translation>
    </message>
    <message>
        <source>No layer of this model reads the lyrics.</source>
        <translation>Geen laag van dit model leest de tekst.</translation>
    </message>
    <message>
        <source>The codec&apos;s level %1 computes numbers that are not finite.</source>
        <translation>Niveau %1 van de codec rekent met getallen die niet eindig zijn.</translation>
    </message>
    <message>
        <source>The prior of level %1 computes numbers that are not finite.</source>
        <translation>De prior van niveau %1 rekent met getallen die niet eindig zijn.</translation>
    </message>
    <message>
        <source>An artist or genre id lies outside the model&apos;s tables.</source>
        <translation>Een nummer van een artiest of genre ligt buiten de tabellen van het model.</translation>
    </message>
    <message>
        <source>The id files do not belong to this model.</source>
        <translation>De id-bestanden horen niet bij dit model.</translation>
    </message>
    <message>
        <source>Layer %1 of this prior does not read the lyrics.</source>
        <translation>Laag %1 van deze prior leest de tekst niet.</translation>
    </message>
    <message>
        <source>The prior needs labels of length %1.</source>
        <translation>De prior heeft labels van lengte %1 nodig.</translation>
    </message>
    <message>
        <source>The upsampler of level %1 needs %2 codes of the level above for a window.</source>
        <translation>De verfijner van niveau %1 heeft voor een venster %2 codes van het niveau erboven nodig.</translation>
    </message>
    <message>
        <source>Level %1 is too short for the upsampler of level %2.</source>
        <translation>Niveau %1 is te kort voor de verfijner van niveau %2.</translation>
    </message>
    <message>
        <source>Prepare it with --sample-rate %1.</source>
        <translation>Maak hem klaar met --sample-rate %1.</translation>
    </message>
    <message>
        <source>The data set has %1 samples a second, but the model needs %2.</source>
        <translation>De gegevensset heeft %1 waarden per seconde, maar het model heeft %2 nodig.</translation>
    </message>
    <message>
        <source>The recording has no samples.</source>
        <translation>De opname heeft geen geluid.</translation>
    </message>
    <message>
        <source>Add recordings, or choose shorter pieces or a smaller batch.</source>
        <translation>Voeg opnamen toe, of kies kortere stukken of minder tegelijk.</translation>
    </message>
    <message>
        <source>The data set has %1 pieces of %2 samples, but a step needs %3.</source>
        <translation>De gegevensset heeft %1 stukken van %2 waarden, maar een stap heeft er %3 nodig.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 kan niet worden geschreven.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 is geen map.</translation>
    </message>
    <message>
        <source>Check the free space.</source>
        <translation>Controleer de vrije ruimte.</translation>
    </message>
    <message>
        <source>Formats: wav, flac, mp3, ogg, opus, m4a and others that FFmpeg reads.</source>
        <translation>Formaten: wav, flac, mp3, ogg, opus, m4a en andere die FFmpeg leest.</translation>
    </message>
    <message>
        <source>The samples could not be written.</source>
        <translation>De waarden konden niet worden geschreven.</translation>
    </message>
    <message>
        <source>There are no recordings below %1.</source>
        <translation>Er zijn geen opnamen in %1.</translation>
    </message>
    <message>
        <source>%1 is no prepared data set.</source>
        <translation>%1 is geen klaargemaakte gegevensset.</translation>
    </message>
    <message>
        <source>%1 is of another format.</source>
        <translation>%1 heeft een ander formaat.</translation>
    </message>
    <message>
        <source>%1 lists &quot;%2&quot; twice.</source>
        <translation>%1 noemt “%2” twee keer.</translation>
    </message>
    <message>
        <source>Make one with `jukebox dataset scan RECORDINGS --out DATA`.</source>
        <translation>Maak er een met `jukebox dataset scan OPNAMEN --out GEGEVENS`.</translation>
    </message>
    <message>
        <source>Prepare the data set again with this version.</source>
        <translation>Maak de gegevensset met deze versie opnieuw klaar.</translation>
    </message>
    <message>
        <source>Prepare the data set again.</source>
        <translation>Maak de gegevensset opnieuw klaar.</translation>
    </message>
    <message>
        <source>The samples of &quot;%1&quot; are missing from %2.</source>
        <translation>De waarden van “%1” ontbreken in %2.</translation>
    </message>
    <message>
        <source>The timings of %1 are no list.</source>
        <translation>De tijden van %1 zijn geen lijst.</translation>
    </message>
    <message>
        <source>%1 has no column &quot;file&quot;.</source>
        <translation>%1 heeft geen kolom “file”.</translation>
    </message>
    <message>
        <source>%1 has no timed line.</source>
        <translation>%1 heeft geen regel met een tijd.</translation>
    </message>
    <message>
        <source>%1 is neither a list nor an object.</source>
        <translation>%1 is geen lijst en geen object.</translation>
    </message>
    <message>
        <source>An entry of %1 names no file.</source>
        <translation>Een onderdeel van %1 noemt geen bestand.</translation>
    </message>
    <message>
        <source>The first line names the columns: file,artist,genre,lyrics,licence,source.</source>
        <translation>De eerste regel noemt de kolommen: file,artist,genre,lyrics,licence,source.</translation>
    </message>
    <message>
        <source>%1 does not belong to this data set.</source>
        <translation>%1 hoort niet bij deze gegevensset.</translation>
    </message>
    <message>
        <source>Delete it: it will be made again.</source>
        <translation>Verwijder het: het wordt opnieuw gemaakt.</translation>
    </message>
    <message>
        <source>Check the free space and the rights of the run&apos;s folder.</source>
        <translation>Controleer de vrije ruimte en de rechten van de map van de training.</translation>
    </message>
    <message>
        <source>Check MASTER_ADDR and MASTER_PORT, and that every process started.</source>
        <translation>Controleer MASTER_ADDR en MASTER_PORT, en of elk proces is begonnen.</translation>
    </message>
    <message>
        <source>The %1 processes of this run did not meet at %2:%3.</source>
        <translation>De %1 processen van deze training troffen elkaar niet op %2:%3.</translation>
    </message>
    <message>
        <source>The data set has %1 samples a second, the codec works at %2.</source>
        <translation>De gegevensset heeft %1 waarden per seconde, de codec werkt met %2.</translation>
    </message>
    <message>
        <source>This processor does not train a %1 in %2.</source>
        <translation>Deze processor traint geen %1 in %2.</translation>
    </message>
    <message>
        <source>Use f32, or a CUDA device.</source>
        <translation>Gebruik f32, of een CUDA-apparaat.</translation>
    </message>
    <message>
        <source>%1 is no training checkpoint.</source>
        <translation>%1 is geen controlepunt van een training.</translation>
    </message>
    <message>
        <source>%1 is no training checkpoint: its &quot;%2&quot; is wrong.</source>
        <translation>%1 is geen controlepunt van een training: “%2” klopt niet.</translation>
    </message>
    <message>
        <source>Choose the folder of a training run.</source>
        <translation>Kies de map van een training.</translation>
    </message>
    <message>
        <source>Start the run again in a new folder.</source>
        <translation>Begin de training opnieuw in een nieuwe map.</translation>
    </message>
    <message>
        <source>The checkpoint does not belong to this training run.</source>
        <translation>Het controlepunt hoort niet bij deze training.</translation>
    </message>
    <message>
        <source>%1 has no entries.</source>
        <translation>%1 heeft geen regels.</translation>
    </message>
    <message>
        <source>%1 is larger than 16 MB.</source>
        <translation>%1 is groter dan 16 MB.</translation>
    </message>
    <message>
        <source>Each line must read name;id, as in the files of the released models.</source>
        <translation>Elke regel moet naam;id zijn, zoals in de bestanden van de uitgebrachte modellen.</translation>
    </message>
    <message>
        <source>No artist has the id %1.</source>
        <translation>Geen artiest heeft nummer %1.</translation>
    </message>
    <message>
        <source>No genre has the id %1.</source>
        <translation>Geen genre heeft nummer %1.</translation>
    </message>
    <message>
        <source>Use a shorter list.</source>
        <translation>Gebruik een kortere lijst.</translation>
    </message>
    <message>
        <source>Use the file that belongs to the model&apos;s weights.</source>
        <translation>Gebruik het bestand dat bij de gewichten van het model hoort.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a label style.</source>
        <translation>“%1” is geen labelstijl.</translation>
    </message>
    <message>
        <source>Use v2 (upsamplers and 5B models) or v3 (1B model).</source>
        <translation>Gebruik v2 (verfijners en 5B-modellen) of v3 (1B-model).</translation>
    </message>
    <message>
        <source>A song of %1 samples, entered at sample %2, does not exist.</source>
        <translation>Een nummer van %1 waarden, vanaf waarde %2, bestaat niet.</translation>
    </message>
    <message>
        <source>Build the labels with this model&apos;s layout.</source>
        <translation>Maak de labels met de indeling van dit model.</translation>
    </message>
    <message>
        <source>Check the model&apos;s description.</source>
        <translation>Controleer de beschrijving van het model.</translation>
    </message>
    <message>
        <source>Check the window plan.</source>
        <translation>Controleer het vensterplan.</translation>
    </message>
    <message>
        <source>Choose another, or load the name lists that belong to the model.</source>
        <translation>Kies een ander, of laad de namenlijsten die bij het model horen.</translation>
    </message>
    <message>
        <source>Load the lists that belong to the model.</source>
        <translation>Laad de lijsten die bij het model horen.</translation>
    </message>
    <message>
        <source>The label vector has %1 entries, but the model takes %2.</source>
        <translation>De labelvector heeft %1 waarden, maar het model neemt er %2.</translation>
    </message>
    <message>
        <source>The model uses %1 labels, but the %2 is %3.</source>
        <translation>Het model gebruikt labels van stijl %1, maar %2 is %3.</translation>
    </message>
    <message>
        <source>The model&apos;s label layout makes no sense (%1 genre places, %2 lyric places, windows of %3 samples, %4 samples a token).</source>
        <translation>De labelindeling van het model klopt niet (%1 genreplaatsen, %2 tekstplaatsen, vensters van %3 waarden, %4 waarden per token).</translation>
    </message>
    <message>
        <source>There is no artist %1.</source>
        <translation>Er is geen artiest %1.</translation>
    </message>
    <message>
        <source>There is no artist %1: the model knows 0 to %2.</source>
        <translation>Er is geen artiest %1: het model kent 0 tot %2.</translation>
    </message>
    <message>
        <source>There is no genre %1.</source>
        <translation>Er is geen genre %1.</translation>
    </message>
    <message>
        <source>There is no genre %1: the model knows 0 to %2.</source>
        <translation>Er is geen genre %1: het model kent 0 tot %2.</translation>
    </message>
    <message>
        <source>There is no window at token %1.</source>
        <translation>Er is geen venster bij token %1.</translation>
    </message>
    <message>
        <source>A lyric window of %1 characters over %2 samples does not exist.</source>
        <translation>Een tekstvenster van %1 tekens over %2 waarden bestaat niet.</translation>
    </message>
    <message>
        <source>The model has an odd number of lyric places (%1).</source>
        <translation>Het model heeft een oneven aantal tekstplaatsen (%1).</translation>
    </message>
    <message>
        <source>The window starts at sample %1, outside the song of %2 samples.</source>
        <translation>Het venster begint bij waarde %1, buiten het nummer van %2 waarden.</translation>
    </message>
    <message>
        <source>Use a model with an even number, or lyrics shorter than that.</source>
        <translation>Gebruik een model met een even aantal, of een kortere tekst.</translation>
    </message>
    <message>
        <source>A timing table of %1 rows over [%2, %3) with %4 positions does not exist.</source>
        <translation>Een tijdtabel van %1 rijen over [%2, %3) met %4 plaatsen bestaat niet.</translation>
    </message>
    <message>
        <source>A window of %1 samples at %2 in a song of %3 samples does not exist.</source>
        <translation>Een venster van %1 waarden bij %2 in een nummer van %3 waarden bestaat niet.</translation>
    </message>
    <message>
        <source>Change the declared length of the song or the window&apos;s place in it.</source>
        <translation>Verander de opgegeven lengte van het nummer of de plaats van het venster erin.</translation>
    </message>
    <message>
        <source>The window&apos;s %1 is at %2, outside the range [%3, %4%5 that the model knows.</source>
        <translation>Van het venster ligt %1 op %2, buiten het bereik [%3, %4%5 dat het model kent.</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Kies er een.</translation>
    </message>
    <message>
        <source>A recording may last up to an hour.</source>
        <translation>Een opname mag hoogstens een uur duren.</translation>
    </message>
    <message>
        <source>There is no message &quot;%1&quot;.</source>
        <translation>Er is geen bericht “%1”.</translation>
    </message>
    <message>
        <source>There is no way to cancel called &quot;%1&quot;.</source>
        <translation>Er is geen manier van afbreken met de naam “%1”.</translation>
    </message>
    <message>
        <source>Use now or after_window.</source>
        <translation>Gebruik now of after_window.</translation>
    </message>
    <message>
        <source>A job id has 26 characters, as made by newId().</source>
        <translation>Een taakkenmerk heeft 26 tekens, zoals newId() ze maakt.</translation>
    </message>
    <message>
        <source>The generate message does not have one id for each sample.</source>
        <translation>Het bericht generate heeft niet één kenmerk voor elk sample.</translation>
    </message>
    <message>
        <source>The generate message has no request.</source>
        <translation>Het bericht generate heeft geen opdracht.</translation>
    </message>
    <message>
        <source>The message has no type.</source>
        <translation>Het bericht heeft geen soort.</translation>
    </message>
    <message>
        <source>The message has no valid job id.</source>
        <translation>Het bericht heeft geen geldig taakkenmerk.</translation>
    </message>
    <message>
        <source>The message holds a malformed sample id.</source>
        <translation>Het bericht bevat een ongeldig samplekenmerk.</translation>
    </message>
    <message>
        <source>The worker hears generate, cancel, pause, resume, sketch and shutdown.</source>
        <translation>De werker luistert naar generate, cancel, pause, resume, sketch en shutdown.</translation>
    </message>
    <message>
        <source>Loudness cannot be measured for %1 channels at %2 Hz.</source>
        <translation>De luidheid van %1 kanalen op %2 Hz kan niet worden gemeten.</translation>
    </message>
    <message>
        <source>It will be computed again.</source>
        <translation>Het wordt opnieuw berekend.</translation>
    </message>
    <message>
        <source>The stored waveform is damaged.</source>
        <translation>De bewaarde golfvorm is beschadigd.</translation>
    </message>
    <message>
        <source>The waveform was stored by another version of the program.</source>
        <translation>De golfvorm is door een andere versie van het programma bewaard.</translation>
    </message>
    <message>
        <source>A spectrogram cannot have an FFT of %1 frames, a hop of %2 and a floor of %3 dB.</source>
        <translation>Een spectrogram kan geen FFT van %1 frames, een stap van %2 en een bodem van %3 dB hebben.</translation>
    </message>
    <message>
        <source>A spectrogram of %1 s with a hop of %2 frames is too large.</source>
        <translation>Een spectrogram van %1 s met een stap van %2 frames is te groot.</translation>
    </message>
    <message>
        <source>Use a longer hop or a shorter excerpt.</source>
        <translation>Gebruik een langere stap of een korter stuk.</translation>
    </message>
    <message>
        <source>Use a power of two from 64 to 65536, a hop of at least 1 and a negative floor.</source>
        <translation>Gebruik een macht van twee van 64 tot 65536, een stap van minstens 1 en een negatieve bodem.</translation>
    </message>
    <message>
        <source>A spectrogram cannot have %1 rows from %2 to %3 Hz with an FFT of %4 at %5 Hz.</source>
        <translation>Een spectrogram kan geen %1 rijen van %2 tot %3 Hz hebben met een FFT van %4 op %5 Hz.</translation>
    </message>
    <message>
        <source>Use a longer hop.</source>
        <translation>Gebruik een langere stap.</translation>
    </message>
    <message>
        <source>The spectrogram was stored by another version of the program.</source>
        <translation>Het spectrogram is door een andere versie van het programma bewaard.</translation>
    </message>
    <message>
        <source>The stored spectrogram is damaged.</source>
        <translation>Het bewaarde spectrogram is beschadigd.</translation>
    </message>
    <message>
        <source>The stored waveform outline is damaged.</source>
        <translation>De bewaarde omtrek van de golfvorm is beschadigd.</translation>
    </message>
    <message>
        <source>The waveform outline was stored by another version of the program.</source>
        <translation>De omtrek van de golfvorm is door een andere versie van het programma bewaard.</translation>
    </message>
    <message>
        <source>%1 has a collection without a name.</source>
        <translation>%1 heeft een collectie zonder naam.</translation>
    </message>
    <message>
        <source>%1 has a malformed id.</source>
        <translation>%1 heeft een ongeldig kenmerk.</translation>
    </message>
    <message>
        <source>%1 holds no collections.</source>
        <translation>%1 bevat geen collecties.</translation>
    </message>
    <message>
        <source>%1 names &quot;%2&quot; twice.</source>
        <translation>%1 noemt “%2” twee keer.</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this program.</source>
        <translation>%1 is door een nieuwere versie van dit programma geschreven.</translation>
    </message>
    <message>
        <source>The name of a collection is not UTF-8.</source>
        <translation>De naam van een collectie is geen UTF-8.</translation>
    </message>
    <message>
        <source>A place in the queue cannot be negative.</source>
        <translation>Een plaats in de wachtrij kan niet negatief zijn.</translation>
    </message>
    <message>
        <source>Job %1 holds text that is not UTF-8.</source>
        <translation>Taak %1 bevat tekst die geen UTF-8 is.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a plain file name.</source>
        <translation>“%1” is geen gewone bestandsnaam.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the id of a sample.</source>
        <translation>“%1” is geen kenmerk van een sample.</translation>
    </message>
    <message>
        <source>%1 is not the folder of a sample in this library.</source>
        <translation>%1 is geen map van een sample in deze bibliotheek.</translation>
    </message>
    <message>
        <source>%1 belongs to another sample (%2).</source>
        <translation>%1 hoort bij een ander sample (%2).</translation>
    </message>
    <message>
        <source>Sample %1 holds text that is not UTF-8.</source>
        <translation>Sample %1 bevat tekst die geen UTF-8 is.</translation>
    </message>
    <message>
        <source>`jukebox library search` lists what is there.</source>
        <translation>`jukebox library search` toont wat er is.</translation>
    </message>
    <message>
        <source>The settings of the song hold text that is not UTF-8.</source>
        <translation>De instellingen van het nummer bevatten tekst die geen UTF-8 is.</translation>
    </message>
    <message>
        <source>There is no growing song &quot;%1&quot; in the library.</source>
        <translation>Er is geen groeiend nummer “%1” in de bibliotheek.</translation>
    </message>
    <message>
        <source>A finished transaction was committed.</source>
        <translation>Een afgesloten transactie werd nog eens vastgelegd.</translation>
    </message>
    <message>
        <source>Nearest: %1. Use --allow-unknown to go on without it.</source>
        <translation>Het dichtst bij: %1. Met --allow-unknown gaat het zonder verder.</translation>
    </message>
    <message>
        <source>%1 % of it are silent.</source>
        <translation>%1 % ervan is stil.</translation>
    </message>
    <message>
        <source>%1 % of its samples are clipped.</source>
        <translation>%1 % van zijn waarden is overstuurd.</translation>
    </message>
    <message>
        <source>It names no artist.</source>
        <translation>Er staat geen artiest bij.</translation>
    </message>
    <message>
        <source>It names no genre.</source>
        <translation>Er staat geen genre bij.</translation>
    </message>
    <message>
        <source>It names no licence.</source>
        <translation>Er staat geen licentie bij.</translation>
    </message>
    <message>
        <source>Its lyric times run backwards in places.</source>
        <translation>De teksttijden lopen hier en daar terug.</translation>
    </message>
    <message>
        <source>It has no sound.</source>
        <translation>Er is geen geluid.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 ontbreekt.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes instead of %3.</source>
        <translation>%1 heeft %2 bytes in plaats van %3.</translation>
    </message>
    <message>
        <source>%1 was changed: its hash is not the recorded one.</source>
        <translation>%1 is veranderd: de controlesom is niet de vastgelegde.</translation>
    </message>
    <message>
        <source>%1 is used, but model.json has no hash for it.</source>
        <translation>%1 wordt gebruikt, maar model.json heeft er geen controlesom voor.</translation>
    </message>
    <message>
        <source>%1 holds values that are not numbers in %2.</source>
        <translation>%1 bevat waarden die geen getal zijn in %2.</translation>
    </message>
    <message>
        <source>Made with Jukebox by OpenAI (arXiv:2005.00341). Non-commercial use only.</source>
        <translation>Gemaakt met Jukebox van OpenAI (arXiv:2005.00341). Alleen voor niet-commercieel gebruik.</translation>
    </message>
    <message>
        <source>Released by OpenAI in 2020; see arXiv:2005.00341.</source>
        <translation>Uitgebracht door OpenAI in 2020; zie arXiv:2005.00341.</translation>
    </message>
    <message>
        <source>Only files with plain weights are read.</source>
        <translation>Alleen bestanden met gewone gewichten worden gelezen.</translation>
    </message>
    <message>
        <source>The model &quot;%1&quot; has no prior below level %2: the result is decoded from there.</source>
        <translation>Het model “%1” heeft geen prior onder niveau %2: het resultaat wordt van daar gedecodeerd.</translation>
    </message>
    <message>
        <source>Parts of %1 could not be decoded.</source>
        <translation>Delen van %1 konden niet worden gedecodeerd.</translation>
    </message>
    <message>
        <source>Parts of %1 could not be decoded. The rest is used.</source>
        <translation>Delen van %1 konden niet worden gedecodeerd. De rest wordt gebruikt.</translation>
    </message>
    <message>
        <source>%1 breaks off in the middle.</source>
        <translation>%1 breekt halverwege af.</translation>
    </message>
    <message>
        <source>%1 breaks off in the middle. The rest is used.</source>
        <translation>%1 breekt halverwege af. De rest wordt gebruikt.</translation>
    </message>
    <message>
        <source>%1 ends %2 s before the length that it declares.</source>
        <translation>%1 houdt %2 s eerder op dan de lengte die het noemt.</translation>
    </message>
    <message>
        <source>%1 ends %2 s before the length that it declares. The rest is used.</source>
        <translation>%1 houdt %2 s eerder op dan de lengte die het noemt. De rest wordt gebruikt.</translation>
    </message>
    <message>
        <source>The batch must be 0 (chosen by memory) to 1024.</source>
        <translation>Het aantal tegelijk moet 0 (naar geheugen gekozen) tot 1024 zijn.</translation>
    </message>
    <message>
        <source>The prefill chunk must be 0 (chosen) to 2^20 tokens.</source>
        <translation>Het voorleesstuk moet 0 (gekozen) tot 2^20 tokens zijn.</translation>
    </message>
    <message>
        <source>Keys and values are kept as f32 or f16.</source>
        <translation>Sleutels en waarden worden als f32 of f16 bewaard.</translation>
    </message>
    <message>
        <source>Choose --cache f32 or f16.</source>
        <translation>Kies --cache f32 of f16.</translation>
    </message>
    <message>
        <source>A draft has nothing to play until a level is finished.</source>
        <translation>Een schets heeft niets te spelen totdat een niveau af is.</translation>
    </message>
    <message>
        <source>Wait until that has finished.</source>
        <translation>Wacht tot dat klaar is.</translation>
    </message>
    <message>
        <source>Close every program that uses it.</source>
        <translation>Sluit elk programma dat haar gebruikt.</translation>
    </message>
    <message>
        <source>The library %1 is being rebuilt.</source>
        <translation>De bibliotheek %1 wordt opnieuw opgebouwd.</translation>
    </message>
    <message>
        <source>The library %1 is in use.</source>
        <translation>De bibliotheek %1 is in gebruik.</translation>
    </message>
    <message>
        <source>The database is damaged: %1.</source>
        <translation>De database is beschadigd: %1.</translation>
    </message>
    <message>
        <source>Run `jukebox library rebuild`.</source>
        <translation>Voer `jukebox library rebuild` uit.</translation>
    </message>
    <message>
        <source>The search index does not fit the samples.</source>
        <translation>De zoekindex past niet bij de samples.</translation>
    </message>
    <message>
        <source>Repair the library, or rebuild it.</source>
        <translation>Herstel de bibliotheek, of bouw haar opnieuw op.</translation>
    </message>
    <message>
        <source>%1 is not a sample.</source>
        <translation>%1 is geen sample.</translation>
    </message>
    <message>
        <source>Move it elsewhere if you need it.</source>
        <translation>Verplaats het als je het nodig hebt.</translation>
    </message>
    <message>
        <source>%1 was left unfinished by a process that died.</source>
        <translation>%1 is onaf achtergelaten door een proces dat ophield.</translation>
    </message>
    <message>
        <source>Repair removes it.</source>
        <translation>Herstellen verwijdert het.</translation>
    </message>
    <message>
        <source>The files of sample %1 are gone.</source>
        <translation>De bestanden van sample %1 zijn weg.</translation>
    </message>
    <message>
        <source>It is in the trash; empty the trash to forget it.</source>
        <translation>Het ligt in de prullenbak; leeg die om het te vergeten.</translation>
    </message>
    <message>
        <source>Bring its folder back, or repair the library to move it to the trash.</source>
        <translation>Breng de map terug, of herstel de bibliotheek om het naar de prullenbak te verplaatsen.</translation>
    </message>
    <message>
        <source>Sample %1 is not listed.</source>
        <translation>Sample %1 staat niet in de lijst.</translation>
    </message>
    <message>
        <source>Repair lists it.</source>
        <translation>Herstellen zet het in de lijst.</translation>
    </message>
    <message>
        <source>The row of sample %1 differs from its sample.json.</source>
        <translation>De regel van sample %1 verschilt van zijn sample.json.</translation>
    </message>
    <message>
        <source>Repair takes what sample.json says.</source>
        <translation>Herstellen neemt wat in sample.json staat.</translation>
    </message>
    <message>
        <source>Repair writes it anew from the database.</source>
        <translation>Herstellen schrijft het opnieuw vanuit de database.</translation>
    </message>
    <message>
        <source>Nothing else knows this sample; restore the file from a backup.</source>
        <translation>Niets anders kent dit sample; zet het bestand terug van een reservekopie.</translation>
    </message>
    <message>
        <source>Update the program.</source>
        <translation>Werk het programma bij.</translation>
    </message>
    <message>
        <source>Decode it again from its codes, or restore it from a backup.</source>
        <translation>Decodeer het opnieuw uit zijn codes, of zet het terug van een reservekopie.</translation>
    </message>
    <message>
        <source>Generate the sample again with the same seed and model, or restore the file from a backup.</source>
        <translation>Genereer het sample opnieuw met hetzelfde startgetal en model, of zet het bestand terug van een reservekopie.</translation>
    </message>
    <message>
        <source>%1 of sample %2 is missing.</source>
        <translation>%1 van sample %2 ontbreekt.</translation>
    </message>
    <message>
        <source>%1 of sample %2 is not what was written.</source>
        <translation>%1 van sample %2 is niet wat er geschreven werd.</translation>
    </message>
    <message>
        <source>Job %1 stopped without a word.</source>
        <translation>Taak %1 hield zonder bericht op.</translation>
    </message>
    <message>
        <source>Repair marks it interrupted; it can be resumed.</source>
        <translation>Herstellen merkt hem als onderbroken; hij kan worden voortgezet.</translation>
    </message>
    <message>
        <source>Use --allow-unknown to go on without it.</source>
        <translation>Met --allow-unknown gaat het zonder verder.</translation>
    </message>
    <message>
        <source>%1 has no list of weights.</source>
        <translation>%1 heeft geen lijst van gewichten.</translation>
    </message>
    <message>
        <source>%1 holds %2, which the index places elsewhere.</source>
        <translation>%1 bevat %2, dat volgens de index elders staat.</translation>
    </message>
    <message>
        <source>%1 lacks %2, which the index promises.</source>
        <translation>In %1 ontbreekt %2, dat de index belooft.</translation>
    </message>
    <message>
        <source>%1 names a file outside its own folder for %2.</source>
        <translation>%1 noemt voor %2 een bestand buiten zijn eigen map.</translation>
    </message>
    <message>
        <source>Tensor %1 occurs twice.</source>
        <translation>Tensor %1 komt twee keer voor.</translation>
    </message>
    <message>
        <source>The entry &quot;%1&quot; of the model is no tensor.</source>
        <translation>Het onderdeel “%1” van het model is geen tensor.</translation>
    </message>
    <message>
        <source>The entry &quot;model&quot; of the file is no dictionary of tensors.</source>
        <translation>Het onderdeel “model” van het bestand is geen verzameling tensoren.</translation>
    </message>
    <message>
        <source>The file holds no dictionary of tensors.</source>
        <translation>Het bestand bevat geen verzameling tensoren.</translation>
    </message>
    <message>
        <source>The index names too many files.</source>
        <translation>De index noemt te veel bestanden.</translation>
    </message>
    <message>
        <source>The weights contain &quot;%1&quot;, which has no place in a file of weights.</source>
        <translation>De gewichten bevatten “%1”, wat niet in een gewichtenbestand hoort.</translation>
    </message>
    <message>
        <source>%1 is not a converted model: it lacks vqvae.* or priors.*.</source>
        <translation>%1 is geen omgezet model: vqvae.* of priors.* ontbreekt.</translation>
    </message>
    <message>
        <source>An import needs either a codec file or a converted model.</source>
        <translation>Voor een import is een codecbestand of een omgezet model nodig.</translation>
    </message>
    <message>
        <source>The model holds %1, which belongs to none of its parts.</source>
        <translation>Het model bevat %1, dat bij geen van zijn delen hoort.</translation>
    </message>
    <message>
        <source>The model may have been trained with merged_decoder; give its hyperparameters.</source>
        <translation>Het model is misschien met merged_decoder getraind; geef zijn hyperparameters op.</translation>
    </message>
    <message>
        <source>%1, line %2: %3.</source>
        <translation>%1, regel %2: %3.</translation>
    </message>
    <message>
        <source>An id file has one &quot;name;id&quot; a line.</source>
        <translation>Een id-bestand heeft één “naam;id” per regel.</translation>
    </message>
    <message>
        <source>Storage %1 has %2 elements instead of %3.</source>
        <translation>Opslag %1 heeft %2 elementen in plaats van %3.</translation>
    </message>
    <message>
        <source>The file does not say how its numbers are stored.</source>
        <translation>Het bestand zegt niet hoe zijn getallen zijn opgeslagen.</translation>
    </message>
    <message>
        <source>The file ends inside storage %1.</source>
        <translation>Het bestand houdt midden in opslag %1 op.</translation>
    </message>
    <message>
        <source>The file has %1 bytes after its last storage.</source>
        <translation>Het bestand heeft %1 bytes na zijn laatste opslag.</translation>
    </message>
    <message>
        <source>The file uses an unknown version of the PyTorch format.</source>
        <translation>Het bestand gebruikt een onbekende versie van het PyTorch-formaat.</translation>
    </message>
    <message>
        <source>The file was written on a big-endian machine.</source>
        <translation>Het bestand is op een big-endian-machine geschreven.</translation>
    </message>
    <message>
        <source>The list of storages is missing.</source>
        <translation>De lijst van opslagen ontbreekt.</translation>
    </message>
    <message>
        <source>The list of storages names &quot;%1&quot; wrongly.</source>
        <translation>De lijst van opslagen noemt “%1” verkeerd.</translation>
    </message>
    <message>
        <source>No prior uses the label set &quot;%1&quot;.</source>
        <translation>Geen prior gebruikt de labelset “%1”.</translation>
    </message>
    <message>
        <source>%1: the quantised weight %2 has no fitting scales.</source>
        <translation>%1: het gekwantiseerde gewicht %2 heeft geen passende schalen.</translation>
    </message>
    <message>
        <source>The pickle ends in the middle of a value.</source>
        <translation>Het pickle-bestand houdt midden in een waarde op.</translation>
    </message>
    <message>
        <source>The pickle ends without exactly one value.</source>
        <translation>Het pickle-bestand eindigt niet met precies één waarde.</translation>
    </message>
    <message>
        <source>The pickle has a broken memo number.</source>
        <translation>Het pickle-bestand heeft een ongeldig geheugennummer.</translation>
    </message>
    <message>
        <source>The pickle has a name without an end.</source>
        <translation>Het pickle-bestand heeft een naam zonder einde.</translation>
    </message>
    <message>
        <source>The pickle holds %1 itself instead of a value.</source>
        <translation>Het pickle-bestand bevat %1 zelf in plaats van een waarde.</translation>
    </message>
    <message>
        <source>The pickle holds a container that contains itself.</source>
        <translation>Het pickle-bestand bevat een verzameling die zichzelf bevat.</translation>
    </message>
    <message>
        <source>The pickle holds too many values.</source>
        <translation>Het pickle-bestand bevat te veel waarden.</translation>
    </message>
    <message>
        <source>The pickle is nested too deeply.</source>
        <translation>Het pickle-bestand is te diep genest.</translation>
    </message>
    <message>
        <source>The pickle recalls value %1, which it never stored.</source>
        <translation>Het pickle-bestand haalt waarde %1 op, die het nooit bewaarde.</translation>
    </message>
    <message>
        <source>The pickle refers to a mark that is not there.</source>
        <translation>Het pickle-bestand verwijst naar een merkteken dat er niet is.</translation>
    </message>
    <message>
        <source>The pickle remembers too many values.</source>
        <translation>Het pickle-bestand onthoudt te veel waarden.</translation>
    </message>
    <message>
        <source>The pickle takes a value from an empty stack.</source>
        <translation>Het pickle-bestand neemt een waarde van een lege stapel.</translation>
    </message>
    <message>
        <source>The pickle&apos;s stack grows too deep.</source>
        <translation>Het pickle-bestand laat zijn stapel te diep groeien.</translation>
    </message>
    <message>
        <source>The pickle adds values to something that is no container for them.</source>
        <translation>Het pickle-bestand voegt waarden toe aan iets dat ze niet kan bevatten.</translation>
    </message>
    <message>
        <source>The pickle asks for operation 0x%1, which is never carried out.</source>
        <translation>Het pickle-bestand vraagt om bewerking 0x%1, die nooit wordt uitgevoerd.</translation>
    </message>
    <message>
        <source>The pickle has a dictionary with a key without a value.</source>
        <translation>Het pickle-bestand heeft een sleutel zonder waarde.</translation>
    </message>
    <message>
        <source>The pickle has a text that is not UTF-8.</source>
        <translation>Het pickle-bestand heeft een tekst die geen UTF-8 is.</translation>
    </message>
    <message>
        <source>The pickle has an absurdly long number.</source>
        <translation>Het pickle-bestand heeft een onmogelijk lang getal.</translation>
    </message>
    <message>
        <source>The pickle has an absurdly long text.</source>
        <translation>Het pickle-bestand heeft een onmogelijk lange tekst.</translation>
    </message>
    <message>
        <source>The pickle names something with values that are no text.</source>
        <translation>Het pickle-bestand noemt iets met waarden die geen tekst zijn.</translation>
    </message>
    <message>
        <source>The pickle sets a key without a value.</source>
        <translation>Het pickle-bestand zet een sleutel zonder waarde.</translation>
    </message>
    <message>
        <source>The pickle sets too many marks.</source>
        <translation>Het pickle-bestand zet te veel merktekens.</translation>
    </message>
    <message>
        <source>The pickle uses protocol %1, which is not read.</source>
        <translation>Het pickle-bestand gebruikt protocol %1, dat niet wordt gelezen.</translation>
    </message>
    <message>
        <source>The pickle asks for &quot;%1&quot;, which has no place in a file of weights.</source>
        <translation>Het pickle-bestand vraagt om “%1”, wat niet in een gewichtenbestand hoort.</translation>
    </message>
    <message>
        <source>The pickle builds an object without arguments.</source>
        <translation>Het pickle-bestand bouwt een object zonder argumenten.</translation>
    </message>
    <message>
        <source>The pickle calls something that is not on the list of harmless names.</source>
        <translation>Het pickle-bestand roept iets aan dat niet op de lijst van onschuldige namen staat.</translation>
    </message>
    <message>
        <source>The pickle creates an object of a class, which is never done.</source>
        <translation>Het pickle-bestand maakt een object van een klasse, en dat wordt nooit gedaan.</translation>
    </message>
    <message>
        <source>The pickle describes a storage with a wrong number of fields.</source>
        <translation>Het pickle-bestand beschrijft een opslag met een verkeerd aantal velden.</translation>
    </message>
    <message>
        <source>The pickle describes a storage with broken fields.</source>
        <translation>Het pickle-bestand beschrijft een opslag met ongeldige velden.</translation>
    </message>
    <message>
        <source>The pickle describes storage %1 in two different ways.</source>
        <translation>Het pickle-bestand beschrijft opslag %1 op twee verschillende manieren.</translation>
    </message>
    <message>
        <source>The pickle has a broken byte string.</source>
        <translation>Het pickle-bestand heeft een ongeldige bytereeks.</translation>
    </message>
    <message>
        <source>The pickle has a broken number type.</source>
        <translation>Het pickle-bestand heeft een ongeldig getaltype.</translation>
    </message>
    <message>
        <source>The pickle has a broken number.</source>
        <translation>Het pickle-bestand heeft een ongeldig getal.</translation>
    </message>
    <message>
        <source>The pickle has a broken ordered dictionary.</source>
        <translation>Het pickle-bestand heeft een ongeldige geordende verzameling.</translation>
    </message>
    <message>
        <source>The pickle has a broken parameter.</source>
        <translation>Het pickle-bestand heeft een ongeldige parameter.</translation>
    </message>
    <message>
        <source>The pickle has a broken size.</source>
        <translation>Het pickle-bestand heeft een ongeldige grootte.</translation>
    </message>
    <message>
        <source>The pickle has a broken storage view.</source>
        <translation>Het pickle-bestand heeft een ongeldig deel van een opslag.</translation>
    </message>
    <message>
        <source>The pickle has a broken tensor.</source>
        <translation>Het pickle-bestand heeft een ongeldige tensor.</translation>
    </message>
    <message>
        <source>The pickle has a storage view outside its storage.</source>
        <translation>Het pickle-bestand heeft een deel dat buiten zijn opslag ligt.</translation>
    </message>
    <message>
        <source>The pickle has a tensor without a storage.</source>
        <translation>Het pickle-bestand heeft een tensor zonder opslag.</translation>
    </message>
    <message>
        <source>The pickle has too many storages.</source>
        <translation>Het pickle-bestand heeft te veel opslagen.</translation>
    </message>
    <message>
        <source>The pickle has too many tensors.</source>
        <translation>Het pickle-bestand heeft te veel tensoren.</translation>
    </message>
    <message>
        <source>The pickle holds a number of an unknown type.</source>
        <translation>Het pickle-bestand bevat een getal van een onbekend type.</translation>
    </message>
    <message>
        <source>The pickle holds numbers in big-endian order.</source>
        <translation>Het pickle-bestand bevat getallen in big-endian-volgorde.</translation>
    </message>
    <message>
        <source>The pickle refers to an outside object in an unknown way.</source>
        <translation>Het pickle-bestand verwijst op een onbekende manier naar een extern object.</translation>
    </message>
    <message>
        <source>The pickle sets the inner state of an object.</source>
        <translation>Het pickle-bestand zet de inwendige toestand van een object.</translation>
    </message>
    <message>
        <source>A tensor claims more elements than its storage has.</source>
        <translation>Een tensor beweert meer elementen te hebben dan zijn opslag.</translation>
    </message>
    <message>
        <source>A tensor has a broken shape.</source>
        <translation>Een tensor heeft een ongeldige vorm.</translation>
    </message>
    <message>
        <source>A tensor of shape %1 reaches outside its storage of %2 elements.</source>
        <translation>Een tensor met vorm %1 steekt buiten zijn opslag van %2 elementen.</translation>
    </message>
    <message>
        <source>The file holds a whole pickled program module, which is never loaded.</source>
        <translation>Het bestand bevat een hele programmamodule, en die wordt nooit geladen.</translation>
    </message>
    <message>
        <source>Storage %1 should have %2 elements of type %3, but has %4 bytes.</source>
        <translation>Opslag %1 zou %2 elementen van type %3 moeten hebben, maar heeft %4 bytes.</translation>
    </message>
    <message>
        <source>The data of storage %1 is missing.</source>
        <translation>De gegevens van opslag %1 ontbreken.</translation>
    </message>
    <message>
        <source>Known: %1.</source>
        <translation>Bekend: %1.</translation>
    </message>
    <message>
        <source>There is no codec preset &quot;%1&quot;.</source>
        <translation>Er is geen codec-voorinstelling “%1”.</translation>
    </message>
    <message>
        <source>There is no prior preset &quot;%1&quot;.</source>
        <translation>Er is geen prior-voorinstelling “%1”.</translation>
    </message>
    <message>
        <source>There is no preset set &quot;%1&quot;.</source>
        <translation>Er is geen groep voorinstellingen “%1”.</translation>
    </message>
    <message>
        <source>%1 has no tensor %2.</source>
        <translation>%1 heeft geen tensor %2.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; gets more than its %2 bytes.</source>
        <translation>Tensor “%1” krijgt meer dan zijn %2 bytes.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; got %2 of its %3 bytes.</source>
        <translation>Tensor “%1” kreeg %2 van zijn %3 bytes.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; is declared twice.</source>
        <translation>Tensor “%1” is twee keer aangemeld.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; of shape %2 cannot be stored.</source>
        <translation>Tensor “%1” met vorm %2 kan niet worden opgeslagen.</translation>
    </message>
    <message>
        <source>Tensor &quot;%1&quot; was not declared.</source>
        <translation>Tensor “%1” is niet aangemeld.</translation>
    </message>
    <message>
        <source>Tensor %1 claims bytes %2–%3 of a data block of %4 bytes.</source>
        <translation>Tensor %1 eist bytes %2–%3 op van een blok van %4 bytes.</translation>
    </message>
    <message>
        <source>Tensor %1 of shape %2 and type %3 does not fit its %4 bytes.</source>
        <translation>Tensor %1 met vorm %2 en type %3 past niet in zijn %4 bytes.</translation>
    </message>
    <message>
        <source>Tensors %1 and %2 overlap.</source>
        <translation>De tensoren %1 en %2 overlappen.</translation>
    </message>
    <message>
        <source>The file is too short for a safetensors file.</source>
        <translation>Het bestand is te kort voor een safetensors-bestand.</translation>
    </message>
    <message>
        <source>The safetensors header claims %1 bytes of a file of %2 bytes.</source>
        <translation>De kop van het safetensors-bestand eist %1 bytes op van een bestand van %2 bytes.</translation>
    </message>
    <message>
        <source>The safetensors header does not start with an object.</source>
        <translation>De kop van het safetensors-bestand begint niet met een object.</translation>
    </message>
    <message>
        <source>The safetensors header is broken: %1.</source>
        <translation>De kop van het safetensors-bestand is ongeldig: %1.</translation>
    </message>
    <message>
        <source>a boolean</source>
        <translation>een waarheidswaarde</translation>
    </message>
    <message>
        <source>a fraction or an oversized number</source>
        <translation>een breuk of een te groot getal</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>een lijst</translation>
    </message>
    <message>
        <source>a negative number</source>
        <translation>een negatief getal</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>een getal</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>een object</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>binaire gegevens</translation>
    </message>
    <message>
        <source>null</source>
        <translation>een lege waarde</translation>
    </message>
    <message>
        <source>text</source>
        <translation>tekst</translation>
    </message>
    <message>
        <source>A tensor of shape %1 does not fit room for %2 values.</source>
        <translation>Een tensor met vorm %1 past niet in de plaats voor %2 waarden.</translation>
    </message>
    <message>
        <source>A tensor of type %1 holds no floating-point numbers.</source>
        <translation>Een tensor van type %1 bevat geen kommagetallen.</translation>
    </message>
    <message>
        <source>A tensor of type %1 holds no whole numbers.</source>
        <translation>Een tensor van type %1 bevat geen gehele getallen.</translation>
    </message>
    <message>
        <source>%1 does not hold the weights that its settings describe. %2 are missing: %3.</source>
        <translation>%1 bevat niet de gewichten die zijn instellingen beschrijven. %2 ontbreken: %3.</translation>
    </message>
    <message>
        <source>%1 does not hold the weights that its settings describe. %2 are too many: %3.</source>
        <translation>%1 bevat niet de gewichten die zijn instellingen beschrijven. %2 zijn te veel: %3.</translation>
    </message>
    <message>
        <source>%1 does not hold the weights that its settings describe. %2 are missing: %3 %4 are too many: %5.</source>
        <translation>%1 bevat niet de gewichten die zijn instellingen beschrijven. %2 ontbreken: %3 %4 zijn te veel: %5.</translation>
    </message>
    <message>
        <source>%1 does not hold the weights that its settings describe. %2 have the wrong shape or type: %3.</source>
        <translation>%1 bevat niet de gewichten die zijn instellingen beschrijven. %2 hebben de verkeerde vorm of soort: %3.</translation>
    </message>
    <message>
        <source>%1 does not hold the weights that its settings describe. %2 are missing: %3 %4 have the wrong shape or type: %5.</source>
        <translation>%1 bevat niet de gewichten die zijn instellingen beschrijven. %2 ontbreken: %3 %4 hebben de verkeerde vorm of soort: %5.</translation>
    </message>
    <message>
        <source>%1 does not hold the weights that its settings describe. %2 are too many: %3 %4 have the wrong shape or type: %5.</source>
        <translation>%1 bevat niet de gewichten die zijn instellingen beschrijven. %2 zijn te veel: %3 %4 hebben de verkeerde vorm of soort: %5.</translation>
    </message>
    <message>
        <source>%1 does not hold the weights that its settings describe. %2 are missing: %3 %4 are too many: %5 %6 have the wrong shape or type: %7.</source>
        <translation>%1 bevat niet de gewichten die zijn instellingen beschrijven. %2 ontbreken: %3 %4 zijn te veel: %5 %6 hebben de verkeerde vorm of soort: %7.</translation>
    </message>
    <message>
        <source>The weight %1 holds values that are not numbers.</source>
        <translation>Het gewicht %1 bevat waarden die geen getal zijn.</translation>
    </message>
    <message>
        <source>The weight %1 is too large for f16.</source>
        <translation>Het gewicht %1 is te groot voor f16.</translation>
    </message>
    <message>
        <source>Save the file with torch.save and try again.</source>
        <translation>Bewaar het bestand met torch.save en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The archive&apos;s entry %1 is compressed or encrypted; files of weights are not.</source>
        <translation>Het onderdeel %1 van het archief is gecomprimeerd of versleuteld; gewichtenbestanden zijn dat niet.</translation>
    </message>
    <message>
        <source>an entry has a name that is no plain relative path.</source>
        <translation>een onderdeel heeft een naam die geen gewoon relatief pad is.</translation>
    </message>
    <message>
        <source>an entry has a short zip64 field.</source>
        <translation>een onderdeel heeft een te kort zip64-veld.</translation>
    </message>
    <message>
        <source>an entry lacks its zip64 field.</source>
        <translation>een onderdeel mist zijn zip64-veld.</translation>
    </message>
    <message>
        <source>entry %1 is described in two different ways.</source>
        <translation>onderdeel %1 is op twee manieren beschreven.</translation>
    </message>
    <message>
        <source>entry %1 lies outside the file.</source>
        <translation>onderdeel %1 ligt buiten het bestand.</translation>
    </message>
    <message>
        <source>entry %1 occurs twice.</source>
        <translation>onderdeel %1 komt twee keer voor.</translation>
    </message>
    <message>
        <source>it claims %1 entries.</source>
        <translation>het zegt %1 onderdelen te hebben.</translation>
    </message>
    <message>
        <source>its directory ends inside an entry.</source>
        <translation>de inhoudsopgave houdt midden in een onderdeel op.</translation>
    </message>
    <message>
        <source>its directory has a wrong entry.</source>
        <translation>de inhoudsopgave heeft een verkeerd onderdeel.</translation>
    </message>
    <message>
        <source>its directory has more than it claims.</source>
        <translation>de inhoudsopgave heeft meer dan ze zegt.</translation>
    </message>
    <message>
        <source>its directory lies outside the file.</source>
        <translation>de inhoudsopgave ligt buiten het bestand.</translation>
    </message>
    <message>
        <source>its zip64 record is not where it should be.</source>
        <translation>het zip64-onderdeel staat niet waar het hoort.</translation>
    </message>
    <message>
        <source>two entries overlap.</source>
        <translation>twee onderdelen overlappen.</translation>
    </message>
    <message>
        <source>Save the state dict with torch.save and import that.</source>
        <translation>Bewaar de state dict met torch.save en importeer die.</translation>
    </message>
    <message>
        <source>The archive holds two sets of weights.</source>
        <translation>Het archief bevat twee verzamelingen gewichten.</translation>
    </message>
    <message>
        <source>The archive is not a PyTorch file: it has no data.pkl.</source>
        <translation>Het archief is geen PyTorch-bestand: het heeft geen data.pkl.</translation>
    </message>
    <message>
        <source>The file is a TorchScript program, not a set of weights.</source>
        <translation>Het bestand is een TorchScript-programma, geen verzameling gewichten.</translation>
    </message>
    <message>
        <source>Import it again with the id files, or use --allow-unknown to generate without names.</source>
        <translation>Importeer het opnieuw met de id-bestanden, of ga met --allow-unknown zonder namen verder.</translation>
    </message>
    <message>
        <source>In %1, %2 differs from %3, which should be the same weight.</source>
        <translation>In %1 verschilt %2 van %3, dat hetzelfde gewicht zou moeten zijn.</translation>
    </message>
    <message>
        <source>Nothing was heard yet that could be kept.</source>
        <translation>Er is nog niets gehoord dat bewaard kan worden.</translation>
    </message>
    <message>
        <source>Wait for the first sound.</source>
        <translation>Wacht op het eerste geluid.</translation>
    </message>
    <message>
        <source>Too many wishes came at once.</source>
        <translation>Er kwamen te veel wensen tegelijk.</translation>
    </message>
    <message>
        <source>Wait a second.</source>
        <translation>Wacht een seconde.</translation>
    </message>
    <message>
        <source>The radio has no message &quot;%1&quot;.</source>
        <translation>De radio kent geen bericht &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>%1 has an unknown stop.</source>
        <translation>%1 heeft een onbekende stop.</translation>
    </message>
    <message>
        <source>The library %1 is not there any more.</source>
        <translation>De bibliotheek %1 is er niet meer.</translation>
    </message>
    <message>
        <source>Connect its disk again, or open another library.</source>
        <translation>Sluit de schijf ervan weer aan, of open een andere bibliotheek.</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>de database is beschadigd</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>de schijf is vol</translation>
    </message>
    <message>
        <source>the change contradicts what is there already</source>
        <translation>de wijziging is in strijd met wat er al is</translation>
    </message>
    <message>
        <source>a text is too long</source>
        <translation>een tekst is te lang</translation>
    </message>
    <message>
        <source>SQLite refused</source>
        <translation>SQLite weigerde</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>All samples</source>
        <translation>Alle samples</translation>
    </message>
    <message>
        <source>Everything that was made here, uncurated.</source>
        <translation>Alles wat hier is gemaakt, ongefilterd.</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>Uw bibliotheek is leeg</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favorieten</translation>
    </message>
    <message>
        <source>Samples that you marked with a heart.</source>
        <translation>Samples die u met een hart hebt gemarkeerd.</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>Nog geen favorieten</translation>
    </message>
    <message>
        <source>Press F, or click the heart on a card, to keep a sample here.</source>
        <translation>Druk op F of klik op het hart van een kaart om een sample hier te bewaren.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>Made today or in the six days before.</source>
        <translation>Vandaag of in de zes dagen ervoor gemaakt.</translation>
    </message>
    <message>
        <source>Nothing new this week</source>
        <translation>Niets nieuws deze week</translation>
    </message>
    <message>
        <source>Samples made during the last seven days appear here.</source>
        <translation>Samples van de laatste zeven dagen verschijnen hier.</translation>
    </message>
    <message>
        <source>Unplayed</source>
        <translation>Niet gehoord</translation>
    </message>
    <message>
        <source>Samples that nobody has listened to yet.</source>
        <translation>Samples waar nog niemand naar heeft geluisterd.</translation>
    </message>
    <message>
        <source>You have heard everything</source>
        <translation>U hebt alles gehoord</translation>
    </message>
    <message>
        <source>New samples wait here until they are played for the first time.</source>
        <translation>Nieuwe samples wachten hier tot ze voor het eerst worden afgespeeld.</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Schetsen</translation>
    </message>
    <message>
        <source>Samples whose finest level was not sampled; upsampling adds the missing detail.</source>
        <translation>Samples waarvan het fijnste niveau niet is berekend; verfijnen voegt het ontbrekende detail toe.</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Geen schetsen</translation>
    </message>
    <message>
        <source>Samples that stop above the finest level of their model appear here.</source>
        <translation>Samples die boven het fijnste niveau van hun model ophouden, verschijnen hier.</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Prullenbak</translation>
    </message>
    <message>
        <source>Removed samples. They can be restored until the trash is emptied.</source>
        <translation>Verwijderde samples. Ze kunnen worden teruggezet tot de prullenbak wordt geleegd.</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>De prullenbak is leeg</translation>
    </message>
    <message>
        <source>Removed samples stay here until you delete them for good.</source>
        <translation>Verwijderde samples blijven hier tot u ze voorgoed verwijdert.</translation>
    </message>
    <message>
        <source>Unseen lyrics</source>
        <translation>Nieuwe teksten</translation>
    </message>
    <message>
        <source>Words that the model never met in training, sung from nothing.</source>
        <translation>Woorden die het model bij het leren nooit is tegengekomen, uit niets gezongen.</translation>
    </message>
    <message>
        <source>No songs with unseen lyrics</source>
        <translation>Geen nummers met nieuwe teksten</translation>
    </message>
    <message>
        <source>Generate a sample with lyrics of your own to hear them sung.</source>
        <translation>Maak een sample met een eigen tekst om haar gezongen te horen.</translation>
    </message>
    <message>
        <source>Re-renditions</source>
        <translation>Nieuwe uitvoeringen</translation>
    </message>
    <message>
        <source>New recordings of songs that exist: tagged “re-rendition” by you.</source>
        <translation>Nieuwe opnamen van bestaande nummers: door u gelabeld met “re-rendition”.</translation>
    </message>
    <message>
        <source>No re-renditions</source>
        <translation>Geen nieuwe uitvoeringen</translation>
    </message>
    <message>
        <source>Tag a sample “re-rendition” when it sings the words of a known song.</source>
        <translation>Label een sample met “re-rendition” als het de woorden van een bekend nummer zingt.</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Aanvullingen</translation>
    </message>
    <message>
        <source>The model goes on where a recording or another sample stops.</source>
        <translation>Het model gaat verder waar een opname of een ander sample ophoudt.</translation>
    </message>
    <message>
        <source>No completions</source>
        <translation>Geen aanvullingen</translation>
    </message>
    <message>
        <source>Continue a sample, or start from a piece of recorded audio.</source>
        <translation>Zet een sample voort, of begin met een stuk opgenomen geluid.</translation>
    </message>
    <message>
        <source>No lyrics</source>
        <translation>Geen tekst</translation>
    </message>
    <message>
        <source>Made without words: instrumental, or singing that means nothing.</source>
        <translation>Zonder woorden gemaakt: instrumentaal, of zang die niets betekent.</translation>
    </message>
    <message>
        <source>Nothing without lyrics</source>
        <translation>Niets zonder tekst</translation>
    </message>
    <message>
        <source>Generate a sample without lyrics to find it here.</source>
        <translation>Maak een sample zonder tekst om het hier te vinden.</translation>
    </message>
    <message>
        <source>Lit lyrics</source>
        <translation>Oplichtende teksten</translation>
    </message>
    <message>
        <source>Songs for which the model tells when each letter is sung.</source>
        <translation>Nummers waarvan het model zegt wanneer elke letter wordt gezongen.</translation>
    </message>
    <message>
        <source>No lit lyrics</source>
        <translation>Geen oplichtende teksten</translation>
    </message>
    <message>
        <source>Songs with an alignment of lyrics and sound appear here.</source>
        <translation>Nummers waarvan tekst en geluid aan elkaar zijn gekoppeld, verschijnen hier.</translation>
    </message>
    <message>
        <source>Upsampled</source>
        <translation>Verfijnd</translation>
    </message>
    <message>
        <source>Drafts whose finer levels were sampled later.</source>
        <translation>Schetsen waarvan de fijnere niveaus later zijn berekend.</translation>
    </message>
    <message>
        <source>Nothing upsampled yet</source>
        <translation>Nog niets verfijnd</translation>
    </message>
    <message>
        <source>Upsample a draft to hear it in more detail.</source>
        <translation>Verfijn een schets om meer details te horen.</translation>
    </message>
    <message>
        <source>A collection of yours.</source>
        <translation>Een verzameling van u.</translation>
    </message>
    <message>
        <source>This collection is empty</source>
        <translation>Deze verzameling is leeg</translation>
    </message>
    <message>
        <source>Drag samples onto its name in the sidebar.</source>
        <translation>Sleep samples naar haar naam in de zijbalk.</translation>
    </message>
    <message>
        <source>A search that you saved; it always shows what fits now.</source>
        <translation>Een zoekopdracht die u hebt bewaard; hij toont altijd wat nu past.</translation>
    </message>
    <message>
        <source>Nothing fits this search now</source>
        <translation>Niets past nu bij deze zoekopdracht</translation>
    </message>
    <message>
        <source>Samples of this genre.</source>
        <translation>Samples van dit genre.</translation>
    </message>
    <message>
        <source>Nothing of this genre</source>
        <translation>Niets van dit genre</translation>
    </message>
    <message>
        <source>Samples in the style of this artist of the model.</source>
        <translation>Samples in de stijl van deze artiest van het model.</translation>
    </message>
    <message>
        <source>Nothing by this artist</source>
        <translation>Niets van deze artiest</translation>
    </message>
    <message>
        <source>What you compose appears here: begin on the page Compose (Alt+2).</source>
        <translation>Wat u componeert, verschijnt hier: begin op de pagina Componeren (Alt+2).</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>no licence stated</source>
        <translation>geen licentie genoemd</translation>
    </message>
    <message>
        <source>%1: what it makes may be used commercially</source>
        <translation>%1: wat het maakt mag commercieel worden gebruikt</translation>
    </message>
    <message>
        <source>%1: no commercial use of what it makes</source>
        <translation>%1: geen commercieel gebruik van wat het maakt</translation>
    </message>
    <message>
        <source>width %1, depth %2</source>
        <translation>breedte %1, diepte %2</translation>
    </message>
    <message>
        <source>one code for %1 samples</source>
        <translation>één code voor %1 samples</translation>
    </message>
    <message>
        <source>%1 s at once</source>
        <translation>%1 s tegelijk</translation>
    </message>
    <message>
        <source>sees %1 characters of lyrics</source>
        <translation>ziet %1 tekens songtekst</translation>
    </message>
    <message>
        <source>no names: ids only</source>
        <translation>geen namen: alleen id’s</translation>
    </message>
    <message>
        <source>1 artist</source>
        <translation>1 artiest</translation>
    </message>
    <message>
        <source>%1 artists</source>
        <translation>%1 artiesten</translation>
    </message>
    <message>
        <source>1 genre</source>
        <translation>1 genre</translation>
    </message>
    <message>
        <source>%1 genres</source>
        <translation>%1 genres</translation>
    </message>
    <message>
        <source>being computed</source>
        <translation>wordt berekend</translation>
    </message>
    <message>
        <source>Importing “%1”</source>
        <translation>“%1” wordt geïmporteerd</translation>
    </message>
    <message>
        <source>Making a smaller copy of “%1”</source>
        <translation>Er wordt een kleinere kopie van “%1” gemaakt</translation>
    </message>
    <message>
        <source>Checking “%1”</source>
        <translation>“%1” wordt gecontroleerd</translation>
    </message>
    <message>
        <source>%1: stopping</source>
        <translation>%1: stopt</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <translation>%1: %2 %</translation>
    </message>
</context>
<context>
    <name>PlayerKeys</name>
    <message>
        <source>Play or pause</source>
        <translation>Afspelen of pauzeren</translation>
    </message>
    <message>
        <source>5 seconds back</source>
        <translation>5 seconden terug</translation>
    </message>
    <message>
        <source>5 seconds on</source>
        <translation>5 seconden verder</translation>
    </message>
    <message>
        <source>10 seconds back</source>
        <translation>10 seconden terug</translation>
    </message>
    <message>
        <source>10 seconds on</source>
        <translation>10 seconden verder</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Naar het begin</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Naar het einde</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Dempen</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Luider</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Zachter</translation>
    </message>
    <message>
        <source>Loop from here</source>
        <translation>Lus vanaf hier</translation>
    </message>
    <message>
        <source>Loop to here</source>
        <translation>Lus tot hier</translation>
    </message>
    <message>
        <source>No loop</source>
        <translation>Geen lus</translation>
    </message>
    <message>
        <source>Previous track</source>
        <translation>Vorig nummer</translation>
    </message>
    <message>
        <source>Next track</source>
        <translation>Volgend nummer</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langzamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Sneller</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Browse, play and export music made with the Jukebox model.</source>
        <translation>Blader door muziek die met het Jukebox-model is gemaakt, speel haar af en exporteer haar.</translation>
    </message>
    <message>
        <source>Library folder.</source>
        <translation>Map van de bibliotheek.</translation>
    </message>
</context>
<context>
    <name>QueryText</name>
    <message>
        <source>words of the artist</source>
        <translation>woorden van de artiest</translation>
    </message>
    <message>
        <source>words of the genre</source>
        <translation>woorden van het genre</translation>
    </message>
    <message>
        <source>words of the title</source>
        <translation>woorden van de titel</translation>
    </message>
    <message>
        <source>words that are sung</source>
        <translation>woorden die worden gezongen</translation>
    </message>
    <message>
        <source>a tag of yours</source>
        <translation>een label van u</translation>
    </message>
    <message>
        <source>words of your notes</source>
        <translation>woorden van uw notities</translation>
    </message>
    <message>
        <source>in one of your collections</source>
        <translation>in een van uw verzamelingen</translation>
    </message>
    <message>
        <source>stars, as in rating:&gt;3</source>
        <translation>sterren, zoals in rating:&gt;3</translation>
    </message>
    <message>
        <source>seconds, as in duration:&lt;30</source>
        <translation>seconden, zoals in duration:&lt;30</translation>
    </message>
    <message>
        <source>when, as in made:today</source>
        <translation>wanneer, zoals in made:today</translation>
    </message>
    <message>
        <source>a property, as in is:favourite</source>
        <translation>een eigenschap, zoals in is:favourite</translation>
    </message>
    <message>
        <source>something it has, as in has:lyrics</source>
        <translation>iets wat het heeft, zoals in has:lyrics</translation>
    </message>
    <message>
        <source>how it was made</source>
        <translation>hoe het is gemaakt</translation>
    </message>
    <message>
        <source>the model&apos;s name</source>
        <translation>de naam van het model</translation>
    </message>
    <message>
        <source>the seed, as in seed:42</source>
        <translation>het startgetal, zoals in seed:42</translation>
    </message>
</context>
<context>
    <name>QueueText</name>
    <message>
        <source>%1 takes</source>
        <translation>%1 takes</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wacht</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Aangehouden</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Begint</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Loopt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Gepauzeerd</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stopt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Geannuleerd</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Onderbroken</translation>
    </message>
    <message>
        <source>What was made so far is kept: it can continue.</source>
        <translation>Wat al gemaakt is, blijft bewaard: het kan verdergaan.</translation>
    </message>
    <message>
        <source>Begins when those before it are done.</source>
        <translation>Begint als alles ervoor klaar is.</translation>
    </message>
    <message>
        <source>Waits until it is released.</source>
        <translation>Wacht tot het wordt vrijgegeven.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>Het model wordt geladen.</translation>
    </message>
    <message>
        <source>Every finished window is stored: nothing is lost if it stops.</source>
        <translation>Elk voltooid venster wordt bewaard: bij stoppen gaat niets verloren.</translation>
    </message>
    <message>
        <source>Stands still in memory.</source>
        <translation>Staat stil in het geheugen.</translation>
    </message>
    <message>
        <source>Stops as soon as it can.</source>
        <translation>Stopt zodra het kan.</translation>
    </message>
    <message>
        <source>1 sample is in the library.</source>
        <translation>1 sample staat in de bibliotheek.</translation>
    </message>
    <message>
        <source>%1 samples are in the library.</source>
        <translation>%1 samples staan in de bibliotheek.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Het is gestopt.</translation>
    </message>
    <message>
        <source>Level %1, window %2 of %3</source>
        <translation>Niveau %1, venster %2 van %3</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>Niveau %1</translation>
    </message>
    <message>
        <source>%1 tokens a second</source>
        <translation>%1 tokens per seconde</translation>
    </message>
    <message>
        <source>How long it takes is not known yet.</source>
        <translation>Hoe lang het duurt is nog niet bekend.</translation>
    </message>
    <message>
        <source>%1 left, done at %2</source>
        <translation>nog %1, klaar om %2</translation>
    </message>
    <message>
        <source>%1 left, done on %2 at %3</source>
        <translation>nog %1, klaar op %2 om %3</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>minder dan een seconde</translation>
    </message>
    <message>
        <source>about 1 second</source>
        <translation>ongeveer 1 seconde</translation>
    </message>
    <message>
        <source>about %1 seconds</source>
        <translation>ongeveer %1 seconden</translation>
    </message>
    <message>
        <source>about 1 minute</source>
        <translation>ongeveer 1 minuut</translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation>ongeveer %1 minuten</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>ongeveer %1 u %2 min</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In de maak</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Definitief</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Schets</translation>
    </message>
    <message>
        <source>Sketching the part you marked, %1 %</source>
        <translation>Het deel dat je markeerde wordt geschetst, %1 %</translation>
    </message>
    <message>
        <source>%1 to %2 is being sketched; the song itself may turn out otherwise there.</source>
        <translation>%1 tot %2 wordt geschetst; het nummer zelf kan daar anders worden.</translation>
    </message>
    <message>
        <source>%1 to %2 is sketched first, as soon as the window in work is finished and the composing has come so far.</source>
        <translation>%1 tot %2 wordt eerst geschetst, zodra het huidige venster af is en het componeren zo ver is gekomen.</translation>
    </message>
</context>
<context>
    <name>RadioText</name>
    <message>
        <source>Off</source>
        <translation>Uit</translation>
    </message>
    <message>
        <source>Begins…</source>
        <translation>Begint…</translation>
    </message>
    <message>
        <source>Opens the model…</source>
        <translation>Opent het model…</translation>
    </message>
    <message>
        <source>Composes the first seconds…</source>
        <translation>Componeert de eerste seconden…</translation>
    </message>
    <message>
        <source>On air</source>
        <translation>In de lucht</translation>
    </message>
    <message>
        <source>Plays what is made already…</source>
        <translation>Speelt wat er al gemaakt is…</translation>
    </message>
    <message>
        <source>plays %1 s ahead</source>
        <translation>%1 s vooruit</translation>
    </message>
    <message>
        <source>no gap</source>
        <translation>geen onderbreking</translation>
    </message>
    <message>
        <source>1 gap</source>
        <translation>1 onderbreking</translation>
    </message>
    <message>
        <source>%1 gaps</source>
        <translation>%1 onderbrekingen</translation>
    </message>
    <message>
        <source>%1 s of silence</source>
        <translation>%1 s stilte</translation>
    </message>
    <message>
        <source>makes %1 s in a second</source>
        <translation>maakt %1 s per seconde</translation>
    </message>
    <message>
        <source>any artist</source>
        <translation>elke artiest</translation>
    </message>
    <message>
        <source>any genre</source>
        <translation>elk genre</translation>
    </message>
    <message>
        <source>no lyrics</source>
        <translation>geen tekst</translation>
    </message>
    <message>
        <source>new lyrics</source>
        <translation>nieuwe tekst</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>zo dadelijk</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>vanaf %1</translation>
    </message>
    <message>
        <source>from %1, in %2 s</source>
        <translation>vanaf %1, over %2 s</translation>
    </message>
    <message>
        <source>very calm</source>
        <translation>heel rustig</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>rustig</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>zoals gewoonlijk</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>gedurfd</translation>
    </message>
    <message>
        <source>wild</source>
        <translation>wild</translation>
    </message>
    <message>
        <source>follows the style: %1</source>
        <translation>volgt de stijl: %1</translation>
    </message>
    <message>
        <source>freely</source>
        <translation>vrij</translation>
    </message>
    <message>
        <source>loosely</source>
        <translation>losjes</translation>
    </message>
    <message>
        <source>closely</source>
        <translation>nauw</translation>
    </message>
    <message>
        <source>strictly</source>
        <translation>strikt</translation>
    </message>
</context>
<context>
    <name>RunFolder</name>
    <message>
        <source>The list of measurements is too long to be shown whole.</source>
        <translation>De lijst met metingen is te lang om helemaal te tonen.</translation>
    </message>
</context>
<context>
    <name>SampleText</name>
    <message>
        <source>Full</source>
        <translation>Volledig</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Schets</translation>
    </message>
    <message>
        <source>Mid</source>
        <translation>Midden</translation>
    </message>
    <message>
        <source>Full quality: every level of the model was sampled.</source>
        <translation>Volledige kwaliteit: elk niveau van het model is berekend.</translation>
    </message>
    <message>
        <source>Draft: only the top level was sampled; melody and form, little detail.</source>
        <translation>Schets: alleen het bovenste niveau is berekend; melodie en vorm, weinig detail.</translation>
    </message>
    <message>
        <source>Middle quality: sampled down to level %1 of %2; upsampling adds the rest.</source>
        <translation>Middenkwaliteit: berekend tot niveau %1 van %2; verfijnen voegt de rest toe.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message>
        <source>Continuation</source>
        <translation>Voortzetting</translation>
    </message>
    <message>
        <source>Upsampled</source>
        <translation>Verfijnd</translation>
    </message>
    <message>
        <source>From audio</source>
        <translation>Uit geluid</translation>
    </message>
    <message>
        <source>Composed from nothing but artist, genre and lyrics.</source>
        <translation>Gecomponeerd uit niets dan artiest, genre en tekst.</translation>
    </message>
    <message>
        <source>Goes on where another sample of the library ends or was cut.</source>
        <translation>Gaat verder waar een ander sample uit de bibliotheek eindigt of is afgebroken.</translation>
    </message>
    <message>
        <source>Keeps another sample&apos;s top level and samples the finer levels anew.</source>
        <translation>Houdt het bovenste niveau van een ander sample en berekent de fijnere niveaus opnieuw.</translation>
    </message>
    <message>
        <source>Goes on after a piece of recorded audio.</source>
        <translation>Gaat verder na een stuk opgenomen geluid.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Zonder titel</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Vandaag %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Gisteren %1</translation>
    </message>
    <message>
        <source>not rated</source>
        <translation>niet gewaardeerd</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 ster</translation>
    </message>
    <message>
        <source>%1 stars</source>
        <translation>%1 sterren</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>favoriet</translation>
    </message>
    <message>
        <source>not played yet</source>
        <translation>nog niet gehoord</translation>
    </message>
</context>
<context>
    <name>SessionText</name>
    <message>
        <source>1 line sung</source>
        <translation>1 regel gezongen</translation>
    </message>
    <message>
        <source>%1 lines sung</source>
        <translation>%1 regels gezongen</translation>
    </message>
    <message>
        <source>1 line blurred</source>
        <translation>1 regel vaag</translation>
    </message>
    <message>
        <source>%1 lines blurred</source>
        <translation>%1 regels vaag</translation>
    </message>
    <message>
        <source>1 line skipped</source>
        <translation>1 regel overgeslagen</translation>
    </message>
    <message>
        <source>%1 lines skipped</source>
        <translation>%1 regels overgeslagen</translation>
    </message>
    <message>
        <source>1 line still to come</source>
        <translation>1 regel nog te komen</translation>
    </message>
    <message>
        <source>%1 lines still to come</source>
        <translation>%1 regels nog te komen</translation>
    </message>
    <message>
        <source>Lyrics: %1 % in order; %2.</source>
        <translation>Songtekst: %1 % op volgorde; %2.</translation>
    </message>
    <message>
        <source>sung</source>
        <translation>gezongen</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>vaag</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>overgeslagen</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>nog te komen</translation>
    </message>
    <message>
        <source>The song is being upsampled</source>
        <translation>Het nummer krijgt zijn details</translation>
    </message>
    <message>
        <source>1 candidate is being made</source>
        <translation>Er wordt 1 kandidaat gemaakt</translation>
    </message>
    <message>
        <source>%1 candidates are being made</source>
        <translation>Er worden %1 kandidaten gemaakt</translation>
    </message>
    <message>
        <source>This step is not in the queue. Try it again, or give it up.</source>
        <translation>Deze stap staat niet in de wachtrij. Probeer hem opnieuw, of geef hem op.</translation>
    </message>
    <message>
        <source>This step has ended too early: %1.</source>
        <translation>Deze stap eindigde te vroeg: %1.</translation>
    </message>
</context>
<context>
    <name>TrainingText</name>
    <message>
        <source>Prepare the recordings</source>
        <translation>De opnamen voorbereiden</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Top prior</source>
        <translation>Bovenste prior</translation>
    </message>
    <message>
        <source>Upsampler of level %1</source>
        <translation>Upsampler van niveau %1</translation>
    </message>
    <message>
        <source>Fine-tuning of level %1</source>
        <translation>Bijleren van niveau %1</translation>
    </message>
    <message>
        <source>Every recording is decoded once, so that learning never waits for the disk.</source>
        <translation>Elke opname wordt één keer gedecodeerd, zodat het leren nooit op de schijf wacht.</translation>
    </message>
    <message>
        <source>Learns to turn sound into codes and back.</source>
        <translation>Leert geluid in codes om te zetten en terug.</translation>
    </message>
    <message>
        <source>Learns to compose codes, from artist, genre and lyrics.</source>
        <translation>Leert codes te componeren uit artiest, genre en songtekst.</translation>
    </message>
    <message>
        <source>Learns to add detail to what the level above has composed.</source>
        <translation>Leert detail toe te voegen aan wat het niveau erboven heeft gecomponeerd.</translation>
    </message>
    <message>
        <source>Goes on from what the model knows, with your recordings, in small steps.</source>
        <translation>Gaat met jouw opnamen in kleine stappen verder op wat het model al kan.</translation>
    </message>
    <message>
        <source>Starter: small and quick</source>
        <translation>Starter: klein en snel</translation>
    </message>
    <message>
        <source>Small: artists and genres</source>
        <translation>Klein: artiesten en genres</translation>
    </message>
    <message>
        <source>Small: with lyrics</source>
        <translation>Klein: met songteksten</translation>
    </message>
    <message>
        <source>The kind of model that comes with the studio: two levels at 22 kHz, with lyrics, made to learn and to compose on an ordinary processor.</source>
        <translation>Het soort model dat bij de studio hoort: twee niveaus op 22 kHz, met songteksten, gemaakt om op een gewone processor te leren en te componeren.</translation>
    </message>
    <message>
        <source>The small settings of the published model, without lyrics: two levels at 22 kHz. Wants a graphics processor and songs of more than a minute and a half.</source>
        <translation>De kleine instellingen van het gepubliceerde model, zonder songteksten: twee niveaus op 22 kHz. Vraagt een grafische processor en nummers van meer dan anderhalve minuut.</translation>
    </message>
    <message>
        <source>The small settings of the published model, with lyrics: two levels at 22 kHz. Wants a graphics processor, lyrics, and songs of more than a minute and a half.</source>
        <translation>De kleine instellingen van het gepubliceerde model, met songteksten: twee niveaus op 22 kHz. Vraagt een grafische processor, songteksten en nummers van meer dan anderhalve minuut.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Loopt</translation>
    </message>
    <message>
        <source>Saving and stopping</source>
        <translation>Bewaart en stopt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestopt</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Onderbroken</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Voltooid</translation>
    </message>
    <message>
        <source>Everything is saved. Continue whenever you like.</source>
        <translation>Alles is bewaard. Ga verder wanneer je wilt.</translation>
    </message>
    <message>
        <source>It was ended from outside: the machine went down, or memory ran out. Continue from the last checkpoint.</source>
        <translation>Het is van buitenaf beëindigd: de machine viel uit, of het geheugen raakte op. Ga verder vanaf het laatste controlepunt.</translation>
    </message>
    <message>
        <source>The model is on the Models page.</source>
        <translation>Het model staat op de pagina Modellen.</translation>
    </message>
    <message>
        <source>It goes on when the studio is closed; the next stage begins when it is open.</source>
        <translation>Het gaat door als de studio wordt gesloten; de volgende fase begint als hij weer open is.</translation>
    </message>
    <message>
        <source>Becomes a model</source>
        <translation>Wordt een model</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Begint</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Wacht op zijn beurt</translation>
    </message>
    <message>
        <source>Recording %1 of %2</source>
        <translation>Opname %1 van %2</translation>
    </message>
    <message>
        <source>Loads the recordings</source>
        <translation>Laadt de opnamen</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Stap %1 van %2</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Stap %1</translation>
    </message>
    <message>
        <source>%1, %2 s a step</source>
        <translation>%1, %2 s per stap</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 u %2 min</translation>
    </message>
    <message>
        <source>%1 days %2 h</source>
        <translation>%1 dagen %2 u</translation>
    </message>
    <message>
        <source>%1, level %2</source>
        <translation>%1, niveau %2</translation>
    </message>
    <message>
        <source>Bits a token</source>
        <translation>Bits per token</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlies</translation>
    </message>
    <message>
        <source>Waveform error</source>
        <translation>Golfvormfout</translation>
    </message>
    <message>
        <source>Spectral error</source>
        <translation>Spectrale fout</translation>
    </message>
    <message>
        <source>Spectral distance</source>
        <translation>Spectrale afstand</translation>
    </message>
    <message>
        <source>Fidelity in dB</source>
        <translation>Getrouwheid in dB</translation>
    </message>
    <message>
        <source>Spectral distance below 2 kHz in dB</source>
        <translation>Spectrale afstand onder 2 kHz in dB</translation>
    </message>
    <message>
        <source>Spectral distance from 2 to 6 kHz in dB</source>
        <translation>Spectrale afstand van 2 tot 6 kHz in dB</translation>
    </message>
    <message>
        <source>Codes in use</source>
        <translation>Gebruikte codes</translation>
    </message>
    <message>
        <source>Variety of codes</source>
        <translation>Verscheidenheid van codes</translation>
    </message>
    <message>
        <source>Distance to the codes</source>
        <translation>Afstand tot de codes</translation>
    </message>
    <message>
        <source>Bits a character of lyrics</source>
        <translation>Bits per teken songtekst</translation>
    </message>
    <message>
        <source>Lyric alignment</source>
        <translation>Uitlijning van de songtekst</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradiëntnorm</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Leersnelheid</translation>
    </message>
    <message>
        <source>Seconds a step</source>
        <translation>Seconden per stap</translation>
    </message>
    <message>
        <source>Skipped steps</source>
        <translation>Overgeslagen stappen</translation>
    </message>
    <message>
        <source>How surprised the model is by the next code; lower is better. It has learned nothing until it is well below the lines of single codes and of pairs.</source>
        <translation>Hoe verrast het model is door de volgende code; lager is beter. Het heeft pas iets geleerd als het ruim onder de lijnen van losse codes en van paren ligt.</translation>
    </message>
    <message>
        <source>What the training makes smaller.</source>
        <translation>Wat de training kleiner maakt.</translation>
    </message>
    <message>
        <source>How far the sound is from the recording after coding; lower is better.</source>
        <translation>Hoe ver het geluid na het coderen van de opname af ligt; lager is beter.</translation>
    </message>
    <message>
        <source>How much stronger the sound is than its error; higher is better.</source>
        <translation>Hoeveel sterker het geluid is dan zijn fout; hoger is beter.</translation>
    </message>
    <message>
        <source>How far the spectrum is from that of the recording after coding; lower is better.</source>
        <translation>Hoe ver het spectrum na het coderen van dat van de opname af ligt; lager is beter.</translation>
    </message>
    <message>
        <source>How much of the codebook is used; higher is better.</source>
        <translation>Hoeveel van het codeboek wordt gebruikt; hoger is beter.</translation>
    </message>
    <message>
        <source>Cannot be read and is left out: %1</source>
        <translation>Kan niet worden gelezen en wordt weggelaten: %1</translation>
    </message>
    <message>
        <source>The same as %1; only one of them is used.</source>
        <translation>Hetzelfde als %1; slechts één ervan wordt gebruikt.</translation>
    </message>
    <message>
        <source>Sounds like %1.</source>
        <translation>Klinkt als %1.</translation>
    </message>
    <message>
        <source>%1 % of it is silent.</source>
        <translation>%1 % ervan is stil.</translation>
    </message>
    <message>
        <source>Too loud: %1 % of its samples are clipped.</source>
        <translation>Te luid: %1 % van de samples is afgekapt.</translation>
    </message>
    <message>
        <source>Names no artist.</source>
        <translation>Noemt geen artiest.</translation>
    </message>
    <message>
        <source>Names no genre.</source>
        <translation>Noemt geen genre.</translation>
    </message>
    <message>
        <source>Names no licence; the one below counts.</source>
        <translation>Noemt geen licentie; die hieronder telt.</translation>
    </message>
    <message>
        <source>Has no lyrics; the model hears it as instrumental.</source>
        <translation>Heeft geen songtekst; voor het model is het instrumentaal.</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Onleesbaar</translation>
    </message>
    <message>
        <source>Twice the same</source>
        <translation>Twee keer hetzelfde</translation>
    </message>
    <message>
        <source>Sounds like another</source>
        <translation>Klinkt als een andere</translation>
    </message>
    <message>
        <source>Mostly silent</source>
        <translation>Vooral stil</translation>
    </message>
    <message>
        <source>Clipped</source>
        <translation>Afgekapt</translation>
    </message>
    <message>
        <source>No artist</source>
        <translation>Geen artiest</translation>
    </message>
    <message>
        <source>No genre</source>
        <translation>Geen genre</translation>
    </message>
    <message>
        <source>No licence</source>
        <translation>Geen licentie</translation>
    </message>
    <message>
        <source>No lyrics</source>
        <translation>Geen songtekst</translation>
    </message>
    <message>
        <source>Other remarks</source>
        <translation>Andere opmerkingen</translation>
    </message>
    <message>
        <source>Recording %1, through level %2 and back</source>
        <translation>Opname %1, door niveau %2 en terug</translation>
    </message>
    <message>
        <source>Composed sample %1</source>
        <translation>Gecomponeerde sample %1</translation>
    </message>
    <message>
        <source>Recording %1, the original</source>
        <translation>Opname %1, het origineel</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::ChildProcess</name>
    <message>
        <source>%1 cannot be started.</source>
        <translation>%1 kan niet worden gestart.</translation>
    </message>
    <message>
        <source>The program was ended from outside, perhaps for want of memory.</source>
        <translation>Het programma werd van buitenaf beëindigd, misschien door gebrek aan geheugen.</translation>
    </message>
    <message>
        <source>The program gave up without a reason (status %1).</source>
        <translation>Het programma gaf het op zonder een reden te noemen (status %1).</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::ComposeDesk</name>
    <message>
        <source>Compose</source>
        <translation>Componeren</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Deze instellingen gebruiken</translation>
    </message>
    <message>
        <source>Continue this song…</source>
        <translation>Dit nummer voortzetten…</translation>
    </message>
    <message>
        <source>Add the details of this draft…</source>
        <translation>De details van deze schets toevoegen…</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::CostService</name>
    <message>
        <source>Choose a smaller model, or close other programs.</source>
        <translation>Kies een kleiner model, of sluit andere programma’s.</translation>
    </message>
    <message>
        <source>Choose the weight format int8 or a smaller model, or close other programs.</source>
        <translation>Kies het gewichtsformaat int8 of een kleiner model, of sluit andere programma’s.</translation>
    </message>
    <message>
        <source>Make fewer takes or a shorter song, or empty the trash of the library.</source>
        <translation>Maak minder takes of een korter nummer, of leeg de prullenbak van de bibliotheek.</translation>
    </message>
    <message>
        <source>A measurement is running already.</source>
        <translation>Er loopt al een meting.</translation>
    </message>
    <message>
        <source>A song is being made: its speed is measured anyway.</source>
        <translation>Er wordt een nummer gemaakt: de snelheid daarvan wordt toch gemeten.</translation>
    </message>
    <message>
        <source>The speed of this model could not be measured.</source>
        <translation>De snelheid van dit model kon niet worden gemeten.</translation>
    </message>
    <message>
        <source>Verify the model on the Models page.</source>
        <translation>Controleer het model op de pagina Modellen.</translation>
    </message>
    <message>
        <source>All levels at once would need %1: it is heard level by level.</source>
        <translation>Alle niveaus tegelijk zouden %1 nodig hebben: het klinkt niveau voor niveau.</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::ExplorerActions</name>
    <message>
        <source>Publish as explorer…</source>
        <translation>Publiceren als verkenner…</translation>
    </message>
    <message>
        <source>Import explorer folder…</source>
        <translation>Verkennermap importeren…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Publishing: %1 of %2</source>
        <translation>Publiceren: %1 van %2</translation>
    </message>
    <message>
        <source>Importing: %1 of %2</source>
        <translation>Importeren: %1 van %2</translation>
    </message>
    <message>
        <source>Jukebox samples</source>
        <translation>Jukebox-samples</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tonen</translation>
    </message>
    <message>
        <source>1 song is published</source>
        <translation>1 nummer is gepubliceerd</translation>
    </message>
    <message>
        <source>%1 songs are published</source>
        <translation>%1 nummers zijn gepubliceerd</translation>
    </message>
    <message>
        <source>%1 in the folder %2. Open index.html there to listen.</source>
        <translation>%1 in de map %2. Open daar index.html om te luisteren.</translation>
    </message>
    <message>
        <source>The audio of 1 song was there already.</source>
        <translation>Het geluid van 1 nummer was er al.</translation>
    </message>
    <message>
        <source>The audio of %1 songs was there already.</source>
        <translation>Het geluid van %1 nummers was er al.</translation>
    </message>
    <message>
        <source>1 song of the earlier publication was removed.</source>
        <translation>1 nummer van de eerdere publicatie is verwijderd.</translation>
    </message>
    <message>
        <source>%1 songs of the earlier publication were removed.</source>
        <translation>%1 nummers van de eerdere publicatie zijn verwijderd.</translation>
    </message>
    <message>
        <source>No song was imported</source>
        <translation>Er is geen nummer geïmporteerd</translation>
    </message>
    <message>
        <source>1 song is imported</source>
        <translation>1 nummer is geïmporteerd</translation>
    </message>
    <message>
        <source>%1 songs are imported</source>
        <translation>%1 nummers zijn geïmporteerd</translation>
    </message>
    <message>
        <source>In the collection “%1”.</source>
        <translation>In de verzameling “%1”.</translation>
    </message>
    <message>
        <source>1 song was in the library already.</source>
        <translation>1 nummer stond al in de bibliotheek.</translation>
    </message>
    <message>
        <source>%1 songs were in the library already.</source>
        <translation>%1 nummers stonden al in de bibliotheek.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestopt</translation>
    </message>
    <message>
        <source>Nothing new was published; what was written is taken away again.</source>
        <translation>Er is niets nieuws gepubliceerd; wat geschreven was, is weer weggehaald.</translation>
    </message>
    <message>
        <source>Nothing was imported; what was copied is taken away again.</source>
        <translation>Er is niets geïmporteerd; wat gekopieerd was, is weer weggehaald.</translation>
    </message>
    <message>
        <source>Nothing was published</source>
        <translation>Er is niets gepubliceerd</translation>
    </message>
    <message>
        <source>The import ended early</source>
        <translation>Het importeren is voortijdig geëindigd</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::Exporter</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 samples could not be exported. The first one: %2</source>
        <translation>%1 samples konden niet worden geëxporteerd. De eerste: %2</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::JobRunner</name>
    <message>
        <source>Another studio works on this library&apos;s queue.</source>
        <translation>Een andere studio werkt aan de wachtrij van deze bibliotheek.</translation>
    </message>
    <message>
        <source>Change the job there, or close that studio.</source>
        <translation>Wijzig de taak daar, of sluit die studio.</translation>
    </message>
    <message>
        <source>This job is not in the queue any more.</source>
        <translation>Deze taak staat niet meer in de wachtrij.</translation>
    </message>
    <message>
        <source>This job does not wait.</source>
        <translation>Deze taak wacht niet.</translation>
    </message>
    <message>
        <source>This job does not run here.</source>
        <translation>Deze taak loopt hier niet.</translation>
    </message>
    <message>
        <source>Only a job that failed, was cancelled or was interrupted can be tried again.</source>
        <translation>Alleen een taak die mislukt, geannuleerd of onderbroken is, kan opnieuw worden geprobeerd.</translation>
    </message>
    <message>
        <source>This job is running.</source>
        <translation>Deze taak loopt.</translation>
    </message>
    <message>
        <source>Cancel it first.</source>
        <translation>Annuleer hem eerst.</translation>
    </message>
    <message>
        <source>Another studio works on this library&apos;s queue. This one shows it.</source>
        <translation>Een andere studio werkt aan de wachtrij van deze bibliotheek. Deze toont hem alleen.</translation>
    </message>
    <message>
        <source>The queue is paused.</source>
        <translation>De wachtrij is gepauzeerd.</translation>
    </message>
    <message>
        <source>The queue waits until the computer is plugged in.</source>
        <translation>De wachtrij wacht tot de computer op het net is aangesloten.</translation>
    </message>
    <message>
        <source>The queue waits for the night, which begins at %1:00.</source>
        <translation>De wachtrij wacht op de nacht, die om %1:00 begint.</translation>
    </message>
    <message>
        <source>The worker began something else than it was asked for.</source>
        <translation>De worker begon aan iets anders dan gevraagd was.</translation>
    </message>
    <message>
        <source>Install the program again if this happens again.</source>
        <translation>Installeer het programma opnieuw als dit weer gebeurt.</translation>
    </message>
    <message>
        <source>The worker was asked to end by another program.</source>
        <translation>De worker werd door een ander programma gevraagd te stoppen.</translation>
    </message>
    <message>
        <source>The worker did not answer any more and was ended.</source>
        <translation>De worker antwoordde niet meer en werd beëindigd.</translation>
    </message>
    <message>
        <source>Try again; nothing that was finished is lost.</source>
        <translation>Probeer het opnieuw; niets wat voltooid was, is verloren.</translation>
    </message>
    <message>
        <source>The worker did not get on with the job and was ended.</source>
        <translation>De worker kwam niet verder met de taak en werd beëindigd.</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::MicrophoneService</name>
    <message>
        <source>Recording %1</source>
        <translation>Opname %1</translation>
    </message>
    <message>
        <source>The recording ended by itself: it can be %1 long.</source>
        <translation>De opname is vanzelf gestopt: zij kan %1 lang zijn.</translation>
    </message>
    <message>
        <source>The microphone went away. What was heard until then is kept.</source>
        <translation>De microfoon is verdwenen. Wat tot dan toe te horen was, is bewaard.</translation>
    </message>
    <message>
        <source>The computer was too busy for a moment: some sound is missing.</source>
        <translation>De computer had het even te druk: er ontbreekt wat geluid.</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::ModelService</name>
    <message>
        <source>There are no weights of a model in %1.</source>
        <translation>In %1 staan geen gewichten van een model.</translation>
    </message>
    <message>
        <source>Choose the folder with the codec and the priors.</source>
        <translation>Kies de map met de codec en de priors.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lezen</translation>
    </message>
    <message>
        <source>Another model is being worked on.</source>
        <translation>Er wordt aan een ander model gewerkt.</translation>
    </message>
    <message>
        <source>Wait until that is done, or stop it.</source>
        <translation>Wacht tot dat klaar is, of stop het.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was left behind.</source>
        <translation>Gestopt. Er is niets achtergebleven.</translation>
    </message>
    <message>
        <source>The program %1 could not be started.</source>
        <translation>Het programma %1 kon niet worden gestart.</translation>
    </message>
    <message>
        <source>Install the studio again.</source>
        <translation>Installeer de studio opnieuw.</translation>
    </message>
    <message>
        <source>The work on “%1” ended with an error.</source>
        <translation>Het werk aan “%1” eindigde met een fout.</translation>
    </message>
    <message>
        <source>“%1” is installed.</source>
        <translation>“%1” is geïnstalleerd.</translation>
    </message>
    <message>
        <source>A smaller copy of “%1” is installed.</source>
        <translation>Een kleinere kopie van “%1” is geïnstalleerd.</translation>
    </message>
    <message>
        <source>“%1” is complete and computes as it should.</source>
        <translation>“%1” is volledig en rekent zoals het hoort.</translation>
    </message>
    <message>
        <source>“%1” is damaged: %2</source>
        <translation>“%1” is beschadigd: %2</translation>
    </message>
    <message>
        <source>“%1” came with the program and cannot be removed.</source>
        <translation>“%1” kwam met het programma mee en kan niet worden verwijderd.</translation>
    </message>
    <message>
        <source>“%1” is being worked on.</source>
        <translation>Er wordt aan “%1” gewerkt.</translation>
    </message>
    <message>
        <source>“%1” could not be removed.</source>
        <translation>“%1” kon niet worden verwijderd.</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::PlanRunner</name>
    <message>
        <source>Preparing the recordings needs %1 GB, and %2 GB are free.</source>
        <translation>Het voorbereiden van de opnamen vraagt %1 GB, en er is %2 GB vrij.</translation>
    </message>
    <message>
        <source>Make room on the disk, then continue.</source>
        <translation>Maak ruimte op de schijf en ga dan verder.</translation>
    </message>
    <message>
        <source>The recordings in %1 are gone.</source>
        <translation>De opnamen in %1 zijn weg.</translation>
    </message>
    <message>
        <source>Bring the folder back, or begin a training with other recordings.</source>
        <translation>Zet de map terug, of begin een training met andere opnamen.</translation>
    </message>
    <message>
        <source>%1 cannot be started.</source>
        <translation>%1 kan niet worden gestart.</translation>
    </message>
    <message>
        <source>Install Jukebox Studio again.</source>
        <translation>Installeer Jukebox Studio opnieuw.</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::PlaybackService</name>
    <message>
        <source>%1 LUFS, played %2%3 dB</source>
        <translation>%1 LUFS, afgespeeld met %2%3 dB</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Volledig</translation>
    </message>
    <message>
        <source>Everything the model made of it</source>
        <translation>Alles wat het model ervan heeft gemaakt</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Schets</translation>
    </message>
    <message>
        <source>The composition, before the details were added</source>
        <translation>De compositie, voordat de details erbij kwamen</translation>
    </message>
    <message>
        <source>Mid</source>
        <translation>Midden</translation>
    </message>
    <message>
        <source>Half of the details</source>
        <translation>De helft van de details</translation>
    </message>
    <message>
        <source>Blind comparison</source>
        <translation>Blinde vergelijking</translation>
    </message>
    <message>
        <source>Hidden while you compare</source>
        <translation>Verborgen zolang u vergelijkt</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::PlayerDock</name>
    <message>
        <source>Choose two samples (Ctrl+click) to compare them at the same loudness.</source>
        <translation>Kies twee samples (Ctrl+klik) om ze even luid te vergelijken.</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Speler</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::QueueDesk</name>
    <message>
        <source>%1 (in the making)</source>
        <translation>%1 (in de maak)</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Wachtrij</translation>
    </message>
    <message>
        <source>“%1” is in the library.</source>
        <translation>“%1” staat in de bibliotheek.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tonen</translation>
    </message>
    <message>
        <source>A song is done</source>
        <translation>Een nummer is klaar</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::RadioProcess</name>
    <message>
        <source>The radio does not answer any more, and was ended.</source>
        <translation>De radio antwoordde niet meer en is beëindigd.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Start hem opnieuw.</translation>
    </message>
    <message>
        <source>The program %1 cannot be started.</source>
        <translation>Het programma %1 kan niet worden gestart.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installeer het programma opnieuw.</translation>
    </message>
    <message>
        <source>The radio said things that make no sense, and was ended.</source>
        <translation>De radio zei dingen die nergens op slaan en is beëindigd.</translation>
    </message>
    <message>
        <source>Install the program again if this happens again.</source>
        <translation>Installeer het programma opnieuw als dit nog eens gebeurt.</translation>
    </message>
    <message>
        <source>The radio said more than can be heard, and was ended.</source>
        <translation>De radio zei meer dan te verwerken is en is beëindigd.</translation>
    </message>
    <message>
        <source>The program %1 belongs to another version of the studio.</source>
        <translation>Het programma %1 hoort bij een andere versie van de studio.</translation>
    </message>
    <message>
        <source>Install studio and worker together.</source>
        <translation>Installeer studio en werker samen.</translation>
    </message>
    <message>
        <source>The radio was ended by the system, probably because memory ran out.</source>
        <translation>Het systeem heeft de radio beëindigd, waarschijnlijk omdat het geheugen op was.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Sluit andere programma’s of kies een kleiner model.</translation>
    </message>
    <message>
        <source>The radio crashed (signal %1).</source>
        <translation>De radio is vastgelopen (signaal %1).</translation>
    </message>
    <message>
        <source>The radio ended with status %1.</source>
        <translation>De radio eindigde met status %1.</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::RadioService</name>
    <message>
        <source>From the radio</source>
        <translation>Van de radio</translation>
    </message>
    <message>
        <source>From the radio: %1</source>
        <translation>Van de radio: %1</translation>
    </message>
    <message>
        <source>The piece could not be kept.</source>
        <translation>Het stuk kon niet worden bewaard.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The radio ended before the piece was kept.</source>
        <translation>De radio eindigde voordat het stuk bewaard was.</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::SessionService</name>
    <message>
        <source>The model &quot;%1&quot; of this song is not installed.</source>
        <translation>Het model &quot;%1&quot; van dit nummer is niet geïnstalleerd.</translation>
    </message>
    <message>
        <source>Import it on the Models page, or begin another song.</source>
        <translation>Importeer het op de pagina Modellen, of begin een ander nummer.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The sample of this take is no longer in the library.</source>
        <translation>De sample van deze take staat niet meer in de bibliotheek.</translation>
    </message>
    <message>
        <source>Bring it back from the trash.</source>
        <translation>Haal hem terug uit de prullenbak.</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::StudioPages</name>
    <message>
        <source>Models</source>
        <translation>Modellen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainen</translation>
    </message>
    <message>
        <source>Example of a training</source>
        <translation>Voorbeeld van een training</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sessie</translation>
    </message>
    <message>
        <source>Mend the form, then begin the session.</source>
        <translation>Verbeter het formulier en begin dan de sessie.</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>Radio</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::StudioWindow</name>
    <message>
        <source>Exporting: %1 of %2</source>
        <translation>Exporteren: %1 van %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Open a library</source>
        <translation>Een bibliotheek openen</translation>
    </message>
    <message>
        <source>An export is still running.</source>
        <translation>Er loopt nog een export.</translation>
    </message>
    <message>
        <source>1 file was written.</source>
        <translation>1 bestand is geschreven.</translation>
    </message>
    <message>
        <source>%1 files were written.</source>
        <translation>%1 bestanden zijn geschreven.</translation>
    </message>
    <message>
        <source>1 sample exported</source>
        <translation>1 sample geëxporteerd</translation>
    </message>
    <message>
        <source>%1 samples exported</source>
        <translation>%1 samples geëxporteerd</translation>
    </message>
    <message>
        <source>(and %1 more remarks)</source>
        <translation>(en nog %1 opmerkingen)</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::TrainingService</name>
    <message>
        <source>Another folder is being scanned.</source>
        <translation>Er wordt al een andere map doorzocht.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it.</source>
        <translation>Wacht erop, of stop het.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 is geen map.</translation>
    </message>
    <message>
        <source>Choose the folder that holds the recordings.</source>
        <translation>Kies de map met de opnamen.</translation>
    </message>
    <message>
        <source>The scan was stopped.</source>
        <translation>Het doorzoeken is gestopt.</translation>
    </message>
    <message>
        <source>The training &quot;%1&quot; still needs these recordings.</source>
        <translation>De training &quot;%1&quot; heeft deze opnamen nog nodig.</translation>
    </message>
    <message>
        <source>Remove the training first.</source>
        <translation>Verwijder eerst de training.</translation>
    </message>
    <message>
        <source>Another studio has this library open.</source>
        <translation>Een andere studio heeft deze bibliotheek open.</translation>
    </message>
    <message>
        <source>Close it, then start this one again.</source>
        <translation>Sluit die en start deze opnieuw.</translation>
    </message>
    <message>
        <source>The training &quot;%1&quot; is running.</source>
        <translation>De training &quot;%1&quot; loopt.</translation>
    </message>
    <message>
        <source>One training runs at a time: stop it first, or wait.</source>
        <translation>Er loopt één training tegelijk: stop die eerst, of wacht.</translation>
    </message>
    <message>
        <source>Trained on %1 recordings, %2: %3.</source>
        <translation>Getraind op %1 opnamen, %2: %3.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be the name of a model.</source>
        <translation>&quot;%1&quot; kan niet de naam van een model zijn.</translation>
    </message>
    <message>
        <source>Use letters, digits, dots, - and _ without spaces.</source>
        <translation>Gebruik letters, cijfers, punten, - en _ zonder spaties.</translation>
    </message>
    <message>
        <source>The recordings were not confirmed.</source>
        <translation>De opnamen zijn niet bevestigd.</translation>
    </message>
    <message>
        <source>Choose recordings and say where they come from.</source>
        <translation>Kies opnamen en zeg waar ze vandaan komen.</translation>
    </message>
    <message>
        <source>There is a model named &quot;%1&quot; already.</source>
        <translation>Er is al een model met de naam &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Kies een andere naam.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Stop het eerst.</translation>
    </message>
    <message>
        <source>Another model is being published.</source>
        <translation>Er wordt een ander model gepubliceerd.</translation>
    </message>
    <message>
        <source>Wait a moment.</source>
        <translation>Wacht even.</translation>
    </message>
</context>
<context>
    <name>jukebox::studio::WorkerProcess</name>
    <message>
        <source>The worker did not begin to speak.</source>
        <translation>De worker begon niet te spreken.</translation>
    </message>
    <message>
        <source>Try again, or start the studio again.</source>
        <translation>Probeer het opnieuw, of start de studio opnieuw.</translation>
    </message>
    <message>
        <source>The worker did not end when it was asked to, and was ended.</source>
        <translation>De worker stopte niet toen dat werd gevraagd, en werd beëindigd.</translation>
    </message>
    <message>
        <source>The worker said things that make no sense, and was ended.</source>
        <translation>De worker zei dingen die nergens op slaan, en werd beëindigd.</translation>
    </message>
    <message>
        <source>Install the program again if this happens again.</source>
        <translation>Installeer het programma opnieuw als dit weer gebeurt.</translation>
    </message>
    <message>
        <source>The worker said more than can be heard, and was ended.</source>
        <translation>De worker zei meer dan te verwerken is, en werd beëindigd.</translation>
    </message>
    <message>
        <source>The worker %1 belongs to another version of this program.</source>
        <translation>De worker %1 hoort bij een andere versie van dit programma.</translation>
    </message>
    <message>
        <source>Install studio and worker together.</source>
        <translation>Installeer studio en worker samen.</translation>
    </message>
    <message>
        <source>The worker %1 cannot be started.</source>
        <translation>De worker %1 kan niet worden gestart.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>Installeer het programma opnieuw.</translation>
    </message>
    <message>
        <source>The worker was ended by the system, probably because memory ran out.</source>
        <translation>De worker werd door het systeem beëindigd, waarschijnlijk omdat het geheugen opraakte.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model, fewer takes or int8.</source>
        <translation>Sluit andere programma’s, of kies een kleiner model, minder takes of int8.</translation>
    </message>
    <message>
        <source>The worker crashed, probably because it needed more memory than it may take.</source>
        <translation>De worker crashte, waarschijnlijk omdat hij meer geheugen nodig had dan hij mag nemen.</translation>
    </message>
    <message>
        <source>Allow it more, or choose a smaller model, fewer takes or int8.</source>
        <translation>Sta hem meer toe, of kies een kleiner model, minder takes of int8.</translation>
    </message>
    <message>
        <source>The worker crashed (signal %1).</source>
        <translation>De worker crashte (signaal %1).</translation>
    </message>
    <message>
        <source>Try again; nothing that was finished is lost.</source>
        <translation>Probeer het opnieuw; niets wat voltooid was, is verloren.</translation>
    </message>
    <message>
        <source>The worker ended with status %1.</source>
        <translation>De worker eindigde met status %1.</translation>
    </message>
    <message>
        <source>The worker ended without an answer.</source>
        <translation>De worker eindigde zonder antwoord.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::AbPanel</name>
    <message>
        <source>Comparison</source>
        <translation>Vergelijking</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Hides which is which until you have decided</source>
        <translation>Verbergt welke welke is tot u hebt gekozen</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Geen verschil</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergelijking beëindigen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergelijken</translation>
    </message>
    <message>
        <source>Listen to %1</source>
        <translation>Luister naar %1</translation>
    </message>
    <message>
        <source>Listen to %1 (%2)</source>
        <translation>Luister naar %1 (%2)</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verborgen</translation>
    </message>
    <message>
        <source>%1 is better</source>
        <translation>%1 is beter</translation>
    </message>
    <message>
        <source>Noted: no difference.</source>
        <translation>Genoteerd: geen verschil.</translation>
    </message>
    <message>
        <source>Noted. Thank you for listening.</source>
        <translation>Genoteerd. Dank u voor het luisteren.</translation>
    </message>
    <message>
        <source>Both are equally loud. Space switches.</source>
        <translation>Beide zijn even luid. De spatiebalk wisselt.</translation>
    </message>
    <message>
        <source>Measuring the loudness …</source>
        <translation>De luidheid wordt gemeten …</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::AdvancedPanel</name>
    <message>
        <source>Advanced</source>
        <translation>Geavanceerd</translation>
    </message>
    <message>
        <source>All cores</source>
        <translation>Alle kernen</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Processorthreads</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startgetal</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voorinstelling</translation>
    </message>
    <message>
        <source>Steps from checkpoint to checkpoint</source>
        <translation>Stappen van controlepunt tot controlepunt</translation>
    </message>
    <message>
        <source>Steps from validation to validation</source>
        <translation>Stappen van controle tot controle</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>&amp;Startgetal</translation>
    </message>
    <message>
        <source>Steps between &amp;checkpoints</source>
        <translation>Stappen tussen &amp;controlepunten</translation>
    </message>
    <message>
        <source>Steps between &amp;validations</source>
        <translation>Stappen tussen con&amp;troles</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Aandeel</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Leersnelheid</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Most steps</source>
        <translation>Hoogstens stappen</translation>
    </message>
    <message>
        <source>Of the budget, compared with the other stages.</source>
        <translation>Van het budget, vergeleken met de andere fasen.</translation>
    </message>
    <message>
        <source>%1: share of the budget</source>
        <translation>%1: aandeel in het budget</translation>
    </message>
    <message>
        <source>%1: preset</source>
        <translation>%1: voorinstelling</translation>
    </message>
    <message>
        <source>%1: learning rate</source>
        <translation>%1: leersnelheid</translation>
    </message>
    <message>
        <source>%1: pieces a step</source>
        <translation>%1: stukken per stap</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Geen grens</translation>
    </message>
    <message>
        <source>%1: most steps</source>
        <translation>%1: hoogstens stappen</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::CandidateCard</name>
    <message>
        <source>Candidate %1, %2 long.</source>
        <translation>Kandidaat %1, %2 lang.</translation>
    </message>
    <message>
        <source>Candidate %1 is no longer in the library.</source>
        <translation>Kandidaat %1 staat niet meer in de bibliotheek.</translation>
    </message>
    <message>
        <source>not in the library</source>
        <translation>niet in de bibliotheek</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Opdrachten zoeken</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Wat wilt u doen?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Opdracht</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::ComposePage</name>
    <message>
        <source>Any</source>
        <translation>Willekeurig</translation>
    </message>
    <message>
        <source>This model takes no names</source>
        <translation>Dit model neemt geen namen</translation>
    </message>
    <message>
        <source>Any; several words</source>
        <translation>Willekeurig; meer woorden mag</translation>
    </message>
    <message>
        <source>commercial use allowed</source>
        <translation>commercieel gebruik toegestaan</translation>
    </message>
    <message>
        <source>no commercial use</source>
        <translation>geen commercieel gebruik</translation>
    </message>
    <message>
        <source>%1 s (usual)</source>
        <translation>%1 s (gebruikelijk)</translation>
    </message>
    <message>
        <source>Give a seed below 18 446 744 073 709 551 616.</source>
        <translation>Geef een seed onder 18 446 744 073 709 551 616.</translation>
    </message>
    <message>
        <source>Take these names out of the favourites</source>
        <translation>Deze namen uit de favorieten halen</translation>
    </message>
    <message>
        <source>Keep these names as favourites</source>
        <translation>Deze namen als favoriet bewaren</translation>
    </message>
    <message>
        <source>Names that you use are kept here.</source>
        <translation>Namen die je gebruikt, worden hier bewaard.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Artiest</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Recent and favourite names</source>
        <translation>Recente en favoriete namen</translation>
    </message>
    <message>
        <source>A new seed every time</source>
        <translation>Elke keer een nieuwe seed</translation>
    </message>
    <message>
        <source>Draw a seed and keep it</source>
        <translation>Een seed trekken en houden</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Nog geen model</translation>
    </message>
    <message>
        <source>A model makes the music. Import one, or train your own, and it can be chosen here.</source>
        <translation>Een model maakt de muziek. Importeer er een, of train je eigen, en het kan hier worden gekozen.</translation>
    </message>
    <message>
        <source>Open the models</source>
        <translation>De modellen openen</translation>
    </message>
    <message>
        <source>Title: made from artist, genre and seed when empty</source>
        <translation>Titel: uit artiest, genre en seed gemaakt als hij leeg is</translation>
    </message>
    <message>
        <source>Title of the song</source>
        <translation>Titel van het nummer</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Componeren</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODEL</translation>
    </message>
    <message>
        <source>STYLE</source>
        <translation>STIJL</translation>
    </message>
    <message>
        <source>The length of the whole song that the model is told; it plans introduction, lyrics and end by it. What is made now may be only its beginning.</source>
        <translation>De lengte van het hele nummer die het model te horen krijgt; het plant er intro, tekst en einde mee. Wat nu wordt gemaakt, kan alleen het begin zijn.</translation>
    </message>
    <message>
        <source>Make now</source>
        <translation>Nu maken</translation>
    </message>
    <message>
        <source>Of a song of</source>
        <translation>Van een nummer van</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>LENGTH AND TAKES</source>
        <translation>LENGTE EN TAKES</translation>
    </message>
    <message>
        <source>drawn when it begins</source>
        <translation>wordt bij het begin getrokken</translation>
    </message>
    <message>
        <source>The number from which all random choices follow: the same form and seed give the same song.</source>
        <translation>Het getal waaruit alle toevallige keuzes volgen: hetzelfde formulier en dezelfde seed geven hetzelfde nummer.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Play while it is composed</source>
        <translation>Afspelen terwijl het wordt gecomponeerd</translation>
    </message>
    <message>
        <source>All levels work together, so that the song can be heard from its beginning while the rest is made. It becomes the same song, and needs the memory of all levels at once.</source>
        <translation>Alle niveaus werken samen, zodat het nummer vanaf het begin te horen is terwijl de rest wordt gemaakt. Het wordt hetzelfde nummer en vraagt het geheugen van alle niveaus tegelijk.</translation>
    </message>
    <message>
        <source>Add details quickly, in independent windows</source>
        <translation>Details snel toevoegen, in losse vensters</translation>
    </message>
    <message>
        <source>The levels below the top are made in windows that know nothing of one another, many at once, and are faded into each other. That is faster, and sounds less of one piece than window after window.</source>
        <translation>De niveaus onder het bovenste worden gemaakt in vensters die niets van elkaar weten, veel tegelijk, en die in elkaar overvloeien. Dat is sneller, en klinkt minder als één geheel dan venster na venster.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::CoverageBar</name>
    <message>
        <source>Coverage of the lyrics</source>
        <translation>Dekking van de songtekst</translation>
    </message>
    <message>
        <source>Line %1 is %2: %3</source>
        <translation>Regel %1 is %2: %3</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::DetailsPage</name>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Labels, gescheiden door komma’s</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Explain every field</source>
        <translation>Elk veld uitleggen</translation>
    </message>
    <message>
        <source>Copy all details</source>
        <translation>Alle gegevens kopiëren</translation>
    </message>
    <message>
        <source>HOW IT WAS MADE</source>
        <translation>HOE HET IS GEMAAKT</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Artiest</translation>
    </message>
    <message>
        <source>Whose style the model was told to follow.</source>
        <translation>Wiens stijl het model moest volgen.</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>The style of music the model was told.</source>
        <translation>De muziekstijl die het model is opgegeven.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Lengte</translation>
    </message>
    <message>
        <source>How long the recording is.</source>
        <translation>Hoe lang de opname duurt.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Kwaliteit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeven</translation>
    </message>
    <message>
        <source>How much at the beginning was there before; the rest is new.</source>
        <translation>Hoeveel van het begin er al was; de rest is nieuw.</translation>
    </message>
    <message>
        <source>Song length</source>
        <translation>Lengte van het nummer</translation>
    </message>
    <message>
        <source>The length of the whole song that the model was told; it plans introduction and end by it.</source>
        <translation>De lengte van het hele nummer die het model is opgegeven; begin en einde richten zich daarnaar.</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Begint op</translation>
    </message>
    <message>
        <source>Where in that song the recording begins.</source>
        <translation>Waar in dat nummer de opname begint.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startgetal</translation>
    </message>
    <message>
        <source>The number from which all random choices follow: the same request and seed give the same sample.</source>
        <translation>Het getal waaruit alle toevallige keuzes volgen: dezelfde opdracht en hetzelfde startgetal geven hetzelfde sample.</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Poging</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Which of the samples of one request this is.</source>
        <translation>Welk van de samples van één opdracht dit is.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemaakt</translation>
    </message>
    <message>
        <source>When the sample was finished.</source>
        <translation>Wanneer het sample klaar was.</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duurde</translation>
    </message>
    <message>
        <source>How long the computer worked on it.</source>
        <translation>Hoe lang de computer eraan heeft gewerkt.</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>beste %1</translation>
    </message>
    <message>
        <source>likeliest %1 %</source>
        <translation>waarschijnlijkste %1 %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatuur</translation>
    </message>
    <message>
        <source>How freely the model chose, from the top level down: below 1 is safer, above 1 is wilder.</source>
        <translation>Hoe vrij het model koos, van het bovenste niveau omlaag: onder 1 is veiliger, boven 1 is wilder.</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Keuze</translation>
    </message>
    <message>
        <source>From how many codes the model chose each one, from the top level down.</source>
        <translation>Uit hoeveel codes het model telkens koos, van het bovenste niveau omlaag.</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Sprong</translation>
    </message>
    <message>
        <source>How far each window moved on, as a share of its length: small hops keep more of what came before.</source>
        <translation>Hoe ver elk venster opschoof, als deel van zijn lengte: kleine sprongen bewaren meer van wat eraan voorafging.</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Vergeleken</translation>
    </message>
    <message>
        <source>preferred in %1 of %2 (%3 blind)</source>
        <translation>verkozen in %1 van %2 (%3 blind)</translation>
    </message>
    <message>
        <source>What listeners decided when they heard it beside another sample at the same loudness.</source>
        <translation>Wat luisteraars kozen toen ze het naast een ander sample even luid hoorden.</translation>
    </message>
    <message>
        <source>Upsampled</source>
        <translation>Verfijnd</translation>
    </message>
    <message>
        <source>In independent windows</source>
        <translation>In losse vensters</translation>
    </message>
    <message>
        <source>The levels below the top were made in independent windows, faded into each other: faster, and less of one piece than window after window.</source>
        <translation>De niveaus onder het bovenste zijn gemaakt in losse vensters die in elkaar overvloeien: sneller, en minder één geheel dan venster na venster.</translation>
    </message>
    <message>
        <source>Given from</source>
        <translation>Gegeven vanaf</translation>
    </message>
    <message>
        <source>Where in the recording it was given the part begins.</source>
        <translation>Waar in de gegeven opname het deel begint.</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Sturing</translation>
    </message>
    <message>
        <source>How strictly artist, genre and lyrics were followed, from the top level down: 1 is as the model says.</source>
        <translation>Hoe streng artiest, genre en songtekst gevolgd zijn, van het hoogste niveau naar beneden: 1 is zoals het model zegt.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::DetailsPanel</name>
    <message>
        <source>No sample chosen</source>
        <translation>Geen sample gekozen</translation>
    </message>
    <message>
        <source>Choose one to see what made it, and to rate or tag it.</source>
        <translation>Kies er een om te zien hoe het is gemaakt en om het te waarderen of te labelen.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>Rate with 1 star</source>
        <translation>Waardeer met 1 ster</translation>
    </message>
    <message>
        <source>Rate with %1 stars</source>
        <translation>Waardeer met %1 sterren</translation>
    </message>
    <message>
        <source>Pages about the sample</source>
        <translation>Pagina’s over het sample</translation>
    </message>
    <message>
        <source>No lyrics</source>
        <translation>Geen tekst</translation>
    </message>
    <message>
        <source>The model was given no words for this sample.</source>
        <translation>Het model kreeg voor dit sample geen woorden.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>Stamboom</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>Herkomst</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Uit favorieten verwijderen</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Aan favorieten toevoegen</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::ExampleList</name>
    <message>
        <source>Step to listen to</source>
        <translation>Stap om te beluisteren</translation>
    </message>
    <message>
        <source>Sounds of this step; Enter plays one</source>
        <translation>Geluiden van deze stap; Enter speelt er een</translation>
    </message>
    <message>
        <source>From time to time the training writes down what it can do by then. It appears here.</source>
        <translation>Van tijd tot tijd schrijft de training op wat ze dan kan. Het verschijnt hier.</translation>
    </message>
    <message>
        <source>LISTEN</source>
        <translation>LUISTEREN</translation>
    </message>
    <message>
        <source>After step %1, the newest</source>
        <translation>Na stap %1, de nieuwste</translation>
    </message>
    <message>
        <source>After step %1</source>
        <translation>Na stap %1</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exporteren</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>Export 1 sample</source>
        <translation>1 sample exporteren</translation>
    </message>
    <message>
        <source>Export %1 samples</source>
        <translation>%1 samples exporteren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formaat</translation>
    </message>
    <message>
        <source>File names</source>
        <translation>Bestandsnamen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation>Map voor de bestanden</translation>
    </message>
    <message>
        <source>For example: %1.%2</source>
        <translation>Bijvoorbeeld: %1.%2</translation>
    </message>
    <message>
        <source>Licence: %1. Title, artist, lyrics, licence and this statement are written into every file; existing files are never replaced.</source>
        <translation>Licentie: %1. Titel, artiest, tekst, licentie en deze verklaring komen in elk bestand; bestaande bestanden worden nooit vervangen.</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Bemonstering</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Luidheid</translation>
    </message>
    <message>
        <source>Beside each</source>
        <translation>Naast elk</translation>
    </message>
    <message>
        <source>One table</source>
        <translation>Eén tabel</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>Zoals bewaard</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Zoals het is</translation>
    </message>
    <message>
        <source>−14 LUFS, streaming</source>
        <translation>−14 LUFS, streaming</translation>
    </message>
    <message>
        <source>−16 LUFS, podcasts and this studio</source>
        <translation>−16 LUFS, podcasts en deze studio</translation>
    </message>
    <message>
        <source>−23 LUFS, broadcast (EBU R 128)</source>
        <translation>−23 LUFS, omroep (EBU R 128)</translation>
    </message>
    <message>
        <source>samples.csv</source>
        <translation>samples.csv</translation>
    </message>
    <message>
        <source>samples.json</source>
        <translation>samples.json</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Gebruikelijk</translation>
    </message>
    <message>
        <source>32 bit float</source>
        <translation>32 bit drijvende komma</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 bit</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1 kbit/s</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Bitdiepte</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>Bitsnelheid</translation>
    </message>
    <message>
        <source>Metadata (.json)</source>
        <translation>Metagegevens (.json)</translation>
    </message>
    <message>
        <source>Everything that is known about the sample.</source>
        <translation>Alles wat over het sample bekend is.</translation>
    </message>
    <message>
        <source>Codes (.safetensors)</source>
        <translation>Codes (.safetensors)</translation>
    </message>
    <message>
        <source>What the model wrote; the sample can be made again from it.</source>
        <translation>Wat het model schreef; het sample kan eruit opnieuw worden gemaakt.</translation>
    </message>
    <message>
        <source>Lyrics (.lrc)</source>
        <translation>Tekst (.lrc)</translation>
    </message>
    <message>
        <source>Lines with times, for players; only where the times are known.</source>
        <translation>Regels met tijden, voor spelers; alleen waar de tijden bekend zijn.</translation>
    </message>
    <message>
        <source>Subtitles (.srt)</source>
        <translation>Ondertitels (.srt)</translation>
    </message>
    <message>
        <source>Lines with times, for videos; only where the times are known.</source>
        <translation>Regels met tijden, voor video’s; alleen waar de tijden bekend zijn.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::Gallery</name>
    <message>
        <source>Order</source>
        <translation>Volgorde</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Volgorde van de lijst</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Kaarten</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabel</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolommen</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Beste overeenkomst</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Nieuwste</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Oudste</translation>
    </message>
    <message>
        <source>Title A–Z</source>
        <translation>Titel A–Z</translation>
    </message>
    <message>
        <source>Title Z–A</source>
        <translation>Titel Z–A</translation>
    </message>
    <message>
        <source>Artist A–Z</source>
        <translation>Artiest A–Z</translation>
    </message>
    <message>
        <source>Artist Z–A</source>
        <translation>Artiest Z–A</translation>
    </message>
    <message>
        <source>Genre A–Z</source>
        <translation>Genre A–Z</translation>
    </message>
    <message>
        <source>Genre Z–A</source>
        <translation>Genre Z–A</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Langste</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Kortste</translation>
    </message>
    <message>
        <source>Best rated</source>
        <translation>Hoogst gewaardeerd</translation>
    </message>
    <message>
        <source>Lowest rated</source>
        <translation>Laagst gewaardeerd</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>De bibliotheek wordt geopend…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>Andere bibliotheek openen…</translation>
    </message>
    <message>
        <source>Did you mean:</source>
        <translation>Bedoelde u:</translation>
    </message>
    <message>
        <source>1 sample</source>
        <translation>1 sample</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 samples</translation>
    </message>
    <message>
        <source> · %1 selected</source>
        <translation> · %1 gekozen</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::GridView</name>
    <message>
        <source>Samples as cards</source>
        <translation>Samples als kaarten</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::ImportDialog</name>
    <message>
        <source>I have read and accept the licence of the weights</source>
        <translation>Ik heb de licentie van de gewichten gelezen en aanvaard haar</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Een model importeren</translation>
    </message>
    <message>
        <source>Choose a folder with released weights: the original checkpoint files, a converted model, or safetensors. They are read once and stored in the studio’s own format; your files stay as they are.</source>
        <translation>Kies een map met vrijgegeven gewichten: de oorspronkelijke checkpointbestanden, een omgezet model, of safetensors. Ze worden één keer gelezen en in het eigen formaat van de studio bewaard; je bestanden blijven zoals ze zijn.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Folder with the weights</source>
        <translation>Map met de gewichten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Told from the weights</source>
        <translation>Uit de gewichten afgeleid</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>Weight format</source>
        <translation>Gewichtsformaat</translation>
    </message>
    <message>
        <source>Artist names</source>
        <translation>Namen van artiesten</translation>
    </message>
    <message>
        <source>File with the artists’ ids</source>
        <translation>Bestand met de id’s van de artiesten</translation>
    </message>
    <message>
        <source>Genre names</source>
        <translation>Namen van genres</translation>
    </message>
    <message>
        <source>File with the genres’ ids</source>
        <translation>Bestand met de id’s van de genres</translation>
    </message>
    <message>
        <source>Label set</source>
        <translation>Labelset</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>Licentietekst</translation>
    </message>
    <message>
        <source>File with the licence</source>
        <translation>Bestand met de licentie</translation>
    </message>
    <message>
        <source>The released Jukebox weights are under a non-commercial licence: you may use them and what they make for research and for yourself, not commercially, and you must name their origin.</source>
        <translation>De vrijgegeven Jukebox-gewichten vallen onder een niet-commerciële licentie: je mag ze en wat ze maken gebruiken voor onderzoek en voor jezelf, niet commercieel, en je moet hun herkomst noemen.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>A converted model</source>
        <translation>Een omgezet model</translation>
    </message>
    <message>
        <source>A codec and %1 priors</source>
        <translation>Een codec en %1 priors</translation>
    </message>
    <message>
        <source>%1, %2 of weights; about %3 on the disk in this format if they are float32.</source>
        <translation>%1, %2 aan gewichten; ongeveer %3 op de schijf in dit formaat als ze float32 zijn.</translation>
    </message>
    <message>
        <source>Choose the folder with the weights.</source>
        <translation>Kies de map met de gewichten.</translation>
    </message>
    <message>
        <source>No codec with priors was found in this folder.</source>
        <translation>In deze map is geen codec met priors gevonden.</translation>
    </message>
    <message>
        <source>Give the model a name of letters, digits, dots and dashes.</source>
        <translation>Geef het model een naam van letters, cijfers, punten en streepjes.</translation>
    </message>
    <message>
        <source>A model of this name is installed already.</source>
        <translation>Er is al een model met deze naam geïnstalleerd.</translation>
    </message>
    <message>
        <source>The licence has to be accepted.</source>
        <translation>De licentie moet worden aanvaard.</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>De map wordt bekeken…</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::ImportFolderDialog</name>
    <message>
        <source>Import an explorer</source>
        <translation>Een verkenner importeren</translation>
    </message>
    <message>
        <source>Show the songs</source>
        <translation>De nummers tonen</translation>
    </message>
    <message>
        <source>Songs that somebody published as an explorer become samples of this library, with their audio, lyrics, licence and metadata, in a collection of their own. The folder stays as it is. Imported songs can be listened to and exported; their codes are not published, so they cannot be continued.</source>
        <translation>Nummers die iemand als verkenner heeft gepubliceerd, worden samples van deze bibliotheek, met hun geluid, tekst, licentie en metadata, in een eigen verzameling. De map blijft zoals zij is. Geïmporteerde nummers kunnen worden beluisterd en geëxporteerd; hun codes worden niet gepubliceerd, dus voortzetten kan niet.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>The folder that holds index.html and table.json</source>
        <translation>De map met index.html en table.json</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>Folder of an explorer</source>
        <translation>Map van een verkenner</translation>
    </message>
    <message>
        <source>An explorer without a title</source>
        <translation>Een verkenner zonder titel</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1: 1 song.</source>
        <translation>%1: 1 nummer.</translation>
    </message>
    <message>
        <source>%2: %1 songs.</source>
        <translation>%2: %1 nummers.</translation>
    </message>
    <message>
        <source>1 of them is in the library already and stays as it is.</source>
        <translation>1 daarvan staat al in de bibliotheek en blijft zoals het is.</translation>
    </message>
    <message>
        <source>%1 of them are in the library already and stay as they are.</source>
        <translation>%1 daarvan staan al in de bibliotheek en blijven zoals ze zijn.</translation>
    </message>
    <message>
        <source>1 entry of its list is damaged and is left out.</source>
        <translation>1 regel van de lijst is beschadigd en wordt weggelaten.</translation>
    </message>
    <message>
        <source>%1 entries of its list are damaged and are left out.</source>
        <translation>%1 regels van de lijst zijn beschadigd en worden weggelaten.</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 van %2: %3</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::JobPanel</name>
    <message>
        <source>Show in the library</source>
        <translation>In de bibliotheek tonen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauzeren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Aanhouden</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Vrijgeven</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Another seed</source>
        <translation>Andere seed</translation>
    </message>
    <message>
        <source>Make it again with the same settings and another seed</source>
        <translation>Opnieuw maken met dezelfde instellingen en een andere seed</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliceren</translation>
    </message>
    <message>
        <source>Use settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Fill the Compose page with these settings</source>
        <translation>De pagina Componeren met deze instellingen vullen</translation>
    </message>
    <message>
        <source>Listen already</source>
        <translation>Alvast luisteren</translation>
    </message>
    <message>
        <source>After this window: nothing is lost</source>
        <translation>Na dit venster: er gaat niets verloren</translation>
    </message>
    <message>
        <source>Now: the window in work is lost</source>
        <translation>Nu: het venster in bewerking gaat verloren</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 procent</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Play take %1 at level %2</source>
        <translation>Take %1 op niveau %2 afspelen</translation>
    </message>
    <message>
        <source>Take %1 · %2</source>
        <translation>Take %1 · %2</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>The model that composes.</source>
        <translation>Het model dat componeert.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>The same seed and settings make the same song.</source>
        <translation>Dezelfde seed en instellingen maken hetzelfde nummer.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Songs made from the same settings.</source>
        <translation>Nummers uit dezelfde instellingen.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Gevraagd</translation>
    </message>
    <message>
        <source>When the job was put into the queue.</source>
        <translation>Wanneer de taak in de wachtrij kwam.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Taak</translation>
    </message>
    <message>
        <source>Name of its folder while it is made.</source>
        <translation>Naam van zijn map terwijl hij wordt gemaakt.</translation>
    </message>
    <message>
        <source>Never mind</source>
        <translation>Laat maar</translation>
    </message>
    <message>
        <source>Do not make the marked part first</source>
        <translation>Het gemarkeerde deel niet eerst maken</translation>
    </message>
    <message>
        <source>Drag across a bar to hear that part first.</source>
        <translation>Sleep over een balk om dat deel eerst te horen.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LevelBar</name>
    <message>
        <source>level %1 up to second %2</source>
        <translation>niveau %1 tot seconde %2</translation>
    </message>
    <message>
        <source>What can be heard: %1</source>
        <translation>Wat te horen is: %1</translation>
    </message>
    <message>
        <source>a sketch of level %1 up to second %2</source>
        <translation>een schets van niveau %1 tot seconde %2</translation>
    </message>
    <message>
        <source>Drag across a part to hear it first. With keys: arrows, Shift and arrows, Enter.</source>
        <translation>Sleep over een deel om het eerst te horen. Met toetsen: pijlen, Shift en pijlen, Enter.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LevelMeter</name>
    <message>
        <source>Loudness of the microphone</source>
        <translation>Geluidssterkte van de microfoon</translation>
    </message>
    <message>
        <source>Too loud: the recording is distorted.</source>
        <translation>Te hard: de opname is vervormd.</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 procent</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LevelSwitch</name>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Listen to: %1</source>
        <translation>Luister naar: %1</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LibraryBrowser</name>
    <message>
        <source>Nothing found</source>
        <translation>Niets gevonden</translation>
    </message>
    <message>
        <source>No sample fits “%1”.</source>
        <translation>Geen sample past bij “%1”.</translation>
    </message>
    <message>
        <source>No sample in “%1” fits “%2”.</source>
        <translation>Geen sample in “%1” past bij “%2”.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LibraryEdits</name>
    <message>
        <source>Add to favourites</source>
        <translation>Aan favorieten toevoegen</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Uit favorieten verwijderen</translation>
    </message>
    <message>
        <source>Remove rating</source>
        <translation>Waardering verwijderen</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Waarderen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Hernoemen</translation>
    </message>
    <message>
        <source>Edit notes</source>
        <translation>Notities bewerken</translation>
    </message>
    <message>
        <source>Edit tags</source>
        <translation>Labels bewerken</translation>
    </message>
    <message>
        <source>Mark as played</source>
        <translation>Als gehoord markeren</translation>
    </message>
    <message>
        <source>Mark as unplayed</source>
        <translation>Als niet gehoord markeren</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Naar de prullenbak</translation>
    </message>
    <message>
        <source>1 sample moved to the trash</source>
        <translation>1 sample naar de prullenbak verplaatst</translation>
    </message>
    <message>
        <source>%1 samples moved to the trash</source>
        <translation>%1 samples naar de prullenbak verplaatst</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Terugzetten</translation>
    </message>
    <message>
        <source>Create collection</source>
        <translation>Verzameling maken</translation>
    </message>
    <message>
        <source>Rename collection</source>
        <translation>Verzameling hernoemen</translation>
    </message>
    <message>
        <source>Remove collection</source>
        <translation>Verzameling verwijderen</translation>
    </message>
    <message>
        <source>Collection “%1” removed; its samples stay in the library</source>
        <translation>Verzameling “%1” verwijderd; de samples blijven in de bibliotheek</translation>
    </message>
    <message>
        <source>Add to collection</source>
        <translation>Aan verzameling toevoegen</translation>
    </message>
    <message>
        <source>1 sample added to “%2”</source>
        <translation>1 sample aan “%2” toegevoegd</translation>
    </message>
    <message>
        <source>%1 samples added to “%2”</source>
        <translation>%1 samples aan “%2” toegevoegd</translation>
    </message>
    <message>
        <source>Remove from collection</source>
        <translation>Uit verzameling verwijderen</translation>
    </message>
    <message>
        <source>1 sample removed from “%2”</source>
        <translation>1 sample uit “%2” verwijderd</translation>
    </message>
    <message>
        <source>%1 samples removed from “%2”</source>
        <translation>%1 samples uit “%2” verwijderd</translation>
    </message>
    <message>
        <source>1 sample deleted for good</source>
        <translation>1 sample voorgoed verwijderd</translation>
    </message>
    <message>
        <source>%1 samples deleted for good</source>
        <translation>%1 samples voorgoed verwijderd</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LineageView</name>
    <message>
        <source>Lineage: what the sample was made from, and what was made from it</source>
        <translation>Afstamming: waaruit het sample is gemaakt en wat eruit is gemaakt</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>In de prullenbak</translation>
    </message>
    <message>
        <source>A sample that is no longer in the library</source>
        <translation>Een sample dat niet meer in de bibliotheek is</translation>
    </message>
    <message>
        <source>Made from nothing else, and nothing was made from it yet. Continue or upsample it to see the tree grow.</source>
        <translation>Uit niets anders gemaakt, en er is nog niets uit gemaakt. Zet het voort of verfijn het en de boom groeit.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::ListenView</name>
    <message>
        <source>Listen</source>
        <translation>Luisteren</translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation>De afspeelpositie volgen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Uitzoomen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Inzoomen</translation>
    </message>
    <message>
        <source>Show the whole song</source>
        <translation>Het hele nummer tonen</translation>
    </message>
    <message>
        <source>Colours of the spectrogram</source>
        <translation>Kleuren van het spectrogram</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LossChart</name>
    <message>
        <source>Learning curve</source>
        <translation>Leercurve</translation>
    </message>
    <message>
        <source>Learning curve: %1</source>
        <translation>Leercurve: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Step %1: %2</source>
        <translation>Stap %1: %2</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Er is nog niets gemeten.</translation>
    </message>
    <message>
        <source>%1: from %2 at step %3 to %4 at step %5; lowest %6 at step %7.</source>
        <translation>%1: van %2 bij stap %3 tot %4 bij stap %5; laagste %6 bij stap %7.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>The first values appear after a few steps.</source>
        <translation>De eerste waarden verschijnen na enkele stappen.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LyricPanel</name>
    <message>
        <source>LYRICS</source>
        <translation>SONGTEKST</translation>
    </message>
    <message>
        <source>WHAT THE MODEL SEES</source>
        <translation>WAT HET MODEL ZIET</translation>
    </message>
    <message>
        <source>%1 is left out (%2×)</source>
        <translation>%1 wordt weggelaten (%2×)</translation>
    </message>
    <message>
        <source>%1 becomes %2 (%3×)</source>
        <translation>%1 wordt %2 (%3×)</translation>
    </message>
    <message>
        <source>Characters: %1</source>
        <translation>Tekens: %1</translation>
    </message>
    <message>
        <source>1 character</source>
        <translation>1 teken</translation>
    </message>
    <message>
        <source>%1 characters</source>
        <translation>%1 tekens</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 per seconde</translation>
    </message>
    <message>
        <source>This model makes music without words: it does not read lyrics.</source>
        <translation>Dit model maakt muziek zonder woorden: het leest geen songteksten.</translation>
    </message>
    <message>
        <source>This model makes music without words: these lyrics have no effect.</source>
        <translation>Dit model maakt muziek zonder woorden: deze songtekst heeft geen effect.</translation>
    </message>
    <message>
        <source>Too little text for %1 s: the voice will repeat or hum. Write at least %2 characters, or shorten the song to %3 s.</source>
        <translation>Te weinig tekst voor %1 s: de stem zal herhalen of neuriën. Schrijf minstens %2 tekens, of kort het nummer in tot %3 s.</translation>
    </message>
    <message>
        <source>Too much text for %1 s: words will be skipped. Keep at most %2 characters, or lengthen the song to %3 s.</source>
        <translation>Te veel tekst voor %1 s: woorden zullen worden overgeslagen. Behoud hoogstens %2 tekens, of verleng het nummer tot %3 s.</translation>
    </message>
    <message>
        <source>The text fits the length of the song.</source>
        <translation>De tekst past bij de lengte van het nummer.</translation>
    </message>
    <message>
        <source>Without lyrics the voice has no words, only sounds.</source>
        <translation>Zonder songtekst heeft de stem geen woorden, alleen klanken.</translation>
    </message>
    <message>
        <source>At %1 the model sees characters %2–%3 of %4.</source>
        <translation>Op %1 ziet het model de tekens %2–%3 van %4.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LyricTimeline</name>
    <message>
        <source>Playhead of the song</source>
        <translation>Afspeelkop van het nummer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LyricsEditor</name>
    <message>
        <source>Lyrics</source>
        <translation>Songtekst</translation>
    </message>
    <message>
        <source>Write or paste lyrics here, line by line.
The model spreads them evenly over the song.</source>
        <translation>Schrijf of plak hier de songtekst, regel voor regel.
Het model spreidt hem gelijkmatig over het nummer.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::LyricsView</name>
    <message>
        <source>Lyrics</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>This song has no lyrics.</source>
        <translation>Dit nummer heeft geen tekst.</translation>
    </message>
    <message>
        <source>It is not known when these words are sung.</source>
        <translation>Het is niet bekend wanneer deze woorden worden gezongen.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::MainWindow</name>
    <message>
        <source>Jukebox Studio</source>
        <translation>Jukebox Studio</translation>
    </message>
    <message>
        <source>Commands (Ctrl+K)</source>
        <translation>Opdrachten (Ctrl+K)</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Opdrachten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bewerken</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Opnieuw</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Ongedaan maken (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo “%1” (Ctrl+Z)</source>
        <translation>“%1” ongedaan maken (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Opnieuw (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Redo “%1” (Ctrl+Shift+Z)</source>
        <translation>“%1” opnieuw (Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favoriet</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Geen waardering</translation>
    </message>
    <message>
        <source>Rate 1 star</source>
        <translation>Waardeer met 1 ster</translation>
    </message>
    <message>
        <source>Rate %1 stars</source>
        <translation>Waardeer met %1 sterren</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Hernoemen</translation>
    </message>
    <message>
        <source>Edit tags</source>
        <translation>Labels bewerken</translation>
    </message>
    <message>
        <source>Mark as unplayed</source>
        <translation>Als niet gehoord markeren</translation>
    </message>
    <message>
        <source>Put into a new collection…</source>
        <translation>In een nieuwe verzameling…</translation>
    </message>
    <message>
        <source>Copy title and id</source>
        <translation>Titel en kenmerk kopiëren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>Naar de prullenbak</translation>
    </message>
    <message>
        <source>Restore from the trash</source>
        <translation>Uit de prullenbak terugzetten</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles selecteren</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Venster</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Opdrachten zoeken</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Zijbalk</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspecteur</translation>
    </message>
    <message>
        <source>Player bar</source>
        <translation>Spelerbalk</translation>
    </message>
    <message>
        <source>Show cards</source>
        <translation>Kaarten tonen</translation>
    </message>
    <message>
        <source>Show the table</source>
        <translation>Tabel tonen</translation>
    </message>
    <message>
        <source>Theme: like the system</source>
        <translation>Thema: zoals het systeem</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Thema: donker</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Thema: licht</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>Thema: hoog contrast</translation>
    </message>
    <message>
        <source>Language: like the system</source>
        <translation>Taal: zoals het systeem</translation>
    </message>
    <message>
        <source>Open another library…</source>
        <translation>Andere bibliotheek openen…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Ga naar %1</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Waardering</translation>
    </message>
    <message>
        <source>Add to collection</source>
        <translation>Aan verzameling toevoegen</translation>
    </message>
    <message>
        <source>Remove from “%1”</source>
        <translation>Uit “%1” verwijderen</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Voorgoed verwijderen…</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Nieuwe verzameling</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>Naam van de verzameling</translation>
    </message>
    <message>
        <source>Rename collection</source>
        <translation>Verzameling hernoemen</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Prullenbak legen</translation>
    </message>
    <message>
        <source>Delete everything in the trash for good?</source>
        <translation>Alles in de prullenbak voorgoed verwijderen?</translation>
    </message>
    <message>
        <source>The recordings are removed from the disk. This cannot be undone.</source>
        <translation>De opnamen worden van de schijf verwijderd. Dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Voorgoed verwijderen</translation>
    </message>
    <message>
        <source>Delete 1 sample for good?</source>
        <translation>1 sample voorgoed verwijderen?</translation>
    </message>
    <message>
        <source>Delete %1 samples for good?</source>
        <translation>%1 samples voorgoed verwijderen?</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliotheek</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pagina’s</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modellen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Import a model…</source>
        <translation>Een model importeren…</translation>
    </message>
    <message>
        <source>Compose with it</source>
        <translation>Ermee componeren</translation>
    </message>
    <message>
        <source>Smaller copy…</source>
        <translation>Kleinere kopie…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Controleren</translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation>Licentie…</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Map tonen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Verwijderen…</translation>
    </message>
    <message>
        <source>Artists and genres</source>
        <translation>Artiesten en genres</translation>
    </message>
    <message>
        <source>Search the names that it knows</source>
        <translation>Zoeken in de namen die het kent</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>Er is geen model geïnstalleerd</translation>
    </message>
    <message>
        <source>A model is what composes. Import released weights, or train one on your own music.</source>
        <translation>Een model is wat componeert. Importeer vrijgegeven gewichten, of train er een op je eigen muziek.</translation>
    </message>
    <message>
        <source>The models are being read</source>
        <translation>De modellen worden gelezen</translation>
    </message>
    <message>
        <source>It came with the program.</source>
        <translation>Het kwam met het programma mee.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Gebruik</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licentie</translation>
    </message>
    <message>
        <source>What may be done with the songs it makes.</source>
        <translation>Wat er met de nummers mag die het maakt.</translation>
    </message>
    <message>
        <source>Attribution</source>
        <translation>Naamsvermelding</translation>
    </message>
    <message>
        <source>A sentence that must accompany them.</source>
        <translation>Een zin die erbij moet staan.</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Geleerd van</translation>
    </message>
    <message>
        <source>Where its training data came from.</source>
        <translation>Waar de trainingsgegevens vandaan kwamen.</translation>
    </message>
    <message>
        <source>Knows</source>
        <translation>Kent</translation>
    </message>
    <message>
        <source>Names that it was trained with.</source>
        <translation>Namen waarmee het is getraind.</translation>
    </message>
    <message>
        <source>Technical facts</source>
        <translation>Technische feiten</translation>
    </message>
    <message>
        <source>On the disk</source>
        <translation>Op de schijf</translation>
    </message>
    <message>
        <source>Size of its folder.</source>
        <translation>Grootte van de map.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichten</translation>
    </message>
    <message>
        <source>The format they are stored in.</source>
        <translation>Het formaat waarin ze zijn opgeslagen.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Geheugen</translation>
    </message>
    <message>
        <source>For one song, by weight format.</source>
        <translation>Voor één nummer, per gewichtsformaat.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>%1 Hz, %2 levels</source>
        <translation>%1 Hz, %2 niveaus</translation>
    </message>
    <message>
        <source>Sample rate and levels of the codec.</source>
        <translation>Bemonsteringsfrequentie en niveaus van de codec.</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>Niveau %1</translation>
    </message>
    <message>
        <source>no prior</source>
        <translation>geen prior</translation>
    </message>
    <message>
        <source>The prior that composes this level.</source>
        <translation>De prior die dit niveau componeert.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identiteit</translation>
    </message>
    <message>
        <source>Hash of the weights; every song names it.</source>
        <translation>Hash van de gewichten; elk nummer noemt hem.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Where it is.</source>
        <translation>Waar het staat.</translation>
    </message>
    <message>
        <source>int8: a quarter of the size</source>
        <translation>int8: een kwart van de grootte</translation>
    </message>
    <message>
        <source>int8g64: a quarter and a little, with finer steps</source>
        <translation>int8g64: een kwart en een beetje, met fijnere stappen</translation>
    </message>
    <message>
        <source>f16: half of the size</source>
        <translation>f16: de helft van de grootte</translation>
    </message>
    <message>
        <source>Smaller copy</source>
        <translation>Kleinere kopie</translation>
    </message>
    <message>
        <source>Weight format of the copy of “%1”</source>
        <translation>Gewichtsformaat van de kopie van “%1”</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Een model verwijderen</translation>
    </message>
    <message>
        <source>Remove “%1” from the disk?</source>
        <translation>“%1” van de schijf verwijderen?</translation>
    </message>
    <message>
        <source>%1 are freed. Songs that it made stay as they are.</source>
        <translation>Er komt %1 vrij. Nummers die het maakte, blijven zoals ze zijn.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Licence of “%1”</source>
        <translation>Licentie van “%1”</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::NameField</name>
    <message>
        <source>Use it anyway: the model then knows nothing about it</source>
        <translation>Toch gebruiken: het model weet er dan niets van</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 gebruiken</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::PageRail</name>
    <message>
        <source>Pages</source>
        <translation>Pagina’s</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::PendingList</name>
    <message>
        <source>What this session waits for</source>
        <translation>Waar deze sessie op wacht</translation>
    </message>
    <message>
        <source>Progress of the candidates</source>
        <translation>Voortgang van de kandidaten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Give this step up</source>
        <translation>Deze stap opgeven</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::PlanBar</name>
    <message>
        <source>Measure (10 s)</source>
        <translation>Meten (10 s)</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Genereren</translation>
    </message>
    <message>
        <source>Runs the model for about ten seconds to learn how fast this machine is.</source>
        <translation>Laat het model ongeveer tien seconden lopen om te leren hoe snel deze machine is.</translation>
    </message>
    <message>
        <source>Begin (Ctrl+Return)</source>
        <translation>Beginnen (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Nog niet klaar</translation>
    </message>
    <message>
        <source>No plan</source>
        <translation>Geen plan</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Ongeveer %1</translation>
    </message>
    <message>
        <source>Time not known</source>
        <translation>Tijd onbekend</translation>
    </message>
    <message>
        <source>%1 of %2 memory</source>
        <translation>%1 van %2 geheugen</translation>
    </message>
    <message>
        <source>%1 of disk</source>
        <translation>%1 schijfruimte</translation>
    </message>
    <message>
        <source>Does not fit. %1</source>
        <translation>Past niet. %1</translation>
    </message>
    <message>
        <source>It fits. Not measured yet on this machine.</source>
        <translation>Het past. Nog niet gemeten op deze machine.</translation>
    </message>
    <message>
        <source>It fits. %1</source>
        <translation>Het past. %1</translation>
    </message>
    <message>
        <source>The time follows from one measured run.</source>
        <translation>De tijd volgt uit één gemeten keer.</translation>
    </message>
    <message>
        <source>The time follows from %1 measured runs.</source>
        <translation>De tijd volgt uit %1 gemeten keren.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Meten…</translation>
    </message>
    <message>
        <source>The model runs for about ten seconds.</source>
        <translation>Het model loopt ongeveer tien seconden.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Niet gemeten</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::PlanStep</name>
    <message>
        <source>STAGES, ONE AFTER ANOTHER</source>
        <translation>FASEN, DE ENE NA DE ANDERE</translation>
    </message>
    <message>
        <source>A model of my &amp;own, from the beginning</source>
        <translation>Een &amp;eigen model, vanaf het begin</translation>
    </message>
    <message>
        <source>&amp;Fine-tune an installed model</source>
        <translation>Een geïnstalleerd model laten &amp;bijleren</translation>
    </message>
    <message>
        <source> hours</source>
        <translation> uur</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Soort</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Model</translation>
    </message>
    <message>
        <source>L&amp;evel</source>
        <translation>Nivea&amp;u</translation>
    </message>
    <message>
        <source>&amp;Budget</source>
        <translation>Bud&amp;get</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Naam</translation>
    </message>
    <message>
        <source>&amp;Licence of the model</source>
        <translation>&amp;Licentie van het model</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Level %1: composes</source>
        <translation>Niveau %1: componeert</translation>
    </message>
    <message>
        <source>Level %1: adds detail</source>
        <translation>Niveau %1: voegt detail toe</translation>
    </message>
    <message>
        <source>Choose recordings first.</source>
        <translation>Kies eerst opnamen.</translation>
    </message>
    <message>
        <source>No installed model can be fine-tuned. Import one on the Models page.</source>
        <translation>Geen geïnstalleerd model kan bijleren. Importeer er een op de pagina Modellen.</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>Geef het model een naam.</translation>
    </message>
    <message>
        <source>A name has letters, digits, dots, - and _, without spaces.</source>
        <translation>Een naam heeft letters, cijfers, punten, - en _, zonder spaties.</translation>
    </message>
    <message>
        <source>There is a model named &quot;%1&quot; already.</source>
        <translation>Er is al een model met de naam &quot;%1&quot;.</translation>
    </message>
    <message>
        <source>These recordings are too few: learning needs %1 pieces of %2 s, and they give %3. Add recordings of at least that length.</source>
        <translation>Dit zijn te weinig opnamen: het leren vraagt %1 stukken van %2 s, en ze geven er %3. Voeg opnamen van minstens die lengte toe.</translation>
    </message>
    <message>
        <source>about %1 steps at the speed measured here</source>
        <translation>ongeveer %1 stappen op de hier gemeten snelheid</translation>
    </message>
    <message>
        <source>steps are counted once it has begun</source>
        <translation>stappen worden geteld zodra het begonnen is</translation>
    </message>
    <message>
        <source>becomes %1</source>
        <translation>wordt %1</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::PlayerBar</name>
    <message>
        <source>Player</source>
        <translation>Speler</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Willekeurig</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Shift+Left</source>
        <translation>Shift+Left</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Shift+Right</source>
        <translation>Shift+Right</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Herhalen</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Verstreken</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Lengte</translation>
    </message>
    <message>
        <source>Compare two samples</source>
        <translation>Twee samples vergelijken</translation>
    </message>
    <message>
        <source>Waveform, spectrogram and lyrics</source>
        <translation>Golfvorm, spectrogram en tekst</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Luidheid</translation>
    </message>
    <message>
        <source>Level the loudness</source>
        <translation>Luidheid gelijkmaken</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Dempen</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Geluidsapparaat</translation>
    </message>
    <message>
        <source>Default of the system</source>
        <translation>Standaard van het systeem</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauze</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Play every song equally loud (EBU R 128, −16 LUFS)</source>
        <translation>Elk nummer even luid afspelen (EBU R 128, −16 LUFS)</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Er speelt niets</translation>
    </message>
    <message>
        <source>Choose a song to listen to</source>
        <translation>Kies een nummer om te beluisteren</translation>
    </message>
    <message>
        <source>Repeats this song</source>
        <translation>Herhaalt dit nummer</translation>
    </message>
    <message>
        <source>Repeats the list</source>
        <translation>Herhaalt de lijst</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Niet meer dempen</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::PresetMenu</name>
    <message>
        <source>Name of the preset</source>
        <translation>Naam van de voorinstelling</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Voorinstellingen</translation>
    </message>
    <message>
        <source>No presets yet</source>
        <translation>Nog geen voorinstellingen</translation>
    </message>
    <message>
        <source>Save as preset…</source>
        <translation>Als voorinstelling bewaren…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Hernoemen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Share as a file</source>
        <translation>Als bestand delen</translation>
    </message>
    <message>
        <source>Read from a file…</source>
        <translation>Uit een bestand lezen…</translation>
    </message>
    <message>
        <source>Save as preset</source>
        <translation>Als voorinstelling bewaren</translation>
    </message>
    <message>
        <source>There is a preset “%1” already. Replace it?</source>
        <translation>Er is al een voorinstelling “%1”. Vervangen?</translation>
    </message>
    <message>
        <source>Delete the preset “%1”?</source>
        <translation>De voorinstelling “%1” verwijderen?</translation>
    </message>
    <message>
        <source>Presets (*.json)</source>
        <translation>Voorinstellingen (*.json)</translation>
    </message>
    <message>
        <source>Read from a file</source>
        <translation>Uit een bestand lezen</translation>
    </message>
    <message>
        <source>Presets (*.json);;All files (*)</source>
        <translation>Voorinstellingen (*.json);;Alle bestanden (*)</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::ProvenancePage</name>
    <message>
        <source>The command that makes this again</source>
        <translation>De opdracht die dit opnieuw maakt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>The same model, request and seed give the same codes on a machine of the same kind. Type it in a terminal.</source>
        <translation>Hetzelfde model, dezelfde opdracht en hetzelfde startgetal geven dezelfde codes op een soortgelijke computer. Typ het in een terminal.</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopiëren</translation>
    </message>
    <message>
        <source>Show the command that makes this again</source>
        <translation>Toon de opdracht hiervoor</translation>
    </message>
    <message>
        <source>Hide the command</source>
        <translation>Verberg de opdracht</translation>
    </message>
    <message>
        <source>RIGHTS</source>
        <translation>RECHTEN</translation>
    </message>
    <message>
        <source>AI-made</source>
        <translation>Door AI gemaakt</translation>
    </message>
    <message>
        <source>This sentence is written into every exported file.</source>
        <translation>Deze zin komt in elk geëxporteerd bestand.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licentie</translation>
    </message>
    <message>
        <source>The terms under which the model was given.</source>
        <translation>De voorwaarden waaronder het model is verstrekt.</translation>
    </message>
    <message>
        <source>Allows</source>
        <translation>Staat toe</translation>
    </message>
    <message>
        <source>Private and commercial use</source>
        <translation>Privé- en commercieel gebruik</translation>
    </message>
    <message>
        <source>Private use only, nothing commercial</source>
        <translation>Alleen privégebruik, niets commercieels</translation>
    </message>
    <message>
        <source>What the model&apos;s licence lets you do with its results.</source>
        <translation>Wat u volgens de licentie van het model met de resultaten mag doen.</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Naamsvermelding</translation>
    </message>
    <message>
        <source>Whom to name where the sample is used.</source>
        <translation>Wie genoemd moet worden waar het sample wordt gebruikt.</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODEL</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>The model and its version.</source>
        <translation>Het model en zijn versie.</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Geleerd van</translation>
    </message>
    <message>
        <source>The recordings that the model was trained on.</source>
        <translation>De opnamen waarmee het model is getraind.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichten</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256) of the weights: the same one means exactly the same model.</source>
        <translation>Vingerafdruk (SHA-256) van de gewichten: dezelfde betekent precies hetzelfde model.</translation>
    </message>
    <message>
        <source>MADE BY</source>
        <translation>GEMAAKT DOOR</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Programma</translation>
    </message>
    <message>
        <source>The version of Jukebox Studio that made it.</source>
        <translation>De versie van Jukebox Studio die het heeft gemaakt.</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>Berekend op</translation>
    </message>
    <message>
        <source>Kind of processor, and format of the weights in memory.</source>
        <translation>Soort processor, en formaat van de gewichten in het geheugen.</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Taak</translation>
    </message>
    <message>
        <source>The generation that it came from.</source>
        <translation>De taak waaruit het is voortgekomen.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Its name in the library&apos;s folder.</source>
        <translation>De naam in de map van de bibliotheek.</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256) of the audio file.</source>
        <translation>Vingerafdruk (SHA-256) van het geluidsbestand.</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256) of the file with the codes.</source>
        <translation>Vingerafdruk (SHA-256) van het bestand met de codes.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::PublishDialog</name>
    <message>
        <source>Publish as explorer</source>
        <translation>Publiceren als verkenner</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>De pagina openen</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>De map openen</translation>
    </message>
    <message>
        <source>A folder of web pages in which anybody can search the songs, listen to them and read along. It opens from a disk and from any web server, and asks nobody else for anything.</source>
        <translation>Een map met webpagina’s waarin iedereen de nummers kan zoeken, beluisteren en meelezen. Zij opent vanaf een schijf en vanaf elke webserver, en vraagt niemand anders om iets.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>Publishing “%1”</source>
        <translation>“%1” publiceren</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 van %2: %3</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::PublishForm</name>
    <message>
        <source>Jukebox explorer</source>
        <translation>Jukebox-verkenner</translation>
    </message>
    <message>
        <source>Include drafts</source>
        <translation>Met schetsen</translation>
    </message>
    <message>
        <source>The list in sight</source>
        <translation>De zichtbare lijst</translation>
    </message>
    <message>
        <source>The %1 selected samples</source>
        <translation>De %1 geselecteerde samples</translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>De hele bibliotheek</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Nummers</translation>
    </message>
    <message>
        <source>Samples whose finest level was not sampled: they sound rough.</source>
        <translation>Samples waarvan het fijnste niveau niet is berekend: ze klinken ruw.</translation>
    </message>
    <message>
        <source>Title of the page</source>
        <translation>Titel van de pagina</translation>
    </message>
    <message>
        <source>Language of the page</source>
        <translation>Taal van de pagina</translation>
    </message>
    <message>
        <source>MP3: every browser plays it</source>
        <translation>MP3: elke browser speelt het af</translation>
    </message>
    <message>
        <source>M4A (AAC): every browser plays it</source>
        <translation>M4A (AAC): elke browser speelt het af</translation>
    </message>
    <message>
        <source>Opus: smallest, most browsers</source>
        <translation>Opus: het kleinst, de meeste browsers</translation>
    </message>
    <message>
        <source>Ogg Vorbis: most browsers</source>
        <translation>Ogg Vorbis: de meeste browsers</translation>
    </message>
    <message>
        <source>FLAC: lossless, most browsers</source>
        <translation>FLAC: zonder verlies, de meeste browsers</translation>
    </message>
    <message>
        <source>WAV: lossless and large, most browsers</source>
        <translation>WAV: zonder verlies en groot, de meeste browsers</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kiezen…</translation>
    </message>
    <message>
        <source>Folder for the pages</source>
        <translation>Map voor de pagina’s</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Tellen…</translation>
    </message>
    <message>
        <source>Written are a page with search and player (index.html), and for each song its audio, its lyrics with times and its metadata. Notes, ratings and hearts stay here.</source>
        <translation>Geschreven worden een pagina met zoekveld en speler (index.html), en voor elk nummer het geluid, de tekst met tijden en de metadata. Notities, beoordelingen en harten blijven hier.</translation>
    </message>
    <message>
        <source>New or empty; the folder is made if it does not exist.</source>
        <translation>Nieuw of leeg; de map wordt gemaakt als zij niet bestaat.</translation>
    </message>
    <message>
        <source>The explorer “%1” is there, with 1 song: it is brought up to date.</source>
        <translation>Daar staat de verkenner “%1”, met 1 nummer: hij wordt bijgewerkt.</translation>
    </message>
    <message>
        <source>The explorer “%2” is there, with %1 songs: it is brought up to date.</source>
        <translation>Daar staat de verkenner “%2”, met %1 nummers: hij wordt bijgewerkt.</translation>
    </message>
    <message>
        <source>Something else is in this folder. Choose a new or an empty one.</source>
        <translation>In deze map staat iets anders. Kies een nieuwe of een lege.</translation>
    </message>
    <message>
        <source>A newer version of the studio published the explorer in this folder. Choose another one.</source>
        <translation>Een nieuwere versie van de studio heeft de verkenner in deze map gepubliceerd. Kies een andere.</translation>
    </message>
    <message>
        <source>Nothing can be written there. Choose another folder, with its whole path.</source>
        <translation>Daar kan niets worden geschreven. Kies een andere map, met het hele pad.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>niet bekend</translation>
    </message>
    <message>
        <source>%1 (%2 songs)</source>
        <translation>%1 (%2 nummers)</translation>
    </message>
    <message>
        <source>Licence: %1. It stands beside every song and in its audio file, and so does this statement:</source>
        <translation>Licentie: %1. Die staat bij elk nummer en in het geluidsbestand, net als deze verklaring:</translation>
    </message>
    <message>
        <source>Include the draft</source>
        <translation>Met de schets</translation>
    </message>
    <message>
        <source>Include the %1 drafts</source>
        <translation>Met de %1 schetsen</translation>
    </message>
    <message>
        <source>What lies in the trash is not published.</source>
        <translation>Wat in de prullenbak ligt, wordt niet gepubliceerd.</translation>
    </message>
    <message>
        <source>There is nothing to publish in this list.</source>
        <translation>In deze lijst staat niets om te publiceren.</translation>
    </message>
    <message>
        <source>1 song, %1 of music, about %2.</source>
        <translation>1 nummer, %1 muziek, ongeveer %2.</translation>
    </message>
    <message>
        <source>%1 songs, %2 of music, about %3.</source>
        <translation>%1 nummers, %2 muziek, ongeveer %3.</translation>
    </message>
    <message>
        <source>The disk has only %1 free. Choose another folder, fewer songs or a smaller format.</source>
        <translation>De schijf heeft maar %1 vrij. Kies een andere map, minder nummers of een kleiner formaat.</translation>
    </message>
    <message>
        <source>The page needs a title.</source>
        <translation>De pagina heeft een titel nodig.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::QueueModel</name>
    <message>
        <source>%1 percent</source>
        <translation>%1 procent</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::QueuePage</name>
    <message>
        <source>Jobs</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Wachtrij</translation>
    </message>
    <message>
        <source>Clear ended jobs</source>
        <translation>Beëindigde taken wissen</translation>
    </message>
    <message>
        <source>New song…</source>
        <translation>Nieuw nummer…</translation>
    </message>
    <message>
        <source>When the queue may work</source>
        <translation>Wanneer de wachtrij mag werken</translation>
    </message>
    <message>
        <source>Pause on battery</source>
        <translation>Pauzeren op de accu</translation>
    </message>
    <message>
        <source>Work at night only (22:00 to 7:00)</source>
        <translation>Alleen ’s nachts werken (22:00 tot 7:00)</translation>
    </message>
    <message>
        <source>Nothing in the queue</source>
        <translation>Niets in de wachtrij</translation>
    </message>
    <message>
        <source>Songs that are being made appear here, with their progress. What is finished goes to the library.</source>
        <translation>Nummers die worden gemaakt, verschijnen hier met hun voortgang. Wat klaar is, gaat naar de bibliotheek.</translation>
    </message>
    <message>
        <source>Compose a song…</source>
        <translation>Een nummer componeren…</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>niets te doen</translation>
    </message>
    <message>
        <source>1 job to do</source>
        <translation>1 taak te doen</translation>
    </message>
    <message>
        <source>%1 jobs to do</source>
        <translation>%1 taken te doen</translation>
    </message>
    <message>
        <source>Start the queue</source>
        <translation>Wachtrij starten</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Wachtrij pauzeren</translation>
    </message>
    <message>
        <source>Work at night only (%1:00 to %2:00)</source>
        <translation>Alleen ’s nachts werken (%1:00 tot %2:00)</translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation>Eerder (Alt+Omhoog)</translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation>Later (Alt+Omlaag)</translation>
    </message>
    <message>
        <source>Next of all</source>
        <translation>Als eerstvolgende</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliceren</translation>
    </message>
    <message>
        <source>Make again with another seed</source>
        <translation>Opnieuw maken met een andere seed</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Uit de lijst verwijderen</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::RadioDesk</name>
    <message>
        <source>Artist</source>
        <translation>Artiest</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Sing this from now on</source>
        <translation>Zing dit vanaf nu</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>MODEL</translation>
    </message>
    <message>
        <source>How boldly it is composed: calm stays with what is likely, wild dares the unlikely.</source>
        <translation>Hoe gedurfd er wordt gecomponeerd: rustig blijft bij wat waarschijnlijk is, wild waagt het onwaarschijnlijke.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatuur</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>rustig</translation>
    </message>
    <message>
        <source>wild</source>
        <translation>wild</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Without lyrics the voice sings sounds without words.</source>
        <translation>Zonder tekst zingt de stem klanken zonder woorden.</translation>
    </message>
    <message>
        <source>The lyrics begin with the next bars (Ctrl+Enter).</source>
        <translation>De tekst begint met de volgende maten (Ctrl+Enter).</translation>
    </message>
    <message>
        <source>LYRICS</source>
        <translation>TEKST</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Elke</translation>
    </message>
    <message>
        <source>This model takes no names</source>
        <translation>Dit model kent geen namen</translation>
    </message>
    <message>
        <source>commercial use allowed</source>
        <translation>commercieel gebruik toegestaan</translation>
    </message>
    <message>
        <source>no commercial use</source>
        <translation>geen commercieel gebruik</translation>
    </message>
    <message>
        <source>needs %1 of memory</source>
        <translation>heeft %1 geheugen nodig</translation>
    </message>
    <message>
        <source>The model does not know “%1”.</source>
        <translation>Het model kent “%1” niet.</translation>
    </message>
    <message>
        <source>Not sung yet.</source>
        <translation>Nog niet gezongen.</translation>
    </message>
    <message>
        <source>The singer has these words.</source>
        <translation>De zanger heeft deze woorden.</translation>
    </message>
    <message>
        <source>Another model can be chosen when the radio is off.</source>
        <translation>Een ander model kan worden gekozen als de radio uit is.</translation>
    </message>
    <message>
        <source>Follows the style</source>
        <translation>Volgt de stijl</translation>
    </message>
    <message>
        <source>freely</source>
        <translation>vrij</translation>
    </message>
    <message>
        <source>strictly</source>
        <translation>strikt</translation>
    </message>
    <message>
        <source>How strictly artist, genre and lyrics are followed. Freely takes half the work; strictly may lose the beat.</source>
        <translation>Hoe strikt artiest, genre en tekst worden gevolgd. Vrij kost half zoveel werk; strikt kan de maat kwijtraken.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::RadioPage</name>
    <message>
        <source>Play out</source>
        <translation>Uitspelen</translation>
    </message>
    <message>
        <source>Keep the last minute</source>
        <translation>Bewaar de laatste minuut</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Toon</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Dempen</translation>
    </message>
    <message>
        <source>The queue waits while the radio is on</source>
        <translation>De wachtrij wacht zolang de radio aan is</translation>
    </message>
    <message>
        <source>Radio</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>Music without an end, composed at this moment.</source>
        <translation>Muziek zonder einde, op dit moment gecomponeerd.</translation>
    </message>
    <message>
        <source>Nothing more is composed; what is made already is played to its end.</source>
        <translation>Er wordt niets meer gecomponeerd; wat er al is, wordt uitgespeeld.</translation>
    </message>
    <message>
        <source>The last minute that was heard becomes a sample of the library.</source>
        <translation>De laatste minuut die te horen was, komt als sample in de bibliotheek.</translation>
    </message>
    <message>
        <source>Volume of the radio</source>
        <translation>Volume van de radio</translation>
    </message>
    <message>
        <source>WISHES</source>
        <translation>WENSEN</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Zoekt modellen…</translation>
    </message>
    <message>
        <source>One moment.</source>
        <translation>Een ogenblik.</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Nog geen model</translation>
    </message>
    <message>
        <source>The radio needs a model that composes. Import one, or train your own.</source>
        <translation>De radio heeft een model nodig dat componeert. Importeer er een of train er zelf een.</translation>
    </message>
    <message>
        <source>Open the models</source>
        <translation>Open de modellen</translation>
    </message>
    <message>
        <source>The sound appears here as soon as it is made.</source>
        <translation>Het geluid verschijnt hier zodra het gemaakt is.</translation>
    </message>
    <message>
        <source>Choose what to hear below and press the button. You see what is heard, and what is made ahead.</source>
        <translation>Kies hieronder wat er te horen is en druk op de knop. U ziet wat er klinkt en wat er vooruit is gemaakt.</translation>
    </message>
    <message>
        <source>Stop the radio (Ctrl+P)</source>
        <translation>Stop de radio (Ctrl+P)</translation>
    </message>
    <message>
        <source>Start the radio (Ctrl+P)</source>
        <translation>Start de radio (Ctrl+P)</translation>
    </message>
    <message>
        <source>Stop the radio</source>
        <translation>Stop de radio</translation>
    </message>
    <message>
        <source>Start the radio</source>
        <translation>Start de radio</translation>
    </message>
    <message>
        <source>The radio is off</source>
        <translation>De radio is uit</translation>
    </message>
    <message>
        <source>It begins a few seconds after the button.</source>
        <translation>Hij begint enkele seconden na de druk op de knop.</translation>
    </message>
    <message>
        <source>A song of the queue goes on when the radio is off.</source>
        <translation>Een nummer uit de wachtrij gaat verder als de radio uit is.</translation>
    </message>
    <message>
        <source>A song of the queue is composed at the same time: both are slower, and the radio may have gaps.</source>
        <translation>Er wordt tegelijk een nummer uit de wachtrij gecomponeerd: beide zijn trager en de radio kan haperen.</translation>
    </message>
    <message>
        <source>%1 are in the library.</source>
        <translation>%1 staat in de bibliotheek.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::RadioView</name>
    <message>
        <source>The sound of the radio</source>
        <translation>Het geluid van de radio</translation>
    </message>
    <message>
        <source>At %1; %2 s are made ahead.</source>
        <translation>Op %1; %2 s zijn vooruit gemaakt.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::RadioWishList</name>
    <message>
        <source>Wishes</source>
        <translation>Wensen</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>niet mogelijk</translation>
    </message>
    <message>
        <source>Change artist, genre or the sliders while it plays: the music follows within seconds.</source>
        <translation>Verander artiest, genre of de schuiven terwijl hij speelt: de muziek volgt binnen enkele seconden.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::RecordBar</name>
    <message>
        <source>Throw away</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>Ends the recording and forgets it.</source>
        <translation>Stopt de opname en vergeet haar.</translation>
    </message>
    <message>
        <source>Recorded so far</source>
        <translation>Tot nu toe opgenomen</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Opname stoppen</translation>
    </message>
    <message>
        <source>Record…</source>
        <translation>Opnemen…</translation>
    </message>
    <message>
        <source>Ends the recording; the song starts from it.</source>
        <translation>Stopt de opname; het nummer begint ermee.</translation>
    </message>
    <message>
        <source>Records from the microphone, to start the song from it.</source>
        <translation>Neemt op met de microfoon, om het nummer daarmee te beginnen.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Opslaan…</translation>
    </message>
    <message>
        <source>Looking for the microphone…</source>
        <translation>De microfoon wordt gezocht…</translation>
    </message>
    <message>
        <source>Too loud: turn the microphone down, or go further away from it.</source>
        <translation>Te hard: zet de microfoon zachter, of ga er verder vandaan.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::RecordingsStep</name>
    <message>
        <source>Teach it your music</source>
        <translation>Leer het jouw muziek</translation>
    </message>
    <message>
        <source>Drop a folder of recordings here. They are listened through on this machine, and never changed or sent anywhere. Artist, genre and lyrics are read from tags and from text files beside them.</source>
        <translation>Laat hier een map met opnamen vallen. Ze worden op deze machine beluisterd en nooit gewijzigd of ergens heen gestuurd. Artiest, genre en songtekst worden uit tags en uit tekstbestanden ernaast gelezen.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Map kiezen…</translation>
    </message>
    <message>
        <source>&amp;Recordings</source>
        <translation>&amp;Opnamen</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Opnamen</translation>
    </message>
    <message>
        <source>Scan this folder again</source>
        <translation>Deze map opnieuw doorzoeken</translation>
    </message>
    <message>
        <source>Forget these recordings; the files stay</source>
        <translation>Deze opnamen vergeten; de bestanden blijven</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>Andere map…</translation>
    </message>
    <message>
        <source>How far the scan is</source>
        <translation>Hoe ver het doorzoeken is</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Listening to the recordings</source>
        <translation>De opnamen worden beluisterd</translation>
    </message>
    <message>
        <source>Of sound</source>
        <translation>Aan geluid</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Dubbele</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Onleesbaar</translation>
    </message>
    <message>
        <source>With lyrics</source>
        <translation>Met songtekst</translation>
    </message>
    <message>
        <source>Clipped or silent</source>
        <translation>Afgekapt of stil</translation>
    </message>
    <message>
        <source>Which findings are listed</source>
        <translation>Welke bevindingen worden getoond</translation>
    </message>
    <message>
        <source>What the scan found</source>
        <translation>Wat het doorzoeken vond</translation>
    </message>
    <message>
        <source>Nothing is wrong with these recordings.</source>
        <translation>Met deze opnamen is niets mis.</translation>
    </message>
    <message>
        <source>Licence of the recordings</source>
        <translation>Licentie van de opnamen</translation>
    </message>
    <message>
        <source>My own work, all rights reserved</source>
        <translation>Mijn eigen werk, alle rechten voorbehouden</translation>
    </message>
    <message>
        <source>The terms under which you may use them</source>
        <translation>De voorwaarden waaronder je ze mag gebruiken</translation>
    </message>
    <message>
        <source>Source of the recordings</source>
        <translation>Bron van de opnamen</translation>
    </message>
    <message>
        <source>Who made them, or where you have them from</source>
        <translation>Wie ze maakte, of waar je ze vandaan hebt</translation>
    </message>
    <message>
        <source>I may use these recordings to train a model.</source>
        <translation>Ik mag deze opnamen gebruiken om een model te trainen.</translation>
    </message>
    <message>
        <source>Next: what to train</source>
        <translation>Verder: wat te trainen</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>&amp;Licentie</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Bron</translation>
    </message>
    <message>
        <source>Folder with recordings</source>
        <translation>Map met opnamen</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stopt</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 van %2: %3</translation>
    </message>
    <message>
        <source>%1 is gone.</source>
        <translation>%1 is weg.</translation>
    </message>
    <message>
        <source>Licences found: %1. Sources found: %2. Yours count where none is given.</source>
        <translation>Gevonden licenties: %1. Gevonden bronnen: %2. De jouwe tellen waar er geen staat.</translation>
    </message>
    <message>
        <source>none given</source>
        <translation>niet genoemd</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 bevinding</translation>
    </message>
    <message>
        <source>All %1 findings</source>
        <translation>Alle %1 bevindingen</translation>
    </message>
    <message>
        <source>First say under which licence and from where you have them.</source>
        <translation>Zeg eerst onder welke licentie en waarvandaan je ze hebt.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::RegionView</name>
    <message>
        <source>Part of the recording that is kept</source>
        <translation>Deel van de opname dat behouden wordt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <translation>%1 tot %2 van %3</translation>
    </message>
    <message>
        <source>Drag the edges of the part that is kept. Left and Right move its end, with Shift its begin.</source>
        <translation>Versleep de randen van het deel dat blijft. Links en Rechts verschuiven het einde, met Shift het begin.</translation>
    </message>
    <message>
        <source>Drag the end of the part that is kept. Left and Right move it.</source>
        <translation>Versleep het einde van het deel dat blijft. Links en Rechts verschuiven het.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::RunList</name>
    <message>
        <source>Trainings</source>
        <translation>Trainingen</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::RunListModel</name>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, begun %2</source>
        <translation>%1, begonnen %2</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SampleListModel</name>
    <message>
        <source>%1
%2
Model %3, licence %4</source>
        <translation>%1
%2
Model %3, licentie %4</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>Artiest</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Lengte</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Waardering</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemaakt</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startgetal</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licentie</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SamplePicker</name>
    <message>
        <source>Find a song by title, artist or words</source>
        <translation>Zoek een nummer op titel, artiest of woorden</translation>
    </message>
    <message>
        <source>Find a song of the library</source>
        <translation>Zoek een nummer van de bibliotheek</translation>
    </message>
    <message>
        <source>Songs of the library</source>
        <translation>Nummers van de bibliotheek</translation>
    </message>
    <message>
        <source>No song of the library fits.</source>
        <translation>Geen nummer van de bibliotheek past.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SamplingPanel</name>
    <message>
        <source>Advanced</source>
        <translation>Geavanceerd</translation>
    </message>
    <message>
        <source>Use the model’s own values</source>
        <translation>De eigen waarden van het model gebruiken</translation>
    </message>
    <message>
        <source>Chosen by itself</source>
        <translation>Vanzelf gekozen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processor</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafische kaart (CUDA)</translation>
    </message>
    <message>
        <source>The model’s own</source>
        <translation>Die van het model</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 bit</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16 bit</translation>
    </message>
    <message>
        <source>8 bit: least memory</source>
        <translation>8 bit: minste geheugen</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveaus</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Rekenen op</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichten</translation>
    </message>
    <message>
        <source>All: full quality</source>
        <translation>Alle: volle kwaliteit</translation>
    </message>
    <message>
        <source>Down to level %1</source>
        <translation>Tot niveau %1</translation>
    </message>
    <message>
        <source>Top only: a draft</source>
        <translation>Alleen het bovenste: een schets</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatuur</translation>
    </message>
    <message>
        <source>Choose from</source>
        <translation>Kiezen uit</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Hop</translation>
    </message>
    <message>
        <source>Temperature of level %1</source>
        <translation>Temperatuur van niveau %1</translation>
    </message>
    <message>
        <source>Higher is bolder, lower is plainer. Near 1 is usual.</source>
        <translation>Hoger is gewaagder, lager is eenvoudiger. Dicht bij 1 is gebruikelijk.</translation>
    </message>
    <message>
        <source>What level %1 chooses from</source>
        <translation>Waaruit niveau %1 kiest</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Amount of level %1</source>
        <translation>Hoeveelheid van niveau %1</translation>
    </message>
    <message>
        <source>Hop of level %1</source>
        <translation>Hop van niveau %1</translation>
    </message>
    <message>
        <source>How far each window moves on, as a part of it. Smaller is better and slower.</source>
        <translation>Hoe ver elk venster opschuift, als deel ervan. Kleiner is beter en trager.</translation>
    </message>
    <message>
        <source>%1 (top)</source>
        <translation>%1 (bovenste)</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Sturing</translation>
    </message>
    <message>
        <source>Guidance of level %1</source>
        <translation>Sturing van niveau %1</translation>
    </message>
    <message>
        <source>How strictly artist, genre and lyrics are followed. 1: as the model says; 2 to 4: more, at twice the work.</source>
        <translation>Hoe streng artiest, genre en songtekst gevolgd worden. 1: zoals het model zegt; 2 tot 4: strenger, met twee keer zoveel werk.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>Zoekopdracht wissen</translation>
    </message>
    <message>
        <source>Save this search in the sidebar</source>
        <translation>Deze zoekopdracht in de zijbalk bewaren</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Search titles, artists, lyrics, tags…   or artist:  genre:  rating:&gt;3</source>
        <translation>Zoek in titels, artiesten, teksten, labels…   of artist:  genre:  rating:&gt;3</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>Zoek in de bibliotheek</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Aanvullingen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 verwijderen</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SessionPage</name>
    <message>
        <source>Make again from where line %1 was skipped</source>
        <translation>Opnieuw maken vanaf waar regel %1 werd overgeslagen</translation>
    </message>
    <message>
        <source>Take %1, %2</source>
        <translation>Take %1, %2</translation>
    </message>
    <message>
        <source>%1, accepted</source>
        <translation>%1, aanvaard</translation>
    </message>
    <message>
        <source>%1, put aside</source>
        <translation>%1, terzijde gelegd</translation>
    </message>
    <message>
        <source>%1, here</source>
        <translation>%1, hier</translation>
    </message>
    <message>
        <source>Rename the session</source>
        <translation>De sessie hernoemen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Compose together</source>
        <translation>Samen componeren</translation>
    </message>
    <message>
        <source>The song grows in small steps: for each one the model makes several candidates. Listen to them, accept the best and go on from there, or go back and take another way. Every take is kept, and any of them can be made in full quality.</source>
        <translation>Het nummer groeit in kleine stappen: voor elke stap maakt het model enkele kandidaten. Beluister ze, aanvaard de beste en ga van daar verder, of ga terug en kies een andere weg. Elke take blijft bewaard, en elk ervan kan in volle kwaliteit worden gemaakt.</translation>
    </message>
    <message>
        <source>New session…</source>
        <translation>Nieuwe sessie…</translation>
    </message>
    <message>
        <source>&amp;Sessions</source>
        <translation>&amp;Sessies</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessies</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Hernoemen…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergeten</translation>
    </message>
    <message>
        <source>Best coverage of the lyrics first</source>
        <translation>Beste dekking van de songtekst eerst</translation>
    </message>
    <message>
        <source>Nothing follows here yet. Press R to make candidates for the next step.</source>
        <translation>Hierna komt nog niets. Druk op R om kandidaten voor de volgende stap te maken.</translation>
    </message>
    <message>
        <source>Accept (Enter)</source>
        <translation>Aanvaarden (Enter)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Afspelen (Spatie)</translation>
    </message>
    <message>
        <source>Others (R)</source>
        <translation>Andere (R)</translation>
    </message>
    <message>
        <source>Back (Backspace)</source>
        <translation>Terug (Backspace)</translation>
    </message>
    <message>
        <source>Full quality (U)</source>
        <translation>Volle kwaliteit (U)</translation>
    </message>
    <message>
        <source>Keys 1 to 9 listen to a candidate and choose it.</source>
        <translation>De toetsen 1 tot 9 laten een kandidaat horen en kiezen hem.</translation>
    </message>
    <message>
        <source>&amp;Takes</source>
        <translation>&amp;Takes</translation>
    </message>
    <message>
        <source>All takes of this session</source>
        <translation>Alle takes van deze sessie</translation>
    </message>
    <message>
        <source>“%1” is forgotten. Its samples stay in the library.</source>
        <translation>“%1” is vergeten. De samples blijven in de bibliotheek.</translation>
    </message>
    <message>
        <source>Forgets this session. Its samples stay in the library, and it can be brought back.</source>
        <translation>Vergeet deze sessie. De samples blijven in de bibliotheek, en zij kan worden teruggehaald.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Brings the session back with all of its takes.</source>
        <translation>Haalt de sessie terug met al haar takes.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SessionSetup</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Begin a song together</source>
        <translation>Samen een nummer beginnen</translation>
    </message>
    <message>
        <source>&amp;Length of each step</source>
        <translation>&amp;Lengte van elke stap</translation>
    </message>
    <message>
        <source>&amp;Candidates for each step</source>
        <translation>&amp;Kandidaten voor elke stap</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>%1, %2, with the model %3. Only the top level is made at each step, so candidates come soon.</source>
        <translation>%1, %2, met het model %3. Bij elke stap wordt alleen het bovenste niveau gemaakt, dus kandidaten komen snel.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliotheek</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Tonen</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Een andere openen…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>All songs, with everything that made them. Each is complete by itself: the folder can be copied and moved.</source>
        <translation>Alle nummers, met alles wat ze maakte. Elk is op zichzelf volledig: de map kan worden gekopieerd en verplaatst.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Uiterlijk</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoog contrast</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>The window is made anew. A song in the making is interrupted and can be continued.</source>
        <translation>Het venster wordt opnieuw gemaakt. Een nummer in de maak wordt onderbroken en kan worden voortgezet.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Uitvoer</translation>
    </message>
    <message>
        <source>Where songs are played.</source>
        <translation>Waar nummers worden afgespeeld.</translation>
    </message>
    <message>
        <source>The system’s default</source>
        <translation>De standaard van het systeem</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (niet aangesloten)</translation>
    </message>
    <message>
        <source>Making songs</source>
        <translation>Nummers maken</translation>
    </message>
    <message>
        <source>Chosen by itself</source>
        <translation>Vanzelf gekozen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processor</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafische kaart (CUDA)</translation>
    </message>
    <message>
        <source>Compute on</source>
        <translation>Rekenen op</translation>
    </message>
    <message>
        <source>For new songs. A graphics card is used when there is one.</source>
        <translation>Voor nieuwe nummers. Een grafische kaart wordt gebruikt als die er is.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Fewer leave the machine free for other work. The songs stay the same.</source>
        <translation>Minder laat de machine vrij voor ander werk. De nummers blijven hetzelfde.</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Geheugenlimiet</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>A song that needs more fails with a message; the studio goes on. Less than 1,024 MB counts as that.</source>
        <translation>Een nummer dat meer nodig heeft, mislukt met een melding; de studio gaat door. Minder dan 1.024 MB telt als zoveel.</translation>
    </message>
    <message>
        <source>Unload after</source>
        <translation>Vrijgeven na</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>When nothing is to do, the model’s memory is given back after this time.</source>
        <translation>Als er niets te doen is, wordt het geheugen van het model na deze tijd teruggegeven.</translation>
    </message>
    <message>
        <source>Tell me when a song is done</source>
        <translation>Meld het als een nummer klaar is</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Melding</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>Pause on battery</source>
        <translation>Pauzeren op de accu</translation>
    </message>
    <message>
        <source>Work at night only</source>
        <translation>Alleen ’s nachts werken</translation>
    </message>
    <message>
        <source>The night begins at</source>
        <translation>De nacht begint om</translation>
    </message>
    <message>
        <source>The night ends at</source>
        <translation>De nacht eindigt om</translation>
    </message>
    <message>
        <source>to</source>
        <translation>tot</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Stroom</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tijd</translation>
    </message>
    <message>
        <source>The night</source>
        <translation>De nacht</translation>
    </message>
    <message>
        <source>What runs is held in memory until it may go on, and nothing new begins. Belongs to this library.</source>
        <translation>Wat loopt, wordt in het geheugen vastgehouden tot het verder mag, en er begint niets nieuws. Hoort bij deze bibliotheek.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>The studio makes no connection to any network: no account, no downloads, no statistics. Models, songs and settings stay on this machine.</source>
        <translation>De studio maakt met geen enkel netwerk verbinding: geen account, geen downloads, geen statistieken. Modellen, nummers en instellingen blijven op deze machine.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netwerk</translation>
    </message>
    <message>
        <source>Settings are kept in %1.</source>
        <translation>Instellingen worden bewaard in %1.</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Sneltoetsen</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lijst</translation>
    </message>
    <message>
        <source>Next and previous sample</source>
        <translation>Volgend en vorig sample</translation>
    </message>
    <message>
        <source>Extend the selection</source>
        <translation>De selectie uitbreiden</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift+pijlen</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Volgend deel van het venster</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::Sidebar</name>
    <message>
        <source>%1, %2 samples</source>
        <translation>%1, %2 samples</translation>
    </message>
    <message>
        <source>LIBRARY</source>
        <translation>BIBLIOTHEEK</translation>
    </message>
    <message>
        <source>EXPLORER</source>
        <translation>VERKENNER</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>Nieuwe verzameling…</translation>
    </message>
    <message>
        <source>COLLECTIONS</source>
        <translation>VERZAMELINGEN</translation>
    </message>
    <message>
        <source>SAVED SEARCHES</source>
        <translation>BEWAARDE ZOEKOPDRACHTEN</translation>
    </message>
    <message>
        <source>GENRES</source>
        <translation>GENRES</translation>
    </message>
    <message>
        <source>ARTISTS</source>
        <translation>ARTIESTEN</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Hernoemen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Prullenbak legen…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>%1, 1 sample</source>
        <translation>%1, 1 opname</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SidebarTree</name>
    <message>
        <source>Views of the library</source>
        <translation>Weergaven van de bibliotheek</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SongPath</name>
    <message>
        <source>The song so far</source>
        <translation>Het nummer tot nu toe</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Back to the beginning</source>
        <translation>Terug naar het begin</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Back to the end of step %1, at %2</source>
        <translation>Terug naar het einde van stap %1, op %2</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SpectrogramView</name>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Spectrogram</translation>
    </message>
    <message>
        <source>Listening to the frequencies …</source>
        <translation>Er wordt naar de frequenties geluisterd …</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::SpeedButton</name>
    <message>
        <source>Playing speed: %1</source>
        <translation>Afspeelsnelheid: %1</translation>
    </message>
    <message>
        <source>Playing speed; the pitch stays (&lt; slower, &gt; faster)</source>
        <translation>Afspeelsnelheid; de toonhoogte blijft (&lt; langzamer, &gt; sneller)</translation>
    </message>
    <message>
        <source>%1 (as it is)</source>
        <translation>%1 (zoals het is)</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::StartPanel</name>
    <message>
        <source>Choose a recording…</source>
        <translation>Een opname kiezen…</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen met</translation>
    </message>
    <message>
        <source>Nothing: a new song</source>
        <translation>Niets: een nieuw nummer</translation>
    </message>
    <message>
        <source>A song of the library: go on at a moment</source>
        <translation>Een nummer van de bibliotheek: verdergaan vanaf een moment</translation>
    </message>
    <message>
        <source>A song of the library: same notes, finer sound</source>
        <translation>Een nummer van de bibliotheek: dezelfde noten, fijner geluid</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Seconds that are kept</source>
        <translation>Seconden die worden behouden</translation>
    </message>
    <message>
        <source>Keep the first</source>
        <translation>Behoud de eerste</translation>
    </message>
    <message>
        <source>START FROM</source>
        <translation>BEGINNEN MET</translation>
    </message>
    <message>
        <source>The song it started from is not in the library any more. Choose another.</source>
        <translation>Het nummer waarmee het begon, staat niet meer in de bibliotheek. Kies een ander.</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Een opname kiezen</translation>
    </message>
    <message>
        <source>Recordings (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.aif *.aiff);;All files (*)</source>
        <translation>Opnamen (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.aif *.aiff);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Or drop a recording anywhere on this page.</source>
        <translation>Of laat ergens op deze pagina een opname vallen.</translation>
    </message>
    <message>
        <source>Begin at</source>
        <translation>Begin bij</translation>
    </message>
    <message>
        <source>A recording: go on from a part of it</source>
        <translation>Een opname: ga verder vanaf een deel ervan</translation>
    </message>
    <message>
        <source>Second of the recording at which the part that is kept begins</source>
        <translation>Seconde van de opname waarop het deel dat blijft begint</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behoud</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::TableView</name>
    <message>
        <source>Samples as a table</source>
        <translation>Samples als tabel</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::TaskPages</name>
    <message>
        <source>Progress</source>
        <translation>Voortgang</translation>
    </message>
    <message>
        <source>The studio can be used meanwhile. Hiding this window does not stop the work; stopping it takes away what was written so far.</source>
        <translation>Intussen kan de studio worden gebruikt. Dit venster verbergen stopt het werk niet; stoppen haalt weg wat tot nu toe geschreven is.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Bezig te stoppen…</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelaten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::TrainPage</name>
    <message>
        <source>New training</source>
        <translation>Nieuwe training</translation>
    </message>
    <message>
        <source>Trainings appear here: what runs, what can be continued, and what is finished.</source>
        <translation>Trainingen verschijnen hier: wat loopt, wat kan worden voortgezet en wat voltooid is.</translation>
    </message>
    <message>
        <source>TRAININGS</source>
        <translation>TRAININGEN</translation>
    </message>
    <message>
        <source>1  Recordings</source>
        <translation>1  Opnamen</translation>
    </message>
    <message>
        <source>2  What to train</source>
        <translation>2  Wat te trainen</translation>
    </message>
    <message>
        <source>3  Watch</source>
        <translation>3  Volgen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Dit bericht sluiten</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::TroubleModel</name>
    <message>
        <source>Recording</source>
        <translation>Opname</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Wat er is gevonden</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::WatchStep</name>
    <message>
        <source>&quot;%1&quot; is on the Models page now.</source>
        <translation>&quot;%1&quot; staat nu op de pagina Modellen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Doorgaan</translation>
    </message>
    <message>
        <source>Publish now…</source>
        <translation>Nu publiceren…</translation>
    </message>
    <message>
        <source>Makes a model of the last checkpoint; the training is not disturbed.</source>
        <translation>Maakt een model van het laatste controlepunt; de training wordt niet gestoord.</translation>
    </message>
    <message>
        <source>Show models</source>
        <translation>Modellen tonen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Name of the new model</source>
        <translation>Naam van het nieuwe model</translation>
    </message>
    <message>
        <source>&amp;Publish as</source>
        <translation>&amp;Publiceren als</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>How far the training is</source>
        <translation>Hoe ver de training is</translation>
    </message>
    <message>
        <source>What the curve shows</source>
        <translation>Wat de curve toont</translation>
    </message>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>&amp;Logaritmisch</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Inzoomen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Uitzoomen</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles tonen</translation>
    </message>
    <message>
        <source>learns from &quot;%1&quot;</source>
        <translation>leert van &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1, fine-tuned with &quot;%2&quot;</source>
        <translation>%1, bijgeleerd met &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1 · %2. %3</source>
        <translation>%1 · %2. %3</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Remove for good?</source>
        <translation>Voorgoed verwijderen?</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>All stages are done.</source>
        <translation>Alle fasen zijn klaar.</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation> · nog %1</translation>
    </message>
    <message>
        <source>about %1 more steps in this stage</source>
        <translation>nog ongeveer %1 stappen in deze fase</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>Publiceren…</translation>
    </message>
</context>
<context>
    <name>jukebox::ui::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>Golfvorm</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
</context>
</TS>
