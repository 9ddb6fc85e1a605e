#!/bin/sh
# Makes the model from nothing: sh packaging/train.sh [data|train|export|measure]   (all of them without an argument)
# Every step can be stopped and called again: what is there is kept, and training goes on where it was.
# MINUTES_PATCHES, _ICONS, _AUDIO, _FUSED, _SCENE, _TEXT, _CHARTS and _REQUEST set how long each trains (78, 90, 58, 25, 65, 22, 90 and 150; the
# shipped ones on one core each that computes with bfloat16, audio and most of icons on two older cores, icons for 193 in all). On several GPUs the training
# modules run unchanged under `accelerate launch -m`.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$here/packaging/setup.sh"
cd "$here"
TRAIN_PACKAGES="chromium xvfb python3-gi gir1.2-gtk-3.0 gir1.2-atspi-2.0 librsvg2-common npm espeak-ng flite festival
 festvox-kallpc16k festvox-us-slt-hts festvox-kdlpc16k festvox-italp16k festvox-itapc16k festvox-ca-ona-hts festvox-czech-dita
 festvox-czech-krb festvox-czech-machac festvox-czech-ph festvox-suopuhe-lj festvox-suopuhe-mv fonts-liberation fonts-roboto fonts-open-sans fonts-lato fonts-cantarell fonts-inter
 fonts-noto-core fonts-dejavu wordnet-base gnuplot-nox arc-theme numix-gtk-theme greybird-gtk-theme materia-gtk-theme blackbird-gtk-theme
 gnome-themes-extra adwaita-icon-theme tango-icon-theme papirus-icon-theme elementary-xfce-icon-theme oxygen-icon-theme
 mate-icon-theme gnome-icon-theme breeze-icon-theme deepin-icon-theme elementary-icon-theme faba-icon-theme
 faenza-icon-theme gnome-icon-theme-nuovo gnome-icon-theme-yasis lxde-icon-theme numix-icon-theme obsidian-icon-theme
 paper-icon-theme suru-icon-theme"
# What the text side reads: help pages, manuals, translations, a dictionary; descriptions of packages, where apt has them
# (`apt-get -o Acquire::Languages=en update`).
# shellcheck disable=SC2086
system_packages $TRAIN_PACKAGES
set_up train
python="$here/.venv/bin/python"
data=build/data
what=${1:-all}

if [ "$what" = data ] || [ "$what" = all ]; then
    mkdir -p $data
    [ -f $data/icons.npz ] || $python -m assistant.training.icons
    $python -m assistant.training.letter_to_sound
    $python -m assistant.training.train_tokenizer
    [ -f $data/speech-train.npz ] || $python -m assistant.training.speech
    [ -f $data/captions-train.npz ] || $python -m assistant.training.captions_data --train 600 --test 150
    for seed in 211 212 213 214 221 222 223; do
        [ -f $data/qt/$seed-00129.json ] || $python resources/generators/qt_windows.py $data/qt 130 $seed $data
    done
    for seed in 11 12 13 14 15 16 17 18 19 20 21 22 23; do
        [ -f $data/gtk/$seed-00159.json ] || xvfb-run -a -s "-screen 0 2600x1800x24" /usr/bin/python3 \
            resources/generators/gtk_windows.py $data/gtk 160 $seed \
            Adwaita,Adwaita,Arc,Arc-Darker,Numix,Materia,Materia-dark,Blackbird,HighContrast
    done
    for seed in 21 22; do
        [ -f $data/html/$seed-00259.json ] || $python -m assistant.training.html_screens --count 260 --seed $seed
    done
    # Real programs, for the scene model: hundreds are installed and started, so only where that is asked for.
    if [ -n "${PERCEPT_HARVEST:-}" ]; then
        $python -m tests.bench.harvest --keep build/harvest
        $python -m tests.bench.scenes build/harvest --to $data/real
        $python -m tests.bench.program_strings --to $data/strings.json
    fi
    if [ ! -f $data/reading/pairs.txt.gz ]; then
        measured=$($python -c 'from tests.bench.program_lists import EVERY; print(",".join(EVERY))')
        mkdir -p build/unpacked/deb
        $python -m assistant.training.reading_packages --without "$measured" | (cd build/unpacked/deb && xargs -n 200 apt-get download -q)
        for deb in build/unpacked/deb/*.deb; do
            package=$(basename "$deb")
            dpkg-deb -x "$deb" build/unpacked/"${package%%_*}"
            rm "$deb"
        done
        rmdir build/unpacked/deb
        $python -m assistant.training.reading --unpacked build/unpacked --to $data/reading \
            --without "$measured"
    fi
    # Charts, by libraries that are only needed for that; what is no chart comes from the screens above.
    mkdir -p $data/others
    find $data/html $data/qt $data/gtk build/harvest -name '*.png' 2>/dev/null | while read -r picture; do
        ln -sf "$here/$picture" "$data/others/$(echo "$picture" | tr / _)"
    done
    [ -d build/modules/node_modules ] || npm install --prefix build/modules --silent chart.js@4 d3@7 plotly.js-dist-min@3
    $python -m assistant.training.charts.draw --modules build/modules/node_modules --to $data/charts --count 10000 --first 10000
    $python -W ignore -m assistant.training.voices --to $data/voices --sentences 14
    $python -m assistant.training.situation_screens --count 6600 --seed 31
    $python -m assistant.training.situation_screens --count 600 --seed 32
    [ -f resources/models/scene_tokenizer.json ] || $python -m assistant.training.train_scene_tokenizer
fi
if [ "$what" = train ] || [ "$what" = all ]; then
    $python -m assistant.training.train_patches --minutes "${MINUTES_PATCHES:-78}"
    $python -m assistant.training.train_icons --minutes "${MINUTES_ICONS:-90}"
    $python -m assistant.training.train_audio --minutes "${MINUTES_AUDIO:-58}"
    [ -f $data/locate.npz ] || $python -m assistant.training.locate_data
    $python -m assistant.training.train_fused --minutes "${MINUTES_FUSED:-25}"
    [ -f resources/models/words.safetensors ] || $python -m assistant.training.train_text --minutes "${MINUTES_TEXT:-9}" --rounds 4
    $python -m assistant.training.train_charts --minutes "${MINUTES_CHARTS:-90}"
    $python -m assistant.training.train_scene --minutes "${MINUTES_SCENE:-65}"
    $python -m assistant.training.export scene  # which the request model is trained on
    $python -m assistant.training.train_request --minutes "${MINUTES_REQUEST:-150}"
fi
if [ "$what" = export ] || [ "$what" = all ]; then
    $python -m assistant.training.export
    $python -W ignore -m assistant.training.fit_voices
    [ -f resources/models/whisper/decoder.onnx ] || $python -m assistant.training.whisper
fi
if [ "$what" = measure ] || [ "$what" = all ]; then
    $python -m assistant.training.patterns
    $python -m tests.bench.real_programs
    $python -m tests.bench.model
    $python -m tests.bench.captions
    $python -m tests.bench.captions_live
fi
