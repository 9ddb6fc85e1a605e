; Inno Setup's recipe for the Windows installer; build.ps1 runs it. Per user, so that nobody needs an administrator.
; Written from Inno Setup's documentation; not run yet.
[Setup]
AppId=org.percept.Percept
AppName=Percept
AppVersion={#Version}
AppPublisher=The Percept developers
DefaultDirName={autopf}\Percept
DefaultGroupName=Percept
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputBaseFilename=percept-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
UninstallDisplayIcon={app}\percept-ui.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[Tasks]
Name: "autostart"; Description: "Percept starts with Windows"; Flags: unchecked

[Files]
Source: "{#Source}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Percept"; Filename: "{app}\percept-ui.exe"
Name: "{userstartup}\Percept"; Filename: "{app}\percept-ui.exe"; Tasks: autostart

[Run]
Filename: "{app}\percept-ui.exe"; Description: "Start Percept"; Flags: postinstall nowait
