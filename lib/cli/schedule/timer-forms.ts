import type { DueChange } from './due-changes.ts'

/** A time at which a build is due. */
interface DueTime {
  /** The start of the first whole minute at or after it. */
  readonly minute: Date
  /** The changes of this time in words: `publish harvest (en)`. */
  readonly what: string
}

/** The form in which each program that can start a build gets its times. A program without years repeats them every year. */
export const TIMER_FORMS = {
  systemd: (times) =>
    [
      '# masthead.timer starts masthead.service, which has to build and publish. Write this file again after each build.',
      '[Unit]',
      'Description=Build the site when a story is due',
      '',
      '[Timer]',
      ...times.map(({ minute }) => `OnCalendar=${minute.toISOString().slice(0, 19).replace('T', ' ')} UTC`),
      'AccuracySec=1s',
      'Persistent=true',
      '',
      '[Install]',
      'WantedBy=timers.target',
    ].join('\n'),
  cron: (times, folder) =>
    times
      .map(({ minute, what }) => {
        const cron = `${minute.getMinutes()} ${minute.getHours()} ${minute.getDate()} ${minute.getMonth() + 1} *`
        // cron reads a percent sign as the end of the line.
        const quoted = `'${folder.replaceAll("'", `'\\''`).replaceAll('%', '\\%')}'`
        return `# ${what}, in the time zone of this machine\n${cron} cd ${quoted} && npx masthead build`
      })
      .join('\n'),
  github: (times) =>
    [
      'on:',
      '  schedule:',
      ...times.map(({ minute, what }) => `    - cron: "${inUtc(minute)}" # ${minute.getUTCFullYear()}: ${what}`),
    ].join('\n'),
  gitlab: (times) =>
    times
      .map(({ minute, what }) => {
        const cron = `--cron "${inUtc(minute)}" --cronTimeZone UTC`
        return `glab schedule create --ref main --description "masthead: ${what}" ${cron}`
      })
      .join('\n'),
} satisfies Record<string, (times: readonly DueTime[], folder: string) => string>

/** Whether a text names a program in `TIMER_FORMS`. */
export function isTimerForm(text: string): text is keyof typeof TIMER_FORMS {
  return Object.hasOwn(TIMER_FORMS, text)
}

/** Returns the times at which builds are due, to the minute, because cron has no seconds. */
export function dueTimes(changes: readonly DueChange[]): DueTime[] {
  const MINUTE = 60_000
  const byMinute = Map.groupBy(changes, ({ at }) => Math.ceil(Date.parse(at) / MINUTE) * MINUTE)
  return [...byMinute].map(([minute, due]) => ({ minute: new Date(minute), what: inWords(due).join(', ') }))
}

/** Returns changes in words, with the languages of a story together: `publish harvest (en, ar)`. */
export function inWords(changes: readonly DueChange[]): string[] {
  const same = Map.groupBy(changes, ({ change, story }) => `${change} ${story}`)
  return [...same].map(([what, languages]) => `${what} (${languages.map(({ language }) => language).join(', ')})`)
}

function inUtc(minute: Date): string {
  return `${minute.getUTCMinutes()} ${minute.getUTCHours()} ${minute.getUTCDate()} ${minute.getUTCMonth() + 1} *`
}
