import type { Finding } from './finding.ts'

/** Packages of package.json, each with its version. */
type Versions = Readonly<Record<string, string>>

/**
 * Checks whether the tools run on a Node that they were tested with.
 * @param running `24.21.0`
 * @param optional package.json's optionalDependencies, which include a Node for each kind of machine
 */
export function nodeVersion(running: string, optional: Versions): Finding[] {
  const tested = Object.entries(optional).flatMap(([name, version]) => (name.startsWith('node-') ? [version] : []))
  const majors = [...new Set(tested.map(majorOf))].sort()
  if (majors.includes(majorOf(running))) return []
  return [
    {
      name: 'node-other',
      severity: 'warning',
      what: `This is Node ${running}; Masthead is tested with ${majors.join(' and ')}, and npm ci installs one of them on most machines.`,
      why: 'Another Node may read, sort or compress differently, so that two machines press different bytes.',
      mend: 'Call commands by npm or npx (npm run build, npx masthead check): they use the one that came along.',
    },
  ]
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version
}
