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
        <source>Samples that you generate appear here. From a terminal: jukebox generate --artist "Mara Vale" --genre folk</source>
        <translation>Samples die u maakt, verschijnen hier. In een terminal: jukebox generate --artist "Mara Vale" --genre folk</translation>
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
        <translation>Geen liederen met nieuwe teksten</translation>
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
        <translation>Nieuwe opnamen van bestaande liederen: door u gelabeld met “re-rendition”.</translation>
    </message>
    <message>
        <source>No re-renditions</source>
        <translation>Geen nieuwe uitvoeringen</translation>
    </message>
    <message>
        <source>Tag a sample “re-rendition” when it sings the words of a known song.</source>
        <translation>Label een sample met “re-rendition” als het de woorden van een bekend lied zingt.</translation>
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
        <translation>Liederen waarvan het model zegt wanneer elke letter wordt gezongen.</translation>
    </message>
    <message>
        <source>No lit lyrics</source>
        <translation>Geen oplichtende teksten</translation>
    </message>
    <message>
        <source>Songs with an alignment of lyrics and sound appear here.</source>
        <translation>Liederen waarvan tekst en geluid aan elkaar zijn gekoppeld, verschijnen hier.</translation>
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
        <source>the model's name</source>
        <translation>de naam van het model</translation>
    </message>
    <message>
        <source>the seed, as in seed:42</source>
        <translation>het startgetal, zoals in seed:42</translation>
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
        <source>Keeps another sample's top level and samples the finer levels anew.</source>
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
        <source>Stopped; it can be continued later.</source>
        <translation>Gestopt; het kan later worden voortgezet.</translation>
    </message>
    <message>
        <source>A publication or import is still running.</source>
        <translation>Er loopt nog een publicatie of import.</translation>
    </message>
    <message>
        <source>Publish the list in sight: choose a new or empty folder, or an explorer to bring up to date</source>
        <translation>Publiceer de zichtbare lijst: kies een nieuwe of lege map, of een verkenner om bij te werken</translation>
    </message>
    <message>
        <source>Import a published explorer</source>
        <translation>Een gepubliceerde verkenner importeren</translation>
    </message>
    <message>
        <source>1 song is published. Open index.html in the folder.</source>
        <translation>1 lied is gepubliceerd. Open index.html in de map.</translation>
    </message>
    <message>
        <source>%1 songs are published. Open index.html in the folder.</source>
        <translation>%1 liedjes zijn gepubliceerd. Open index.html in de map.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Weggelaten: %1</translation>
    </message>
    <message>
        <source>1 song was imported.</source>
        <translation>1 lied is geïmporteerd.</translation>
    </message>
    <message>
        <source>%1 songs were imported.</source>
        <translation>%1 liedjes zijn geïmporteerd.</translation>
    </message>
    <message>
        <source>1 was in the library already.</source>
        <translation>1 stond al in de bibliotheek.</translation>
    </message>
    <message>
        <source>%1 were in the library already.</source>
        <translation>%1 stonden al in de bibliotheek.</translation>
    </message>
    <message>
        <source>Not imported: %1</source>
        <translation>Niet geïmporteerd: %1</translation>
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
        <translation>Lengte van het lied</translation>
    </message>
    <message>
        <source>The length of the whole song that the model was told; it plans introduction and end by it.</source>
        <translation>De lengte van het hele lied die het model is opgegeven; begin en einde richten zich daarnaar.</translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation>Begint op</translation>
    </message>
    <message>
        <source>Where in that song the recording begins.</source>
        <translation>Waar in dat lied de opname begint.</translation>
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
        <translation>Gegevens</translation>
    </message>
    <message>
        <source>Lyrics</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>Afstamming</translation>
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
        <translation>Het hele lied tonen</translation>
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
    <name>jukebox::ui::LyricsView</name>
    <message>
        <source>Lyrics</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>This song has no lyrics.</source>
        <translation>Dit lied heeft geen tekst.</translation>
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
        <translation>Elk lied even luid afspelen (EBU R 128, −16 LUFS)</translation>
    </message>
    <message>
        <source>Nothing is playing</source>
        <translation>Er speelt niets</translation>
    </message>
    <message>
        <source>Choose a song to listen to</source>
        <translation>Kies een lied om te beluisteren</translation>
    </message>
    <message>
        <source>Repeats this song</source>
        <translation>Herhaalt dit lied</translation>
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
        <source>What the model's licence lets you do with its results.</source>
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
        <source>Its name in the library's folder.</source>
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
</context>
<context>
    <name>jukebox::ui::SidebarTree</name>
    <message>
        <source>Views of the library</source>
        <translation>Weergaven van de bibliotheek</translation>
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
    <name>jukebox::ui::TableView</name>
    <message>
        <source>Samples as a table</source>
        <translation>Samples als tabel</translation>
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
