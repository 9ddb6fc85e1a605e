<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>app</name>
  <message>
   <source>Percept is already running but doesn't answer. End its process ({process}) and start it again.</source>
   <translation>Percept läuft bereits und antwortet nicht. Beenden Sie seinen Prozess ({process}) und starten Sie es neu.</translation>
  </message>
 </context>
 <context>
  <name>ButtonRow</name>
  <message>
   <source>Describe &amp;screen</source>
   <translation>B&amp;ildschirm beschreiben</translation>
  </message>
  <message>
   <source>Describe &amp;window</source>
   <translation>&amp;Fenster beschreiben</translation>
  </message>
  <message>
   <source>&amp;More detail</source>
   <translation>&amp;Ausführlicher</translation>
  </message>
  <message>
   <source>What chan&amp;ged</source>
   <translation>Was ha&amp;t sich geändert</translation>
  </message>
  <message>
   <source>&amp;Repeat</source>
   <translation>&amp;Wiederholen</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>An&amp;halten</translation>
  </message>
  <message>
   <source>&amp;How much detail</source>
   <translation>Wie &amp;viel</translation>
  </message>
 </context>
 <context>
  <name>captioning</name>
  <message>
   <source>The built-in speech recogniser is basic: it only knows English and is sometimes wrong. You can download a larger one under Tools, Larger models, and choose it in the settings.</source>
   <translation>Die eingebaute Spracherkennung ist einfach: Sie versteht nur Englisch und irrt sich manchmal. Eine größere können Sie unter Extras, Größere Modelle herunterladen und in den Einstellungen wählen.</translation>
  </message>
  <message>
   <source>Starting captions …</source>
   <translation>Untertitel werden gestartet …</translation>
  </message>
  <message>
   <source>Captions are off.</source>
   <translation>Die Untertitel sind aus.</translation>
  </message>
  <message>
   <source>Captioning the microphone.</source>
   <translation>Untertitel des Mikrofons.</translation>
  </message>
  <message>
   <source>Captioning what the computer plays and the microphone.</source>
   <translation>Untertitel für den Ton des Computers und das Mikrofon.</translation>
  </message>
  <message>
   <source>Captioning what the computer plays.</source>
   <translation>Untertitel dessen, was der Computer abspielt.</translation>
  </message>
  <message>
   <source>The sound has ended, so captions have stopped.</source>
   <translation>Der Ton ist zu Ende, darum wurden die Untertitel beendet.</translation>
  </message>
  <message>
   <source>Captions stopped unexpectedly and were restarted; some words are missing.</source>
   <translation>Die Untertitel brachen unerwartet ab und wurden neu gestartet; einige Wörter fehlen.</translation>
  </message>
  <message>
   <source>Captions stopped unexpectedly. Turn them on again.</source>
   <translation>Die Untertitel brachen unerwartet ab. Schalten Sie sie wieder ein.</translation>
  </message>
 </context>
 <context>
  <name>CaptionsText</name>
  <message>
   <source>Captions</source>
   <translation>Untertitel</translation>
  </message>
 </context>
 <context>
  <name>CaptionsWindow</name>
  <message>
   <source>Percept captions</source>
   <translation>Percept-Untertitel</translation>
  </message>
  <message>
   <source>&amp;Find</source>
   <translation>&amp;Suchen</translation>
  </message>
  <message>
   <source>Find in the captions</source>
   <translation>In den Untertiteln suchen</translation>
  </message>
  <message>
   <source>Captions &amp;off</source>
   <translation>Untertitel &amp;aus</translation>
  </message>
  <message>
   <source>&amp;Name speakers…</source>
   <translation>Sprecher &amp;benennen …</translation>
  </message>
  <message>
   <source>&amp;Save…</source>
   <translation>Spei&amp;chern…</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <source>&amp;Restore them</source>
   <translation>&amp;Zurückholen</translation>
  </message>
  <message>
   <source>&amp;Discard them</source>
   <translation>&amp;Verwerfen</translation>
  </message>
  <message>
   <source>Captions &amp;on</source>
   <translation>Untertitel &amp;ein</translation>
  </message>
  <message>
   <source>Percept closed before the last captions were saved. They are still here (lines: {count}).</source>
   <translation>Percept wurde beendet, bevor die letzten Untertitel gespeichert waren; sie sind noch da (Zeilen: {count}).</translation>
  </message>
  <message>
   <source>“{words}” isn't in the captions.</source>
   <translation>„{words}“ kommt in den Untertiteln nicht vor.</translation>
  </message>
  <message>
   <source>Speakers were named.</source>
   <translation>Die Sprecher wurden benannt.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>Text (*.txt);;Subtitles (*.srt *.vtt);;Web page (*.html);;JSON (*.json);;Speakers and times (*.rttm)</source>
   <translation>Text (*.txt);;Untertitel (*.srt *.vtt);;Webseite (*.html);;JSON (*.json);;Sprecher und Zeiten (*.rttm)</translation>
  </message>
  <message>
   <source>Save the captions</source>
   <translation>Untertitel speichern</translation>
  </message>
  <message>
   <source>Saved as {path}.</source>
   <translation>Gespeichert als {path}.</translation>
  </message>
 </context>
 <context>
  <name>describing</name>
  <message>
   <source>The screen.</source>
   <translation>Der Bildschirm.</translation>
  </message>
  <message>
   <source>The window.</source>
   <translation>Das Fenster.</translation>
  </message>
  <message>
   <source>Under the pointer.</source>
   <translation>Unter dem Mauszeiger.</translation>
  </message>
  <message>
   <source>The clipboard.</source>
   <translation>Die Zwischenablage.</translation>
  </message>
  <message>
   <source>The picture.</source>
   <translation>Das Bild.</translation>
  </message>
  <message>
   <source>Looking …</source>
   <translation>Sehe nach …</translation>
  </message>
  <message>
   <source>More detail.</source>
   <translation>Ausführlicher.</translation>
  </message>
  <message>
   <source>Getting more detail …</source>
   <translation>Wird ausführlicher beschrieben …</translation>
  </message>
  <message>
   <source>Looking at the photograph …</source>
   <translation>Das Foto wird angesehen …</translation>
  </message>
  <message>
   <source>You asked: {words}</source>
   <translation>Sie fragten: {words}</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Angehalten.</translation>
  </message>
  <message>
   <source>There was nothing to stop.</source>
   <translation>Es gab nichts anzuhalten.</translation>
  </message>
  <message>
   <source>Nothing has been described yet.</source>
   <translation>Es wurde noch nichts beschrieben.</translation>
  </message>
  <message>
   <source>Press More detail for the next part.</source>
   <translation>Mit „Ausführlicher“ kommt der nächste Teil.</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Fertig.</translation>
  </message>
  <message>
   <source>Answered.</source>
   <translation>Beantwortet.</translation>
  </message>
  <message>
   <source>The description got stuck and was restarted. Press the key again.</source>
   <translation>Die Beschreibung blieb hängen und wurde neu gestartet. Drücken Sie die Taste noch einmal.</translation>
  </message>
  <message>
   <source>The description stopped unexpectedly. Press the key again.</source>
   <translation>Die Beschreibung brach unerwartet ab. Drücken Sie die Taste noch einmal.</translation>
  </message>
 </context>
 <context>
  <name>DescriptionView</name>
  <message>
   <source>&amp;Elements: {count}</source>
   <translation>&amp;Elemente: {count}</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>The picture that was described</source>
   <translation>Das Bild, das beschrieben wurde</translation>
  </message>
  <message>
   <source>Ready.</source>
   <translation>Bereit.</translation>
  </message>
  <message>
   <source>Descr&amp;iption</source>
   <translation>Be&amp;schreibung</translation>
  </message>
  <message>
   <source>&amp;Elements</source>
   <translation>&amp;Elemente</translation>
  </message>
  <message>
   <source>Elements</source>
   <translation>Elemente</translation>
  </message>
  <message>
   <source>Press Enter to see what you can do with an element.</source>
   <translation>Drücken Sie die Eingabetaste, um zu sehen, was Sie mit einem Element tun können.</translation>
  </message>
  <message>
   <source>&amp;Question</source>
   <translation>Fra&amp;ge</translation>
  </message>
  <message>
   <source>What does the error say? Where is the save button?</source>
   <translation>Was sagt die Fehlermeldung? Wo ist die Schaltfläche Speichern?</translation>
  </message>
  <message>
   <source>&amp;Ask</source>
   <translation>F&amp;ragen</translation>
  </message>
  <message>
   <source>Description and picture</source>
   <translation>Beschreibung und Bild</translation>
  </message>
  <message>
   <source>Divider between description and picture</source>
   <translation>Trennlinie zwischen Beschreibung und Bild</translation>
  </message>
 </context>
 <context>
  <name>dialogs</name>
  <message>
   <source>Percept</source>
   <translation>Percept</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>Warnung</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Kopieren</translation>
  </message>
 </context>
 <context>
  <name>ElementList</name>
  <message>
   <source>&amp;Move the pointer there</source>
   <translation>&amp;Mauszeiger dorthin bewegen</translation>
  </message>
  <message>
   <source>&amp;Press it</source>
   <translation>&amp;Drücken</translation>
  </message>
  <message>
   <source>Move the &amp;keyboard focus there</source>
   <translation>&amp;Tastaturfokus dorthin setzen</translation>
  </message>
 </context>
 <context>
  <name>Fetch</name>
  <message>
   <source>The picture model is installed and checked.</source>
   <translation>Das Bildmodell ist installiert und geprüft.</translation>
  </message>
  <message>
   <source>Downloading the picture model, {size} MB. You can carry on meanwhile.</source>
   <translation>Das Bildmodell wird heruntergeladen, {size} MB. Sie können währenddessen weiterarbeiten.</translation>
  </message>
  <message>
   <source>Picture model: {percent} percent</source>
   <translation>Bildmodell: {percent} Prozent</translation>
  </message>
  <message>
   <source>The picture model wasn't downloaded completely. Next time the download continues where it stopped.</source>
   <translation>Das Bildmodell wurde nicht vollständig heruntergeladen. Beim nächsten Mal geht es dort weiter.</translation>
  </message>
 </context>
 <context>
  <name>FirstRun</name>
  <message>
   <source>Welcome to Percept</source>
   <translation>Willkommen bei Percept</translation>
  </message>
  <message>
   <source>{reader} is running, so Percept speaks through it.</source>
   <translation>{reader} läuft, also spricht Percept durch ihn.</translation>
  </message>
  <message>
   <source>No screen reader is running, so Percept speaks with its own voice.</source>
   <translation>Es läuft kein Screenreader, also spricht Percept mit einer eigenen Stimme.</translation>
  </message>
  <message>
   <source>What do you need?</source>
   <translation>Was brauchen Sie?</translation>
  </message>
  <message>
   <source>How should Percept speak?</source>
   <translation>Wie soll Percept sprechen?</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Zurück</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>&amp;Weiter</translation>
  </message>
  <message>
   <source>Page</source>
   <translation>Seite</translation>
  </message>
  <message>
   <source>Shortcuts that work in every program</source>
   <translation>Tasten für jedes Programm</translation>
  </message>
  <message>
   <source>You can change them in the settings (Ctrl+Comma in Percept's window).</source>
   <translation>Sie können sie in den Einstellungen ändern (Strg+Komma in Percepts Fenster).</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Bereit</translation>
  </message>
  <message>
   <source>Everything is set up. You don't need an account, and nothing you look at or hear leaves this computer.</source>
   <translation>Alles ist eingerichtet. Sie brauchen kein Konto, und nichts, was Sie ansehen oder hören, verlässt diesen Rechner.</translation>
  </message>
  <message>
   <source>Download the picture model now ({size} MB)</source>
   <translation>Das Bildmodell jetzt herunterladen ({size} MB)</translation>
  </message>
  <message>
   <source>Not now, ask again at the first photograph</source>
   <translation>Nicht jetzt, beim ersten Foto noch einmal fragen</translation>
  </message>
  <message>
   <source>Models for better captions are in Percept's window, under Tools, Larger models.</source>
   <translation>Modelle für bessere Untertitel sind in Percepts Fenster, unter Extras, Größere Modelle.</translation>
  </message>
  <message>
   <source>&amp;Start Percept</source>
   <translation>Percept &amp;starten</translation>
  </message>
 </context>
 <context>
  <name>History</name>
  <message>
   <source>Pre&amp;vious</source>
   <translation>Dav&amp;or</translation>
  </message>
  <message>
   <source>Cop&amp;y it</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <source>Nothing yet</source>
   <translation>Noch nichts</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Percept</source>
   <translation>Percept</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>Inhalt</translation>
  </message>
 </context>
 <context>
  <name>Menus</name>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <source>&amp;Open a picture…</source>
   <translation>Bild ö&amp;ffnen…</translation>
  </message>
  <message>
   <source>&amp;Save the description…</source>
   <translation>Beschreibung &amp;speichern…</translation>
  </message>
  <message>
   <source>&amp;Copy the description</source>
   <translation>Beschreibung &amp;kopieren</translation>
  </message>
  <message>
   <source>Close the &amp;window</source>
   <translation>Fe&amp;nster schließen</translation>
  </message>
  <message>
   <source>&amp;Quit Percept</source>
   <translation>Percept &amp;beenden</translation>
  </message>
  <message>
   <source>&amp;Describe</source>
   <translation>&amp;Beschreiben</translation>
  </message>
  <message>
   <source>The &amp;screen</source>
   <translation>Den &amp;Bildschirm</translation>
  </message>
  <message>
   <source>The active &amp;window</source>
   <translation>Das aktive &amp;Fenster</translation>
  </message>
  <message>
   <source>Under the &amp;pointer</source>
   <translation>Unter dem &amp;Mauszeiger</translation>
  </message>
  <message>
   <source>The picture on the &amp;clipboard</source>
   <translation>Das Bild in der &amp;Zwischenablage</translation>
  </message>
  <message>
   <source>&amp;Repeat</source>
   <translation>&amp;Wiederholen</translation>
  </message>
  <message>
   <source>&amp;More detail</source>
   <translation>&amp;Ausführlicher</translation>
  </message>
  <message>
   <source>What chan&amp;ged</source>
   <translation>Was ha&amp;t sich geändert</translation>
  </message>
  <message>
   <source>W&amp;atch the active window, or stop watching</source>
   <translation>Das aktive Fenster be&amp;obachten oder damit aufhören</translation>
  </message>
  <message>
   <source>S&amp;top</source>
   <translation>An&amp;halten</translation>
  </message>
  <message>
   <source>&amp;Captions</source>
   <translation>&amp;Untertitel</translation>
  </message>
  <message>
   <source>&amp;On or off</source>
   <translation>&amp;Ein oder aus</translation>
  </message>
  <message>
   <source>&amp;Tools</source>
   <translation>E&amp;xtras</translation>
  </message>
  <message>
   <source>&amp;Settings…</source>
   <translation>&amp;Einstellungen…</translation>
  </message>
  <message>
   <source>Set Percept up &amp;again…</source>
   <translation>Percept &amp;neu einrichten…</translation>
  </message>
  <message>
   <source>Show the &amp;problem report</source>
   <translation>&amp;Problembericht zeigen</translation>
  </message>
  <message>
   <source>&amp;Larger models…</source>
   <translation>&amp;Größere Modelle…</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Bilder</translation>
  </message>
  <message>
   <source>Open a picture</source>
   <translation>Ein Bild öffnen</translation>
  </message>
  <message>
   <source>Save the description</source>
   <translation>Beschreibung speichern</translation>
  </message>
  <message>
   <source>{path} can't be written ({reason}); choose another place.</source>
   <translation>{path} kann nicht geschrieben werden ({reason}); wählen Sie einen anderen Ort.</translation>
  </message>
 </context>
 <context>
  <name>model_choice</name>
  <message>
   <source>A folder…</source>
   <translation>Ein Ordner…</translation>
  </message>
  <message>
   <source>The folder of a model</source>
   <translation>Der Ordner eines Modells</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>Larger models</source>
   <translation>Größere Modelle</translation>
  </message>
  <message>
   <source>Percept works without these. They are only downloaded when you say so, then checked, and only used on this computer.</source>
   <translation>Percept läuft ohne sie. Sie werden nur auf Ihren Wunsch heruntergeladen, dann geprüft und nur auf diesem Rechner benutzt.</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>&amp;Download</source>
   <translation>&amp;Herunterladen</translation>
  </message>
  <message>
   <source>Chec&amp;k the files</source>
   <translation>Dateien &amp;prüfen</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>&amp;Entfernen</translation>
  </message>
  <message>
   <source>&amp;Stop</source>
   <translation>&amp;Anhalten</translation>
  </message>
  <message>
   <source>installed</source>
   <translation>installiert</translation>
  </message>
  <message>
   <source>{size} MB to download</source>
   <translation>{size} MB herunterzuladen</translation>
  </message>
  <message>
   <source>Recommended: {model}</source>
   <translation>Empfohlen: {model}</translation>
  </message>
  <message>
   <source>Languages: {languages}. Licence: {licence}. Uses {memory} MB of memory.</source>
   <translation>Sprachen: {languages}. Lizenz: {licence}. Braucht {memory} MB Arbeitsspeicher.</translation>
  </message>
  <message>
   <source>It needs Percept's GPU add-on; the documentation says how to install that.</source>
   <translation>Es braucht Percepts GPU-Erweiterung; wie man sie installiert, steht in der Dokumentation.</translation>
  </message>
  <message>
   <source>{model} is installed and checked.</source>
   <translation>{model} ist installiert und geprüft.</translation>
  </message>
  <message>
   <source>Downloading {model}…</source>
   <translation>{model} wird heruntergeladen…</translation>
  </message>
  <message>
   <source>All files of {model} are intact.</source>
   <translation>Alle Dateien von {model} sind unversehrt.</translation>
  </message>
  <message>
   <source>Checking {model}…</source>
   <translation>{model} wird geprüft…</translation>
  </message>
  <message>
   <source>Remove {model}? You can download it again later.</source>
   <translation>{model} entfernen? Sie können es später wieder herunterladen.</translation>
  </message>
  <message>
   <source>{model} has been removed.</source>
   <translation>{model} wurde entfernt.</translation>
  </message>
  <message>
   <source>{percent} percent</source>
   <translation>{percent} Prozent</translation>
  </message>
  <message>
   <source>{file}: {done} of {total} MB, {speed} MB a second, {left} seconds left</source>
   <translation>{file}: {done} von {total} MB, {speed} MB in der Sekunde, noch {left} Sekunden</translation>
  </message>
  <message>
   <source>Stopped. What has been downloaded is kept, and the download can continue from there.</source>
   <translation>Angehalten. Was heruntergeladen wurde, bleibt; von dort kann es weitergehen.</translation>
  </message>
 </context>
 <context>
  <name>offer</name>
  <message>
   <source>Percept can't say yet what a photograph shows. A picture model can: {size} MB, downloaded once from {host}, and only used on this computer. What you look at never leaves it.</source>
   <translation>Percept kann noch nicht sagen, was ein Foto zeigt. Ein Bildmodell kann es: {size} MB, einmal von {host} heruntergeladen und nur auf diesem Rechner benutzt. Was Sie ansehen, verlässt ihn nie.</translation>
  </message>
  <message>
   <source>Photographs</source>
   <translation>Fotos</translation>
  </message>
  <message>
   <source>&amp;Download it ({size} MB)</source>
   <translation>&amp;Herunterladen ({size} MB)</translation>
  </message>
  <message>
   <source>&amp;Not now</source>
   <translation>&amp;Nicht jetzt</translation>
  </message>
 </context>
 <context>
  <name>Overlay</name>
  <message>
   <source>Percept outline</source>
   <translation>Percept-Umriss</translation>
  </message>
  <message>
   <source>Outline around what is meant</source>
   <translation>Umriss um das, was gemeint ist</translation>
  </message>
 </context>
 <context>
  <name>Percept</name>
  <message>
   <source>This report stays on this computer: {path}</source>
   <translation>Er bleibt auf diesem Rechner: {path}</translation>
  </message>
  <message>
   <source>No problems have been recorded.</source>
   <translation>Es wurden keine Probleme aufgezeichnet.</translation>
  </message>
  <message>
   <source>Problem report</source>
   <translation>Problembericht</translation>
  </message>
  <message>
   <source>Speech works again.</source>
   <translation>Die Sprachausgabe geht wieder.</translation>
  </message>
 </context>
 <context>
  <name>Photographs</name>
  <message>
   <source>Press {key} and then Enter to download it.</source>
   <translation>Drücken Sie {key} und dann die Eingabetaste, um es herunterzuladen.</translation>
  </message>
 </context>
 <context>
  <name>settings</name>
  <message>
   <source>hotkey shortcut keyboard combination</source>
   <translation>Tastenkürzel Hotkey Tastatur Kombination</translation>
  </message>
  <message>
   <source>voice read aloud talk sound</source>
   <translation>Stimme vorlesen sprechen Ton</translation>
  </message>
  <message>
   <source>font zoom dark mode colour display</source>
   <translation>Schrift Schriftgröße Zoom dunkel Farbe Anzeige</translation>
  </message>
  <message>
   <source>subtitles transcription speech recognition</source>
   <translation>Transkription Mitschrift Spracherkennung</translation>
  </message>
  <message>
   <source>voice speed fast slow tempo</source>
   <translation>Stimme Geschwindigkeit schnell langsam</translation>
  </message>
  <message>
   <source>What you need</source>
   <translation>Was Sie brauchen</translation>
  </message>
  <message>
   <source>Which parts of Percept start automatically.</source>
   <translation>Welche Teile von Percept von selbst starten.</translation>
  </message>
  <message>
   <source>Hear what is on the screen</source>
   <translation>Hören, was auf dem Bildschirm ist</translation>
  </message>
  <message>
   <source>Read what is said</source>
   <translation>Lesen, was gesagt wird</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>Beides</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Speech changes at once, windows the next time Percept starts. Text on the screen is read as it is; you can ask in this language or in English.</source>
   <translation>Gesprochenes ändert sich sofort, Fenster beim nächsten Start. Text auf dem Bildschirm wird gelesen, wie er ist; fragen können Sie in dieser Sprache oder auf Englisch.</translation>
  </message>
  <message>
   <source>Same as the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Deutsch</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Español</source>
   <translation>Español</translation>
  </message>
  <message>
   <source>Français</source>
   <translation>Français</translation>
  </message>
  <message>
   <source>Speak through</source>
   <translation>Sprechen durch</translation>
  </message>
  <message>
   <source>A running screen reader comes first unless you choose otherwise.</source>
   <translation>Der laufende Screenreader kommt zuerst, wenn Sie es nicht anders wählen.</translation>
  </message>
  <message>
   <source>The screen reader, otherwise Percept's own voice</source>
   <translation>Den Screenreader, sonst Percepts eigene Stimme</translation>
  </message>
  <message>
   <source>Percept's own voice</source>
   <translation>Percepts eigene Stimme</translation>
  </message>
  <message>
   <source>Nothing, only text</source>
   <translation>Nichts, nur Text</translation>
  </message>
  <message>
   <source>Speaking rate</source>
   <translation>Sprechtempo</translation>
  </message>
  <message>
   <source>Of Percept's own voice; a screen reader keeps its own rate.</source>
   <translation>Von Percepts eigener Stimme; ein Screenreader behält sein eigenes Tempo.</translation>
  </message>
  <message>
   <source>words per minute</source>
   <translation>Wörter pro Minute</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>Töne</translation>
  </message>
  <message>
   <source>A short sound tells you that a key was understood, that the work is done, or that it failed.</source>
   <translation>Ein kurzer Ton sagt, dass eine Taste verstanden wurde, dass es fertig ist oder dass es misslang.</translation>
  </message>
  <message>
   <source>Level of detail</source>
   <translation>Ausführlichkeit</translation>
  </message>
  <message>
   <source>Only the essentials, more, or everything.</source>
   <translation>Nur das Wesentliche, mehr, oder alles.</translation>
  </message>
  <message>
   <source>Brief</source>
   <translation>Kurz</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Alles</translation>
  </message>
  <message>
   <source>Larger model</source>
   <translation>Größeres Modell</translation>
  </message>
  <message>
   <source>For what the built-in model can't tell. You can download one under Tools, Larger models.</source>
   <translation>Für das, was das eingebaute Modell nicht sagen kann. Sie können eines unter Extras, Größere Modelle herunterladen.</translation>
  </message>
  <message>
   <source>Whichever has been downloaded</source>
   <translation>Das, was heruntergeladen wurde</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <source>Show the window for each description</source>
   <translation>Das Fenster bei jeder Beschreibung zeigen</translation>
  </message>
  <message>
   <source>It appears without taking the keyboard away from the program you are using.</source>
   <translation>Es erscheint, ohne dem Programm, in dem Sie arbeiten, die Tastatur zu nehmen.</translation>
  </message>
  <message>
   <source>Outline what is being described</source>
   <translation>Umrahmen, was beschrieben wird</translation>
  </message>
  <message>
   <source>A frame on the screen around what each sentence is about.</source>
   <translation>Ein Rahmen auf dem Bildschirm um das, wovon ein Satz handelt.</translation>
  </message>
  <message>
   <source>Pause while watching</source>
   <translation>Pause beim Beobachten</translation>
  </message>
  <message>
   <source>Between two announcements of what has changed in a window that Percept watches; dialogs are announced at once.</source>
   <translation>Zwischen zwei Ansagen dessen, was sich in einem beobachteten Fenster geändert hat; Dialoge werden sofort angesagt.</translation>
  </message>
  <message>
   <source>seconds</source>
   <translation>Sekunden</translation>
  </message>
  <message>
   <source>Source of captions</source>
   <translation>Quelle der Untertitel</translation>
  </message>
  <message>
   <source>What Percept listens to.</source>
   <translation>Worauf Percept hört.</translation>
  </message>
  <message>
   <source>What the computer plays</source>
   <translation>Was der Computer abspielt</translation>
  </message>
  <message>
   <source>The microphone</source>
   <translation>Das Mikrofon</translation>
  </message>
  <message>
   <source>Both, told apart</source>
   <translation>Beides, auseinandergehalten</translation>
  </message>
  <message>
   <source>Help from the screen</source>
   <translation>Hilfe vom Bildschirm</translation>
  </message>
  <message>
   <source>Words in the active window help Percept to hear them, and what is said points at what it means.</source>
   <translation>Wörter im aktiven Fenster helfen Percept, sie zu verstehen, und was gesagt wird, zeigt auf das, was es meint.</translation>
  </message>
  <message>
   <source>Words on the screen</source>
   <translation>Wörter auf dem Bildschirm</translation>
  </message>
  <message>
   <source>Words, then the built-in model</source>
   <translation>Wörter, dann das eingebaute Modell</translation>
  </message>
  <message>
   <source>Speech recogniser</source>
   <translation>Spracherkennung</translation>
  </message>
  <message>
   <source>The built-in one is basic. Larger ones are under Tools, Larger models.</source>
   <translation>Die eingebaute ist einfach. Größere finden Sie unter Extras, Größere Modelle.</translation>
  </message>
  <message>
   <source>Built-in, English only</source>
   <translation>Eingebaut, nur Englisch</translation>
  </message>
  <message>
   <source>Say who speaks</source>
   <translation>Sagen, wer spricht</translation>
  </message>
  <message>
   <source>Where several people speak, captions say which of them: Speaker 1, Speaker 2. You can name them in the captions window.</source>
   <translation>Wo mehrere Menschen sprechen, steht in den Untertiteln, wer: Sprecher 1, Sprecher 2. Im Untertitelfenster können Sie ihnen Namen geben.</translation>
  </message>
  <message>
   <source>Names and terms</source>
   <translation>Namen und Fachwörter</translation>
  </message>
  <message>
   <source>What captions should listen for, separated by commas: people, places, products, terms of your work.</source>
   <translation>Worauf die Untertitel achten sollen, mit Kommas getrennt: Menschen, Orte, Produkte, Begriffe aus Ihrer Arbeit.</translation>
  </message>
  <message>
   <source>Outline what a word refers to</source>
   <translation>Umrahmen, was ein Wort meint</translation>
  </message>
  <message>
   <source>A frame on the screen around what was mentioned, for a few seconds.</source>
   <translation>Ein Rahmen auf dem Bildschirm um das, was erwähnt wurde, für einige Sekunden.</translation>
  </message>
  <message>
   <source>Caption font</source>
   <translation>Schrift der Untertitel</translation>
  </message>
  <message>
   <source>Leave it empty for the system's font.</source>
   <translation>Leer lassen für die Schrift des Systems.</translation>
  </message>
  <message>
   <source>Caption size</source>
   <translation>Größe der Untertitel</translation>
  </message>
  <message>
   <source>In points.</source>
   <translation>In Punkt.</translation>
  </message>
  <message>
   <source>points</source>
   <translation>Punkt</translation>
  </message>
  <message>
   <source>Caption colours</source>
   <translation>Farben der Untertitel</translation>
  </message>
  <message>
   <source>All have a contrast of at least 7 to 1.</source>
   <translation>Alle haben einen Kontrast von mindestens 7 zu 1.</translation>
  </message>
  <message>
   <source>White on black</source>
   <translation>Weiß auf Schwarz</translation>
  </message>
  <message>
   <source>Yellow on black</source>
   <translation>Gelb auf Schwarz</translation>
  </message>
  <message>
   <source>Black on white</source>
   <translation>Schwarz auf Weiß</translation>
  </message>
  <message>
   <source>Black on cream</source>
   <translation>Schwarz auf Creme</translation>
  </message>
  <message>
   <source>Green on black</source>
   <translation>Grün auf Schwarz</translation>
  </message>
  <message>
   <source>Opacity of the captions window</source>
   <translation>Deckkraft des Untertitelfensters</translation>
  </message>
  <message>
   <source>Lower values let what is behind it show through.</source>
   <translation>Niedrigere Werte lassen durchscheinen, was dahinter ist.</translation>
  </message>
  <message>
   <source>percent</source>
   <translation>Prozent</translation>
  </message>
  <message>
   <source>Caption lines</source>
   <translation>Zeilen der Untertitel</translation>
  </message>
  <message>
   <source>How many lines are visible when the window opens.</source>
   <translation>Wie viele Zeilen zu sehen sind, wenn das Fenster aufgeht.</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <source>Describe the screen</source>
   <translation>Den Bildschirm beschreiben</translation>
  </message>
  <message>
   <source>Works in every program.</source>
   <translation>Wirkt in jedem Programm.</translation>
  </message>
  <message>
   <source>Describe the active window</source>
   <translation>Das aktive Fenster beschreiben</translation>
  </message>
  <message>
   <source>Describe what is under the pointer</source>
   <translation>Beschreiben, was unter dem Mauszeiger ist</translation>
  </message>
  <message>
   <source>Describe the picture on the clipboard</source>
   <translation>Das Bild in der Zwischenablage beschreiben</translation>
  </message>
  <message>
   <source>Repeat</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Says again what was said last.</source>
   <translation>Wiederholt, was zuletzt gesagt wurde.</translation>
  </message>
  <message>
   <source>More detail</source>
   <translation>Ausführlicher</translation>
  </message>
  <message>
   <source>Says what is on the last picture, one part each time.</source>
   <translation>Sagt, was auf dem letzten Bild ist, jedes Mal einen Teil.</translation>
  </message>
  <message>
   <source>What changed</source>
   <translation>Was hat sich geändert</translation>
  </message>
  <message>
   <source>Says what is different from the last look at the screen or window.</source>
   <translation>Sagt, was seit dem letzten Blick auf den Bildschirm oder das Fenster anders ist.</translation>
  </message>
  <message>
   <source>Watch the active window</source>
   <translation>Das aktive Fenster beobachten</translation>
  </message>
  <message>
   <source>Says what changes in it, until you press it again.</source>
   <translation>Sagt, was sich darin ändert, bis Sie die Taste noch einmal drücken.</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Stops speech and any work at once. “Repeat” says again what was said last.</source>
   <translation>Beendet sofort das Sprechen und jede Arbeit. „Wiederholen“ sagt noch einmal, was zuletzt gesagt wurde.</translation>
  </message>
  <message>
   <source>Ask</source>
   <translation>Fragen</translation>
  </message>
  <message>
   <source>Opens the field for a question about what was described.</source>
   <translation>Öffnet das Feld für eine Frage zu dem, was beschrieben wurde.</translation>
  </message>
  <message>
   <source>Captions on or off</source>
   <translation>Untertitel ein oder aus</translation>
  </message>
  <message>
   <source>Open Percept</source>
   <translation>Percept öffnen</translation>
  </message>
  <message>
   <source>Brings its window to the front.</source>
   <translation>Holt sein Fenster nach vorn.</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Farbschema</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Hoher Kontrast</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Textgröße</translation>
  </message>
  <message>
   <source>On top of the system's own text size.</source>
   <translation>Zusätzlich zur Textgröße des Systems.</translation>
  </message>
  <message>
   <source>Motion</source>
   <translation>Bewegung</translation>
  </message>
  <message>
   <source>Whether outlines may blink to draw the eye.</source>
   <translation>Ob Umrisse blinken dürfen, um den Blick zu lenken.</translation>
  </message>
  <message>
   <source>Nothing moves</source>
   <translation>Nichts bewegt sich</translation>
  </message>
  <message>
   <source>Allowed</source>
   <translation>Erlaubt</translation>
  </message>
  <message>
   <source>Download models from</source>
   <translation>Modelle herunterladen von</translation>
  </message>
  <message>
   <source>An address that begins with https://. Leave it empty for the usual one. Nothing is downloaded unless you ask for it.</source>
   <translation>Eine Adresse, die mit https:// beginnt. Leer lassen für die übliche. Nichts wird heruntergeladen, ohne dass Sie es verlangen.</translation>
  </message>
  <message>
   <source>Unload models after</source>
   <translation>Modelle entladen nach</translation>
  </message>
  <message>
   <source>Frees their memory once nothing has been asked for this long.</source>
   <translation>Gibt ihren Speicher frei, wenn so lange nichts verlangt wurde.</translation>
  </message>
  <message>
   <source>minutes</source>
   <translation>Minuten</translation>
  </message>
  <message>
   <source>General</source>
   <translation>Allgemein</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Descriptions</source>
   <translation>Beschreibungen</translation>
  </message>
  <message>
   <source>Captions</source>
   <translation>Untertitel</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Aussehen</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>Percept settings</source>
   <translation>Percept-Einstellungen</translation>
  </message>
  <message>
   <source>&amp;Search</source>
   <translation>&amp;Suchen</translation>
  </message>
  <message>
   <source>Search the settings</source>
   <translation>Einstellungen durchsuchen</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>{key} is already used for “{other}”; choose another shortcut.</source>
   <translation>{key} wird schon für „{other}“ benutzt; wählen Sie eine andere Taste.</translation>
  </message>
 </context>
 <context>
  <name>speaker_names</name>
  <message>
   <source>Microphone</source>
   <translation>Mikrofon</translation>
  </message>
  <message>
   <source>Computer</source>
   <translation>Computer</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Unbekannt</translation>
  </message>
  <message>
   <source>Speaker {number}</source>
   <translation>Sprecher {number}</translation>
  </message>
  <message>
   <source>Name the speakers</source>
   <translation>Sprecher benennen</translation>
  </message>
  <message>
   <source>{name}, who last said “… {words}”</source>
   <translation>{name}, zuletzt: „… {words}“</translation>
  </message>
  <message>
   <source>The names stay until you quit Percept. Two speakers who are one person can have the same name.</source>
   <translation>Die Namen bleiben, bis Sie Percept beenden. Zwei Sprecher, die ein und derselbe Mensch sind, können denselben Namen haben.</translation>
  </message>
 </context>
 <context>
  <name>Tray</name>
  <message>
   <source>&amp;Open Percept</source>
   <translation>Percept ö&amp;ffnen</translation>
  </message>
  <message>
   <source>Describe the &amp;screen</source>
   <translation>&amp;Bildschirm beschreiben</translation>
  </message>
  <message>
   <source>Describe the active &amp;window</source>
   <translation>Aktives Fe&amp;nster beschreiben</translation>
  </message>
  <message>
   <source>&amp;Captions on or off</source>
   <translation>&amp;Untertitel ein oder aus</translation>
  </message>
  <message>
   <source>S&amp;ettings…</source>
   <translation>&amp;Einstellungen…</translation>
  </message>
  <message>
   <source>&amp;Quit Percept</source>
   <translation>&amp;Percept beenden</translation>
  </message>
  <message>
   <source>Percept</source>
   <translation>Percept</translation>
  </message>
 </context>
 <context>
  <name>watching</name>
  <message>
   <source>Not watching any more.</source>
   <translation>Es wird nichts mehr beobachtet.</translation>
  </message>
  <message>
   <source>Watching.</source>
   <translation>Beobachten.</translation>
  </message>
  <message>
   <source>Watching stopped unexpectedly. Press the key again.</source>
   <translation>Das Beobachten ist unerwartet abgebrochen. Drücken Sie die Taste noch einmal.</translation>
  </message>
 </context>
</TS>
