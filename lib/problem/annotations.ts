import { createHash } from 'node:crypto'
import type { Problem } from './problem.ts'

/**
 * Formats problems as commands that GitHub Actions shows beside the lines of a pull request. GitHub shows the first ten
 * errors and the first ten warnings of a step.
 * @param folder the folder, within the repository, to which the names of files are relative: `` or `site/`
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations(problems: readonly Problem[], folder: string): string[] {
  return problems.map(({ file, line, column, rule, severity, message, hint }) => {
    const place = { file: `${folder}${file}`, line, col: column, title: rule }
    const properties = Object.entries(place).map(([name, value]) => `${name}=${inProperty(String(value))}`)
    return `::${severity} ${properties.join(',')}::${inMessage(hint ? `${message}\nHint: ${hint}` : message)}`
  })
}

/**
 * Formats problems as a Code Quality report, which GitLab shows beside the lines of a merge request.
 * @param folder the folder, within the repository, to which the names of files are relative: `` or `site/`
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabReport(problems: readonly Problem[], folder: string): string {
  const seen = new Map<string, number>()
  const entries = problems.map(({ file, line, rule, severity, message, hint }) => {
    // GitLab recognises a problem by its fingerprint, also after its line has moved.
    const same = [file, rule, message].join('\0')
    const count = (seen.get(same) ?? 0) + 1
    seen.set(same, count)
    return {
      description: hint ? `${message} ${hint}` : message,
      check_name: rule,
      fingerprint: createHash('sha256').update(`${same}\0${count}`).digest('hex'),
      severity: severity === 'error' ? 'major' : 'minor',
      location: { path: `${folder}${file}`, lines: { begin: line } },
    }
  })
  return JSON.stringify(entries, null, 2)
}

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
