import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'main/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'e2e/stand-in/**/*.test.ts',
      'build/**/*.test.ts',
    ],
    // The contrast test reads the colours out of the style sheet.
    css: { include: [/tokens\.css/] },
    pool: 'forks',
    // Generous: a busy machine is no fault of the code.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
