# Builds the Windows bundle and, where Inno Setup is installed, an installer:
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
# Written from the tools' documentation; not run on Windows yet.
$ErrorActionPreference = "Stop"
$root = (Resolve-Path "$PSScriptRoot\..\..").Path
$out = "$root\build\bundle"
New-Item -ItemType Directory -Force $out | Out-Null
if (-not (Test-Path "$out\venv\Scripts\pyinstaller.exe")) {
    py -3 -m venv "$out\venv"
    & "$out\venv\Scripts\python.exe" -m pip install -q "$root[app]" "pyinstaller>=6.11"
    if ($LASTEXITCODE) { throw "The Python packages could not be installed; check the network connection." }
}
# Windows wants its icon in sizes of its own.
& "$out\venv\Scripts\python.exe" "$root\packaging\icons.py" "$root\build"
& "$out\venv\Scripts\pyinstaller.exe" --noconfirm --log-level WARN --distpath $out --workpath "$out\work" "$PSScriptRoot\percept.spec"
if ($LASTEXITCODE) { throw "PyInstaller failed." }
$version = & "$out\venv\Scripts\python.exe" -c "import assistant; print(assistant.__version__)"
$inno = "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe"
if (Test-Path $inno) {
    & $inno "/DVersion=$version" "/DSource=$out\percept" "/O$out" "$PSScriptRoot\percept.iss"
} else {
    Write-Host "The bundle is in $out\percept. For an installer, install Inno Setup 6 and run this again."
}
