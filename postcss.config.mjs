import { layered, themed } from './lib/builder/compile/component-sheets.ts'

/** Tailwind is the only transformation; Next minifies. It is named, because Turbopack would bundle what is imported. */
export default { plugins: [layered, themed, '@tailwindcss/postcss'] }
