/** Tailwind is the only transformation; Next minifies. */
export default { plugins: { '@tailwindcss/postcss': {} } }
