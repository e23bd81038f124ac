import type { Running } from './launch.ts'

/** Answers the next dialogs of a kind with a path, as if a person had chosen it. */
export async function answerDialog(
  { app }: Running,
  kind: 'open' | 'save',
  path: string,
): Promise<void> {
  await app.evaluate(
    ({ dialog }, answer) => {
      if (answer.kind === 'open')
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer.path] })
      else dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer.path })
    },
    { kind, path },
  )
}
