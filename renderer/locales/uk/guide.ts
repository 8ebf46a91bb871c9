/** How a mailbox of each provider is opened to a program, in the words of the provider's own menus. */
export const guide = {
  titleSeparate: 'Для {provider} потрібен окремий пароль для програм',
  titleUsual: 'У {provider} доступ для програм треба дозволити',
  titleBrowser: 'Для входу в браузері {provider} має знати цю програму',
  titleNone: '{provider} пускає програми лише через вхід у браузері',
  titleGov: 'Пошта на gov.ua: дані для входу знає адміністратор пошти',
  titleOwn: 'Власний поштовий сервер: дані для входу знає той, хто веде пошту',

  paste: 'Уставте його в поле пароля й перевірте зʼєднання.',
  check: 'Перевірте зʼєднання.',
  again: 'Перевірте зʼєднання ще раз.',
  lookForImap: 'Якщо розділ зветься інакше, шукайте в налаштуваннях слово «IMAP».',

  ukrNet1: 'Зайдіть у цю скриньку на mail.ukr.net у браузері.',
  ukrNet2: 'Налаштування › Безпека: увімкніть доступ за протоколом IMAP.',
  ukrNet3: 'Там само створіть пароль для програм і скопіюйте його. Звичайний пароль не підійде.',
  ukrNetSize: 'ukr.net пропускає листи приблизно до 18–25 МБ, тобто 13–18 МБ файлів.',

  google1: 'myaccount.google.com › Безпека › Двохетапна перевірка: увімкніть її.',
  google2: 'Відкрийте myaccount.google.com/apppasswords, впишіть назву «Приймальня» і створіть пароль додатка.',
  google3: 'Уставте його 16 літер у поле пароля й перевірте зʼєднання.',
  google4:
    'Якщо сторінки паролів немає, її закрив адміністратор закладу. Попросіть його дозволити IMAP і паролі додатків або виберіть «Вхід у браузері».',
  googleSize: 'Gmail приймає листи до 50 МБ, а надсилає до 25 МБ, тобто 18 МБ файлів. Приймальня читає листи до 40 МБ.',

  googleBrowser1: 'Адміністратор закладу відкриває console.cloud.google.com і створює проєкт.',
  googleBrowser2:
    'Google Auth Platform › Audience: Internal для скриньки закладу. Для gmail.com виберіть External і натисніть Publish app: у режимі Testing дозвіл щотижня зникає.',
  googleBrowser3: 'Google Auth Platform › Data Access: додайте дозвіл, який наведено нижче.',
  googleBrowser4:
    'Google Auth Platform › Clients › Create client, тип Desktop app. Адресу повернення для нього вписувати не треба.',
  googleBrowser5: 'Скопіюйте сюди Client ID і Client secret і натисніть «Увійти в браузері».',

  microsoft1: 'Адміністратор закладу відкриває entra.microsoft.com › App registrations › New registration.',
  microsoft2:
    'Supported account types: лише ваша організація. Для outlook.com, hotmail.com і live.com виберіть Personal Microsoft accounts.',
  microsoft3: 'Redirect URI: платформа Public client/native (mobile & desktop) і адреса, яку наведено нижче.',
  microsoft4:
    'API permissions › Add a permission › Microsoft Graph › Delegated: IMAP.AccessAsUser.All, SMTP.Send і offline_access. Натисніть Grant admin consent.',
  microsoft5: 'З Overview скопіюйте сюди Application (client) ID і Directory (tenant) ID. Секрет не потрібен.',
  microsoft6: 'admin.exchange.microsoft.com › Mailboxes › Manage email apps settings: для скриньки ввімкнено IMAP.',
  microsoft7: 'Натисніть «Увійти в браузері» і ввійдіть саме в цю скриньку.',
  microsoftSize:
    'Microsoft 365 зазвичай пропускає листи до 36 МБ, тобто 26 МБ файлів; адміністратор міг змінити межу від 25 до 150 МБ. Приймальня читає листи до 40 МБ.',

  redirect: 'Адреса повернення',
  scopes: 'Дозволи',
  redirectGoogle: '{address} (порт вибирається щоразу)',

  iUa1: 'Зайдіть у цю скриньку на mail.i.ua у браузері.',
  iUa2: 'Налаштування › Пошта: дозвольте поштовим програмам доступ за IMAP.',
  usualPassword: 'Впишіть сюди пароль скриньки; якщо там створюють окремий пароль для програм, впишіть його.',

  metaUa1: 'Зайдіть у цю скриньку на webmail.meta.ua у браузері.',
  metaUa2: 'Налаштування › POP3/IMAP: дозвольте доступ за IMAP.',

  bigmir1: 'Зайдіть у цю скриньку на mail.bigmir.net у браузері.',
  bigmir2: 'Налаштування пошти: дозвольте поштовим програмам доступ за IMAP.',

  zoho1: 'Зайдіть на mail.zoho.eu або mail.zoho.com: Settings › Mail Accounts › IMAP: увімкніть IMAP Access.',
  zoho2: 'accounts.zoho.eu або accounts.zoho.com › Security › App Passwords: створіть пароль із назвою «Приймальня».',
  zoho3: 'Якщо скринька закладу на власному домені, сервер буває imappro.zoho.eu або imappro.zoho.com.',

  yahoo1: 'login.yahoo.com › Безпека облікового запису: увімкніть двоетапну перевірку.',
  yahoo2: 'Там само: Паролі додатків › створіть пароль із назвою «Приймальня».',

  icloud1: 'account.apple.com › Вхід і безпека: двофакторну автентифікацію має бути ввімкнено.',
  icloud2: 'Там само: Паролі для програм › створіть пароль із назвою «Приймальня».',
  icloud3: 'Якщо сервер його відхилить, лишіть в імені користувача тільки частину до @.',

  gov1: 'Запитайте адміністратора пошти назву сервера IMAP і порт та чи дозволено IMAP для цієї скриньки. Назва в полі — лише припущення.',
  gov2: 'Імʼя користувача буває повною адресою, а буває лише частиною до @: спитайте й про це.',
  gov3: 'Сервер закладу часто має власний сертифікат. Програма покаже його й запитає один раз: звірте відбиток з адміністратором.',
  gov4: 'Якщо пошту домену ведуть Google або Microsoft, впишіть сервер imap.gmail.com чи outlook.office365.com: підказки зміняться.',
  own1: 'Запитайте того, хто веде пошту домену (хостинг або адміністратор), назву сервера IMAP і порт. Назва в полі — лише припущення.',
} as const
