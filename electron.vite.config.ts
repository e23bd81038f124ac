import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { buildSource, builtName } from './main/data/dictionary/load.ts'
import { dataContract, dataEvents } from './shared/contract/data.ts'
import { shellContract, shellEvents } from './shared/contract/shell.ts'

const from = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    plugins: [
      {
        name: 'qorgau-dictionary',
        generateBundle() {
          this.emitFile({ type: 'asset', fileName: builtName, source: buildSource(from('assets')) })
        },
      },
    ],
    build: {
      outDir: 'out/main',
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: from('main/index.ts'),
          host: from('main/data/host.ts'),
          // Worker threads cannot be started from inside an archive: unpack it when packaging.
          'workbook-worker': from('main/data/files/workbook-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    define: {
      contractNames: JSON.stringify({
        data: Object.keys(dataContract),
        shell: Object.keys(shellContract),
        events: [...Object.keys(dataEvents), ...Object.keys(shellEvents)],
      }),
    },
    build: {
      outDir: 'out/preload',
      // A sandboxed preload cannot require packages, so everything is bundled into one CJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: from('main/preload.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: from('out/renderer'),
      minify: true,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { index: from('renderer/index.html'), print: from('renderer/print.html') },
      },
    },
    worker: { format: 'es' },
  },
})
