import { swedishActivity } from './sv/activity.ts';
import { swedishCalibration } from './sv/calibration.ts';
import { swedishCardActs } from './sv/card-acts.ts';
import { swedishCard, swedishStatus } from './sv/card.ts';
import { swedishDoorTray } from './sv/door-tray.ts';
import { swedishDoors } from './sv/doors.ts';
import { swedishForm } from './sv/form.ts';
import { swedishGuide } from './sv/guide.ts';
import { swedishHelp } from './sv/help.ts';
import { swedishPeopleList } from './sv/people-list.ts';
import { swedishRecord } from './sv/record.ts';
import { swedishRegister } from './sv/register.ts';
import { swedishGeneral, swedishPractice, swedishSettings } from './sv/settings.ts';
import { swedishRecovery } from './sv/recovery.ts';
import { swedishQuestion } from './sv/question.ts';
import { swedishValidity } from './sv/validity.ts';
import { swedishTemplates } from './sv/templates.ts';
import { swedishSounds } from './sv/sounds.ts';
import type { Wording } from './wording.ts';

export const swedish: Wording = {
  general: swedishGeneral,
  card: swedishCard,
  status: swedishStatus,
  practice: swedishPractice,
  form: swedishForm,
  validity: swedishValidity,
  templates: swedishTemplates,
  question: swedishQuestion,
  activity: swedishActivity,
  doors: swedishDoors,
  cardActs: swedishCardActs,
  register: swedishRegister,
  record: swedishRecord,
  peopleList: swedishPeopleList,
  doorTray: swedishDoorTray,
  help: swedishHelp,
  guide: swedishGuide,
  sounds: swedishSounds,
  settings: swedishSettings,
  calibration: swedishCalibration,
  recovery: swedishRecovery,
};
