import { createFakeElectron } from './electron.ts'

/** The module `electron` in a process of its own, with a line to the test that started it. */

const fake = createFakeElectron()
fake.app.startsItself = true

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
} = fake.modules

/** What the test may ask of the process; each answer can be copied. */
const answers = {
  windows: () =>
    fake.app.windows.map(window => ({
      role: /--role=(\w+)/.exec(String(window.options.webPreferences?.additionalArguments))?.[1] ?? '',
      url: window.page.main.url,
      isVisible: window.isVisible(),
    })),
  messages: () => [...fake.dialog.messages, ...fake.dialog.errors],
  /** Runs code in a window's page. */
  run: ([role = '', code = '']: readonly string[]) => fake.window(role)?.webContents.executeJavaScript(code),
  again: () => void fake.app.emit('second-instance', {}, [], '', {}),
  close: ([role = '']: readonly string[]) => fake.window(role)?.close(),
  crash: ([role = '']: readonly string[]) => fake.window(role)?.page.crash(),
  quit: () => fake.app.quit(),
}
export type Question = keyof typeof answers

async function answer(question: Question, args: readonly string[]): Promise<{ value?: unknown; error?: string }> {
  try {
    return { value: await answers[question](args) }
  } catch (error) {
    return { error: String(error) }
  }
}

process.on('message', ({ id, question, args }: { id: number; question: Question; args: readonly string[] }) => {
  // The program may have a line of its own on the same channel.
  if (!Object.hasOwn(answers, question)) return
  void answer(question, args).then(reply => process.send?.({ id, ...reply }))
})
// The line is all that keeps this process from ending: when the program is over, so is the process.
void fake.app.exited.then(code => {
  process.exitCode = code
  process.disconnect()
})
