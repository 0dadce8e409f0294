#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The kiosk is killed in the middle of a sign-up: the next visitor's first picture is that of a fresh
# start, dot for dot, and nothing that was typed stands in the data folder.
# check_crash.sh FOYER BUILD DIR
set -euo pipefail
foyer=$1 build=$2 dir=$3
rm -rf "$dir"
mkdir -p "$dir"
cd "$dir"
run() { # DATA SHOTS JOURNEY; in a shell of its own, which it becomes
	exec "$foyer" --pack "$build/demo.pack" --trust "$build/demo.pub" --config "$build/demo.conf" \
		--data "$1" --shots "$2" --journey "$3" --lang ti --clock 2026-11-19T09:42
}
{
	echo 'tap #lang-$LANG'
	echo 'tap #programmes'
	echo 'turn-to #programme-orientation-course'
	echo 'tap #programme-orientation-course'
	echo 'turn-to #sign-up'
	echo 'tap #sign-up'
	echo 'tap #submit'
	echo 'type "Qwsamira"'
	echo 'shot typed'
	seq -f 'key Down # %.0f' 200000 # until somebody pulls the plug
} > form.journey
echo 'shot first' > first.journey

run killed killed-shots form.journey 2> killed.txt &
visitor=$!
for _ in $(seq 600); do
	[ -s killed-shots/typed.png ] && break
	sleep 0.1
done
sleep 0.2
kill -KILL $visitor || { echo "it ended by itself: $(cat killed.txt)"; exit 1; }
wait $visitor 2> /dev/null || true
[ -s killed-shots/typed.png ] || { echo "it never came as far as the name"; exit 1; }

(run killed after first.journey)
(run fresh fresh-shots first.journey)
cmp after/first.png fresh-shots/first.png
! cmp -s killed-shots/typed.png fresh-shots/first.png
! grep -rqa Qwsamira killed || { echo "the name stands in the data folder"; exit 1; }
