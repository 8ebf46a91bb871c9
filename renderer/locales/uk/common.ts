/** Messages of this area; the source of the English ones. */
export const common = {
  product: 'Приймальня',
  demo: 'ДЕМО',
  demoMeans: 'Люди, листи й документи тут вигадані.',
  undo: 'Скасувати',
  cancel: 'Скасувати',
  close: 'Закрити',
  back: 'Назад',
  next: 'Далі',
  show: 'Показати',
  hide: 'Сховати',
  password: 'пароль',
  code: 'Код',
  progress: '{done} з {total}',
  more: 'Показати ще {number}',
  seconds: '{seconds} с',
} as const
