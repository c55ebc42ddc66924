import type { DeskConfig } from '../../desk-config.ts'
import { Field } from '../parts/field.tsx'
import { say, timeInWords } from '../parts/texts.ts'
import { typedTime, zonedTime, zoneHere } from '../parts/zoned-time.ts'
import type { SettingsEdit } from './settings-form.tsx'
import { type KeyPath, valueAt, withValue } from './settings-yaml.ts'

/** The time at which a choice or a notice ends. It says that readers no longer see what has ended. */
export function EndField({
  config,
  edit: { text, mayEdit, change },
  path,
}: {
  readonly config: DeskConfig
  readonly edit: SettingsEdit
  /** The keys that lead to the time. */
  readonly path: KeyPath
}) {
  const zone = config.timeZone ?? zoneHere()
  const end = endIn(valueAt(text, path))
  const time = end === undefined ? '' : timeInWords(end, zone)
  const local = end === undefined ? '' : zonedTime(end, zone).slice(0, 'YYYY-MM-DDThh:mm'.length)
  const put = (typed: string) => {
    if (typed === local) return
    const until = typedTime(typed, zone)
    const said = until ? say('endsAt', { time: timeInWords(until, zone) }) : say('endDeleted')
    change((yaml) => withValue(yaml, path, until), said)
  }
  const isOver = end !== undefined && end <= Date.now()
  return (
    <Field label={say('endLabel', { zone })} hint={isOver ? say('endedAt', { time }) : undefined} className="desk-end">
      {(attributes) => (
        // It is written when it is left: while it is typed, parts of it are missing.
        <input
          {...attributes}
          key={local}
          type="datetime-local"
          readOnly={!mayEdit}
          defaultValue={local}
          onBlur={({ target }) => put(target.value)}
        />
      )}
    </Field>
  )
}

/** Returns a time in milliseconds; undefined for a value that is none. */
function endIn(until: unknown): number | undefined {
  const end = typeof until === 'string' ? Date.parse(until) : Number.NaN
  return Number.isNaN(end) ? undefined : end
}
