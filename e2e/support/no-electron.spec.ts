import { test } from '@playwright/test'

test('the stories run on Electron itself', () => {
  test.skip(true, 'Electron’s binary is not on this machine; the stories run on the stand-in')
})
