import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Finding } from '../finding/finding.ts'

/** Findings by name, as they are printed. */
export function found(findings: readonly Finding[]): string[] {
  return findings.map(({ name, severity }) => (severity === 'warning' ? `${name} (warning)` : name))
}

/** A folder that goes when the test is over. */
export function emptyFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'masthead-doctor-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}
