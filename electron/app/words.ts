import { AppError } from '../../shared/errors.ts'
import { errors as enErrors } from '../../shared/locales/en/errors.ts'
import type { Same } from '../../shared/locales/message.ts'
import { errors as ukErrors } from '../../shared/locales/uk/errors.ts'
import type { Language } from '../../shared/settings.ts'
import { OptionError } from './options.ts'

const uk = {
  help: `Приймальня: QR на рецепції — копії документів на столі спеціаліста.

npm start -- [параметри]       робоча установа
npm run demo -- [параметри]    вигадана установа для показу

  --data ТЕКА           де лежать база, ключі й журнал програми
  --shell electron|web  у вікнах Electron чи в браузері системи
  --port ЧИСЛО          порт веб-оболонки на цьому комп’ютері (0 — будь-який вільний)
  --no-open             не відкривати вікон, лише надрукувати посилання
  --help                ця підказка`,
  badOption: 'Не зрозуміло: {option}. Підказка: --help.',
  building: 'Збираємо програму…',
  buildFailed: 'Не вдалося зібрати програму: дивіться повідомлення вище.',
  noElectron:
    'Electron не встановлено, тому працюємо в браузері. Щоб завантажити його: node node_modules/electron/install.js',
  noElectronAt: 'За адресою з ELECTRON_PATH нічого немає: {path}.',
  withoutSandbox:
    'Ви працюєте як root: браузер запущено без пісочниці (--no-sandbox). Для щоденної роботи — звичайний користувач.',
  noBrowser: 'Вікна відкрити нема чим: не знайдено Chromium або графічного екрана. Відкрийте посилання самі:',
  rootBrowser:
    'Ви працюєте як root: браузер без пісочниці для справжніх копій не годиться. Запустіть Приймальню від звичайного користувача або відкрийте посилання самі:',
  links: 'Кожне посилання діє один раз:',
  desk: 'Стіл спеціаліста',
  display: 'Екран рецепції',
  logInPage: 'Сторінка входу до пошти',
  running: 'Приймальня працює. Дані: {folder}. Зупинити: Ctrl+C.',
  alreadyRunning: 'Приймальня вже працює з цією текою: показуємо її.',
  receptionOnly:
    'Екран рецепції працює за останнім знімком, стіл спеціаліста — ні. Коли полагодите, зупиніть програму й запустіть її знову.',
  quit: 'Завершити роботу',
  leaveReception: 'Лишити екран рецепції',
  stopped: 'Приймальню зупинено.',
  catalogueName: 'Перелік послуг',
  templateName: 'Перелік послуг (зразок)',
  testSubject: 'Пробний лист Приймальні {token}',
  testText:
    'Це пробний лист: програма «Приймальня» перевіряє, чи доходять листи до цієї скриньки. Копія в додатку — ЗРАЗОК, такої людини не існує. Відповідати не треба, лист можна видалити.',
} as const

const en: Same<typeof uk> = {
  help: `Pryimalnia: a QR at the reception, copies of documents on the clerk's desk.

npm start -- [options]       the institution at work
npm run demo -- [options]    an invented institution to look at

  --data FOLDER         where the database, keys and log are kept
  --shell electron|web  in Electron windows or in the system's browser
  --port NUMBER         the web shell's port on this computer (0: any free one)
  --no-open             open no windows, only print the links
  --help                this text`,
  badOption: 'Not understood: {option}. See --help.',
  building: 'Building the program…',
  buildFailed: 'The program could not be built: see the messages above.',
  noElectron:
    'Electron is not installed, so the browser is used. To download it: node node_modules/electron/install.js',
  noElectronAt: 'There is nothing at the path that ELECTRON_PATH gives: {path}.',
  withoutSandbox:
    'You are root: the browser runs without its sandbox (--no-sandbox). For daily work use an ordinary account.',
  noBrowser: 'No window can be opened: no Chromium or no graphical screen was found. Open the links yourself:',
  rootBrowser:
    'You are root: a browser without its sandbox will not do for real copies. Start Pryimalnia from an ordinary account, or open the links yourself:',
  links: 'Each link works once:',
  desk: 'Desk',
  display: 'Reception screen',
  logInPage: 'The page on which to log in to the mail',
  running: 'Pryimalnia is running. Data: {folder}. To stop: Ctrl+C.',
  alreadyRunning: 'Pryimalnia is already running with this folder: showing it.',
  receptionOnly:
    'The reception screen goes on from its last picture; the desk does not. When it is mended, stop the program and start it again.',
  quit: 'Quit',
  leaveReception: 'Leave the reception screen',
  stopped: 'Pryimalnia has stopped.',
  catalogueName: 'Services',
  templateName: 'Services (template)',
  testSubject: 'Test letter of Pryimalnia {token}',
  testText:
    'This is a test letter: the program Pryimalnia checks that letters reach this mailbox. The copy attached is a SPECIMEN of a person who does not exist. There is no need to answer, and the letter may be deleted.',
}

const words: Record<Language, Same<typeof uk>> = { uk, en }
const failures: Record<Language, typeof enErrors> = { uk: ukErrors, en: enErrors }

/** What the program says outside its windows: in the terminal, and as names of files that it offers. */
export function createWords(language: Language) {
  const say = (key: keyof typeof uk, values: Readonly<Record<string, string>> = {}) =>
    words[language][key].replaceAll(/\{(\w+)\}/g, (_, hole: string) => values[hole] ?? '')
  return {
    say,
    /** A failure to start, as a sentence with what to do. */
    failure(error: unknown): string {
      if (error instanceof OptionError) return say('badOption', { option: error.option })
      return failures[language][error instanceof AppError ? error.code : 'internal']
    },
  }
}

export type Words = ReturnType<typeof createWords>

/** Ukrainian unless the machine clearly speaks English: the product is Ukrainian first. */
export function terminalLanguage(environment: NodeJS.ProcessEnv): Language {
  const locale = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? ''
  return /^en[_.-]/i.test(locale) ? 'en' : 'uk'
}
