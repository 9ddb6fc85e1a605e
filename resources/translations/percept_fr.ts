<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
 <context>
  <name>app</name>
  <message>
   <source>Percept is already running but doesn't answer. End its process ({process}) and start it again.</source>
   <translation>Percept est déjà en marche et ne répond pas. Terminez son processus ({process}) et relancez-le.</translation>
  </message>
 </context>
 <context>
  <name>ButtonRow</name>
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
   <source>What chan&amp;ged</source>
   <translation>Ce qui a chan&amp;gé</translation>
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
   <source>&amp;How much detail</source>
   <translation>Com&amp;bien</translation>
  </message>
 </context>
 <context>
  <name>captioning</name>
  <message>
   <source>The built-in speech recogniser is basic: it only knows English and is sometimes wrong. You can download a larger one under Tools, Larger models, and choose it in the settings.</source>
   <translation>La reconnaissance intégrée est simple : elle ne comprend que l’anglais et se trompe parfois. Vous pouvez en télécharger une plus grande dans Outils, Modèles plus grands et la choisir dans les réglages.</translation>
  </message>
  <message>
   <source>Starting captions …</source>
   <translation>Démarrage des sous-titres …</translation>
  </message>
  <message>
   <source>Captions are off.</source>
   <translation>Les sous-titres sont désactivés.</translation>
  </message>
  <message>
   <source>Captioning the microphone.</source>
   <translation>Sous-titres du microphone.</translation>
  </message>
  <message>
   <source>Captioning what the computer plays and the microphone.</source>
   <translation>Sous-titrage du son de l'ordinateur et du microphone.</translation>
  </message>
  <message>
   <source>Captioning what the computer plays.</source>
   <translation>Sous-titres de ce que joue l'ordinateur.</translation>
  </message>
  <message>
   <source>The sound has ended, so captions have stopped.</source>
   <translation>Le son est terminé, les sous-titres se sont donc arrêtés.</translation>
  </message>
  <message>
   <source>Captions stopped unexpectedly and were restarted; some words are missing.</source>
   <translation>Les sous-titres se sont arrêtés de façon inattendue et ont été relancés ; il manque quelques mots.</translation>
  </message>
  <message>
   <source>Captions stopped unexpectedly. Turn them on again.</source>
   <translation>Les sous-titres se sont arrêtés de façon inattendue. Réactivez-les.</translation>
  </message>
 </context>
 <context>
  <name>CaptionsText</name>
  <message>
   <source>Captions</source>
   <translation>Sous-titres</translation>
  </message>
 </context>
 <context>
  <name>CaptionsWindow</name>
  <message>
   <source>Percept captions</source>
   <translation>Sous-titres de Percept</translation>
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
   <source>&amp;Name speakers…</source>
   <translation>&amp;Nommer les voix…</translation>
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
   <source>&amp;Restore them</source>
   <translation>&amp;Les récupérer</translation>
  </message>
  <message>
   <source>&amp;Discard them</source>
   <translation>Les &amp;jeter</translation>
  </message>
  <message>
   <source>Captions &amp;on</source>
   <translation>&amp;Activer les sous-titres</translation>
  </message>
  <message>
   <source>Percept closed before the last captions were saved. They are still here (lines: {count}).</source>
   <translation>Percept s’est arrêté avant que les derniers sous-titres soient enregistrés ; ils sont toujours là (lignes : {count}).</translation>
  </message>
  <message>
   <source>“{words}” isn't in the captions.</source>
   <translation>« {words} » ne figure pas dans les sous-titres.</translation>
  </message>
  <message>
   <source>Speakers were named.</source>
   <translation>Les voix ont été nommées.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copié.</translation>
  </message>
  <message>
   <source>Text (*.txt);;Subtitles (*.srt *.vtt);;Web page (*.html);;JSON (*.json);;Speakers and times (*.rttm)</source>
   <translation>Texte (*.txt);;Sous-titres (*.srt *.vtt);;Page web (*.html);;JSON (*.json);;Voix et temps (*.rttm)</translation>
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
   <source>More detail.</source>
   <translation>Plus de détails.</translation>
  </message>
  <message>
   <source>Getting more detail …</source>
   <translation>Recherche de détails …</translation>
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
   <source>There was nothing to stop.</source>
   <translation>Il n'y avait rien à arrêter.</translation>
  </message>
  <message>
   <source>Nothing has been described yet.</source>
   <translation>Rien n'a encore été décrit.</translation>
  </message>
  <message>
   <source>Press More detail for the next part.</source>
   <translation>« Plus de détails » dit la partie suivante.</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Terminé.</translation>
  </message>
  <message>
   <source>Answered.</source>
   <translation>Répondu.</translation>
  </message>
  <message>
   <source>The description got stuck and was restarted. Press the key again.</source>
   <translation>La description s'est bloquée et a été relancée. Appuyez de nouveau sur la touche.</translation>
  </message>
  <message>
   <source>The description stopped unexpectedly. Press the key again.</source>
   <translation>La description s'est arrêtée de façon inattendue. Appuyez de nouveau sur la touche.</translation>
  </message>
 </context>
 <context>
  <name>DescriptionView</name>
  <message>
   <source>&amp;Elements: {count}</source>
   <translation>É&amp;léments : {count}</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copié.</translation>
  </message>
  <message>
   <source>The picture that was described</source>
   <translation>L'image qui a été décrite</translation>
  </message>
  <message>
   <source>Ready.</source>
   <translation>Prêt.</translation>
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
   <source>Press Enter to see what you can do with an element.</source>
   <translation>Appuyez sur Entrée pour voir ce que vous pouvez faire d'un élément.</translation>
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
   <source>Description and picture</source>
   <translation>Description et image</translation>
  </message>
  <message>
   <source>Divider between description and picture</source>
   <translation>Séparateur entre la description et l'image</translation>
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
  <name>ElementList</name>
  <message>
   <source>&amp;Move the pointer there</source>
   <translation>&amp;Y amener le pointeur</translation>
  </message>
  <message>
   <source>&amp;Press it</source>
   <translation>&amp;Appuyer dessus</translation>
  </message>
  <message>
   <source>Move the &amp;keyboard focus there</source>
   <translation>Y déplacer le foyer du &amp;clavier</translation>
  </message>
 </context>
 <context>
  <name>Fetch</name>
  <message>
   <source>The picture model is installed and checked.</source>
   <translation>Le modèle d'images est installé et vérifié.</translation>
  </message>
  <message>
   <source>Downloading the picture model, {size} MB. You can carry on meanwhile.</source>
   <translation>Téléchargement du modèle d'images, {size} Mo. Vous pouvez continuer pendant ce temps.</translation>
  </message>
  <message>
   <source>Picture model: {percent} percent</source>
   <translation>Modèle d'images : {percent} pour cent</translation>
  </message>
  <message>
   <source>The picture model wasn't downloaded completely. Next time the download continues where it stopped.</source>
   <translation>Le modèle d'images n'a pas été entièrement téléchargé. La prochaine fois, le téléchargement reprendra où il s'est arrêté.</translation>
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
   <source>No screen reader is running, so Percept speaks with its own voice.</source>
   <translation>Aucun lecteur d'écran n'est actif, Percept parle donc avec sa propre voix.</translation>
  </message>
  <message>
   <source>What do you need?</source>
   <translation>De quoi avez-vous besoin ?</translation>
  </message>
  <message>
   <source>How should Percept speak?</source>
   <translation>Comment Percept doit-il parler ?</translation>
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
   <source>Shortcuts that work in every program</source>
   <translation>Touches pour tous les programmes</translation>
  </message>
  <message>
   <source>You can change them in the settings (Ctrl+Comma in Percept's window).</source>
   <translation>Vous pouvez les changer dans les réglages (Ctrl+virgule dans la fenêtre de Percept).</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Prêt</translation>
  </message>
  <message>
   <source>Everything is set up. You don't need an account, and nothing you look at or hear leaves this computer.</source>
   <translation>Tout est prêt. Aucun compte n'est nécessaire, et rien de ce que vous regardez ou entendez ne quitte cet ordinateur.</translation>
  </message>
  <message>
   <source>Download the picture model now ({size} MB)</source>
   <translation>Télécharger le modèle d'images maintenant ({size} Mo)</translation>
  </message>
  <message>
   <source>Not now, ask again at the first photograph</source>
   <translation>Pas maintenant, redemander à la première photographie</translation>
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
  <name>History</name>
  <message>
   <source>Pre&amp;vious</source>
   <translation>&amp;Avant cela</translation>
  </message>
  <message>
   <source>Cop&amp;y it</source>
   <translation>Copi&amp;er</translation>
  </message>
  <message>
   <source>Nothing yet</source>
   <translation>Rien encore</translation>
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
   <source>What chan&amp;ged</source>
   <translation>Ce qui a chan&amp;gé</translation>
  </message>
  <message>
   <source>W&amp;atch the active window, or stop watching</source>
   <translation>Surveiller l&amp;a fenêtre active, ou arrêter</translation>
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
  <name>model_choice</name>
  <message>
   <source>A folder…</source>
   <translation>Un dossier…</translation>
  </message>
  <message>
   <source>The folder of a model</source>
   <translation>Le dossier d'un modèle</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>Larger models</source>
   <translation>Modèles plus grands</translation>
  </message>
  <message>
   <source>Percept works without these. They are only downloaded when you say so, then checked, and only used on this computer.</source>
   <translation>Percept fonctionne sans eux. Ils ne sont téléchargés qu’à votre demande, puis vérifiés et utilisés sur cet ordinateur seulement.</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Progression</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modèles</translation>
  </message>
  <message>
   <source>&amp;Download</source>
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
   <source>installed</source>
   <translation>installé</translation>
  </message>
  <message>
   <source>{size} MB to download</source>
   <translation>{size} Mo à télécharger</translation>
  </message>
  <message>
   <source>Recommended: {model}</source>
   <translation>Recommandé : {model}</translation>
  </message>
  <message>
   <source>Languages: {languages}. Licence: {licence}. Uses {memory} MB of memory.</source>
   <translation>Langues : {languages}. Licence : {licence}. Utilise {memory} Mo de mémoire.</translation>
  </message>
  <message>
   <source>It needs Percept's GPU add-on; the documentation says how to install that.</source>
   <translation>Il lui faut le complément GPU de Percept ; la documentation explique comment l'installer.</translation>
  </message>
  <message>
   <source>{model} is installed and checked.</source>
   <translation>{model} est installé et vérifié.</translation>
  </message>
  <message>
   <source>Downloading {model}…</source>
   <translation>Téléchargement de {model}…</translation>
  </message>
  <message>
   <source>All files of {model} are intact.</source>
   <translation>Tous les fichiers de {model} sont intacts.</translation>
  </message>
  <message>
   <source>Checking {model}…</source>
   <translation>Vérification de {model}…</translation>
  </message>
  <message>
   <source>Remove {model}? You can download it again later.</source>
   <translation>Supprimer {model} ? Vous pourrez le télécharger à nouveau plus tard.</translation>
  </message>
  <message>
   <source>{model} has been removed.</source>
   <translation>{model} a été supprimé.</translation>
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
   <source>Stopped. What has been downloaded is kept, and the download can continue from there.</source>
   <translation>Arrêté. Ce qui a été téléchargé est gardé, et le téléchargement peut reprendre de là.</translation>
  </message>
 </context>
 <context>
  <name>offer</name>
  <message>
   <source>Percept can't say yet what a photograph shows. A picture model can: {size} MB, downloaded once from {host}, and only used on this computer. What you look at never leaves it.</source>
   <translation>Percept ne sait pas encore dire ce que montre une photographie. Un modèle d'images le sait : {size} Mo, téléchargés une fois depuis {host} et utilisés sur cette machine seulement. Ce que vous regardez ne la quitte jamais.</translation>
  </message>
  <message>
   <source>Photographs</source>
   <translation>Photographies</translation>
  </message>
  <message>
   <source>&amp;Download it ({size} MB)</source>
   <translation>&amp;Télécharger ({size} Mo)</translation>
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
   <source>This report stays on this computer: {path}</source>
   <translation>Il reste sur cette machine : {path}</translation>
  </message>
  <message>
   <source>No problems have been recorded.</source>
   <translation>Aucun problème n'a été enregistré.</translation>
  </message>
  <message>
   <source>Problem report</source>
   <translation>Rapport de problèmes</translation>
  </message>
  <message>
   <source>Speech works again.</source>
   <translation>La voix fonctionne de nouveau.</translation>
  </message>
 </context>
 <context>
  <name>Photographs</name>
  <message>
   <source>Press {key} and then Enter to download it.</source>
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
   <source>Which parts of Percept start automatically.</source>
   <translation>Quelles parties de Percept démarrent automatiquement.</translation>
  </message>
  <message>
   <source>Hear what is on the screen</source>
   <translation>Entendre ce qui est à l'écran</translation>
  </message>
  <message>
   <source>Read what is said</source>
   <translation>Lire ce qui se dit</translation>
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
   <source>Speech changes at once, windows the next time Percept starts. Text on the screen is read as it is; you can ask in this language or in English.</source>
   <translation>Ce qui est dit change aussitôt, les fenêtres au prochain démarrage. Le texte à l'écran est lu tel quel ; vous pouvez poser vos questions dans cette langue ou en anglais.</translation>
  </message>
  <message>
   <source>Same as the system</source>
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
   <source>A running screen reader comes first unless you choose otherwise.</source>
   <translation>Le lecteur d'écran actif passe en premier, sauf si vous choisissez autrement.</translation>
  </message>
  <message>
   <source>The screen reader, otherwise Percept's own voice</source>
   <translation>Le lecteur d'écran, sinon la voix de Percept</translation>
  </message>
  <message>
   <source>Percept's own voice</source>
   <translation>La voix de Percept</translation>
  </message>
  <message>
   <source>Nothing, only text</source>
   <translation>Rien, du texte seulement</translation>
  </message>
  <message>
   <source>Speaking rate</source>
   <translation>Débit de la voix</translation>
  </message>
  <message>
   <source>Of Percept's own voice; a screen reader keeps its own rate.</source>
   <translation>De la voix de Percept ; un lecteur d'écran garde son propre débit.</translation>
  </message>
  <message>
   <source>words per minute</source>
   <translation>mots par minute</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>Sons</translation>
  </message>
  <message>
   <source>A short sound tells you that a key was understood, that the work is done, or that it failed.</source>
   <translation>Un son bref indique qu'une touche a été comprise, que c'est terminé ou que cela a échoué.</translation>
  </message>
  <message>
   <source>Level of detail</source>
   <translation>Niveau de détail</translation>
  </message>
  <message>
   <source>Only the essentials, more, or everything.</source>
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
   <source>For what the built-in model can't tell. You can download one under Tools, Larger models.</source>
   <translation>Pour ce que le modèle intégré ne sait pas dire. Vous pouvez en télécharger un dans Outils, Modèles plus grands.</translation>
  </message>
  <message>
   <source>Whichever has been downloaded</source>
   <translation>Celui qui a été téléchargé</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Aucune</translation>
  </message>
  <message>
   <source>Show the window for each description</source>
   <translation>Montrer la fenêtre à chaque description</translation>
  </message>
  <message>
   <source>It appears without taking the keyboard away from the program you are using.</source>
   <translation>Elle apparaît sans prendre le clavier au programme dans lequel vous travaillez.</translation>
  </message>
  <message>
   <source>Outline what is being described</source>
   <translation>Encadrer ce qui est décrit</translation>
  </message>
  <message>
   <source>A frame on the screen around what each sentence is about.</source>
   <translation>Un cadre à l'écran autour de ce dont parle chaque phrase.</translation>
  </message>
  <message>
   <source>Pause while watching</source>
   <translation>Pause pendant la surveillance</translation>
  </message>
  <message>
   <source>Between two announcements of what has changed in a window that Percept watches; dialogs are announced at once.</source>
   <translation>Entre deux annonces de ce qui a changé dans une fenêtre surveillée ; les boîtes de dialogue sont annoncées aussitôt.</translation>
  </message>
  <message>
   <source>seconds</source>
   <translation>secondes</translation>
  </message>
  <message>
   <source>Source of captions</source>
   <translation>Source des sous-titres</translation>
  </message>
  <message>
   <source>What Percept listens to.</source>
   <translation>Ce que Percept écoute.</translation>
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
   <source>Both, told apart</source>
   <translation>Les deux, distingués</translation>
  </message>
  <message>
   <source>Help from the screen</source>
   <translation>Aide de l'écran</translation>
  </message>
  <message>
   <source>Words in the active window help Percept to hear them, and what is said points at what it means.</source>
   <translation>Les mots de la fenêtre active aident Percept à les entendre, et ce qui est dit désigne ce dont il s'agit.</translation>
  </message>
  <message>
   <source>Words on the screen</source>
   <translation>Les mots à l'écran</translation>
  </message>
  <message>
   <source>Words, then the built-in model</source>
   <translation>Les mots, puis le modèle intégré</translation>
  </message>
  <message>
   <source>Speech recogniser</source>
   <translation>Reconnaissance vocale</translation>
  </message>
  <message>
   <source>The built-in one is basic. Larger ones are under Tools, Larger models.</source>
   <translation>Celle qui est intégrée est simple. Les plus grandes sont dans Outils, Modèles plus grands.</translation>
  </message>
  <message>
   <source>Built-in, English only</source>
   <translation>Intégrée, anglais seulement</translation>
  </message>
  <message>
   <source>Say who speaks</source>
   <translation>Dire qui parle</translation>
  </message>
  <message>
   <source>Where several people speak, captions say which of them: Speaker 1, Speaker 2. You can name them in the captions window.</source>
   <translation>Quand plusieurs personnes parlent, les sous-titres disent laquelle : Voix 1, Voix 2. Vous pouvez leur donner un nom dans la fenêtre des sous-titres.</translation>
  </message>
  <message>
   <source>Names and terms</source>
   <translation>Noms et termes</translation>
  </message>
  <message>
   <source>What captions should listen for, separated by commas: people, places, products, terms of your work.</source>
   <translation>Ce que les sous-titres doivent guetter, séparé par des virgules : personnes, lieux, produits, termes de votre métier.</translation>
  </message>
  <message>
   <source>Outline what a word refers to</source>
   <translation>Encadrer ce que désigne un mot</translation>
  </message>
  <message>
   <source>A frame on the screen around what was mentioned, for a few seconds.</source>
   <translation>Un cadre à l'écran autour de ce qui a été mentionné, pendant quelques secondes.</translation>
  </message>
  <message>
   <source>Caption font</source>
   <translation>Police des sous-titres</translation>
  </message>
  <message>
   <source>Leave it empty for the system's font.</source>
   <translation>Laissez vide pour celle du système.</translation>
  </message>
  <message>
   <source>Caption size</source>
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
   <source>Caption colours</source>
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
   <source>Lower values let what is behind it show through.</source>
   <translation>Des valeurs plus basses laissent voir ce qui est derrière.</translation>
  </message>
  <message>
   <source>percent</source>
   <translation>pour cent</translation>
  </message>
  <message>
   <source>Caption lines</source>
   <translation>Lignes de sous-titres</translation>
  </message>
  <message>
   <source>How many lines are visible when the window opens.</source>
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
   <source>Says again what was said last.</source>
   <translation>Répète ce qui vient d'être dit.</translation>
  </message>
  <message>
   <source>More detail</source>
   <translation>Plus de détails</translation>
  </message>
  <message>
   <source>Says what is on the last picture, one part each time.</source>
   <translation>Dit ce qu'il y a sur la dernière image, une partie à chaque fois.</translation>
  </message>
  <message>
   <source>What changed</source>
   <translation>Ce qui a changé</translation>
  </message>
  <message>
   <source>Says what is different from the last look at the screen or window.</source>
   <translation>Dit ce qui a changé depuis le dernier regard sur l'écran ou la fenêtre.</translation>
  </message>
  <message>
   <source>Watch the active window</source>
   <translation>Surveiller la fenêtre active</translation>
  </message>
  <message>
   <source>Says what changes in it, until you press it again.</source>
   <translation>Dit ce qui y change, jusqu'à ce que vous appuyiez à nouveau.</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Arrêter</translation>
  </message>
  <message>
   <source>Stops speech and any work at once. “Repeat” says again what was said last.</source>
   <translation>Arrête aussitôt la parole et tout travail. « Répéter » redit ce qui vient d'être dit.</translation>
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
   <source>Text size</source>
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
   <source>Download models from</source>
   <translation>Télécharger les modèles depuis</translation>
  </message>
  <message>
   <source>An address that begins with https://. Leave it empty for the usual one. Nothing is downloaded unless you ask for it.</source>
   <translation>Une adresse qui commence par https://. Laissez vide pour l'adresse habituelle. Rien n'est téléchargé sans que vous le demandiez.</translation>
  </message>
  <message>
   <source>Unload models after</source>
   <translation>Décharger les modèles après</translation>
  </message>
  <message>
   <source>Frees their memory once nothing has been asked for this long.</source>
   <translation>Libère leur mémoire quand rien n'a été demandé pendant ce temps.</translation>
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
   <source>{key} is already used for “{other}”; choose another shortcut.</source>
   <translation>{key} est déjà utilisé pour « {other} » ; choisissez une autre touche.</translation>
  </message>
 </context>
 <context>
  <name>speaker_names</name>
  <message>
   <source>Microphone</source>
   <translation>Microphone</translation>
  </message>
  <message>
   <source>Computer</source>
   <translation>Ordinateur</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Inconnu</translation>
  </message>
  <message>
   <source>Speaker {number}</source>
   <translation>Voix {number}</translation>
  </message>
  <message>
   <source>Name the speakers</source>
   <translation>Nommer les voix</translation>
  </message>
  <message>
   <source>{name}, who last said “… {words}”</source>
   <translation>{name}, ses derniers mots : « … {words} »</translation>
  </message>
  <message>
   <source>The names stay until you quit Percept. Two speakers who are one person can have the same name.</source>
   <translation>Les noms restent jusqu'à ce que vous quittiez Percept. Deux voix qui sont une même personne peuvent porter le même nom.</translation>
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
 <context>
  <name>watching</name>
  <message>
   <source>Not watching any more.</source>
   <translation>Plus rien n'est surveillé.</translation>
  </message>
  <message>
   <source>Watching.</source>
   <translation>Surveiller.</translation>
  </message>
  <message>
   <source>Watching stopped unexpectedly. Press the key again.</source>
   <translation>La surveillance s'est arrêtée de façon inattendue. Appuyez à nouveau sur la touche.</translation>
  </message>
 </context>
</TS>
