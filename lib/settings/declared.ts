import { z } from 'zod'
import { readJson } from './read-json.ts'

/** The form in which a section of a newsroom’s kind is written: `::name` on one line, or `:::name` with text inside. */
export const KIND_FORMS = ['line', 'block'] as const

/** The variable with the names of the newsroom’s kinds of section. Processes that are started get it too. */
const KINDS = 'MASTHEAD_KINDS'

const formsSchema = z.record(z.string(), z.enum(KIND_FORMS))

/** Declares the newsroom’s kinds of section for processes that do not run its code, such as Next. */
export function declareKinds(forms: Readonly<Record<string, (typeof KIND_FORMS)[number]>>): void {
  if (Object.keys(forms).length > 0) process.env[KINDS] = JSON.stringify(forms)
  else delete process.env[KINDS]
}

/** Returns how a section of a kind is written that was declared; undefined if none has this name. */
export function declaredForm(name: string): (typeof KIND_FORMS)[number] | undefined {
  const forms = readJson(formsSchema, process.env[KINDS] ?? '{}') ?? {}
  return Object.hasOwn(forms, name) ? forms[name] : undefined
}

/**
 * Sets the services that a newsroom declares in masthead.config.ts.
 * @param root the content folder
 */
export function setOwnServices(root: string, services: readonly unknown[]): void {
  if (services.length > 0) process.env[SERVICES] = JSON.stringify({ root, services })
  else delete process.env[SERVICES]
}

/**
 * The variable with the services that masthead.config.ts declares. Threads and processes that are started get it too.
 */
const SERVICES = 'MASTHEAD_SERVICES'

const declaredSchema = z.object({ root: z.string(), services: z.array(z.unknown()) })

/** Returns the services that the newsroom of a content folder declares in masthead.config.ts. */
export function ownServices(root: string): unknown {
  const declared = readJson(declaredSchema, process.env[SERVICES] ?? '{}')
  return declared?.root === root ? declared.services : []
}
