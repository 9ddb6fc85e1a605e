<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>app</name>
  <message>
   <source>Percept is already running but doesn't answer. End its process ({process}) and start it again.</source>
   <translation>Percept ya está en marcha y no responde. Termine su proceso ({process}) y vuelva a iniciarlo.</translation>
  </message>
 </context>
 <context>
  <name>ButtonRow</name>
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
   <source>What chan&amp;ged</source>
   <translation>¿&amp;Qué ha cambiado?</translation>
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
   <source>&amp;How much detail</source>
   <translation>&amp;Cuánto</translation>
  </message>
 </context>
 <context>
  <name>captioning</name>
  <message>
   <source>The built-in speech recogniser is basic: it only knows English and is sometimes wrong. You can download a larger one under Tools, Larger models, and choose it in the settings.</source>
   <translation>El reconocedor integrado es básico: solo entiende inglés y a veces se equivoca. Puede descargar uno mayor en Herramientas, Modelos mayores y elegirlo en los ajustes.</translation>
  </message>
  <message>
   <source>Starting captions …</source>
   <translation>Iniciando los subtítulos …</translation>
  </message>
  <message>
   <source>Captions are off.</source>
   <translation>Los subtítulos están desactivados.</translation>
  </message>
  <message>
   <source>Captioning the microphone.</source>
   <translation>Subtítulos del micrófono.</translation>
  </message>
  <message>
   <source>Captioning what the computer plays and the microphone.</source>
   <translation>Subtitulando lo que reproduce el equipo y el micrófono.</translation>
  </message>
  <message>
   <source>Captioning what the computer plays.</source>
   <translation>Subtítulos de lo que reproduce el ordenador.</translation>
  </message>
  <message>
   <source>The sound has ended, so captions have stopped.</source>
   <translation>El sonido ha terminado, así que los subtítulos se han detenido.</translation>
  </message>
  <message>
   <source>Captions stopped unexpectedly and were restarted; some words are missing.</source>
   <translation>Los subtítulos se interrumpieron inesperadamente y se reiniciaron; faltan algunas palabras.</translation>
  </message>
  <message>
   <source>Captions stopped unexpectedly. Turn them on again.</source>
   <translation>Los subtítulos se interrumpieron inesperadamente. Actívelos de nuevo.</translation>
  </message>
 </context>
 <context>
  <name>CaptionsText</name>
  <message>
   <source>Captions</source>
   <translation>Subtítulos</translation>
  </message>
 </context>
 <context>
  <name>CaptionsWindow</name>
  <message>
   <source>Percept captions</source>
   <translation>Subtítulos de Percept</translation>
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
   <source>&amp;Name speakers…</source>
   <translation>&amp;Nombrar hablantes…</translation>
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
   <source>&amp;Restore them</source>
   <translation>&amp;Recuperarlos</translation>
  </message>
  <message>
   <source>&amp;Discard them</source>
   <translation>&amp;Descartarlos</translation>
  </message>
  <message>
   <source>Captions &amp;on</source>
   <translation>&amp;Activar subtítulos</translation>
  </message>
  <message>
   <source>Percept closed before the last captions were saved. They are still here (lines: {count}).</source>
   <translation>Percept se cerró antes de guardar los últimos subtítulos; todavía están ahí (líneas: {count}).</translation>
  </message>
  <message>
   <source>“{words}” isn't in the captions.</source>
   <translation>«{words}» no aparece en los subtítulos.</translation>
  </message>
  <message>
   <source>Speakers were named.</source>
   <translation>Se ha dado nombre a los hablantes.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copiado.</translation>
  </message>
  <message>
   <source>Text (*.txt);;Subtitles (*.srt *.vtt);;Web page (*.html);;JSON (*.json);;Speakers and times (*.rttm)</source>
   <translation>Texto (*.txt);;Subtítulos (*.srt *.vtt);;Página web (*.html);;JSON (*.json);;Hablantes y tiempos (*.rttm)</translation>
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
   <source>More detail.</source>
   <translation>Más detalle.</translation>
  </message>
  <message>
   <source>Getting more detail …</source>
   <translation>Buscando más detalles …</translation>
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
   <source>There was nothing to stop.</source>
   <translation>No había nada que detener.</translation>
  </message>
  <message>
   <source>Nothing has been described yet.</source>
   <translation>Todavía no se ha descrito nada.</translation>
  </message>
  <message>
   <source>Press More detail for the next part.</source>
   <translation>Con «Más detalle» sigue la parte siguiente.</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Hecho.</translation>
  </message>
  <message>
   <source>Answered.</source>
   <translation>Respondido.</translation>
  </message>
  <message>
   <source>The description got stuck and was restarted. Press the key again.</source>
   <translation>La descripción se quedó bloqueada y se reinició. Pulse otra vez la tecla.</translation>
  </message>
  <message>
   <source>The description stopped unexpectedly. Press the key again.</source>
   <translation>La descripción se interrumpió inesperadamente. Pulse otra vez la tecla.</translation>
  </message>
 </context>
 <context>
  <name>DescriptionView</name>
  <message>
   <source>&amp;Elements: {count}</source>
   <translation>&amp;Elementos: {count}</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Copiado.</translation>
  </message>
  <message>
   <source>The picture that was described</source>
   <translation>La imagen que se describió</translation>
  </message>
  <message>
   <source>Ready.</source>
   <translation>Listo.</translation>
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
   <source>Press Enter to see what you can do with an element.</source>
   <translation>Pulse Intro para ver qué puede hacer con un elemento.</translation>
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
   <source>Description and picture</source>
   <translation>Descripción e imagen</translation>
  </message>
  <message>
   <source>Divider between description and picture</source>
   <translation>Separador entre descripción e imagen</translation>
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
  <name>ElementList</name>
  <message>
   <source>&amp;Move the pointer there</source>
   <translation>&amp;Mover el puntero allí</translation>
  </message>
  <message>
   <source>&amp;Press it</source>
   <translation>&amp;Pulsarlo</translation>
  </message>
  <message>
   <source>Move the &amp;keyboard focus there</source>
   <translation>Llevar allí el &amp;teclado</translation>
  </message>
 </context>
 <context>
  <name>Fetch</name>
  <message>
   <source>The picture model is installed and checked.</source>
   <translation>El modelo de imágenes está instalado y comprobado.</translation>
  </message>
  <message>
   <source>Downloading the picture model, {size} MB. You can carry on meanwhile.</source>
   <translation>Se está descargando el modelo de imágenes, {size} MB. Mientras tanto puede seguir.</translation>
  </message>
  <message>
   <source>Picture model: {percent} percent</source>
   <translation>Modelo de imágenes: {percent} por ciento</translation>
  </message>
  <message>
   <source>The picture model wasn't downloaded completely. Next time the download continues where it stopped.</source>
   <translation>El modelo de imágenes no se descargó por completo. La próxima vez la descarga seguirá donde se detuvo.</translation>
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
   <source>No screen reader is running, so Percept speaks with its own voice.</source>
   <translation>No hay ningún lector de pantalla en marcha, así que Percept habla con una voz propia.</translation>
  </message>
  <message>
   <source>What do you need?</source>
   <translation>¿Qué necesita?</translation>
  </message>
  <message>
   <source>How should Percept speak?</source>
   <translation>¿Cómo debe hablar Percept?</translation>
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
   <source>Shortcuts that work in every program</source>
   <translation>Teclas para todos los programas</translation>
  </message>
  <message>
   <source>You can change them in the settings (Ctrl+Comma in Percept's window).</source>
   <translation>Puede cambiarlas en los ajustes (Ctrl+coma en la ventana de Percept).</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Listo</translation>
  </message>
  <message>
   <source>Everything is set up. You don't need an account, and nothing you look at or hear leaves this computer.</source>
   <translation>Todo está listo. No necesita ninguna cuenta, y nada de lo que usted mira u oye sale de este equipo.</translation>
  </message>
  <message>
   <source>Download the picture model now ({size} MB)</source>
   <translation>Descargar ahora el modelo de imágenes ({size} MB)</translation>
  </message>
  <message>
   <source>Not now, ask again at the first photograph</source>
   <translation>Ahora no, preguntar de nuevo con la primera fotografía</translation>
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
  <name>History</name>
  <message>
   <source>Pre&amp;vious</source>
   <translation>Antes de est&amp;o</translation>
  </message>
  <message>
   <source>Cop&amp;y it</source>
   <translation>Copiar&amp;lo</translation>
  </message>
  <message>
   <source>Nothing yet</source>
   <translation>Nada todavía</translation>
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
   <source>What chan&amp;ged</source>
   <translation>¿&amp;Qué ha cambiado?</translation>
  </message>
  <message>
   <source>W&amp;atch the active window, or stop watching</source>
   <translation>Observar l&amp;a ventana activa, o dejar de hacerlo</translation>
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
  <name>model_choice</name>
  <message>
   <source>A folder…</source>
   <translation>Una carpeta…</translation>
  </message>
  <message>
   <source>The folder of a model</source>
   <translation>La carpeta de un modelo</translation>
  </message>
 </context>
 <context>
  <name>ModelsDialog</name>
  <message>
   <source>Larger models</source>
   <translation>Modelos mayores</translation>
  </message>
  <message>
   <source>Percept works without these. They are only downloaded when you say so, then checked, and only used on this computer.</source>
   <translation>Percept funciona sin ellos. Solo se descargan cuando usted lo pide, se comprueban y se usan únicamente en este equipo.</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Progreso</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>&amp;Download</source>
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
   <source>installed</source>
   <translation>instalado</translation>
  </message>
  <message>
   <source>{size} MB to download</source>
   <translation>{size} MB por descargar</translation>
  </message>
  <message>
   <source>Recommended: {model}</source>
   <translation>Recomendado: {model}</translation>
  </message>
  <message>
   <source>Languages: {languages}. Licence: {licence}. Uses {memory} MB of memory.</source>
   <translation>Idiomas: {languages}. Licencia: {licence}. Usa {memory} MB de memoria.</translation>
  </message>
  <message>
   <source>It needs Percept's GPU add-on; the documentation says how to install that.</source>
   <translation>Necesita el complemento de Percept para GPU; la documentación explica cómo instalarlo.</translation>
  </message>
  <message>
   <source>{model} is installed and checked.</source>
   <translation>{model} está instalado y comprobado.</translation>
  </message>
  <message>
   <source>Downloading {model}…</source>
   <translation>Descargando {model}…</translation>
  </message>
  <message>
   <source>All files of {model} are intact.</source>
   <translation>Todos los archivos de {model} están intactos.</translation>
  </message>
  <message>
   <source>Checking {model}…</source>
   <translation>Comprobando {model}…</translation>
  </message>
  <message>
   <source>Remove {model}? You can download it again later.</source>
   <translation>¿Quitar {model}? Puede volver a descargarlo más tarde.</translation>
  </message>
  <message>
   <source>{model} has been removed.</source>
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
   <source>Stopped. What has been downloaded is kept, and the download can continue from there.</source>
   <translation>Detenido. Lo descargado se conserva, y la descarga puede continuar desde ahí.</translation>
  </message>
 </context>
 <context>
  <name>offer</name>
  <message>
   <source>Percept can't say yet what a photograph shows. A picture model can: {size} MB, downloaded once from {host}, and only used on this computer. What you look at never leaves it.</source>
   <translation>Percept todavía no sabe decir qué muestra una fotografía. Un modelo de imágenes sabe: {size} MB, que se descargan una vez de {host} y se usan solo en este equipo. Lo que usted mira nunca sale de él.</translation>
  </message>
  <message>
   <source>Photographs</source>
   <translation>Fotografías</translation>
  </message>
  <message>
   <source>&amp;Download it ({size} MB)</source>
   <translation>&amp;Descargarlo ({size} MB)</translation>
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
   <source>This report stays on this computer: {path}</source>
   <translation>Se guarda solo en este equipo: {path}</translation>
  </message>
  <message>
   <source>No problems have been recorded.</source>
   <translation>No se ha registrado ningún problema.</translation>
  </message>
  <message>
   <source>Problem report</source>
   <translation>Informe de problemas</translation>
  </message>
  <message>
   <source>Speech works again.</source>
   <translation>La voz funciona de nuevo.</translation>
  </message>
 </context>
 <context>
  <name>Photographs</name>
  <message>
   <source>Press {key} and then Enter to download it.</source>
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
   <source>Which parts of Percept start automatically.</source>
   <translation>Qué partes de Percept empiezan automáticamente.</translation>
  </message>
  <message>
   <source>Hear what is on the screen</source>
   <translation>Oír lo que hay en la pantalla</translation>
  </message>
  <message>
   <source>Read what is said</source>
   <translation>Leer lo que se dice</translation>
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
   <source>Speech changes at once, windows the next time Percept starts. Text on the screen is read as it is; you can ask in this language or in English.</source>
   <translation>Lo que se dice cambia enseguida; las ventanas, en el próximo inicio. El texto de la pantalla se lee tal cual; puede preguntar en este idioma o en inglés.</translation>
  </message>
  <message>
   <source>Same as the system</source>
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
   <source>A running screen reader comes first unless you choose otherwise.</source>
   <translation>Primero se acude al lector de pantalla en marcha, salvo que elija otra cosa.</translation>
  </message>
  <message>
   <source>The screen reader, otherwise Percept's own voice</source>
   <translation>El lector de pantalla; si no, la voz de Percept</translation>
  </message>
  <message>
   <source>Percept's own voice</source>
   <translation>La voz propia de Percept</translation>
  </message>
  <message>
   <source>Nothing, only text</source>
   <translation>Nada, solo texto</translation>
  </message>
  <message>
   <source>Speaking rate</source>
   <translation>Velocidad de la voz</translation>
  </message>
  <message>
   <source>Of Percept's own voice; a screen reader keeps its own rate.</source>
   <translation>De la voz de Percept; un lector de pantalla conserva su propia velocidad.</translation>
  </message>
  <message>
   <source>words per minute</source>
   <translation>palabras por minuto</translation>
  </message>
  <message>
   <source>Sounds</source>
   <translation>Sonidos</translation>
  </message>
  <message>
   <source>A short sound tells you that a key was understood, that the work is done, or that it failed.</source>
   <translation>Un sonido breve indica que una tecla se entendió, que se ha terminado o que ha fallado.</translation>
  </message>
  <message>
   <source>Level of detail</source>
   <translation>Nivel de detalle</translation>
  </message>
  <message>
   <source>Only the essentials, more, or everything.</source>
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
   <source>For what the built-in model can't tell. You can download one under Tools, Larger models.</source>
   <translation>Para lo que el modelo integrado no sabe decir. Puede descargar uno en Herramientas, Modelos mayores.</translation>
  </message>
  <message>
   <source>Whichever has been downloaded</source>
   <translation>El que se haya descargado</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Ninguna</translation>
  </message>
  <message>
   <source>Show the window for each description</source>
   <translation>Mostrar la ventana con cada descripción</translation>
  </message>
  <message>
   <source>It appears without taking the keyboard away from the program you are using.</source>
   <translation>Aparece sin quitarle el teclado al programa en el que trabaja.</translation>
  </message>
  <message>
   <source>Outline what is being described</source>
   <translation>Enmarcar lo que se describe</translation>
  </message>
  <message>
   <source>A frame on the screen around what each sentence is about.</source>
   <translation>Un marco en la pantalla alrededor de aquello de lo que trata cada frase.</translation>
  </message>
  <message>
   <source>Pause while watching</source>
   <translation>Pausa al observar</translation>
  </message>
  <message>
   <source>Between two announcements of what has changed in a window that Percept watches; dialogs are announced at once.</source>
   <translation>Entre dos anuncios de lo que ha cambiado en una ventana observada; los diálogos se anuncian al instante.</translation>
  </message>
  <message>
   <source>seconds</source>
   <translation>segundos</translation>
  </message>
  <message>
   <source>Source of captions</source>
   <translation>Fuente de los subtítulos</translation>
  </message>
  <message>
   <source>What Percept listens to.</source>
   <translation>Lo que escucha Percept.</translation>
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
   <source>Both, told apart</source>
   <translation>Ambos, por separado</translation>
  </message>
  <message>
   <source>Help from the screen</source>
   <translation>Ayuda de la pantalla</translation>
  </message>
  <message>
   <source>Words in the active window help Percept to hear them, and what is said points at what it means.</source>
   <translation>Las palabras de la ventana activa ayudan a Percept a oírlas, y lo que se dice señala a lo que se refiere.</translation>
  </message>
  <message>
   <source>Words on the screen</source>
   <translation>Palabras de la pantalla</translation>
  </message>
  <message>
   <source>Words, then the built-in model</source>
   <translation>Palabras, y después el modelo integrado</translation>
  </message>
  <message>
   <source>Speech recogniser</source>
   <translation>Reconocedor de voz</translation>
  </message>
  <message>
   <source>The built-in one is basic. Larger ones are under Tools, Larger models.</source>
   <translation>El integrado es básico. Los mayores están en Herramientas, Modelos mayores.</translation>
  </message>
  <message>
   <source>Built-in, English only</source>
   <translation>Integrado, solo inglés</translation>
  </message>
  <message>
   <source>Say who speaks</source>
   <translation>Decir quién habla</translation>
  </message>
  <message>
   <source>Where several people speak, captions say which of them: Speaker 1, Speaker 2. You can name them in the captions window.</source>
   <translation>Cuando hablan varias personas, los subtítulos dicen cuál de ellas: Hablante 1, Hablante 2. Puede darles nombre en la ventana de subtítulos.</translation>
  </message>
  <message>
   <source>Names and terms</source>
   <translation>Nombres y términos</translation>
  </message>
  <message>
   <source>What captions should listen for, separated by commas: people, places, products, terms of your work.</source>
   <translation>A qué deben prestar atención los subtítulos, separado por comas: personas, lugares, productos, términos de su trabajo.</translation>
  </message>
  <message>
   <source>Outline what a word refers to</source>
   <translation>Enmarcar a qué se refiere una palabra</translation>
  </message>
  <message>
   <source>A frame on the screen around what was mentioned, for a few seconds.</source>
   <translation>Un marco en la pantalla alrededor de lo mencionado, durante unos segundos.</translation>
  </message>
  <message>
   <source>Caption font</source>
   <translation>Tipo de letra de los subtítulos</translation>
  </message>
  <message>
   <source>Leave it empty for the system's font.</source>
   <translation>Déjelo vacío para usar el del sistema.</translation>
  </message>
  <message>
   <source>Caption size</source>
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
   <source>Caption colours</source>
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
   <source>Lower values let what is behind it show through.</source>
   <translation>Los valores más bajos dejan ver lo que hay detrás.</translation>
  </message>
  <message>
   <source>percent</source>
   <translation>por ciento</translation>
  </message>
  <message>
   <source>Caption lines</source>
   <translation>Líneas de subtítulos</translation>
  </message>
  <message>
   <source>How many lines are visible when the window opens.</source>
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
   <source>Says again what was said last.</source>
   <translation>Repite lo último que se dijo.</translation>
  </message>
  <message>
   <source>More detail</source>
   <translation>Más detalle</translation>
  </message>
  <message>
   <source>Says what is on the last picture, one part each time.</source>
   <translation>Dice lo que hay en la última imagen, una parte cada vez.</translation>
  </message>
  <message>
   <source>What changed</source>
   <translation>¿Qué ha cambiado?</translation>
  </message>
  <message>
   <source>Says what is different from the last look at the screen or window.</source>
   <translation>Dice qué ha cambiado desde la última vez que se miró la pantalla o la ventana.</translation>
  </message>
  <message>
   <source>Watch the active window</source>
   <translation>Observar la ventana activa</translation>
  </message>
  <message>
   <source>Says what changes in it, until you press it again.</source>
   <translation>Dice lo que cambia en ella, hasta que vuelva a pulsarla.</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <source>Stops speech and any work at once. “Repeat” says again what was said last.</source>
   <translation>Detiene al instante la voz y cualquier trabajo. «Repetir» dice otra vez lo último que se dijo.</translation>
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
   <source>Text size</source>
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
   <source>Download models from</source>
   <translation>Descargar los modelos de</translation>
  </message>
  <message>
   <source>An address that begins with https://. Leave it empty for the usual one. Nothing is downloaded unless you ask for it.</source>
   <translation>Una dirección que empieza por https://. Déjela vacía para usar la habitual. No se descarga nada sin que usted lo pida.</translation>
  </message>
  <message>
   <source>Unload models after</source>
   <translation>Descargar los modelos de la memoria tras</translation>
  </message>
  <message>
   <source>Frees their memory once nothing has been asked for this long.</source>
   <translation>Libera su memoria cuando no se ha pedido nada durante ese tiempo.</translation>
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
   <source>{key} is already used for “{other}”; choose another shortcut.</source>
   <translation>{key} ya se usa para «{other}»; elija otra tecla.</translation>
  </message>
 </context>
 <context>
  <name>speaker_names</name>
  <message>
   <source>Microphone</source>
   <translation>Micrófono</translation>
  </message>
  <message>
   <source>Computer</source>
   <translation>Equipo</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Desconocido</translation>
  </message>
  <message>
   <source>Speaker {number}</source>
   <translation>Hablante {number}</translation>
  </message>
  <message>
   <source>Name the speakers</source>
   <translation>Nombrar a los hablantes</translation>
  </message>
  <message>
   <source>{name}, who last said “… {words}”</source>
   <translation>{name}, lo último que dijo: «… {words}»</translation>
  </message>
  <message>
   <source>The names stay until you quit Percept. Two speakers who are one person can have the same name.</source>
   <translation>Los nombres se conservan hasta que cierre Percept. Dos hablantes que son la misma persona pueden llevar el mismo nombre.</translation>
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
 <context>
  <name>watching</name>
  <message>
   <source>Not watching any more.</source>
   <translation>Ya no se observa nada.</translation>
  </message>
  <message>
   <source>Watching.</source>
   <translation>Observar.</translation>
  </message>
  <message>
   <source>Watching stopped unexpectedly. Press the key again.</source>
   <translation>La observación se ha detenido de forma inesperada. Vuelva a pulsar la tecla.</translation>
  </message>
 </context>
</TS>
