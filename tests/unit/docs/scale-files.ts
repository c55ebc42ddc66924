import { readFileSync } from 'node:fs'

const FILES = { Slurm: 'slurm.sh', Kubernetes: 'kubernetes.yaml', GitHub: 'github.yml', GitLab: 'gitlab.yml' }

/** Returns the file with which an engine builds on many computers: docs/scale.md offers it to copy. */
export function fileInScale(engine: keyof typeof FILES): string {
  return readFileSync(`docs/examples/many-computers/${FILES[engine]}`, 'utf8')
}
