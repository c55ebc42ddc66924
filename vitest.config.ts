import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/{unit,content}/**/*.test.ts', 'tests/*.test.ts'] } },
      { test: { name: 'component', include: ['tests/component/**/*.test.tsx'], environment: 'jsdom' } },
    ],
  },
})
