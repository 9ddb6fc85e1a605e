<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>app</name>
  <message>
   <source>Percept runs already and does not answer. End its process ({process}) and start it again.</source>
   <translation>Percept ya está en marcha y no responde. Termine su proceso ({process}) y vuelva a iniciarlo.</translation>
  </message>
 </context>
 <context>
  <name>captioning</name>
  <message>
   <source>The built-in recogniser is basic: it knows English only and is sometimes wrong. The settings take the name or the folder of a larger one.</source>
   <translation>El reconocedor integrado es básico: solo entiende inglés y a veces se equivoca. En los ajustes se indica el nombre o la carpeta de uno mayor.</translation>
  </message>
  <message>
   <source>Captions are starting …</source>
   <translation>Los subtítulos están empezando …</translation>
  </message>
  <message>
   <source>Captions are off.</source>
   <translation>Los subtítulos están desactivados.</translation>
  </message>
  <message>
   <source>Captions of the microphone.</source>
   <translation>Subtítulos del micrófono.</translation>
  </message>
  <message>
   <source>Captions of what the computer plays.</source>
   <translation>Subtítulos de lo que reproduce el ordenador.</translation>
  </message>
  <message>
   <source>The sound has ended, and the captions with it.</source>
   <translation>El sonido ha terminado, y con él los subtítulos.</translation>
  </message>
  <message>
   <source>The captions broke off and were started again; some words are missing.</source>
   <translation>Los subtítulos se interrumpieron y se reiniciaron; faltan algunas palabras.</translation>
  </message>
  <message>
   <source>The captions broke off because their process ended. Turn them on again.</source>
   <translation>Los subtítulos se interrumpieron porque su proceso terminó. Actívelos de nuevo.</translation>
  </message>
 </context>
 <context>
  <name>CaptionsWindow</name>
  <message>
   <source>Percept captions</source>
   <translation>Subtítulos de Percept</translation>
  </message>
  <message>
   <source>Captions</source>
   <translation>Subtítulos</translation>
  </message>
  <message>
   <source>&amp;Find</source>
   <translation>&amp;Buscar</translation>
  </message>
  <message>
   <source>Find in the captions</source>
   <translation>Buscar en los subtítulos</translation>
  </message>
  <message>
   <source>Captions &amp;off</source>
   <translation>&amp;Desactivar subtítulos</translation>
  </message>
  <message>
   <source>&amp;Save…</source>
   <translation>&amp;Guardar…</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Copiar</translation>
  </message>
  <message>
   <source>&amp;Bring them back</source>
   <translation>&amp;Recuperarlos</translation>
  </message>
  <message>
   <source>&amp;Throw them away</source>
   <translation>&amp;Descartarlos</translation>
  </message>
  <message>
   <source>Captions &amp;on</source>
   <translation>&amp;Activar subtítulos</translation>
  </message>
  <message>
   <source>Percept ended before the last captions were saved; they are still there (lines: {count}).</source>
   <translation>Percept se cerró antes de guardar los últimos subtítulos; todavía están ahí (líneas: {count}).</translation>
  </message>
  <message>
   <source>“{words}” was not said.</source>
   <translation>No se dijo «{words}».</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copiado.</translation>
  </message>
  <message>
   <source>Text (*.txt);;Subtitles (*.srt *.vtt);;JSON (*.json)</source>
   <translation>Texto (*.txt);;Subtítulos (*.srt *.vtt);;JSON (*.json)</translation>
  </message>
  <message>
   <source>Save the captions</source>
   <translation>Guardar los subtítulos</translation>
  </message>
  <message>
   <source>Saved as {path}.</source>
   <translation>Guardado como {path}.</translation>
  </message>
 </context>
 <context>
  <name>describing</name>
  <message>
   <source>The screen.</source>
   <translation>La pantalla.</translation>
  </message>
  <message>
   <source>The window.</source>
   <translation>La ventana.</translation>
  </message>
  <message>
   <source>Under the pointer.</source>
   <translation>Bajo el puntero.</translation>
  </message>
  <message>
   <source>The clipboard.</source>
   <translation>El portapapeles.</translation>
  </message>
  <message>
   <source>The picture.</source>
   <translation>La imagen.</translation>
  </message>
  <message>
   <source>Looking …</source>
   <translation>Mirando …</translation>
  </message>
  <message>
   <source>In detail.</source>
   <translation>En detalle.</translation>
  </message>
  <message>
   <source>In detail …</source>
   <translation>En detalle …</translation>
  </message>
  <message>
   <source>Looking at the photograph …</source>
   <translation>Mirando la fotografía …</translation>
  </message>
  <message>
   <source>You asked: {words}</source>
   <translation>Usted preguntó: {words}</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Detenido.</translation>
  </message>
  <message>
   <source>Nothing is running.</source>
   <translation>No hay nada en marcha.</translation>
  </message>
  <message>
   <source>Nothing has been described yet.</source>
   <translation>Todavía no se ha descrito nada.</translation>
  </message>
  <message>
   <source>Answered.</source>
   <translation>Respondido.</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Hecho.</translation>
  </message>
  <message>
   <source>The description stood still, so its process was ended and started anew. Press the key again.</source>
   <translation>La descripción se quedó parada, así que su proceso se terminó y empezó de nuevo. Pulse otra vez la tecla.</translation>
  </message>
  <message>
   <source>The description broke off because its process ended. Press the key again; it will start anew.</source>
   <translation>La descripción se interrumpió porque su proceso terminó. Pulse la tecla otra vez y empezará de nuevo.</translation>
  </message>
 </context>
 <context>
  <name>DescriptionView</name>
  <message>
   <source>&amp;Elements: {count}</source>
   <translation>&amp;Elementos: {count}</translation>
  </message>
  <message>
   <source>Describe &amp;screen</source>
   <translation>Describir &amp;pantalla</translation>
  </message>
  <message>
   <source>Describe &amp;window</source>
   <translation>Describir &amp;ventana</translation>
  </message>
  <message>
   <source>&amp;More detail</source>
   <translation>&amp;Más detalle</translation>
  </message>
  <message>
   <source>&amp;Repeat</source>
   <translation>&amp;Repetir</translation>
  </message>
  <message>
   <source>Sto&amp;p</source>
   <translation>Dete&amp;ner</translation>
  </message>
  <message>
   <source>&amp;How much</source>
   <translation>&amp;Cuánto</translation>
  </message>
  <message>
   <source>Descr&amp;iption</source>
   <translation>Descr&amp;ipción</translation>
  </message>
  <message>
   <source>&amp;Elements</source>
   <translation>&amp;Elementos</translation>
  </message>
  <message>
   <source>Elements</source>
   <translation>Elementos</translation>
  </message>
  <message>
   <source>Enter offers what can be done with one.</source>
   <translation>Intro ofrece lo que se puede hacer con uno.</translation>
  </message>
  <message>
   <source>&amp;Question</source>
   <translation>Pre&amp;gunta</translation>
  </message>
  <message>
   <source>What does the error say? Where is the save button?</source>
   <translation>¿Qué dice el error? ¿Dónde está el botón de guardar?</translation>
  </message>
  <message>
   <source>&amp;Ask</source>
   <translation>Pregun&amp;tar</translation>
  </message>
  <message>
   <source>&amp;Before this</source>
   <translation>Antes de est&amp;o</translation>
  </message>
  <message>
   <source>Cop&amp;y it</source>
   <translation>Copiar&amp;lo</translation>
  </message>
  <message>
   <source>The picture that was described</source>
   <translation>La imagen que se describió</translation>
  </message>
  <message>
   <source>Description and picture</source>
   <translation>Descripción e imagen</translation>
  </message>
  <message>
   <source>Border between description and picture</source>
   <translation>Borde entre descripción e imagen</translation>
  </message>
  <message>
   <source>Ready.</source>
   <translation>Listo.</translation>
  </message>
  <message>
   <source>&amp;Move the pointer there</source>
   <translation>&amp;Mover el puntero allí</translation>
  </message>
  <message>
   <source>&amp;Press it</source>
   <translation>&amp;Pulsarlo</translation>
  </message>
  <message>
   <source>Give it the &amp;keyboard</source>
   <translation>Darle el &amp;teclado</translation>
  </message>
  <message>
   <source>nothing yet</source>
   <translation>nada todavía</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copiado.</translation>
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
   <translation>Advertencia</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Copiar</translation>
  </message>
 </context>
 <context>
  <name>Fetch</name>
  <message>
   <source>The picture model is here and was checked.</source>
   <translation>El modelo de imágenes está aquí y se ha comprobado.</translation>
  </message>
  <message>
   <source>The picture model is being fetched, {size} MB. You can go on meanwhile.</source>
   <translation>Se está descargando el modelo de imágenes, {size} MB. Mientras tanto puede seguir.</translation>
  </message>
  <message>
   <source>Picture model: {percent} percent</source>
   <translation>Modelo de imágenes: {percent} por ciento</translation>
  </message>
  <message>
   <source>The picture model was not fetched to its end; it goes on from there the next time.</source>
   <translation>El modelo de imágenes no se descargó hasta el final; la próxima vez seguirá desde ahí.</translation>
  </message>
 </context>
 <context>
  <name>FirstRun</name>
  <message>
   <source>Welcome to Percept</source>
   <translation>Bienvenido a Percept</translation>
  </message>
  <message>
   <source>{reader} is running, so Percept speaks through it.</source>
   <translation>{reader} está en marcha, así que Percept habla por medio de él.</translation>
  </message>
  <message>
   <source>No screen reader is running, so Percept speaks with a voice of its own.</source>
   <translation>No hay ningún lector de pantalla en marcha, así que Percept habla con una voz propia.</translation>
  </message>
  <message>
   <source>What do you need?</source>
   <translation>¿Qué necesita?</translation>
  </message>
  <message>
   <source>Who shall speak?</source>
   <translation>¿Quién debe hablar?</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>&amp;Atrás</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>&amp;Siguiente</translation>
  </message>
  <message>
   <source>Page</source>
   <translation>Página</translation>
  </message>
  <message>
   <source>Your keys, in every program</source>
   <translation>Sus teclas, en todos los programas</translation>
  </message>
  <message>
   <source>Each can be changed in the settings (Ctrl+Comma in Percept's window).</source>
   <translation>Cada una puede cambiarse en los ajustes (Ctrl+coma en la ventana de Percept).</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Listo</translation>
  </message>
  <message>
   <source>Everything works now, without an account; nothing you look at or hear leaves this machine.</source>
   <translation>Ya funciona todo, sin cuenta; nada de lo que usted mira u oye sale de este equipo.</translation>
  </message>
  <message>
   <source>Fetch the picture model now, {size} MB</source>
   <translation>Descargar ahora el modelo de imágenes, {size} MB</translation>
  </message>
  <message>
   <source>Not now; it is offered again with the first photograph</source>
   <translation>Ahora no; se vuelve a ofrecer con la primera fotografía</translation>
  </message>
  <message>
   <source>Models for better captions are in Percept's window, under Tools, Larger models.</source>
   <translation>Los modelos para mejores subtítulos están en la ventana de Percept, en Herramientas, Modelos mayores.</translation>
  </message>
  <message>
   <source>&amp;Start Percept</source>
   <translation>&amp;Empezar con Percept</translation>
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
   <translation>Contenido</translation>
  </message>
 </context>
 <context>
  <name>Menus</name>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Archivo</translation>
  </message>
  <message>
   <source>&amp;Open a picture…</source>
   <translation>&amp;Abrir una imagen…</translation>
  </message>
  <message>
   <source>&amp;Save the description…</source>
   <translation>&amp;Guardar la descripción…</translation>
  </message>
  <message>
   <source>&amp;Copy the description</source>
   <translation>&amp;Copiar la descripción</translation>
  </message>
  <message>
   <source>Close the &amp;window</source>
   <translation>Cerrar la &amp;ventana</translation>
  </message>
  <message>
   <source>&amp;Quit Percept</source>
   <translation>&amp;Salir de Percept</translation>
  </message>
  <message>
   <source>&amp;Describe</source>
   <translation>&amp;Describir</translation>
  </message>
  <message>
   <source>The &amp;screen</source>
   <translation>La &amp;pantalla</translation>
  </message>
  <message>
   <source>The active &amp;window</source>
   <translation>La &amp;ventana activa</translation>
  </message>
  <message>
   <source>Under the &amp;pointer</source>
   <translation>Bajo el p&amp;untero</translation>
  </message>
  <message>
   <source>The picture on the &amp;clipboard</source>
   <translation>La imagen del p&amp;ortapapeles</translation>
  </message>
  <message>
   <source>&amp;Repeat</source>
   <translation>&amp;Repetir</translation>
  </message>
  <message>
   <source>&amp;More detail</source>
   <translation>&amp;Más detalle</translation>
  </message>
  <message>
   <source>S&amp;top</source>
   <translation>De&amp;tener</translation>
  </message>
  <message>
   <source>&amp;Captions</source>
   <translation>&amp;Subtítulos</translation>
  </message>
  <message>
   <source>&amp;On or off</source>
   <translation>&amp;Activar o desactivar</translation>
  </message>
  <message>
   <source>&amp;Tools</source>
   <translation>&amp;Herramientas</translation>
  </message>
  <message>
   <source>&amp;Settings…</source>
   <translation>A&amp;justes…</translation>
  </message>
  <message>
   <source>Set Percept up &amp;again…</source>
   <translation>&amp;Configurar Percept de nuevo…</translation>
  </message>
  <message>
   <source>Show the &amp;problem report</source>
   <translation>Mostrar el informe de &amp;problemas</translation>
  </message>
  <message>
   <source>&amp;Larger models…</source>
   <translation>&amp;Modelos mayores…</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menú</translation>
  </message>
  <message>
   <source>Pictures</source>
   <translation>Imágenes</translation>
  </message>
  <message>
   <source>Open a picture</source>
   <translation>Abrir una imagen</translation>
  </message>
  <message>
   <source>Save the description</source>
   <translation>Guardar la descripción</translation>
  </message>
  <message>
   <source>{path} can't be written ({reason}); choose another place.</source>
   <translation>No se puede escribir {path} ({reason}); elija otro lugar.</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>Larger models</source>
   <translation>Modelos mayores</translation>
  </message>
  <message>
   <source>Percept works without them. They are fetched over the network, only when you say so, checked, and then used on this machine alone.</source>
   <translation>Percept funciona sin ellos. Solo se descargan de la red cuando usted lo pide, se comprueban y luego se usan únicamente en este equipo.</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Progreso</translation>
  </message>
  <message>
   <source>&amp;Fetch</source>
   <translation>&amp;Descargar</translation>
  </message>
  <message>
   <source>Chec&amp;k the files</source>
   <translation>&amp;Comprobar los archivos</translation>
  </message>
  <message>
   <source>&amp;Remove</source>
   <translation>&amp;Quitar</translation>
  </message>
  <message>
   <source>&amp;Stop</source>
   <translation>Det&amp;ener</translation>
  </message>
  <message>
   <source>here</source>
   <translation>presente</translation>
  </message>
  <message>
   <source>{size} MB to fetch</source>
   <translation>{size} MB por descargar</translation>
  </message>
  <message>
   <source>Recommended: {model}</source>
   <translation>Recomendado: {model}</translation>
  </message>
  <message>
   <source>Name: {name}. Languages: {languages}. Licence: {licence}. {memory} MB of memory.</source>
   <translation>Nombre: {name}. Idiomas: {languages}. Licencia: {licence}. {memory} MB de memoria.</translation>
  </message>
  <message>
   <source>It needs torch: pip install “percept[gpu]”.</source>
   <translation>Necesita torch: pip install “percept[gpu]”.</translation>
  </message>
  <message>
   <source>{model} is here and was checked.</source>
   <translation>{model} está aquí y se ha comprobado.</translation>
  </message>
  <message>
   <source>Fetching {model}…</source>
   <translation>Descargando {model}…</translation>
  </message>
  <message>
   <source>Every file of {model} is as it was fetched.</source>
   <translation>Todos los archivos de {model} están como se descargaron.</translation>
  </message>
  <message>
   <source>Checking {model}…</source>
   <translation>Comprobando {model}…</translation>
  </message>
  <message>
   <source>Remove {model}? It can be fetched again.</source>
   <translation>¿Quitar {model}? Se puede descargar de nuevo.</translation>
  </message>
  <message>
   <source>{model} is removed.</source>
   <translation>{model} se ha quitado.</translation>
  </message>
  <message>
   <source>{percent} percent</source>
   <translation>{percent} por ciento</translation>
  </message>
  <message>
   <source>{file}: {done} of {total} MB, {speed} MB a second, {left} seconds left</source>
   <translation>{file}: {done} de {total} MB, {speed} MB por segundo, quedan {left} segundos</translation>
  </message>
  <message>
   <source>Stopped. What was fetched is kept; it goes on from there.</source>
   <translation>Detenido. Lo descargado se conserva; se continúa desde ahí.</translation>
  </message>
 </context>
 <context>
  <name>offer</name>
  <message>
   <source>Percept can't tell yet what a photograph shows. A picture model can: {size} MB, fetched once from {host}, and used on this machine alone. What you look at never leaves it.</source>
   <translation>Percept todavía no sabe decir qué muestra una fotografía. Un modelo de imágenes sabe: {size} MB, que se descargan una vez de {host} y se usan solo en este equipo. Lo que usted mira nunca sale de él.</translation>
  </message>
  <message>
   <source>Photographs</source>
   <translation>Fotografías</translation>
  </message>
  <message>
   <source>&amp;Fetch it, {size} MB</source>
   <translation>&amp;Descargarlo, {size} MB</translation>
  </message>
  <message>
   <source>&amp;Not now</source>
   <translation>A&amp;hora no</translation>
  </message>
 </context>
 <context>
  <name>Overlay</name>
  <message>
   <source>Percept outline</source>
   <translation>Contorno de Percept</translation>
  </message>
  <message>
   <source>Outline around what is meant</source>
   <translation>Contorno alrededor de lo que se quiere decir</translation>
  </message>
 </context>
 <context>
  <name>Percept</name>
  <message>
   <source>It is kept on this machine only: {path}</source>
   <translation>Se guarda solo en este equipo: {path}</translation>
  </message>
  <message>
   <source>No problem has been noted.</source>
   <translation>No se ha anotado ningún problema.</translation>
  </message>
  <message>
   <source>Problem report</source>
   <translation>Informe de problemas</translation>
  </message>
  <message>
   <source>Speech is back.</source>
   <translation>La voz ha vuelto.</translation>
  </message>
 </context>
 <context>
  <name>Photographs</name>
  <message>
   <source>Press {key} and then Enter to fetch it.</source>
   <translation>Pulse {key} y después Intro para descargarlo.</translation>
  </message>
 </context>
 <context>
  <name>settings</name>
  <message>
   <source>hotkey shortcut keyboard combination</source>
   <translation>atajo tecla teclado combinación</translation>
  </message>
  <message>
   <source>voice read aloud talk sound</source>
   <translation>voz leer en voz alta hablar sonido</translation>
  </message>
  <message>
   <source>font zoom dark mode colour display</source>
   <translation>letra fuente zoom modo oscuro color pantalla</translation>
  </message>
  <message>
   <source>subtitles transcription speech recognition</source>
   <translation>transcripción reconocimiento de voz</translation>
  </message>
  <message>
   <source>voice speed fast slow tempo</source>
   <translation>voz velocidad rápido lento</translation>
  </message>
  <message>
   <source>What you need</source>
   <translation>Lo que necesita</translation>
  </message>
  <message>
   <source>Which parts of Percept start with it.</source>
   <translation>Qué partes de Percept empiezan con él.</translation>
  </message>
  <message>
   <source>Hear the screen</source>
   <translation>Oír la pantalla</translation>
  </message>
  <message>
   <source>Read the sound</source>
   <translation>Leer el sonido</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>Ambas cosas</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Of what is said at once, of the windows from the next start on. Text on the screen is quoted as it is; questions are English so far.</source>
   <translation>De lo que se dice, enseguida; de las ventanas, a partir del próximo inicio. El texto de la pantalla se cita tal cual; las preguntas son por ahora en inglés.</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Como el sistema</translation>
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
   <translation>Hablar por medio de</translation>
  </message>
  <message>
   <source>The running screen reader is asked first unless you choose otherwise.</source>
   <translation>Primero se acude al lector de pantalla en marcha, salvo que elija otra cosa.</translation>
  </message>
  <message>
   <source>The screen reader, else a voice</source>
   <translation>El lector de pantalla, si no una voz</translation>
  </message>
  <message>
   <source>Percept's own voice</source>
   <translation>La voz propia de Percept</translation>
  </message>
  <message>
   <source>Nothing: text only</source>
   <translation>Nada: solo texto</translation>
  </message>
  <message>
   <source>Rate of the voice</source>
   <translation>Velocidad de la voz</translation>
  </message>
  <message>
   <source>Words a minute; a screen reader keeps its own rate.</source>
   <translation>Palabras por minuto; un lector de pantalla conserva su propia velocidad.</translation>
  </message>
  <message>
   <source>words a minute</source>
   <translation>palabras por minuto</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>Sonidos</translation>
  </message>
  <message>
   <source>A short sound tells that a key was understood, that it is done or that it failed.</source>
   <translation>Un sonido breve indica que una tecla se entendió, que se ha terminado o que ha fallado.</translation>
  </message>
  <message>
   <source>How much is said</source>
   <translation>Cuánto se dice</translation>
  </message>
  <message>
   <source>Essentials only, more, or everything.</source>
   <translation>Solo lo esencial, más, o todo.</translation>
  </message>
  <message>
   <source>Brief</source>
   <translation>Breve</translation>
  </message>
  <message>
   <source>Normal</source>
   <translation>Normal</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Todo</translation>
  </message>
  <message>
   <source>Larger model</source>
   <translation>Modelo mayor</translation>
  </message>
  <message>
   <source>For what the built-in model can't tell: “auto” takes one that was fetched, “none” none; or the name or the folder of one.</source>
   <translation>Para lo que el modelo integrado no sabe decir: «auto» usa uno descargado, «none» ninguno; o el nombre o la carpeta de uno.</translation>
  </message>
  <message>
   <source>Show the window with each description</source>
   <translation>Mostrar la ventana con cada descripción</translation>
  </message>
  <message>
   <source>It appears without taking the keyboard from the program you work in.</source>
   <translation>Aparece sin quitarle el teclado al programa en el que trabaja.</translation>
  </message>
  <message>
   <source>Outline on the screen what is spoken of</source>
   <translation>Enmarcar en la pantalla aquello de lo que se habla</translation>
  </message>
  <message>
   <source>A frame around the place each sentence is about.</source>
   <translation>Un marco alrededor del lugar del que trata cada frase.</translation>
  </message>
  <message>
   <source>Captions of</source>
   <translation>Subtítulos de</translation>
  </message>
  <message>
   <source>What is listened to.</source>
   <translation>Lo que se escucha.</translation>
  </message>
  <message>
   <source>What the computer plays</source>
   <translation>Lo que reproduce el ordenador</translation>
  </message>
  <message>
   <source>The microphone</source>
   <translation>El micrófono</translation>
  </message>
  <message>
   <source>Help from the screen</source>
   <translation>Ayuda de la pantalla</translation>
  </message>
  <message>
   <source>Words on the active window help to hear them, and words point at what they mean.</source>
   <translation>Las palabras de la ventana activa ayudan a oír, y las palabras señalan lo que significan.</translation>
  </message>
  <message>
   <source>Words on the screen</source>
   <translation>Palabras de la pantalla</translation>
  </message>
  <message>
   <source>Words, then the fused model</source>
   <translation>Palabras, y después el modelo fusionado</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Ninguna</translation>
  </message>
  <message>
   <source>Recogniser</source>
   <translation>Reconocedor</translation>
  </message>
  <message>
   <source>“embedded”, which is basic, the name of a model that “percept models pull” has fetched, or the folder of one.</source>
   <translation>«embedded», que es básico, el nombre de un modelo que «percept models pull» ha traído, o la carpeta de uno.</translation>
  </message>
  <message>
   <source>Outline on the screen what a word means</source>
   <translation>Enmarcar en la pantalla lo que significa una palabra</translation>
  </message>
  <message>
   <source>A frame around what was spoken of, for a few seconds.</source>
   <translation>Un marco alrededor de aquello de lo que se habló, durante unos segundos.</translation>
  </message>
  <message>
   <source>Font of captions</source>
   <translation>Tipo de letra de los subtítulos</translation>
  </message>
  <message>
   <source>Empty means the system's.</source>
   <translation>Vacío significa el del sistema.</translation>
  </message>
  <message>
   <source>Size of captions</source>
   <translation>Tamaño de los subtítulos</translation>
  </message>
  <message>
   <source>In points.</source>
   <translation>En puntos.</translation>
  </message>
  <message>
   <source>points</source>
   <translation>puntos</translation>
  </message>
  <message>
   <source>Colours of captions</source>
   <translation>Colores de los subtítulos</translation>
  </message>
  <message>
   <source>All have a contrast of at least 7 to 1.</source>
   <translation>Todos tienen un contraste de al menos 7 a 1.</translation>
  </message>
  <message>
   <source>White on black</source>
   <translation>Blanco sobre negro</translation>
  </message>
  <message>
   <source>Yellow on black</source>
   <translation>Amarillo sobre negro</translation>
  </message>
  <message>
   <source>Black on white</source>
   <translation>Negro sobre blanco</translation>
  </message>
  <message>
   <source>Black on cream</source>
   <translation>Negro sobre crema</translation>
  </message>
  <message>
   <source>Green on black</source>
   <translation>Verde sobre negro</translation>
  </message>
  <message>
   <source>Opacity of the captions window</source>
   <translation>Opacidad de la ventana de subtítulos</translation>
  </message>
  <message>
   <source>Lower lets what is behind shine through.</source>
   <translation>Menos deja ver lo que hay detrás.</translation>
  </message>
  <message>
   <source>percent</source>
   <translation>por ciento</translation>
  </message>
  <message>
   <source>Lines of captions</source>
   <translation>Líneas de subtítulos</translation>
  </message>
  <message>
   <source>How many lines are in view when the window opens.</source>
   <translation>Cuántas líneas se ven cuando se abre la ventana.</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>líneas</translation>
  </message>
  <message>
   <source>Describe the screen</source>
   <translation>Describir la pantalla</translation>
  </message>
  <message>
   <source>Works in every program.</source>
   <translation>Funciona en todos los programas.</translation>
  </message>
  <message>
   <source>Describe the active window</source>
   <translation>Describir la ventana activa</translation>
  </message>
  <message>
   <source>Describe what is under the pointer</source>
   <translation>Describir lo que hay bajo el puntero</translation>
  </message>
  <message>
   <source>Describe the picture on the clipboard</source>
   <translation>Describir la imagen del portapapeles</translation>
  </message>
  <message>
   <source>Repeat</source>
   <translation>Repetir</translation>
  </message>
  <message>
   <source>Says the last description again.</source>
   <translation>Dice otra vez la última descripción.</translation>
  </message>
  <message>
   <source>More detail</source>
   <translation>Más detalle</translation>
  </message>
  <message>
   <source>Says everything about the last picture.</source>
   <translation>Dice todo sobre la última imagen.</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <source>Stops speech and work at once. “Repeat” says the last description again.</source>
   <translation>Detiene al momento la voz y el trabajo. «Repetir» vuelve a decir la última descripción.</translation>
  </message>
  <message>
   <source>Ask</source>
   <translation>Preguntar</translation>
  </message>
  <message>
   <source>Opens the field for a question about what was described.</source>
   <translation>Abre el campo para una pregunta sobre lo que se describió.</translation>
  </message>
  <message>
   <source>Captions on or off</source>
   <translation>Subtítulos: activar o desactivar</translation>
  </message>
  <message>
   <source>Open Percept</source>
   <translation>Abrir Percept</translation>
  </message>
  <message>
   <source>Brings its window to the front.</source>
   <translation>Trae su ventana al frente.</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Tema</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Claro</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Oscuro</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Alto contraste</translation>
  </message>
  <message>
   <source>Size of text</source>
   <translation>Tamaño del texto</translation>
  </message>
  <message>
   <source>On top of the system's own text size.</source>
   <translation>Además del tamaño de texto del sistema.</translation>
  </message>
  <message>
   <source>Motion</source>
   <translation>Movimiento</translation>
  </message>
  <message>
   <source>Whether outlines may blink to draw the eye.</source>
   <translation>Si los contornos pueden parpadear para llamar la atención.</translation>
  </message>
  <message>
   <source>Nothing moves</source>
   <translation>Nada se mueve</translation>
  </message>
  <message>
   <source>Allowed</source>
   <translation>Permitido</translation>
  </message>
  <message>
   <source>Fetch models from</source>
   <translation>Traer los modelos de</translation>
  </message>
  <message>
   <source>An address that begins with https://; empty means the usual one. Nothing is fetched unless you ask for it.</source>
   <translation>Una dirección que empieza por https://; vacío significa la habitual. No se trae nada sin que usted lo pida.</translation>
  </message>
  <message>
   <source>Unload models after</source>
   <translation>Descargar los modelos de la memoria tras</translation>
  </message>
  <message>
   <source>Memory is given back when nothing was asked for so long.</source>
   <translation>La memoria se devuelve cuando no se ha pedido nada durante ese tiempo.</translation>
  </message>
  <message>
   <source>minutes</source>
   <translation>minutos</translation>
  </message>
  <message>
   <source>General</source>
   <translation>General</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>Voz</translation>
  </message>
  <message>
   <source>Descriptions</source>
   <translation>Descripciones</translation>
  </message>
  <message>
   <source>Captions</source>
   <translation>Subtítulos</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Teclas</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Aspecto</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
 </context>
 <context>
  <name>SettingsDialog</name>
  <message>
   <source>Percept settings</source>
   <translation>Ajustes de Percept</translation>
  </message>
  <message>
   <source>&amp;Search</source>
   <translation>&amp;Buscar</translation>
  </message>
  <message>
   <source>Search the settings</source>
   <translation>Buscar en los ajustes</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>{key} already means “{other}”; choose another key.</source>
   <translation>{key} ya significa «{other}»; elija otra tecla.</translation>
  </message>
 </context>
 <context>
  <name>Tray</name>
  <message>
   <source>&amp;Open Percept</source>
   <translation>&amp;Abrir Percept</translation>
  </message>
  <message>
   <source>Describe the &amp;screen</source>
   <translation>Describir la &amp;pantalla</translation>
  </message>
  <message>
   <source>Describe the active &amp;window</source>
   <translation>Describir la &amp;ventana activa</translation>
  </message>
  <message>
   <source>&amp;Captions on or off</source>
   <translation>&amp;Subtítulos: activar o desactivar</translation>
  </message>
  <message>
   <source>S&amp;ettings…</source>
   <translation>A&amp;justes…</translation>
  </message>
  <message>
   <source>&amp;Quit Percept</source>
   <translation>Salir de Pe&amp;rcept</translation>
  </message>
  <message>
   <source>Percept</source>
   <translation>Percept</translation>
  </message>
 </context>
</TS>
