/** Messages of this area; the source of the English ones. */
export const mail = {
  tabs: 'Сторінки пошти',
  'tab-mailboxes': 'Скриньки',
  add: 'Додати скриньку',
  edit: 'Змінити',
  'does-edit': 'Оновити налаштування',
  'does-log-in': 'Увійти ще раз',
  'does-wake': 'Спробувати зараз',
  'goes-on': 'Отримані копії лишаються на цьому компʼютері, нові листи чекають у скриньці.',
  fetched: 'Отримано листів:',

  'empty-title': 'Ще жодної скриньки',
  'empty-about':
    'Тут буде видно, чи на звʼязку кожна скринька, звідки відділення отримують листи з копіями, і що потребує вашої дії. Почніть зі скриньки, вказаної для відділення в кабінеті diia.gov.ua.',

  branches: 'Відділення',
  'branches-none': 'Не вибрано в жодному',
  server: 'Сервер',
  folders: { one: 'Папка', few: 'Папки', many: 'Папки', other: 'Папки' },
  path: 'Папка на цьому компʼютері',
  'last-letter': 'Останній лист',
  'no-letter': 'Ще не було',
  today: 'Сьогодні',
  letters: { one: '{count} лист', few: '{count} листи', many: '{count} листів', other: '{count} листа' },
  after: 'Збережений лист на сервері',
  'after-leave': 'лишається, як був',
  'after-seen': 'стає прочитаним',
  'after-keyword': 'отримує мітку цього столу',
  'after-move': 'переходить до папки «{folder}»',
  'after-delete': {
    one: 'зникає через {count} день',
    few: 'зникає через {count} дні',
    many: 'зникає через {count} днів',
    other: 'зникає через {count} дня',
  },
} as const
