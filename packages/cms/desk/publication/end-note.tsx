import type { DeskConfig } from '../../desk-config.ts'
import { say, timeInWords } from '../parts/texts.ts'
import { zoneHere } from '../parts/zoned-time.ts'
import type { SettingsEdit } from './settings-form.tsx'
import { type KeyPath, valueAt, withValue } from './settings-yaml.ts'

/** Says when a choice or a notice ends, and that readers no longer see one that has ended; nothing if it has no end. */
export function EndNote({
  config,
  edit: { text, mayEdit, change },
  path,
}: {
  readonly config: DeskConfig
  readonly edit: SettingsEdit
  /** The keys that lead to the time. */
  readonly path: KeyPath
}) {
  const until = valueAt(text, path)
  const end = typeof until === 'string' ? Date.parse(until) : Number.NaN
  if (Number.isNaN(end)) return null
  const time = timeInWords(end, config.timeZone ?? zoneHere())
  return (
    <p className="desk-bar">
      <span>{say(end <= Date.now() ? 'endedAt' : 'endsAt', { time })}</span>
      {mayEdit && (
        <button type="button" onClick={() => change((yaml) => withValue(yaml, path, undefined), say('endDeleted'))}>
          {say('deleteEnd')}
        </button>
      )}
    </p>
  )
}
