<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>app</name>
  <message>
   <source>Percept runs already and does not answer. End its process ({process}) and start it again.</source>
   <translation>Percept läuft bereits und antwortet nicht. Beenden Sie seinen Prozess ({process}) und starten Sie es neu.</translation>
  </message>
 </context>
 <context>
  <name>captioning</name>
  <message>
   <source>The built-in recogniser is basic: it knows English only and is sometimes wrong. The settings take the name or the folder of a larger one.</source>
   <translation>Die eingebaute Spracherkennung ist einfach: Sie versteht nur Englisch und irrt sich manchmal. In den Einstellungen lässt sich der Name oder der Ordner einer größeren angeben.</translation>
  </message>
  <message>
   <source>Captions are starting …</source>
   <translation>Die Untertitel beginnen …</translation>
  </message>
  <message>
   <source>Captions are off.</source>
   <translation>Die Untertitel sind aus.</translation>
  </message>
  <message>
   <source>Captions of the microphone.</source>
   <translation>Untertitel des Mikrofons.</translation>
  </message>
  <message>
   <source>Captions of what the computer plays.</source>
   <translation>Untertitel dessen, was der Computer abspielt.</translation>
  </message>
  <message>
   <source>The sound has ended, and the captions with it.</source>
   <translation>Der Ton ist zu Ende, und die Untertitel mit ihm.</translation>
  </message>
  <message>
   <source>The captions broke off and were started again; some words are missing.</source>
   <translation>Die Untertitel brachen ab und wurden neu gestartet; einige Wörter fehlen.</translation>
  </message>
  <message>
   <source>The captions broke off because their process ended. Turn them on again.</source>
   <translation>Die Untertitel brachen ab, weil ihr Prozess endete. Schalten Sie sie wieder ein.</translation>
  </message>
 </context>
 <context>
  <name>CaptionsWindow</name>
  <message>
   <source>Percept captions</source>
   <translation>Percept-Untertitel</translation>
  </message>
  <message>
   <source>Captions</source>
   <translation>Untertitel</translation>
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
   <source>&amp;Save…</source>
   <translation>Spei&amp;chern…</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <source>&amp;Bring them back</source>
   <translation>&amp;Zurückholen</translation>
  </message>
  <message>
   <source>&amp;Throw them away</source>
   <translation>&amp;Verwerfen</translation>
  </message>
  <message>
   <source>Captions &amp;on</source>
   <translation>Untertitel &amp;ein</translation>
  </message>
  <message>
   <source>Percept ended before the last captions were saved; they are still there (lines: {count}).</source>
   <translation>Percept wurde beendet, bevor die letzten Untertitel gespeichert waren; sie sind noch da (Zeilen: {count}).</translation>
  </message>
  <message>
   <source>“{words}” was not said.</source>
   <translation>„{words}“ wurde nicht gesagt.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>Text (*.txt);;Subtitles (*.srt *.vtt);;JSON (*.json)</source>
   <translation>Text (*.txt);;Untertitel (*.srt *.vtt);;JSON (*.json)</translation>
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
   <source>In detail.</source>
   <translation>Ausführlich.</translation>
  </message>
  <message>
   <source>In detail …</source>
   <translation>Ausführlich …</translation>
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
   <source>Nothing is running.</source>
   <translation>Es läuft nichts.</translation>
  </message>
  <message>
   <source>Nothing has been described yet.</source>
   <translation>Es wurde noch nichts beschrieben.</translation>
  </message>
  <message>
   <source>Answered.</source>
   <translation>Beantwortet.</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Fertig.</translation>
  </message>
  <message>
   <source>The description stood still, so its process was ended and started anew. Press the key again.</source>
   <translation>Die Beschreibung stand still, darum wurde ihr Prozess beendet und neu gestartet. Drücken Sie die Taste noch einmal.</translation>
  </message>
  <message>
   <source>The description broke off because its process ended. Press the key again; it will start anew.</source>
   <translation>Die Beschreibung brach ab, weil ihr Prozess endete. Drücken Sie die Taste noch einmal, dann beginnt sie neu.</translation>
  </message>
 </context>
 <context>
  <name>DescriptionView</name>
  <message>
   <source>&amp;Elements: {count}</source>
   <translation>&amp;Elemente: {count}</translation>
  </message>
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
   <source>&amp;Repeat</source>
   <translation>&amp;Wiederholen</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>An&amp;halten</translation>
  </message>
  <message>
   <source>&amp;How much</source>
   <translation>Wie &amp;viel</translation>
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
   <source>Enter offers what can be done with one.</source>
   <translation>Die Eingabetaste bietet an, was mit einem getan werden kann.</translation>
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
   <source>&amp;Before this</source>
   <translation>Dav&amp;or</translation>
  </message>
  <message>
   <source>Cop&amp;y it</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <source>The picture that was described</source>
   <translation>Das Bild, das beschrieben wurde</translation>
  </message>
  <message>
   <source>Description and picture</source>
   <translation>Beschreibung und Bild</translation>
  </message>
  <message>
   <source>Border between description and picture</source>
   <translation>Grenze zwischen Beschreibung und Bild</translation>
  </message>
  <message>
   <source>Ready.</source>
   <translation>Bereit.</translation>
  </message>
  <message>
   <source>&amp;Move the pointer there</source>
   <translation>&amp;Mauszeiger dorthin bewegen</translation>
  </message>
  <message>
   <source>&amp;Press it</source>
   <translation>&amp;Drücken</translation>
  </message>
  <message>
   <source>Give it the &amp;keyboard</source>
   <translation>&amp;Tastatur dorthin geben</translation>
  </message>
  <message>
   <source>nothing yet</source>
   <translation>noch nichts</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
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
  <name>Fetch</name>
  <message>
   <source>The picture model is here and was checked.</source>
   <translation>Das Bildmodell ist da und wurde geprüft.</translation>
  </message>
  <message>
   <source>The picture model is being fetched, {size} MB. You can go on meanwhile.</source>
   <translation>Das Bildmodell wird geholt, {size} MB. Sie können währenddessen weiterarbeiten.</translation>
  </message>
  <message>
   <source>Picture model: {percent} percent</source>
   <translation>Bildmodell: {percent} Prozent</translation>
  </message>
  <message>
   <source>The picture model was not fetched to its end; it goes on from there the next time.</source>
   <translation>Das Bildmodell wurde nicht zu Ende geholt; beim nächsten Mal geht es dort weiter.</translation>
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
   <source>No screen reader is running, so Percept speaks with a voice of its own.</source>
   <translation>Es läuft kein Screenreader, also spricht Percept mit einer eigenen Stimme.</translation>
  </message>
  <message>
   <source>What do you need?</source>
   <translation>Was brauchen Sie?</translation>
  </message>
  <message>
   <source>Who shall speak?</source>
   <translation>Wer soll sprechen?</translation>
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
   <source>Your keys, in every program</source>
   <translation>Ihre Tasten, in jedem Programm</translation>
  </message>
  <message>
   <source>Each can be changed in the settings (Ctrl+Comma in Percept's window).</source>
   <translation>Jede kann in den Einstellungen geändert werden (Strg+Komma in Percepts Fenster).</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Bereit</translation>
  </message>
  <message>
   <source>Everything works now, without an account; nothing you look at or hear leaves this machine.</source>
   <translation>Jetzt funktioniert alles, ohne Konto; nichts, was Sie ansehen oder hören, verlässt diesen Rechner.</translation>
  </message>
  <message>
   <source>Fetch the picture model now, {size} MB</source>
   <translation>Das Bildmodell jetzt holen, {size} MB</translation>
  </message>
  <message>
   <source>Not now; it is offered again with the first photograph</source>
   <translation>Nicht jetzt; beim ersten Foto wird es noch einmal angeboten</translation>
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
  <name>ModelsDialog</name>
  <message>
   <source>Larger models</source>
   <translation>Größere Modelle</translation>
  </message>
  <message>
   <source>Percept works without them. They are fetched over the network, only when you say so, checked, and then used on this machine alone.</source>
   <translation>Percept läuft ohne sie. Sie werden nur auf Ihren Wunsch aus dem Netz geholt, geprüft und dann allein auf diesem Rechner benutzt.</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>&amp;Fetch</source>
   <translation>&amp;Holen</translation>
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
   <source>here</source>
   <translation>vorhanden</translation>
  </message>
  <message>
   <source>{size} MB to fetch</source>
   <translation>{size} MB zu holen</translation>
  </message>
  <message>
   <source>Recommended: {model}</source>
   <translation>Empfohlen: {model}</translation>
  </message>
  <message>
   <source>Name: {name}. Languages: {languages}. Licence: {licence}. {memory} MB of memory.</source>
   <translation>Name: {name}. Sprachen: {languages}. Lizenz: {licence}. {memory} MB Arbeitsspeicher.</translation>
  </message>
  <message>
   <source>It needs torch: pip install “percept[gpu]”.</source>
   <translation>Es braucht torch: pip install “percept[gpu]”.</translation>
  </message>
  <message>
   <source>{model} is here and was checked.</source>
   <translation>{model} ist da und wurde geprüft.</translation>
  </message>
  <message>
   <source>Fetching {model}…</source>
   <translation>{model} wird geholt…</translation>
  </message>
  <message>
   <source>Every file of {model} is as it was fetched.</source>
   <translation>Jede Datei von {model} ist, wie sie geholt wurde.</translation>
  </message>
  <message>
   <source>Checking {model}…</source>
   <translation>{model} wird geprüft…</translation>
  </message>
  <message>
   <source>Remove {model}? It can be fetched again.</source>
   <translation>{model} entfernen? Es kann wieder geholt werden.</translation>
  </message>
  <message>
   <source>{model} is removed.</source>
   <translation>{model} ist entfernt.</translation>
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
   <source>Stopped. What was fetched is kept; it goes on from there.</source>
   <translation>Angehalten. Was geholt wurde, bleibt; von dort geht es weiter.</translation>
  </message>
 </context>
 <context>
  <name>offer</name>
  <message>
   <source>Percept can't tell yet what a photograph shows. A picture model can: {size} MB, fetched once from {host}, and used on this machine alone. What you look at never leaves it.</source>
   <translation>Percept kann noch nicht sagen, was ein Foto zeigt. Ein Bildmodell kann es: {size} MB, einmal von {host} geholt und nur auf diesem Rechner benutzt. Was Sie ansehen, verlässt ihn nie.</translation>
  </message>
  <message>
   <source>Photographs</source>
   <translation>Fotos</translation>
  </message>
  <message>
   <source>&amp;Fetch it, {size} MB</source>
   <translation>&amp;Holen, {size} MB</translation>
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
   <source>It is kept on this machine only: {path}</source>
   <translation>Er bleibt auf diesem Rechner: {path}</translation>
  </message>
  <message>
   <source>No problem has been noted.</source>
   <translation>Es wurde kein Problem vermerkt.</translation>
  </message>
  <message>
   <source>Problem report</source>
   <translation>Problembericht</translation>
  </message>
  <message>
   <source>Speech is back.</source>
   <translation>Die Sprachausgabe ist wieder da.</translation>
  </message>
 </context>
 <context>
  <name>Photographs</name>
  <message>
   <source>Press {key} and then Enter to fetch it.</source>
   <translation>Drücken Sie {key} und dann die Eingabetaste, um es zu holen.</translation>
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
   <source>Which parts of Percept start with it.</source>
   <translation>Welche Teile von Percept mit ihm starten.</translation>
  </message>
  <message>
   <source>Hear the screen</source>
   <translation>Den Bildschirm hören</translation>
  </message>
  <message>
   <source>Read the sound</source>
   <translation>Den Ton lesen</translation>
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
   <source>Of what is said at once, of the windows from the next start on. Text on the screen is quoted as it is; questions are English so far.</source>
   <translation>Des Gesagten sofort, der Fenster vom nächsten Start an. Text auf dem Bildschirm wird zitiert, wie er ist; Fragen sind bisher englisch.</translation>
  </message>
  <message>
   <source>As the system</source>
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
   <source>The running screen reader is asked first unless you choose otherwise.</source>
   <translation>Der laufende Screenreader kommt zuerst, wenn Sie es nicht anders wählen.</translation>
  </message>
  <message>
   <source>The screen reader, else a voice</source>
   <translation>Den Screenreader, sonst eine Stimme</translation>
  </message>
  <message>
   <source>Percept's own voice</source>
   <translation>Percepts eigene Stimme</translation>
  </message>
  <message>
   <source>Nothing: text only</source>
   <translation>Nichts: nur Text</translation>
  </message>
  <message>
   <source>Rate of the voice</source>
   <translation>Tempo der Stimme</translation>
  </message>
  <message>
   <source>Words a minute; a screen reader keeps its own rate.</source>
   <translation>Wörter pro Minute; ein Screenreader behält sein eigenes Tempo.</translation>
  </message>
  <message>
   <source>words a minute</source>
   <translation>Wörter pro Minute</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>Töne</translation>
  </message>
  <message>
   <source>A short sound tells that a key was understood, that it is done or that it failed.</source>
   <translation>Ein kurzer Ton sagt, dass eine Taste verstanden wurde, dass es fertig ist oder dass es misslang.</translation>
  </message>
  <message>
   <source>How much is said</source>
   <translation>Wie viel gesagt wird</translation>
  </message>
  <message>
   <source>Essentials only, more, or everything.</source>
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
   <source>For what the built-in model can't tell: “auto” takes one that was fetched, “none” none; or the name or the folder of one.</source>
   <translation>Für das, was das eingebaute Modell nicht sagen kann: „auto“ nimmt ein geholtes, „none“ keines; oder der Name oder Ordner eines Modells.</translation>
  </message>
  <message>
   <source>Show the window with each description</source>
   <translation>Das Fenster bei jeder Beschreibung zeigen</translation>
  </message>
  <message>
   <source>It appears without taking the keyboard from the program you work in.</source>
   <translation>Es erscheint, ohne dem Programm, in dem Sie arbeiten, die Tastatur zu nehmen.</translation>
  </message>
  <message>
   <source>Outline on the screen what is spoken of</source>
   <translation>Auf dem Bildschirm umrahmen, wovon die Rede ist</translation>
  </message>
  <message>
   <source>A frame around the place each sentence is about.</source>
   <translation>Ein Rahmen um den Ort, von dem ein Satz handelt.</translation>
  </message>
  <message>
   <source>Captions of</source>
   <translation>Untertitel von</translation>
  </message>
  <message>
   <source>What is listened to.</source>
   <translation>Worauf gehört wird.</translation>
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
   <source>Help from the screen</source>
   <translation>Hilfe vom Bildschirm</translation>
  </message>
  <message>
   <source>Words on the active window help to hear them, and words point at what they mean.</source>
   <translation>Wörter im aktiven Fenster helfen beim Hören, und Wörter zeigen auf das, was sie meinen.</translation>
  </message>
  <message>
   <source>Words on the screen</source>
   <translation>Wörter auf dem Bildschirm</translation>
  </message>
  <message>
   <source>Words, then the fused model</source>
   <translation>Wörter, dann das verschmolzene Modell</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <source>Recogniser</source>
   <translation>Erkennung</translation>
  </message>
  <message>
   <source>“embedded”, which is basic, the name of a model that “percept models pull” has fetched, or the folder of one.</source>
   <translation>„embedded“, das einfach ist, der Name eines Modells, das „percept models pull“ geholt hat, oder der Ordner eines Modells.</translation>
  </message>
  <message>
   <source>Outline on the screen what a word means</source>
   <translation>Auf dem Bildschirm umrahmen, was ein Wort meint</translation>
  </message>
  <message>
   <source>A frame around what was spoken of, for a few seconds.</source>
   <translation>Ein Rahmen um das, wovon gesprochen wurde, für einige Sekunden.</translation>
  </message>
  <message>
   <source>Font of captions</source>
   <translation>Schrift der Untertitel</translation>
  </message>
  <message>
   <source>Empty means the system's.</source>
   <translation>Leer bedeutet die des Systems.</translation>
  </message>
  <message>
   <source>Size of captions</source>
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
   <source>Colours of captions</source>
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
   <source>Lower lets what is behind shine through.</source>
   <translation>Weniger lässt durchscheinen, was dahinter ist.</translation>
  </message>
  <message>
   <source>percent</source>
   <translation>Prozent</translation>
  </message>
  <message>
   <source>Lines of captions</source>
   <translation>Zeilen der Untertitel</translation>
  </message>
  <message>
   <source>How many lines are in view when the window opens.</source>
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
   <source>Says the last description again.</source>
   <translation>Sagt die letzte Beschreibung noch einmal.</translation>
  </message>
  <message>
   <source>More detail</source>
   <translation>Ausführlicher</translation>
  </message>
  <message>
   <source>Says everything about the last picture.</source>
   <translation>Sagt alles über das letzte Bild.</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <source>Stops speech and work at once. “Repeat” says the last description again.</source>
   <translation>Hält Sprache und Arbeit sofort an. „Wiederholen“ sagt die letzte Beschreibung noch einmal.</translation>
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
   <source>Size of text</source>
   <translation>Größe des Textes</translation>
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
   <source>Fetch models from</source>
   <translation>Modelle holen von</translation>
  </message>
  <message>
   <source>An address that begins with https://; empty means the usual one. Nothing is fetched unless you ask for it.</source>
   <translation>Eine Adresse, die mit https:// beginnt; leer bedeutet die übliche. Nichts wird geholt, ohne dass Sie es verlangen.</translation>
  </message>
  <message>
   <source>Unload models after</source>
   <translation>Modelle entladen nach</translation>
  </message>
  <message>
   <source>Memory is given back when nothing was asked for so long.</source>
   <translation>Speicher wird zurückgegeben, wenn so lange nichts verlangt wurde.</translation>
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
   <source>{key} already means “{other}”; choose another key.</source>
   <translation>{key} bedeutet schon „{other}“; wählen Sie eine andere Taste.</translation>
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
</TS>
