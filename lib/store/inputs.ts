import { hash } from 'node:crypto'
import { textOf } from './damage.ts'
import type { Database, Row } from './database.ts'
import type { Outputs } from './outputs.ts'
import { TABLES } from './tables.ts'

/** Something that outputs are made from: a text, a list, a fact of the site. */
export interface Input {
  /** Its name, the same in every build: `stories/two/en.md`, `head two`, `list /en/topics/boats/`. */
  readonly name: string
  /** What it is now, as JSON data; undefined if the build has set it before (`Inputs.set`). */
  readonly value?: unknown
  /** Whether the value itself is kept, not its digest alone. */
  readonly isKept?: boolean
}

/** An input of an output, as `masthead why` shows it. */
export interface UsedInput {
  readonly name: string
  /** Whether the last build found another digest than the one before. */
  readonly isChanged: boolean
  /** The value as JSON, and that of the build before; undefined if they are not kept. */
  readonly value: string | undefined
  readonly former: string | undefined
}

/**
 * What each output depends on. A task is what a build makes at once: the files of a story, a page with its compressed
 * copies, a search index. It uses inputs, each with the digest that it was made from. Where that is not the input’s own
 * digest any more, the task has to be done again. An input that is the name of a task is a bundle: it stands for what
 * that task uses.
 */
export class Inputs {
  readonly #db: Database
  readonly #outputs: Outputs
  #build: number | undefined
  /** The highest number in each table, once it has been asked for. */
  readonly #last: { inputs?: number; tasks?: number } = {}

  constructor(db: Database, outputs: Outputs) {
    this.#db = db
    this.#outputs = outputs
  }

  /** The number of the last build that was completed. */
  get build(): number {
    this.#build ??= Number(this.#outputs.note(BUILD) ?? 0)
    return this.#build
  }

  /** Counts a build that is completed, and forgets the former values of inputs that it found as they were. */
  completed(): void {
    this.#build = this.build + 1
    this.#outputs.setNote(BUILD, String(this.#build))
    this.#db.run("DELETE FROM inputs WHERE digest = '' AND number NOT IN (SELECT input FROM uses)")
    const old = this.#db.all('SELECT number FROM inputs WHERE former IS NOT NULL AND since < ?', this.#build)
    for (const { number } of old) this.#db.change(TABLES.inputs, { number: Number(number) }, { former: null })
  }

  /**
   * Says what an input is now.
   * @param value the value itself, if `masthead why` shows it
   * @param before its value before this build, if the value itself is kept in another table
   * @returns whether it was another one before
   */
  set(name: string, digest: string, value: string | null = null, before: string | null = null): boolean {
    const row = this.#db.get('SELECT number, digest, value, former, since FROM inputs WHERE name = ?', name)
    if (row?.digest === digest) return false
    const since = this.build + 1
    const number = row ? Number(row.number) : this.#next('inputs')
    const isAgain = row?.since === since // After a killed build, the former value is the one before that build.
    const former = (isAgain ? row?.former : (row?.value ?? before)) ?? null
    this.#db.put(TABLES.inputs, { number, name, digest, value, former: former === null ? null : textOf(former), since })
    return true
  }

  /** Says what an input is now that only has more than before: nothing has to be made again. */
  gained(name: string, digest: string): void {
    if (this.get(name) === undefined) this.set(name, digest)
    else this.#db.change(TABLES.inputs, { name }, { digest })
  }

  /** Returns an input with what is kept of it; undefined if it is none. */
  get(name: string): UsedInput | undefined {
    const row = this.#db.get('SELECT value, former, since FROM inputs WHERE name = ?', name)
    return row && { name, isChanged: Number(row.since) >= this.build, ...keptIn(row) }
  }

  /** Returns the value of an input; undefined if it is not kept. */
  value(name: string): string | undefined {
    return this.get(name)?.value
  }

  /**
   * Says what some inputs are now, and that another one, a bundle, stands for all of them.
   * @param more what else decides its digest
   * @returns whether any of them was another one before, or is new or gone
   */
  bundle(name: string, members: readonly Input[], more = ''): boolean {
    if (!this.isMadeFrom(name, members)) {
      const number = this.numberOf(name)
      const before = number === undefined ? [] : this.#db.all(USED, number).map((row) => textOf(row.name))
      this.made(name, members)
      const now = new Set(members.map((member) => member.name))
      for (const gone of before.filter((one) => !now.has(one))) this.#db.run('DELETE FROM inputs WHERE name = ?', gone)
    }
    return this.set(name, digestOf(JSON.stringify([members, more])))
  }

