#!/bin/sh
# Builds the site and replaces the one on the server: SITE_URL=https://news.example/ SERVER=user@server sh deploy/upload.sh
set -eu
: "${SITE_URL:?Write the address of the site: SITE_URL=https://news.example/}"
: "${SERVER:?Write the name of the server, as for ssh: SERVER=user@server}"
FOLDER=/srv/newspaper

npm run build
# shellcheck disable=SC2029 # the folder is named here
ssh "$SERVER" "mkdir -p $FOLDER/out/assets"
rsync -a --delete --chmod=D755,F644 out/ "$SERVER:$FOLDER/next/"
# Pages that readers have open still need the old assets, so they stay.
ssh "$SERVER" "rsync -a --ignore-existing $FOLDER/out/assets/ $FOLDER/next/assets/ && mv --exchange -T $FOLDER/next $FOLDER/out"
