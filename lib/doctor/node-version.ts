import type { Finding } from './finding.ts'

/**
 * Whether the tools run on the Node that they were tested with.
 * @param running `24.21.0`
 * @param tested the one that `npm ci` brings along
 */
export function nodeVersion(running: string, tested: string): Finding[] {
  if (running.split('.')[0] === tested.split('.')[0]) return []
  return [
    {
      name: 'node-other',
      severity: 'warning',
      what: `This is Node ${running}; Masthead is tested with ${tested}, which npm ci has brought along.`,
      why: 'Another Node may read, sort or compress differently, so that two machines press different bytes.',
      mend: 'Call commands by npm or npx (npm run build, npx masthead check): they use the one that came along.',
    },
  ]
}