  /** Forgets an input that there is no more. What uses it has to be made again. */
  delete(name: string): void {
    const row = this.#db.get('SELECT number FROM inputs WHERE name = ?', name)
    if (!row) return
    this.#db.put(TABLES.inputs, { ...GONE, number: Number(row.number), name, since: this.build + 1 })
  }

  /** Returns the number of a task; undefined if it was never done. */
  numberOf(task: string): number | undefined {
    const number = this.#db.get('SELECT number FROM tasks WHERE name = ?', task)?.number
    return number === undefined ? undefined : Number(number)
  }

  /**
   * Whether a task was done from just these inputs, as they are now. Those that have a value are set.
   */
  isMadeFrom(task: string, inputs: readonly Input[]): boolean {
    let isSame = this.#db.get('SELECT declared FROM tasks WHERE name = ?', task)?.declared === declaredBy(inputs)
    for (const { name, value, isKept } of inputs) {
      if (value === undefined) continue
      const text = JSON.stringify(value)
      if (this.set(name, digestOf(text), isKept ? text : null)) isSame = false
    }
    return isSame && this.#db.get(`${STALE_ONE} LIMIT 1`, task) === undefined
  }

  /** Says that a task has to be done, if it never was: also the build after a killed one then finds it (`stale`). */
  announce(task: string, { name }: Pick<Input, 'name'>): void {
    if (this.numberOf(task) !== undefined) return
    const number = this.#next('tasks')
    const input = Number(this.#db.get('SELECT number FROM inputs WHERE name = ?', name)?.number)
    this.#db.put(TABLES.tasks, { number, name: task, declared: '' })
    this.#db.put(TABLES.uses, { task: number, input, digest: '' })
  }

  /**
   * Writes down what a task was done from.
   * @returns the task’s number
   */
  made(task: string, inputs: readonly Pick<Input, 'name'>[]): number {
    const known = this.numberOf(task)
    const number = known ?? this.#next('tasks')
    this.#db.put(TABLES.tasks, { number, name: task, declared: declaredBy(inputs) })
    const used = known === undefined ? [] : this.#db.all(USED, known)
    const left = new Map(used.map((row) => [textOf(row.name), row]))
    for (const name of new Set(inputs.map((input) => input.name))) {
      const before = left.get(name)
      left.delete(name)
      if (before && before.used === before.digest) continue
      const row = this.#db.get('SELECT number, digest FROM inputs WHERE name = ?', name)
      if (!row) throw new Error(`“${task}” is made from “${name}”, which is not an input.`)
      this.#db.put(TABLES.uses, { task: number, input: Number(row.number), digest: textOf(row.digest) })
    }
    for (const { number: input } of left.values())
      this.#db.run('DELETE FROM uses WHERE task = ? AND input = ?', number, Number(input))
    return number
  }

  /**
   * Takes over from the database of another machine that a task was done there, and what it was done from.
   * @returns the task’s number
   */
  take(task: string, from: Inputs): number {
    const used = from.#db.all(USED, from.numberOf(task) ?? 0)
    for (const { name, digest, value } of used) {
      const isKnown = this.#db.get('SELECT 1 FROM inputs WHERE name = ? AND digest = ?', textOf(name), textOf(digest))
      if (isKnown) continue
      if (from.numberOf(textOf(name)) !== undefined) this.take(textOf(name), from)
      this.set(textOf(name), textOf(digest), textOrNone(value) ?? null)
    }
    return this.made(
      task,
      used.map(({ name }) => ({ name: textOf(name) })),
    )
  }

  /** Whether a task was done from some inputs as they are now. */
  areUsed(task: string, names: readonly string[]): boolean {
    const used = this.#db.all(USED, this.numberOf(task) ?? 0)
    return names.every((name) => used.some((one) => one.name === name && one.used === one.digest))
  }

  /** Returns the digests of the inputs that begin with some letters, by the order of their names. */
  digestsOf(start: string): string[] {
    return this.#db.texts('SELECT name || digest FROM inputs WHERE name GLOB ? ORDER BY name', `${start}*`)
  }

  /** Forgets what a task was done from, so that it is done again. */
  forget(task: string): void {
    this.#db.run('DELETE FROM uses WHERE task = (SELECT number FROM tasks WHERE name = ?)', task)
    this.#db.run('DELETE FROM tasks WHERE name = ?', task)
  }

  /** Returns the tasks that use an input that has changed. */
  stale(): ReadonlySet<string> {
    return new Set(this.#db.texts(STALE, this.build))
  }

  /** Returns the kept values of those inputs of these tasks that begin with some letters, as JSON. */
  keptOf(start: string): string[] {
    return this.#db.texts(KEPT, this.build, `${start}*`)
  }

  /**
   * Returns the rest of the names of the inputs that begin with some letters and have changed since the last build that
   * was completed, those that are gone among them.
   */
  changed(start: string): Set<string> {
    // With the plus, SQLite looks for what has changed and not for the letters, with which as many names begin as there
    // are stories.
    const names = this.#db.texts('SELECT name FROM inputs WHERE since > ? AND +name GLOB ?', this.build, `${start}*`)
    return new Set(names.map((name) => name.slice(start.length)))
  }

  /** Whether an input has changed since the last build that was completed, even if it is again what it was then. */
  isChanged(name: string): boolean {
    return this.#db.get('SELECT 1 FROM inputs WHERE name = ? AND since > ?', name, this.build) !== undefined
  }

  /** Returns the names of the inputs that the last build found changed, and that begin with some letters. */
  changedAtLast(start: string): string[] {
    return this.#db.texts('SELECT name FROM inputs WHERE since >= ? AND name GLOB ?', this.build, `${start}*`)
  }

  /** Returns the inputs of the task with a number, those of its bundles among them. */
  of(task: number): UsedInput[] {
    return this.#db.all(USED, task).flatMap((row): UsedInput[] => {
      const name = textOf(row.name)
      const bundle = this.numberOf(name)
      if (bundle !== undefined) return this.of(bundle)
      return [{ name, isChanged: Number(row.since) >= this.build, ...keptIn(row) }]
    })
  }

