#!/bin/bash
#SBATCH --job-name=newspaper --array=1-4 --cpus-per-task=4 --requeue
#SBATCH --output=/shared/shard-%a.log --open-mode=append
set -eu
here=/var/tmp/newspaper-$SLURM_ARRAY_TASK_ID
mkdir -p "$here"
rsync -a --delete --exclude .masthead --exclude node_modules /shared/newspaper/ "$here/"
cd "$here"
npm ci
SITE_URL=https://news.example/ OUT_DIR=/shared/out npx masthead build --shard
