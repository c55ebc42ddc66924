import type { ReactNode } from 'react'
import type { PartName } from '../../lib/publication/parts.ts'

/**
 * Makes a component a part of the page, which a newsroom may replace.
 * @example
 * export const Footer = overridable('Footer', ({ lang }: { lang: string }) => <footer lang={lang} />)
 */
export function overridable<Props>(name: PartName, Default: Component<Props>): Component<Props> {
  const Part: Component<Props> = (props) => {
    const override = overrides.get(name)
    return isComponent<Props>(override) ? override(props) : Default(props)
  }
  defaults.set(name, Default)
  current.set(name, Part)
  return Part
}

type Component<Props> = (props: Props) => ReactNode

/** The default components of all parts, and the components that show each part: its default, or the newsroom’s. */
const defaults = new Map<string, unknown>()
const current = new Map<string, unknown>()

/** The components with which a newsroom replaces parts. */
let overrides: ReadonlyMap<string, unknown> = new Map()

/** Replaces parts by components of the newsroom. All other parts have their defaults again. */
export function overrideParts(components: ReadonlyMap<string, unknown>): void {
  overrides = components
}

/**
 * Returns the component of a part.
 * @param isDefault whether it is the default, whatever the newsroom replaced it by
 */
export function componentOf(name: string, isDefault: boolean): unknown {
  return (isDefault ? defaults : current).get(name)
}

/** Whether a value of the newsroom’s code is a component. */
export function isComponent<Props>(value: unknown): value is Component<Props> {
  return typeof value === 'function'
}