  /** Returns the name of the task with a number; undefined if there is none. */
  taskNamed(number: number | undefined): string | undefined {
    const name = this.#db.get('SELECT name FROM tasks WHERE number = ?', number ?? 0)?.name
    return name === undefined ? undefined : textOf(name)
  }

  /** Returns a number that no row of a table has. */
  #next(kind: 'inputs' | 'tasks'): number {
    this.#last[kind] ??= Number(this.#db.get(`SELECT coalesce(max(number), 0) AS last FROM ${kind}`)?.last)
    this.#last[kind] += 1
    return this.#last[kind]
  }
}

/** The digest of an input that there is no more. */
const GONE = { digest: '', value: null, former: null }

/** The note of the number of the last build. */
const BUILD = 'build'

const USED = `
SELECT inputs.number, name, uses.digest AS used, inputs.digest, value, former, since
FROM uses JOIN inputs ON inputs.number = uses.input WHERE task = ? ORDER BY name`

const STALE = `
SELECT DISTINCT tasks.name FROM inputs
JOIN uses ON uses.input = inputs.number JOIN tasks ON tasks.number = uses.task
WHERE since > ? AND inputs.digest <> uses.digest`

const STALE_ONE = `
SELECT 1 FROM tasks JOIN uses ON uses.task = tasks.number JOIN inputs ON inputs.number = uses.input
WHERE tasks.name = ? AND inputs.digest <> uses.digest`

const KEPT = `
SELECT DISTINCT kept.value FROM (${STALE}) AS stale
JOIN tasks ON tasks.name = stale.name JOIN uses ON uses.task = tasks.number
JOIN inputs AS kept ON kept.number = uses.input WHERE kept.name GLOB ? AND kept.value IS NOT NULL`

/** Returns a digest of the names of some inputs. */
function declaredBy(inputs: readonly Pick<Input, 'name'>[]): string {
  return digestOf([...new Set(inputs.map(({ name }) => name))].sort().join('\0'))
}

/** Returns the digest of an input’s value: 16 hex digits. */
export function digestOf(text: string): string {
  return hash('sha256', text).slice(0, 16)
}

function keptIn({ value, former }: Row): Pick<UsedInput, 'value' | 'former'> {
  return { value: textOrNone(value), former: textOrNone(former) }
}

function textOrNone(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : textOf(value)
}
