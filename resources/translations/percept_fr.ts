<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
 <context>
  <name>app</name>
  <message>
   <source>Percept runs already and does not answer. End its process ({process}) and start it again.</source>
   <translation>Percept est déjà en marche et ne répond pas. Terminez son processus ({process}) et relancez-le.</translation>
  </message>
 </context>
 <context>
  <name>captioning</name>
  <message>
   <source>The built-in recogniser is basic: it knows English only and is sometimes wrong. The settings take the name or the folder of a larger one.</source>
   <translation>La reconnaissance intégrée est simple : elle ne comprend que l’anglais et se trompe parfois. Les réglages acceptent le nom ou le dossier d’une plus grande.</translation>
  </message>
  <message>
   <source>Captions are starting …</source>
   <translation>Les sous-titres démarrent …</translation>
  </message>
  <message>
   <source>Captions are off.</source>
   <translation>Les sous-titres sont désactivés.</translation>
  </message>
  <message>
   <source>Captions of the microphone.</source>
   <translation>Sous-titres du microphone.</translation>
  </message>
  <message>
   <source>Captions of what the computer plays.</source>
   <translation>Sous-titres de ce que joue l'ordinateur.</translation>
  </message>
  <message>
   <source>The sound has ended, and the captions with it.</source>
   <translation>Le son est terminé, et les sous-titres avec lui.</translation>
  </message>
  <message>
   <source>The captions broke off and were started again; some words are missing.</source>
   <translation>Les sous-titres se sont interrompus et ont été relancés ; il manque quelques mots.</translation>
  </message>
  <message>
   <source>The captions broke off because their process ended. Turn them on again.</source>
   <translation>Les sous-titres se sont interrompus parce que leur processus s'est terminé. Réactivez-les.</translation>
  </message>
 </context>
 <context>
  <name>CaptionsWindow</name>
  <message>
   <source>Percept captions</source>
   <translation>Sous-titres de Percept</translation>
  </message>
  <message>
   <source>Captions</source>
   <translation>Sous-titres</translation>
  </message>
  <message>
   <source>&amp;Find</source>
   <translation>&amp;Rechercher</translation>
  </message>
  <message>
   <source>Find in the captions</source>
   <translation>Rechercher dans les sous-titres</translation>
  </message>
  <message>
   <source>Captions &amp;off</source>
   <translation>&amp;Désactiver les sous-titres</translation>
  </message>
  <message>
   <source>&amp;Save…</source>
   <translation>&amp;Enregistrer…</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Copier</translation>
  </message>
  <message>
   <source>&amp;Bring them back</source>
   <translation>&amp;Les récupérer</translation>
  </message>
  <message>
   <source>&amp;Throw them away</source>
   <translation>Les &amp;jeter</translation>
  </message>
  <message>
   <source>Captions &amp;on</source>
   <translation>&amp;Activer les sous-titres</translation>
  </message>
  <message>
   <source>Percept ended before the last captions were saved; they are still there (lines: {count}).</source>
   <translation>Percept s’est arrêté avant que les derniers sous-titres soient enregistrés ; ils sont toujours là (lignes : {count}).</translation>
  </message>
  <message>
   <source>“{words}” was not said.</source>
   <translation>« {words} » n'a pas été dit.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copié.</translation>
  </message>
  <message>
   <source>Text (*.txt);;Subtitles (*.srt *.vtt);;JSON (*.json)</source>
   <translation>Texte (*.txt);;Sous-titres (*.srt *.vtt);;JSON (*.json)</translation>
  </message>
  <message>
   <source>Save the captions</source>
   <translation>Enregistrer les sous-titres</translation>
  </message>
  <message>
   <source>Saved as {path}.</source>
   <translation>Enregistré sous {path}.</translation>
  </message>
 </context>
 <context>
  <name>describing</name>
  <message>
   <source>The screen.</source>
   <translation>L'écran.</translation>
  </message>
  <message>
   <source>The window.</source>
   <translation>La fenêtre.</translation>
  </message>
  <message>
   <source>Under the pointer.</source>
   <translation>Sous le pointeur.</translation>
  </message>
  <message>
   <source>The clipboard.</source>
   <translation>Le presse-papiers.</translation>
  </message>
  <message>
   <source>The picture.</source>
   <translation>L'image.</translation>
  </message>
  <message>
   <source>Looking …</source>
   <translation>Je regarde …</translation>
  </message>
  <message>
   <source>In detail.</source>
   <translation>En détail.</translation>
  </message>
  <message>
   <source>In detail …</source>
   <translation>En détail …</translation>
  </message>
  <message>
   <source>Looking at the photograph …</source>
   <translation>Examen de la photographie …</translation>
  </message>
  <message>
   <source>You asked: {words}</source>
   <translation>Vous avez demandé : {words}</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Arrêté.</translation>
  </message>
  <message>
   <source>Nothing is running.</source>
   <translation>Rien n'est en cours.</translation>
  </message>
  <message>
   <source>Nothing has been described yet.</source>
   <translation>Rien n'a encore été décrit.</translation>
  </message>
  <message>
   <source>Answered.</source>
   <translation>Répondu.</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Terminé.</translation>
  </message>
  <message>
   <source>The description stood still, so its process was ended and started anew. Press the key again.</source>
   <translation>La description ne bougeait plus : son processus a été arrêté et relancé. Appuyez de nouveau sur la touche.</translation>
  </message>
  <message>
   <source>The description broke off because its process ended. Press the key again; it will start anew.</source>
   <translation>La description s'est interrompue parce que son processus s'est terminé. Appuyez de nouveau sur la touche, elle recommencera.</translation>
  </message>
 </context>
 <context>
  <name>DescriptionView</name>
  <message>
   <source>&amp;Elements: {count}</source>
   <translation>É&amp;léments : {count}</translation>
  </message>
  <message>
   <source>Describe &amp;screen</source>
   <translation>Décrire l'é&amp;cran</translation>
  </message>
  <message>
   <source>Describe &amp;window</source>
   <translation>Décrire la fe&amp;nêtre</translation>
  </message>
  <message>
   <source>&amp;More detail</source>
   <translation>&amp;Plus de détails</translation>
  </message>
  <message>
   <source>&amp;Repeat</source>
   <translation>&amp;Répéter</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>Arrê&amp;ter</translation>
  </message>
  <message>
   <source>&amp;How much</source>
   <translation>Com&amp;bien</translation>
  </message>
  <message>
   <source>Descr&amp;iption</source>
   <translation>Descr&amp;iption</translation>
  </message>
  <message>
   <source>&amp;Elements</source>
   <translation>É&amp;léments</translation>
  </message>
  <message>
   <source>Elements</source>
   <translation>Éléments</translation>
  </message>
  <message>
   <source>Enter offers what can be done with one.</source>
   <translation>Entrée propose ce que l'on peut faire d'un élément.</translation>
  </message>
  <message>
   <source>&amp;Question</source>
   <translation>&amp;Question</translation>
  </message>
  <message>
   <source>What does the error say? Where is the save button?</source>
   <translation>Que dit l'erreur ? Où est le bouton d'enregistrement ?</translation>
  </message>
  <message>
   <source>&amp;Ask</source>
   <translation>De&amp;mander</translation>
  </message>
  <message>
   <source>&amp;Before this</source>
   <translation>&amp;Avant cela</translation>
  </message>
  <message>
   <source>Cop&amp;y it</source>
   <translation>Copi&amp;er</translation>
  </message>
  <message>
   <source>The picture that was described</source>
   <translation>L'image qui a été décrite</translation>
  </message>
  <message>
   <source>Description and picture</source>
   <translation>Description et image</translation>
  </message>
  <message>
   <source>Border between description and picture</source>
   <translation>Bord entre la description et l'image</translation>
  </message>
  <message>
   <source>Ready.</source>
   <translation>Prêt.</translation>
  </message>
  <message>
   <source>&amp;Move the pointer there</source>
   <translation>&amp;Y amener le pointeur</translation>
  </message>
  <message>
   <source>&amp;Press it</source>
   <translation>&amp;Appuyer dessus</translation>
  </message>
  <message>
   <source>Give it the &amp;keyboard</source>
   <translation>Lui donner le &amp;clavier</translation>
  </message>
  <message>
   <source>nothing yet</source>
   <translation>rien encore</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copié.</translation>
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
   <translation>Avertissement</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Copier</translation>
  </message>
 </context>
 <context>
  <name>Fetch</name>
  <message>
   <source>The picture model is here and was checked.</source>
   <translation>Le modèle d'images est là et a été vérifié.</translation>
  </message>
  <message>
   <source>The picture model is being fetched, {size} MB. You can go on meanwhile.</source>
   <translation>Le modèle d'images est en cours de téléchargement, {size} Mo. Vous pouvez continuer pendant ce temps.</translation>
  </message>
  <message>
   <source>Picture model: {percent} percent</source>
   <translation>Modèle d'images : {percent} pour cent</translation>
  </message>
  <message>
   <source>The picture model was not fetched to its end; it goes on from there the next time.</source>
   <translation>Le modèle d'images n'a pas été téléchargé jusqu'au bout ; la prochaine fois, cela reprendra là.</translation>
  </message>
 </context>
 <context>
  <name>FirstRun</name>
  <message>
   <source>Welcome to Percept</source>
   <translation>Bienvenue dans Percept</translation>
  </message>
  <message>
   <source>{reader} is running, so Percept speaks through it.</source>
   <translation>{reader} est actif, Percept parle donc par lui.</translation>
  </message>
  <message>
   <source>No screen reader is running, so Percept speaks with a voice of its own.</source>
   <translation>Aucun lecteur d'écran n'est actif, Percept parle donc avec sa propre voix.</translation>
  </message>
  <message>
   <source>What do you need?</source>
   <translation>De quoi avez-vous besoin ?</translation>
  </message>
  <message>
   <source>Who shall speak?</source>
   <translation>Qui doit parler ?</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Précédent</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>&amp;Suivant</translation>
  </message>
  <message>
   <source>Page</source>
   <translation>Page</translation>
  </message>
  <message>
   <source>Your keys, in every program</source>
   <translation>Vos touches, dans tous les programmes</translation>
  </message>
  <message>
   <source>Each can be changed in the settings (Ctrl+Comma in Percept's window).</source>
   <translation>Chacune peut être changée dans les réglages (Ctrl+virgule dans la fenêtre de Percept).</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Prêt</translation>
  </message>
  <message>
   <source>Everything works now, without an account; nothing you look at or hear leaves this machine.</source>
   <translation>Tout fonctionne maintenant, sans compte ; rien de ce que vous regardez ou entendez ne quitte cette machine.</translation>
  </message>
  <message>
   <source>Fetch the picture model now, {size} MB</source>
   <translation>Télécharger le modèle d'images maintenant, {size} Mo</translation>
  </message>
  <message>
   <source>Not now; it is offered again with the first photograph</source>
   <translation>Pas maintenant ; proposé à la première photographie</translation>
  </message>
  <message>
   <source>Models for better captions are in Percept's window, under Tools, Larger models.</source>
   <translation>Des modèles pour de meilleurs sous-titres se trouvent dans la fenêtre de Percept, sous Outils, Modèles plus grands.</translation>
  </message>
  <message>
   <source>&amp;Start Percept</source>
   <translation>&amp;Démarrer Percept</translation>
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
   <translation>Contenu</translation>
  </message>
 </context>
 <context>
  <name>Menus</name>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Fichier</translation>
  </message>
  <message>
   <source>&amp;Open a picture…</source>
   <translation>&amp;Ouvrir une image…</translation>
  </message>
  <message>
   <source>&amp;Save the description…</source>
   <translation>&amp;Enregistrer la description…</translation>
  </message>
  <message>
   <source>&amp;Copy the description</source>
   <translation>&amp;Copier la description</translation>
  </message>
  <message>
   <source>Close the &amp;window</source>
   <translation>Fermer la &amp;fenêtre</translation>
  </message>
  <message>
   <source>&amp;Quit Percept</source>
   <translation>&amp;Quitter Percept</translation>
  </message>
  <message>
   <source>&amp;Describe</source>
   <translation>&amp;Décrire</translation>
  </message>
  <message>
   <source>The &amp;screen</source>
   <translation>L'é&amp;cran</translation>
  </message>
  <message>
   <source>The active &amp;window</source>
   <translation>La &amp;fenêtre active</translation>
  </message>
  <message>
   <source>Under the &amp;pointer</source>
   <translation>So&amp;us le pointeur</translation>
  </message>
  <message>
   <source>The picture on the &amp;clipboard</source>
   <translation>L'image du pre&amp;sse-papiers</translation>
  </message>
  <message>
   <source>&amp;Repeat</source>
   <translation>&amp;Répéter</translation>
  </message>
  <message>
   <source>&amp;More detail</source>
   <translation>&amp;Plus de détails</translation>
  </message>
  <message>
   <source>S&amp;top</source>
   <translation>Arrê&amp;ter</translation>
  </message>
  <message>
   <source>&amp;Captions</source>
   <translation>&amp;Sous-titres</translation>
  </message>
  <message>
   <source>&amp;On or off</source>
   <translation>&amp;Activer ou désactiver</translation>
  </message>
  <message>
   <source>&amp;Tools</source>
   <translation>&amp;Outils</translation>
  </message>
  <message>
   <source>&amp;Settings…</source>
   <translation>&amp;Réglages…</translation>
  </message>
  <message>
   <source>Set Percept up &amp;again…</source>
   <translation>Configurer Percept à &amp;nouveau…</translation>
  </message>
  <message>
   <source>Show the &amp;problem report</source>
   <translation>Montrer le rapport de &amp;problèmes</translation>
  </message>
  <message>
   <source>&amp;Larger models…</source>
   <translation>&amp;Modèles plus grands…</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menu</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Images</translation>
  </message>
  <message>
   <source>Open a picture</source>
   <translation>Ouvrir une image</translation>
  </message>
  <message>
   <source>Save the description</source>
   <translation>Enregistrer la description</translation>
  </message>
  <message>
   <source>{path} can't be written ({reason}); choose another place.</source>
   <translation>Impossible d'écrire {path} ({reason}) ; choisissez un autre endroit.</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>Larger models</source>
   <translation>Modèles plus grands</translation>
  </message>
  <message>
   <source>Percept works without them. They are fetched over the network, only when you say so, checked, and then used on this machine alone.</source>
   <translation>Percept fonctionne sans eux. Ils ne sont téléchargés qu’à votre demande, vérifiés, puis utilisés sur cette machine seulement.</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modèles</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Progression</translation>
  </message>
  <message>
   <source>&amp;Fetch</source>
   <translation>&amp;Télécharger</translation>
  </message>
  <message>
   <source>Chec&amp;k the files</source>
   <translation>&amp;Vérifier les fichiers</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>&amp;Supprimer</translation>
  </message>
  <message>
   <source>&amp;Stop</source>
   <translation>&amp;Arrêter</translation>
  </message>
  <message>
   <source>here</source>
   <translation>présent</translation>
  </message>
  <message>
   <source>{size} MB to fetch</source>
   <translation>{size} Mo à télécharger</translation>
  </message>
  <message>
   <source>Recommended: {model}</source>
   <translation>Recommandé : {model}</translation>
  </message>
  <message>
   <source>Name: {name}. Languages: {languages}. Licence: {licence}. {memory} MB of memory.</source>
   <translation>Nom : {name}. Langues : {languages}. Licence : {licence}. {memory} Mo de mémoire.</translation>
  </message>
  <message>
   <source>It needs torch: pip install “percept[gpu]”.</source>
   <translation>Il lui faut torch : pip install “percept[gpu]”.</translation>
  </message>
  <message>
   <source>{model} is here and was checked.</source>
   <translation>{model} est là et a été vérifié.</translation>
  </message>
  <message>
   <source>Fetching {model}…</source>
   <translation>Téléchargement de {model}…</translation>
  </message>
  <message>
   <source>Every file of {model} is as it was fetched.</source>
   <translation>Tous les fichiers de {model} sont tels qu’ils ont été téléchargés.</translation>
  </message>
  <message>
   <source>Checking {model}…</source>
   <translation>Vérification de {model}…</translation>
  </message>
  <message>
   <source>Remove {model}? It can be fetched again.</source>
   <translation>Supprimer {model} ? Il peut être téléchargé à nouveau.</translation>
  </message>
  <message>
   <source>{model} is removed.</source>
   <translation>{model} est supprimé.</translation>
  </message>
  <message>
   <source>{percent} percent</source>
   <translation>{percent} pour cent</translation>
  </message>
  <message>
   <source>{file}: {done} of {total} MB, {speed} MB a second, {left} seconds left</source>
   <translation>{file} : {done} sur {total} Mo, {speed} Mo par seconde, encore {left} secondes</translation>
  </message>
  <message>
   <source>Stopped. What was fetched is kept; it goes on from there.</source>
   <translation>Arrêté. Ce qui a été téléchargé est gardé ; la suite reprendra là.</translation>
  </message>
 </context>
 <context>
  <name>offer</name>
  <message>
   <source>Percept can't tell yet what a photograph shows. A picture model can: {size} MB, fetched once from {host}, and used on this machine alone. What you look at never leaves it.</source>
   <translation>Percept ne sait pas encore dire ce que montre une photographie. Un modèle d'images le sait : {size} Mo, téléchargés une fois depuis {host} et utilisés sur cette machine seulement. Ce que vous regardez ne la quitte jamais.</translation>
  </message>
  <message>
   <source>Photographs</source>
   <translation>Photographies</translation>
  </message>
  <message>
   <source>&amp;Fetch it, {size} MB</source>
   <translation>&amp;Télécharger, {size} Mo</translation>
  </message>
  <message>
   <source>&amp;Not now</source>
   <translation>&amp;Pas maintenant</translation>
  </message>
 </context>
 <context>
  <name>Overlay</name>
  <message>
   <source>Percept outline</source>
   <translation>Contour de Percept</translation>
  </message>
  <message>
   <source>Outline around what is meant</source>
   <translation>Contour autour de ce qui est désigné</translation>
  </message>
 </context>
 <context>
  <name>Percept</name>
  <message>
   <source>It is kept on this machine only: {path}</source>
   <translation>Il reste sur cette machine : {path}</translation>
  </message>
  <message>
   <source>No problem has been noted.</source>
   <translation>Aucun problème n'a été noté.</translation>
  </message>
  <message>
   <source>Problem report</source>
   <translation>Rapport de problèmes</translation>
  </message>
  <message>
   <source>Speech is back.</source>
   <translation>La voix est revenue.</translation>
  </message>
 </context>
 <context>
  <name>Photographs</name>
  <message>
   <source>Press {key} and then Enter to fetch it.</source>
   <translation>Appuyez sur {key} puis sur Entrée pour le télécharger.</translation>
  </message>
 </context>
 <context>
  <name>settings</name>
  <message>
   <source>hotkey shortcut keyboard combination</source>
   <translation>raccourci touche clavier combinaison</translation>
  </message>
  <message>
   <source>voice read aloud talk sound</source>
   <translation>voix lire à voix haute parler son</translation>
  </message>
  <message>
   <source>font zoom dark mode colour display</source>
   <translation>police zoom mode sombre couleur affichage</translation>
  </message>
  <message>
   <source>subtitles transcription speech recognition</source>
   <translation>transcription reconnaissance vocale</translation>
  </message>
  <message>
   <source>voice speed fast slow tempo</source>
   <translation>voix vitesse rapide lent</translation>
  </message>
  <message>
   <source>What you need</source>
   <translation>Ce dont vous avez besoin</translation>
  </message>
  <message>
   <source>Which parts of Percept start with it.</source>
   <translation>Quelles parties de Percept démarrent avec lui.</translation>
  </message>
  <message>
   <source>Hear the screen</source>
   <translation>Entendre l'écran</translation>
  </message>
  <message>
   <source>Read the sound</source>
   <translation>Lire le son</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>Les deux</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Langue</translation>
  </message>
  <message>
   <source>Of what is said at once, of the windows from the next start on. Text on the screen is quoted as it is; questions are English so far.</source>
   <translation>De ce qui est dit, tout de suite ; des fenêtres, à partir du prochain démarrage. Le texte à l'écran est cité tel quel ; les questions sont pour l'instant en anglais.</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Comme le système</translation>
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
   <translation>Parler par</translation>
  </message>
  <message>
   <source>The running screen reader is asked first unless you choose otherwise.</source>
   <translation>Le lecteur d'écran actif passe en premier, sauf si vous choisissez autrement.</translation>
  </message>
  <message>
   <source>The screen reader, else a voice</source>
   <translation>Le lecteur d'écran, sinon une voix</translation>
  </message>
  <message>
   <source>Percept's own voice</source>
   <translation>La voix de Percept</translation>
  </message>
  <message>
   <source>Nothing: text only</source>
   <translation>Rien : du texte seulement</translation>
  </message>
  <message>
   <source>Rate of the voice</source>
   <translation>Débit de la voix</translation>
  </message>
  <message>
   <source>Words a minute; a screen reader keeps its own rate.</source>
   <translation>Mots par minute ; un lecteur d'écran garde son propre débit.</translation>
  </message>
  <message>
   <source>words a minute</source>
   <translation>mots par minute</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>Sons</translation>
  </message>
  <message>
   <source>A short sound tells that a key was understood, that it is done or that it failed.</source>
   <translation>Un son bref indique qu'une touche a été comprise, que c'est terminé ou que cela a échoué.</translation>
  </message>
  <message>
   <source>How much is said</source>
   <translation>Ce qui est dit</translation>
  </message>
  <message>
   <source>Essentials only, more, or everything.</source>
   <translation>L'essentiel seulement, davantage, ou tout.</translation>
  </message>
  <message>
   <source>Brief</source>
   <translation>Bref</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Tout</translation>
  </message>
  <message>
   <source>Larger model</source>
   <translation>Modèle plus grand</translation>
  </message>
  <message>
   <source>For what the built-in model can't tell: “auto” takes one that was fetched, “none” none; or the name or the folder of one.</source>
   <translation>Pour ce que le modèle intégré ne sait pas dire : « auto » prend un modèle téléchargé, « none » aucun ; ou le nom ou le dossier d’un modèle.</translation>
  </message>
  <message>
   <source>Show the window with each description</source>
   <translation>Montrer la fenêtre à chaque description</translation>
  </message>
  <message>
   <source>It appears without taking the keyboard from the program you work in.</source>
   <translation>Elle apparaît sans prendre le clavier au programme dans lequel vous travaillez.</translation>
  </message>
  <message>
   <source>Outline on the screen what is spoken of</source>
   <translation>Encadrer à l'écran ce dont il est question</translation>
  </message>
  <message>
   <source>A frame around the place each sentence is about.</source>
   <translation>Un cadre autour de l'endroit dont parle chaque phrase.</translation>
  </message>
  <message>
   <source>Captions of</source>
   <translation>Sous-titres de</translation>
  </message>
  <message>
   <source>What is listened to.</source>
   <translation>Ce qui est écouté.</translation>
  </message>
  <message>
   <source>What the computer plays</source>
   <translation>Ce que joue l'ordinateur</translation>
  </message>
  <message>
   <source>The microphone</source>
   <translation>Le microphone</translation>
  </message>
  <message>
   <source>Help from the screen</source>
   <translation>Aide de l'écran</translation>
  </message>
  <message>
   <source>Words on the active window help to hear them, and words point at what they mean.</source>
   <translation>Les mots de la fenêtre active aident à entendre, et les mots désignent ce qu'ils signifient.</translation>
  </message>
  <message>
   <source>Words on the screen</source>
   <translation>Les mots à l'écran</translation>
  </message>
  <message>
   <source>Words, then the fused model</source>
   <translation>Les mots, puis le modèle fusionné</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Aucune</translation>
  </message>
  <message>
   <source>Recogniser</source>
   <translation>Reconnaissance</translation>
  </message>
  <message>
   <source>“embedded”, which is basic, the name of a model that “percept models pull” has fetched, or the folder of one.</source>
   <translation>« embedded », qui est rudimentaire, le nom d'un modèle que « percept models pull » est allé chercher, ou le dossier d'un modèle.</translation>
  </message>
  <message>
   <source>Outline on the screen what a word means</source>
   <translation>Encadrer à l'écran ce que désigne un mot</translation>
  </message>
  <message>
   <source>A frame around what was spoken of, for a few seconds.</source>
   <translation>Un cadre autour de ce dont on a parlé, pendant quelques secondes.</translation>
  </message>
  <message>
   <source>Font of captions</source>
   <translation>Police des sous-titres</translation>
  </message>
  <message>
   <source>Empty means the system's.</source>
   <translation>Vide signifie celle du système.</translation>
  </message>
  <message>
   <source>Size of captions</source>
   <translation>Taille des sous-titres</translation>
  </message>
  <message>
   <source>In points.</source>
   <translation>En points.</translation>
  </message>
  <message>
   <source>points</source>
   <translation>points</translation>
  </message>
  <message>
   <source>Colours of captions</source>
   <translation>Couleurs des sous-titres</translation>
  </message>
  <message>
   <source>All have a contrast of at least 7 to 1.</source>
   <translation>Toutes ont un contraste d'au moins 7 pour 1.</translation>
  </message>
  <message>
   <source>White on black</source>
   <translation>Blanc sur noir</translation>
  </message>
  <message>
   <source>Yellow on black</source>
   <translation>Jaune sur noir</translation>
  </message>
  <message>
   <source>Black on white</source>
   <translation>Noir sur blanc</translation>
  </message>
  <message>
   <source>Black on cream</source>
   <translation>Noir sur crème</translation>
  </message>
  <message>
   <source>Green on black</source>
   <translation>Vert sur noir</translation>
  </message>
  <message>
   <source>Opacity of the captions window</source>
   <translation>Opacité de la fenêtre des sous-titres</translation>
  </message>
  <message>
   <source>Lower lets what is behind shine through.</source>
   <translation>Moins laisse voir ce qui est derrière.</translation>
  </message>
  <message>
   <source>percent</source>
   <translation>pour cent</translation>
  </message>
  <message>
   <source>Lines of captions</source>
   <translation>Lignes de sous-titres</translation>
  </message>
  <message>
   <source>How many lines are in view when the window opens.</source>
   <translation>Combien de lignes sont visibles quand la fenêtre s'ouvre.</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>lignes</translation>
  </message>
  <message>
   <source>Describe the screen</source>
   <translation>Décrire l'écran</translation>
  </message>
  <message>
   <source>Works in every program.</source>
   <translation>Agit dans tous les programmes.</translation>
  </message>
  <message>
   <source>Describe the active window</source>
   <translation>Décrire la fenêtre active</translation>
  </message>
  <message>
   <source>Describe what is under the pointer</source>
   <translation>Décrire ce qui est sous le pointeur</translation>
  </message>
  <message>
   <source>Describe the picture on the clipboard</source>
   <translation>Décrire l'image du presse-papiers</translation>
  </message>
  <message>
   <source>Repeat</source>
   <translation>Répéter</translation>
  </message>
  <message>
   <source>Says the last description again.</source>
   <translation>Redit la dernière description.</translation>
  </message>
  <message>
   <source>More detail</source>
   <translation>Plus de détails</translation>
  </message>
  <message>
   <source>Says everything about the last picture.</source>
   <translation>Dit tout de la dernière image.</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Arrêter</translation>
  </message>
  <message>
   <source>Stops speech and work at once. “Repeat” says the last description again.</source>
   <translation>Arrête aussitôt la voix et le travail. « Répéter » redit la dernière description.</translation>
  </message>
  <message>
   <source>Ask</source>
   <translation>Demander</translation>
  </message>
  <message>
   <source>Opens the field for a question about what was described.</source>
   <translation>Ouvre le champ pour une question sur ce qui a été décrit.</translation>
  </message>
  <message>
   <source>Captions on or off</source>
   <translation>Sous-titres : activer ou désactiver</translation>
  </message>
  <message>
   <source>Open Percept</source>
   <translation>Ouvrir Percept</translation>
  </message>
  <message>
   <source>Brings its window to the front.</source>
   <translation>Amène sa fenêtre au premier plan.</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Thème</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Clair</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Sombre</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Contraste élevé</translation>
  </message>
  <message>
   <source>Size of text</source>
   <translation>Taille du texte</translation>
  </message>
  <message>
   <source>On top of the system's own text size.</source>
   <translation>En plus de la taille de texte du système.</translation>
  </message>
  <message>
   <source>Motion</source>
   <translation>Mouvement</translation>
  </message>
  <message>
   <source>Whether outlines may blink to draw the eye.</source>
   <translation>Si les contours peuvent clignoter pour attirer l'œil.</translation>
  </message>
  <message>
   <source>Nothing moves</source>
   <translation>Rien ne bouge</translation>
  </message>
  <message>
   <source>Allowed</source>
   <translation>Permis</translation>
  </message>
  <message>
   <source>Fetch models from</source>
   <translation>Chercher les modèles à</translation>
  </message>
  <message>
   <source>An address that begins with https://; empty means the usual one. Nothing is fetched unless you ask for it.</source>
   <translation>Une adresse qui commence par https:// ; vide signifie l'adresse habituelle. Rien n'est cherché sans que vous le demandiez.</translation>
  </message>
  <message>
   <source>Unload models after</source>
   <translation>Décharger les modèles après</translation>
  </message>
  <message>
   <source>Memory is given back when nothing was asked for so long.</source>
   <translation>La mémoire est rendue quand rien n'a été demandé pendant ce temps.</translation>
  </message>
  <message>
   <source>minutes</source>
   <translation>minutes</translation>
  </message>
  <message>
   <source>General</source>
   <translation>Général</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>Voix</translation>
  </message>
  <message>
   <source>Descriptions</source>
   <translation>Descriptions</translation>
  </message>
  <message>
   <source>Captions</source>
   <translation>Sous-titres</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Touches</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Apparence</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modèles</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>Percept settings</source>
   <translation>Réglages de Percept</translation>
  </message>
  <message>
   <source>&amp;Search</source>
   <translation>&amp;Rechercher</translation>
  </message>
  <message>
   <source>Search the settings</source>
   <translation>Rechercher dans les réglages</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Réglages</translation>
  </message>
  <message>
   <source>{key} already means “{other}”; choose another key.</source>
   <translation>{key} signifie déjà « {other} » ; choisissez une autre touche.</translation>
  </message>
 </context>
 <context>
  <name>Tray</name>
  <message>
   <source>&amp;Open Percept</source>
   <translation>&amp;Ouvrir Percept</translation>
  </message>
  <message>
   <source>Describe the &amp;screen</source>
   <translation>Décrire l'é&amp;cran</translation>
  </message>
  <message>
   <source>Describe the active &amp;window</source>
   <translation>Décrire la &amp;fenêtre active</translation>
  </message>
  <message>
   <source>&amp;Captions on or off</source>
   <translation>&amp;Sous-titres : activer ou désactiver</translation>
  </message>
  <message>
   <source>S&amp;ettings…</source>
   <translation>&amp;Réglages…</translation>
  </message>
  <message>
   <source>&amp;Quit Percept</source>
   <translation>&amp;Quitter Percept</translation>
  </message>
  <message>
   <source>Percept</source>
   <translation>Percept</translation>
  </message>
 </context>
</TS>
