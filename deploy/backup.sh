#!/bin/sh
# Save the database that ONRECORD_DATABASE_URL names, look the copy over, and keep the newest copies.
# usage: backup.sh FOLDER [COPIES]
set -eu
umask 077
folder=$1
copies=${2:-14}
file="$folder/onrecord-$(date -u +%Y%m%dT%H%M%SZ).db"
onrecord db backup "$file"
onrecord db check --database "sqlite:///$file"
# Names sort by time: the oldest come last.
find "$folder" -maxdepth 1 -name 'onrecord-*.db' | sort -r | tail -n "+$((copies + 1))" | while read -r old; do
  rm -- "$old"
done
